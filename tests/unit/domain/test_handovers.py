"""Packs for clients, the stages of a hand-over with their dates, and whom to ask again."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.handovers import (
    REMIND_AFTER,
    Handed,
    Handover,
    PackChange,
    Stage,
    contents_by_client,
    handed,
    marked,
    packs,
    prepared,
    prepared_again,
    reached,
    still_depending,
)
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.move_reminders import MoveReminder, Waiting, reminded, reminders
from tests.unit.domain.moving import NOW, all_moved, holding, moved, sent

LATER = NOW + timedelta(days=3)
CLIENT = "Tidewater Dental"


def trace(*held: Moved) -> frozenset[Handed]:
    """What a pack with these certificates holds."""
    return frozenset(map(handed, held))


@pytest.mark.parametrize("stage", Stage)
def test_a_stage_dates_all_before_it(stage: Stage) -> None:
    reached = marked(Handover(CLIENT, "x@y.example"), stage, NOW)
    assert (reached.stage, reached.email) == (stage, "x@y.example")
    dates = [reached.prepared_at, reached.sent_at, reached.confirmed_at]
    assert dates == [NOW] * stage + [None] * (3 - stage)


def test_a_stage_keeps_the_day_on_which_it_was_reached() -> None:
    prepared = marked(Handover(CLIENT), Stage.PREPARED, NOW)
    confirmed = marked(prepared, Stage.CONFIRMED, LATER)
    assert (confirmed.prepared_at, confirmed.sent_at, confirmed.confirmed_at) == (NOW, LATER, LATER)
    assert marked(confirmed, Stage.PREPARED, LATER) == prepared
    assert marked(confirmed, Stage.OPEN, LATER) == Handover(CLIENT)


@given(st.lists(st.tuples(st.sampled_from(Stage), st.integers(0, 9)), max_size=6))
def test_stages_are_reached_in_their_order(steps: list[tuple[Stage, int]]) -> None:
    handover, now = Handover(CLIENT), NOW
    for stage, days in steps:
        now += timedelta(days=days)
        handover = marked(handover, stage, now)
        assert handover.stage is stage
    dates = [each for each in (handover.prepared_at, handover.sent_at, handover.confirmed_at) if each is not None]
    assert dates == sorted(dates)
    assert len(dates) == handover.stage


def test_a_pack_has_what_is_ready_and_says_what_waits() -> None:
    ready, shared = moved("1", name="a.example"), moved("2", MovePlan.SHARE, name="b.example", is_share_kept=True)
    waits = [moved("", None, name="c.example"), moved("3", MovePlan.SHARE, name="d.example"), moved("4", MovePlan.KEEP)]
    (pack,) = packs([ready, *waits, shared], [])
    assert (pack.handover, pack.moved, pack.waiting) == (Handover(CLIENT), (ready, shared), tuple(waits))
    assert pack.numbers == ("1", "2")


def test_a_pack_keeps_its_trace_from_when_it_was_prepared_on() -> None:
    first, second = trace(moved("1")), trace(moved("2"))
    made = marked(Handover(CLIENT), Stage.PREPARED, NOW, first)
    for stage in (Stage.SENT, Stage.CONFIRMED, Stage.PREPARED):
        made = marked(made, stage, LATER, second)
        assert made.contents == first
    assert marked(made, Stage.OPEN, LATER, second).contents is None
    assert marked(Handover(CLIENT), Stage.CONFIRMED, NOW, first).contents == first


def test_a_pack_is_prepared_anew_until_it_was_sent() -> None:
    first, second = trace(moved("1")), trace(moved("2"))
    made = prepared(Handover(CLIENT, "x@y.example"), first, NOW)
    assert made == Handover(CLIENT, "x@y.example", NOW, contents=first)
    assert prepared(made, first, LATER) == made
    assert prepared(made, second, LATER) == replace(made, prepared_at=LATER, contents=second)
    for stage in (Stage.SENT, Stage.CONFIRMED):
        there = marked(made, stage, LATER)
        assert prepared(there, second, LATER) == there
        assert prepared_again(there, second, LATER) == replace(made, prepared_at=LATER, contents=second)


@pytest.mark.parametrize(
    ("now", "change"),
    [
        ([moved("1", name="a.example"), moved("1", name="b.example")], None),
        ([moved("1", name="A.example."), moved("1", name="b.example", left=5)], None),
        ([moved("1", name="a.example")], PackChange((), ("b.example",), (), ())),
        (
            [moved("1", name=each) for each in ("a.example", "b.example", "c.example")],
            PackChange(("c.example",), (), (), ()),
        ),
        (
            [moved("2", MovePlan.DELEGATE, name="a.example"), moved("1", MovePlan.DELEGATE, name="b.example")],
            PackChange((), (), ("a.example",), ("b.example",)),
        ),
        (
            [moved("1", name="a.example"), moved("1", name="b.example"), moved("3", name="b.example", left=9)],
            PackChange(("b.example",), (), (), ()),
        ),
    ],
)
def test_what_changed_in_a_pack_is_told(now: list[Moved], change: PackChange | None) -> None:
    kept = Handover(CLIENT, prepared_at=NOW, contents=trace(moved("1", name="a.example"), moved("1", name="b.example")))
    (pack,) = packs(now, [kept])
    assert pack.change == change


def test_of_a_pack_without_a_trace_no_change_is_told() -> None:
    (pack,) = packs([moved("1")], [Handover(CLIENT, prepared_at=NOW)])
    assert pack.change is None


@given(st.lists(all_moved, max_size=8), st.lists(all_moved, max_size=8))
def test_every_change_of_a_pack_is_told_once(before: list[Moved], now: list[Moved]) -> None:
    earlier = contents_by_client(before)
    for pack in packs(now, [Handover(client, contents=contents) for client, contents in earlier.items()]):
        kept = earlier.get(pack.handover.client)
        if kept is None:
            assert pack.change is None
            continue
        present = frozenset(map(handed, pack.moved))
        assert (pack.change is None) is (present == kept)
        if pack.change is not None:
            stayed = len(pack.change.renumbered) + len(pack.change.replanned)
            assert len(pack.change.added) + stayed == len(present - kept)
            assert len(pack.change.removed) + stayed == len(kept - present)


def test_a_pack_goes_to_no_address_that_is_none() -> None:
    held = [
        Moved(holding("a.example", client=CLIENT, contact="call me"), "1", plan=MovePlan.CLIENT),
        Moved(holding("b.example", client=CLIENT, contact="desk@tidewater.example"), "1", plan=MovePlan.CLIENT),
    ]
    (pack,) = packs(held, [])
    assert pack.handover.email == "desk@tidewater.example"


@pytest.mark.parametrize(
    ("kept", "own", "goes_to"),
    [
        ("kept@t.example", "own@t.example", "kept@t.example"),
        ("", "own@t.example", "own@t.example"),
        ("", "", "admin@t.example"),
    ],
)
def test_a_contact_from_the_orders_is_the_last_that_is_suggested(kept: str, own: str, goes_to: str) -> None:
    held = [Moved(holding(client=CLIENT, contact=own), "1", plan=MovePlan.CLIENT)]
    (pack,) = packs(held, [Handover(CLIENT, kept)], {CLIENT: "admin@t.example"})
    assert pack.handover.email == goes_to
    assert packs(held, [], {"Other": "admin@t.example"})[0].handover.email == own


def test_packs_are_in_the_order_of_their_clients_and_go_where_it_was_said() -> None:
    def of(client: str, contact: str = "") -> Moved:
        return Moved(holding(client=client, contact=contact), "1", plan=MovePlan.CLIENT)

    held = [
        of(""),
        of("larkspur", "a@l.example"),
        of("Holloway", "a@h.example"),
        of("Kestrel"),
        moved("", None, client="Osprey"),
    ]
    kept = [Handover("Holloway", "b@h.example"), Handover("Gone", "x@y.example")]
    assert [(pack.handover.client, pack.handover.email) for pack in packs(held, kept)] == [
        ("Holloway", "b@h.example"),
        ("Kestrel", ""),
        ("larkspur", "a@l.example"),
        ("", ""),
    ]


def test_what_nobody_is_named_for_is_of_strangers_once_it_is_in_several_accounts() -> None:
    one, other = moved("111", name="a.example", client=""), moved("222", name="b.example", client="")
    assert [pack.is_of_strangers for pack in packs([one, other], ())] == [True]
    assert [pack.is_of_strangers for pack in packs([one, replace(other, number="111")], ())] == [False]
    named = [moved("111", name="a.example"), moved("222", name="b.example")]
    assert [pack.is_of_strangers for pack in packs(named, ())] == [False]


def test_nobody_who_is_not_named_is_told_of_certificates_that_may_be_anothers() -> None:
    ready, open_ = moved("111", name="a.example", client=""), moved("", name="b.example", client="")
    (pack,) = packs([ready, open_], ())
    assert (pack.moved, pack.waiting) == ((ready,), ())


def test_nothing_depends_on_the_iso_account_once_every_pack_is_confirmed() -> None:
    held = [moved("1"), moved("2", client="Larkspur")]
    confirmed = [marked(Handover(client), Stage.CONFIRMED, NOW) for client in (CLIENT, "Larkspur")]
    assert still_depending(held, []) == tuple(held)
    assert still_depending(held, confirmed[:1]) == (held[1],)
    assert still_depending(held, confirmed) == ()


@pytest.mark.parametrize(
    "left", [moved("1", MovePlan.KEEP), moved("", MovePlan.CLIENT), moved("1", None), moved("1", MovePlan.SHARE)]
)
def test_what_was_in_no_pack_still_depends_on_it(left: Moved) -> None:
    confirmed = marked(Handover(CLIENT), Stage.CONFIRMED, NOW)
    assert still_depending([left, moved("1")], [confirmed]) == (left,)


def test_only_what_was_in_the_pack_is_free_of_it() -> None:
    first, second, other = (moved("1", name=each) for each in ("a.example", "b.example", "c.example"))
    made = marked(Handover(CLIENT), Stage.SENT, NOW, trace(first, second))
    renumbered = replace(second, number="2")
    assert reached([first, renumbered, other], [made], Stage.SENT) == (first,)
    assert reached([first, second], [made], Stage.CONFIRMED) == ()
    confirmed = marked(made, Stage.CONFIRMED, LATER)
    assert still_depending([first, renumbered, other], [confirmed]) == (renumbered, other)


def test_clients_are_asked_again_after_a_week() -> None:
    week, less = NOW - REMIND_AFTER, NOW - REMIND_AFTER + timedelta(seconds=1)
    held = [
        moved("", None, asked_at=week, client="Osprey"),
        moved("", None, asked_at=week - timedelta(days=1), client="Osprey"),
        moved("", None, asked_at=less, client="Kestrel"),
        moved("1", None, asked_at=week, client="Larkspur"),
    ]
    held += [moved(client="Holloway"), moved(client="Nordlicht"), moved(), moved("", client="Ashgrove")]
    done = marked(sent(9), Stage.CONFIRMED, NOW)
    handovers = [sent(8, "Holloway"), sent(2, "Nordlicht"), sent(9, "Ashgrove"), sent(9, "Gone"), done]
    assert reminders(held, handovers, NOW) == (
        MoveReminder("Holloway", Waiting.CONFIRMATION, NOW - timedelta(days=8)),
        MoveReminder("Osprey", Waiting.NUMBER, week - timedelta(days=1)),
    )


def test_the_next_reminder_is_due_a_week_after_the_last_one() -> None:
    held = [moved(), moved("", None, asked_at=NOW - timedelta(days=20), client="Osprey")]
    told = reminded(sent(20), Waiting.CONFIRMATION, NOW)
    osprey = reminded(Handover("Osprey"), Waiting.NUMBER, NOW)
    assert told.remind_from == NOW + REMIND_AFTER
    assert reminders(held, [told, osprey], NOW + REMIND_AFTER - timedelta(seconds=1)) == ()
    asked = NOW - timedelta(days=20)
    assert reminders(held, [told, osprey], NOW + REMIND_AFTER) == (
        MoveReminder("Osprey", Waiting.NUMBER, asked, NOW),
        MoveReminder(CLIENT, Waiting.CONFIRMATION, asked, NOW),
    )


def test_a_client_who_is_asked_about_another_certificate_after_a_reminder_has_a_week_for_that_too() -> None:
    osprey = reminded(Handover("Osprey"), Waiting.NUMBER, NOW - timedelta(days=8))
    asked_since = moved("", None, asked_at=NOW - timedelta(days=3), client="Osprey")
    assert reminders([asked_since], [osprey], NOW) == ()


def test_a_reminder_is_over_with_the_pack_that_it_was_about() -> None:
    told = reminded(sent(9), Waiting.CONFIRMATION, NOW)
    assert marked(told, Stage.CONFIRMED, NOW).reminded_at == NOW
    assert marked(told, Stage.CONFIRMED, NOW).remind_from is None
    assert marked(told, Stage.PREPARED, NOW).reminded_at is None
    again = prepared_again(told, frozenset(), NOW)
    assert (again.reminded_at, again.remind_from) == (None, None)
    assert marked(again, Stage.SENT, LATER).remind_from == LATER + REMIND_AFTER


@given(st.lists(all_moved, max_size=10))
def test_each_certificate_of_a_client_with_a_pack_is_in_it_once(held: list[Moved]) -> None:
    made = packs(held, [])
    within = [each for pack in made for each in (*pack.moved, *pack.waiting)]
    assert all(each.is_to_hand_over for pack in made for each in pack.moved)
    ready = [each for each in held if each.is_to_hand_over]
    assert sorted(map(id, ready)) == sorted(id(each) for pack in made for each in pack.moved)
    assert len(within) == len(set(map(id, within)))
