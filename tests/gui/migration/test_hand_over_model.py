"""What the page Hand over shows, and what becomes of what is done on it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast

import pytest

from certdesk.domain.handovers import Handover, Stage, handed
from certdesk.domain.messages import MessageKey
from certdesk.domain.migration import Migration, MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.move_reminders import MoveReminder, Waiting
from certdesk.services.api import HandingOver, MigrationView
from certdesk.viewmodels.migration.hand_over.model import HandOverViewModel
from certdesk.viewmodels.migration.hand_over.props import Clients, Inputs, Part, Standing, derive, first_to_do
from certdesk.views.wording.migration import hand_over_rest as words
from certdesk.views.wording.migration.hand_over import recipient_hint
from tests.fakes import START
from tests.gui.migration.handing import HandingDesk
from tests.unit.domain.moving import NOW, moved, sent

MIGRATION = Migration(MigrationId("m"), "Off the ISO account", NOW, NOW)
ASHGROVE = moved("1", client="Ashgrove", name="a.example")
KESTREL = moved("2", client="Kestrel", name="k.example")
OSPREY = moved("", None, client="Osprey", name="o.example")


class Overtaken:
    """Keeps a mark, and answers it after a certificate was added and shown."""

    def __init__(self, handing: HandingDesk) -> None:
        self._handing, self.put_back = handing, handing.desk.handing_over.put_back

    def mark(self, migration: MigrationId, clients: Sequence[str], stage: Stage) -> MigrationView:
        marked = self._handing.desk.handing_over.mark(migration, clients, stage)
        self._handing.typed("late.example")
        return marked


def view(held: list[Moved], *handovers: Handover) -> MigrationView:
    return MigrationView(MIGRATION, tuple(map(Line, held)), handovers)


def trace(*held: Moved) -> dict[str, object]:
    return {"contents": frozenset(map(handed, held))}


def done(client: str) -> Handover:
    return Handover(client, prepared_at=NOW, sent_at=NOW, confirmed_at=NOW)


@pytest.mark.parametrize(
    ("held", "handovers", "standing", "handed_over", "clients"),
    [
        ([], (), Standing.NOTHING_READY, 0, Clients()),
        ([OSPREY], (), Standing.NOTHING_READY, 0, Clients()),
        ([ASHGROVE], (), Standing.UNDER_WAY, 0, Clients(1)),
        (
            [ASHGROVE, KESTREL],
            (done("Ashgrove"), Handover("Kestrel", prepared_at=NOW)),
            Standing.UNDER_WAY,
            1,
            Clients(2, prepared=2, sent=1, confirmed=1),
        ),
        (
            [ASHGROVE, OSPREY],
            (done("Ashgrove"),),
            Standing.UNDER_WAY,
            1,
            Clients(1, prepared=1, sent=1, confirmed=1),
        ),
        (
            [ASHGROVE],
            (done("Ashgrove"),),
            Standing.DONE,
            1,
            Clients(1, prepared=1, sent=1, confirmed=1),
        ),
        (
            [ASHGROVE, replace(ASHGROVE, number="3")],
            (replace(done("Ashgrove"), **trace(ASHGROVE)),),  # type: ignore[arg-type]  # fields by name
            Standing.UNDER_WAY,
            1,
            Clients(1, prepared=1, sent=1, confirmed=1),
        ),
    ],
    ids=["empty", "none ready", "ready", "one confirmed", "one left", "all confirmed", "one added since"],
)
def test_how_far_all_are(
    held: list[Moved], handovers: tuple[Handover, ...], standing: Standing, handed_over: int, clients: Clients
) -> None:
    props = derive(Inputs(view(held, *handovers), NOW))
    assert (props.standing, props.clients) == (standing, clients)
    assert (props.tally.total, props.tally.handed_over) == (len(held), handed_over)
    assert props.left == tuple(each for each in held if each.holding.client == "Osprey")


@pytest.mark.parametrize(
    ("handover", "part"),
    [
        (Handover("Ashgrove"), Part.TO_SEND),
        (Handover("Ashgrove", prepared_at=NOW), Part.TO_SEND),
        (sent(1, "Ashgrove"), Part.WAITING),
        (done("Ashgrove"), Part.CONFIRMED),
        (replace(done("Ashgrove"), **trace(KESTREL)), Part.TO_SEND),  # type: ignore[arg-type]  # fields by name
    ],
    ids=["open", "prepared", "sent", "confirmed", "confirmed but changed"],
)
def test_each_client_is_listed_among_all_and_in_one_part(handover: Handover, part: Part) -> None:
    whole = view([ASHGROVE], handover)
    for each in Part:
        props = derive(Inputs(whole, NOW, each))
        assert [row.client for row in props.rows] == (["Ashgrove"] if each in (Part.ALL, part) else [])
        assert props.parts == {other: int(other in (Part.ALL, part)) for other in Part}


def test_the_chosen_client_stays_listed_when_the_part_has_others() -> None:
    props = derive(Inputs(view([ASHGROVE, KESTREL], done("Kestrel")), NOW, Part.CONFIRMED, chosen="Ashgrove"))
    assert [row.client for row in props.rows] == ["Ashgrove", "Kestrel"]


@pytest.mark.parametrize(
    ("handovers", "client"),
    [
        ((), "Ashgrove"),
        ((sent(1, "Ashgrove"),), "Kestrel"),
        ((sent(1, "Ashgrove"), sent(1, "Kestrel")), "Ashgrove"),
        ((sent(1, "Ashgrove"), replace(sent(1, "Kestrel"), **trace(ASHGROVE))), "Kestrel"),  # type: ignore[arg-type]  # fields by name
    ],
    ids=["nothing sent", "one sent", "all sent", "one changed"],
)
def test_the_card_that_opens_is_the_first_to_be_sent(handovers: tuple[Handover, ...], client: str) -> None:
    assert first_to_do(view([KESTREL, ASHGROVE], *handovers)) == client


def test_who_is_to_be_reminded_is_told_with_where_and_of_what() -> None:
    waits = moved("", None, client="Osprey", name="o.example", asked_at=NOW - timedelta(days=8))
    waits = replace(waits, holding=replace(waits.holding, contact="desk@osprey.example"))
    kept = replace(sent(9, "Ashgrove"), email="head@ashgrove.example")
    first, second = derive(Inputs(view([ASHGROVE, OSPREY, waits], kept), NOW)).due
    assert first.reminder == MoveReminder("Ashgrove", Waiting.CONFIRMATION, NOW - timedelta(days=9))
    assert (first.moved, first.email) == ((ASHGROVE,), "head@ashgrove.example")
    assert second.reminder == MoveReminder("Osprey", Waiting.NUMBER, NOW - timedelta(days=8))
    assert (second.moved, second.email) == ((waits,), "desk@osprey.example")


def test_a_card_names_the_other_clients_of_its_accounts() -> None:
    whole = view([ASHGROVE, moved("1", client="Kestrel", name="k.example"), moved("9", client="Larkspur")])
    props = derive(Inputs(whole, NOW, chosen="Ashgrove"))
    assert props.card is not None
    assert props.card.others == ("Kestrel",)


def test_making_a_pack_prepares_it_and_no_more(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.done(lambda: handing.model.made(["Ashgrove"]))
    assert handing.stages == {"Ashgrove": Stage.PREPARED}
    handing.mark("Ashgrove", Stage.SENT)
    handing.done(lambda: handing.model.made(["Ashgrove"]))
    assert handing.stages == {"Ashgrove": Stage.SENT}
    assert not handing.marks, "nothing was ticked by hand"


def test_a_pack_that_was_opened_in_mail_is_proposed_as_sent_and_never_ticked(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.client("Kestrel", "k.example", number="2")
    handing.done(lambda: handing.model.made(["Ashgrove"]))
    handing.model.propose_sent("Ashgrove")
    card = handing.model.props.card
    assert card is not None
    assert (card.client, card.is_sent_proposed) == ("Ashgrove", True)
    assert handing.stages == {"Ashgrove": Stage.PREPARED}
    handing.model.choose("Kestrel")
    handing.model.choose("Ashgrove")
    assert handing.model.props.card is not None
    assert not handing.model.props.card.is_sent_proposed


def test_a_tick_can_be_set_taken_back_and_undone_with_its_dates(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    model = handing.model
    handing.done(lambda: model.tick_stage(Stage.SENT, is_ticked=True))
    handing.wait(3)
    handing.done(lambda: model.tick_stage(Stage.CONFIRMED, is_ticked=True))
    handing.done(lambda: model.tick_stage(Stage.SENT, is_ticked=False))
    assert [(mark.before.stage, mark.after.stage) for mark in handing.marks] == [
        (Stage.OPEN, Stage.SENT),
        (Stage.SENT, Stage.CONFIRMED),
        (Stage.CONFIRMED, Stage.PREPARED),
    ]
    handing.done(lambda: model.set_recipient("head@ashgrove.example"))
    assert handing.done(model.undo)
    (kept,) = handing.view.handovers
    assert (kept.sent_at, kept.confirmed_at) == (START, START + timedelta(days=3))
    assert kept.email == "head@ashgrove.example", "what was done since stays"
    assert handing.done(lambda: model.undo(handing.marks[0]))
    assert handing.view.handovers[0].stage is Stage.OPEN
    assert not model.undo(handing.marks[0]), "it was undone already"


def test_of_two_ticks_in_quick_succession_each_is_taken_back_by_itself(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.model.tick_stage(Stage.PREPARED, is_ticked=True)
    handing.model.tick_stage(Stage.SENT, is_ticked=True)
    handing.settle()
    assert [mark.before.stage for mark in handing.marks] == [Stage.OPEN, Stage.PREPARED]
    handing.done(handing.model.undo)
    assert handing.stages == {"Ashgrove": Stage.PREPARED}


def test_a_tick_that_is_answered_when_another_migration_is_open_offers_nothing(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.model.tick_stage(Stage.SENT, is_ticked=True)
    other = handing.desk.migrations.begin("Another").migration.id
    handing.desk.handing_over.mark(other, ["Ashgrove"], Stage.CONFIRMED)
    handing.open.show(handing.desk.migrations.load(other))
    handing.settle()
    assert not handing.marks


def test_a_tick_that_is_answered_late_can_be_undone(handing: HandingDesk) -> None:
    """What is read meanwhile is answered first, and shows the tick already."""
    handing.client("Ashgrove", "a.example")
    overtaken = cast("HandingOver", Overtaken(handing))
    model = HandOverViewModel(overtaken, handing.open, handing.world.clock, handing.runner)
    model.undo_offered.connect(handing.marks.append)
    handing.done(lambda: model.tick_stage(Stage.SENT, is_ticked=True))
    assert (handing.stages["Ashgrove"], len(handing.view.lines)) == (Stage.SENT, 2)
    (mark,) = handing.marks
    assert handing.done(lambda: model.undo(mark))
    assert (handing.stages["Ashgrove"], len(handing.view.lines)) == (Stage.OPEN, 2)


def test_a_pack_that_changed_is_prepared_again_and_that_can_be_undone(handing: HandingDesk) -> None:
    (added,) = handing.client("Ashgrove", "a.example")
    handing.mark("Ashgrove", Stage.CONFIRMED)
    handing.plan([added], MovePlan.DELEGATE)
    before = handing.view.handovers
    assert [row.has_changed for row in handing.model.props.rows] == [True]
    handing.wait(1)
    handing.done(handing.model.prepare_again)
    assert handing.stages == {"Ashgrove": Stage.PREPARED}
    assert [row.has_changed for row in handing.model.props.rows] == [False]
    handing.done(handing.model.undo)
    assert handing.view.handovers == before


def test_an_address_that_is_none_is_told_at_its_client_alone(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.client("Kestrel", "k.example", number="2")
    handing.done(lambda: handing.model.set_recipient("nobody"))
    card = handing.model.props.card
    assert card is not None
    assert card.email_error is not None
    assert card.email_error.key is MessageKey.EMAIL_FORM
    assert not handing.failures
    handing.model.choose("Kestrel")
    assert handing.model.props.card is not None
    assert handing.model.props.card.email_error is None
    handing.done(lambda: handing.model.set_recipient(" k@kestrel.example "))
    assert handing.view.handovers == (Handover("Kestrel", "k@kestrel.example"),)


def test_another_client_opens_when_the_chosen_one_has_no_pack_any_more(handing: HandingDesk) -> None:
    ashgrove = handing.client("Ashgrove", "a.example")
    handing.client("Kestrel", "k.example", number="2")
    assert handing.chosen == "Ashgrove"
    handing.plan(ashgrove, MovePlan.KEEP)
    assert handing.chosen == "Kestrel"


def test_another_migration_has_nothing_to_undo(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.done(lambda: handing.model.tick_stage(Stage.SENT, is_ticked=True))
    handing.open.show(handing.desk.migrations.begin("Another"))
    assert not handing.model.undo()
    assert handing.model.props.standing is Standing.NOTHING_READY


def test_days_that_go_by_remind(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.mark("Ashgrove", Stage.SENT)
    handing.wait(6)
    assert not handing.model.props.due
    handing.wait(1)
    assert [each.reminder.client for each in handing.model.props.due] == ["Ashgrove"]
    assert handing.model.props.rows[0].is_overdue


def test_a_reminder_that_went_out_is_due_again_a_week_later_and_can_be_undone(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.mark("Ashgrove", Stage.SENT)
    handing.wait(9)
    (due,) = handing.model.props.due
    handing.done(lambda: handing.model.note_reminded(due.reminder))
    assert not handing.model.props.due
    assert not handing.model.props.rows[0].is_overdue
    handing.wait(6)
    assert not handing.model.props.due
    handing.wait(1)
    (again,) = handing.model.props.due
    assert (again.reminder.since, again.reminder.last) == (due.reminder.since, due.reminder.since + timedelta(days=9))
    (marked,) = handing.marks
    handing.done(lambda: handing.model.undo(marked))
    assert [each.reminder for each in handing.model.props.due] == [due.reminder]


@pytest.mark.parametrize("what", Waiting)
def test_a_reminder_is_taken_back_alone_whatever_was_ticked_since(handing: HandingDesk, what: Waiting) -> None:
    handing.client("Ashgrove", "a.example")
    handing.mark("Ashgrove", Stage.SENT)
    handing.done(lambda: handing.model.note_reminded(MoveReminder("Ashgrove", what, START)))
    handing.done(lambda: handing.model.tick_stage(Stage.CONFIRMED, is_ticked=True))
    reminder, _confirmed = handing.marks
    handing.done(lambda: handing.model.undo(reminder))
    (kept,) = handing.view.handovers
    assert (kept.stage, kept.reminded_at, kept.asked_again_at) == (Stage.CONFIRMED, None, None)


def test_a_stage_is_taken_back_without_the_reminder_of_a_number_since(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.done(lambda: handing.model.tick_stage(Stage.SENT, is_ticked=True))
    handing.done(lambda: handing.model.note_reminded(MoveReminder("Ashgrove", Waiting.NUMBER, START)))
    handing.done(lambda: handing.model.undo(handing.marks[0]))
    (kept,) = handing.view.handovers
    assert kept.stage is Stage.OPEN
    assert kept.asked_again_at is not None


def test_a_client_without_a_card_is_reminded_of_the_number(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    asked = handing.client("Osprey", "o.example", number="", plan=None)
    handing.desk.account_search.note_asked(handing.migration.id, asked, is_asked=True)
    handing.reload()
    handing.wait(8)
    (due,) = handing.model.props.due
    handing.done(lambda: handing.model.note_reminded(due.reminder))
    assert not handing.model.props.due
    assert handing.chosen == "Ashgrove"
    assert "Osprey is reminded." in words.marked_words(handing.marks[0].before, handing.marks[0].after)


def test_a_migration_that_is_gone_is_told(handing: HandingDesk) -> None:
    handing.client("Ashgrove", "a.example")
    handing.desk.migrations.remove(handing.migration.id)
    handing.done(lambda: handing.model.tick_stage(Stage.SENT, is_ticked=True))
    assert len(handing.failures) == 1
    assert not handing.marks


def test_a_contact_from_the_orders_is_told_to_be_one_and_reminded_too() -> None:
    asked = moved("", None, client="Ashgrove", name="b.example", asked_at=NOW - timedelta(days=9))
    shown = replace(view([ASHGROVE, asked]), contacts={"Ashgrove": "office@ashgrove.example"})
    props = derive(Inputs(shown, NOW, chosen="Ashgrove"))
    assert props.card is not None
    assert props.card.pack.handover.email == "office@ashgrove.example"
    assert recipient_hint(props.card) == "Suggested from your orders: the client’s admin contact there."
    assert [due.email for due in props.due] == ["office@ashgrove.example"]
    kept = replace(shown, handovers=(Handover("Ashgrove", "head@ashgrove.example"),))
    card = derive(Inputs(kept, NOW, chosen="Ashgrove")).card
    assert card is not None
    assert recipient_hint(card) == "Kept on this computer."
