"""A link is made once; what a refusal asks of the user is remembered, and kept until it is settled."""

from dataclasses import replace
from functools import partial
from threading import Barrier, Thread

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, VISIT_LIFETIME, Linked, Seat
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import new_key
from certdesk.domain.errors import SessionRequired
from certdesk.domain.linking import Attempt, Outcome, SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import COPPERFIELD, USER
from tests.fakes import START
from tests.unit.services.accounts.bureau import (
    ACCOUNT,
    CLASH,
    ME,
    PARTNER_CLASH,
    READY,
    WAITS,
    Bureau,
    administrator,
    entry,
)
from tests.unit.services.accounts.failing import KEY, Failing, assert_whole, refused
from tests.unit.services.authority import Crash


def test_a_link_is_noted_shown_and_its_token_kept(bureau: Bureau, directory: Failing) -> None:
    linked = bureau.link(READY)
    assert (linked.username, linked.before) == (ME, "maya@okafor.example")
    assert bureau.safe.kept == {ACCOUNT: bureau.safe.kept[ACCOUNT], entry(READY): linked.token}
    standing = bureau.seat(READY).standing
    assert (standing.linked_at, standing.service_username, standing.clash) == (START, ME, None)
    assert {Topic.ACCOUNTS, Topic.ACTIVITY} == set().union(*bureau.announced), "nobody is written to"
    assert_whole(bureau)
    seats = bureau.accounts.known().seats
    assert bureau.accounts.refresh().seats == seats
    assert directory.sent == 1


def test_it_is_written_down_before_it_is_sent(bureau: Bureau, directory: Failing) -> None:
    directory.before = Crash()
    visit = bureau.visit(READY)
    with pytest.raises(Crash):
        bureau.accounts.link(visit, KEY)
    (intent,) = bureau.under_way()
    assert (intent.key, intent.seat, intent.begun_at) == (KEY, READY, START)


def test_the_same_key_again_links_nothing_more_not_even_after_a_restart(bureau: Bureau, directory: Failing) -> None:
    visit = bureau.visit(READY)
    first = bureau.accounts.link(visit, KEY)
    bureau.open()
    again = bureau.accounts.link(visit, KEY)
    assert replace(again, token=first.token) == first
    assert directory.sent == 1
    assert_whole(bureau)


def test_another_wish_for_what_is_linked_already_is_not_the_users_deed(bureau: Bureau, directory: Failing) -> None:
    visits = [bureau.visit(READY), bureau.visit(READY)]
    first, second = (bureau.accounts.link(visit, new_key()) for visit in visits)
    assert (second.before, second.linked_at, directory.sent) == ("", first.linked_at, 2)
    assert_whole(bureau)


def test_the_same_wish_from_many_threads_is_one_link(bureau: Bureau, directory: Failing) -> None:
    together, visit = Barrier(5), bureau.visit(READY)
    made: list[Linked] = []

    def press() -> None:
        together.wait()
        made.append(bureau.accounts.link(visit, KEY))

    presses = [Thread(target=press) for _ in range(5)]
    for each in presses:
        each.start()
    for each in presses:
        each.join()
    assert len(made) == 5
    assert directory.sent == 1
    assert_whole(bureau)


@pytest.mark.parametrize(
    ("seat", "key", "outcome", "state", "username"),
    [
        (WAITS, MessageKey.ADMIN_FIRST, Outcome.ADMIN_FIRST, SeatState.ADMIN_FIRST, "maya.okafor"),
        (CLASH, MessageKey.USER_EXISTS, Outcome.USERNAME_EXISTS, SeatState.USERNAME_EXISTS, "m.okafor"),
        (PARTNER_CLASH, MessageKey.USER_OTHER, Outcome.USERNAME_EXISTS, SeatState.USERNAME_EXISTS, "M.Okafor"),
    ],
)
def test_what_the_user_has_to_act_on_is_remembered_over_a_restart(
    bureau: Bureau,
    directory: Failing,
    seat: Seat,
    key: MessageKey,
    outcome: Outcome,
    state: SeatState,
    username: str,
) -> None:
    assert directory.sent == 0
    assert refused(lambda: bureau.link(seat)).key is key
    bureau.open()
    assert bureau.attempt(seat) == Attempt(seat, START, outcome, username)
    assert bureau.seat(seat).state is state
    assert bureau.under_way() == []
    assert list(bureau.safe.kept) == [ACCOUNT]
    assert [act for act, _ in bureau.told()] == [DeskAct.ACCOUNT_SIGNED_IN]


def test_another_try_keeps_the_suggestion_and_that_it_was_opened_without_linking(
    bureau: Bureau, directory: Failing
) -> None:
    refused(lambda: bureau.link(CLASH))
    earlier = bureau.attempt(CLASH)
    assert earlier is not None
    bureau.accounts.keep(replace(earlier, suggestion="m.okafor1", proceeded_at=START, is_paused=True))
    bureau.rename(CLASH, "M.Okafor ")
    bureau.world.clock.forward(VISIT_LIFETIME)
    assert refused(lambda: bureau.link(CLASH)).key is MessageKey.USER_EXISTS
    expected = Attempt(
        CLASH, START + VISIT_LIFETIME, Outcome.USERNAME_EXISTS, "M.Okafor ", "m.okafor1", proceeded_at=START
    )
    assert bureau.attempt(CLASH) == expected
    assert directory.sent == 2


def test_after_any_rename_it_links_and_the_attempt_is_forgotten(bureau: Bureau, directory: Failing) -> None:
    refused(lambda: bureau.link(CLASH))
    visit = bureau.visit(CLASH)
    assert bureau.services.rename(visit, "m.okafor1").username == "m.okafor1"
    assert bureau.seat(CLASH).is_ready_now, "the rename is seen at once"
    linked = bureau.accounts.link(visit, KEY)
    assert (linked.before, linked.username) == ("m.okafor1", ME)
    assert bureau.attempt(CLASH) is None
    assert directory.sent == 2


def test_when_the_administrator_has_linked_the_seat_says_so_by_itself(bureau: Bureau, directory: Failing) -> None:
    refused(lambda: bureau.link(WAITS))
    bureau.services.proceed(bureau.visit(WAITS))
    bureau.link_as(administrator(COPPERFIELD), WAITS)
    bureau.announced.clear()
    bureau.accounts.refresh()
    assert bureau.seat(WAITS).is_ready_now
    assert bureau.announced == [frozenset({Topic.ACCOUNTS})]
    bureau.link(WAITS)
    assert bureau.attempt(WAITS) is None
    assert directory.sent == 2


def test_a_link_that_was_made_elsewhere_settles_the_attempt(bureau: Bureau, directory: Failing) -> None:
    refused(lambda: bureau.link(CLASH))
    assert bureau.attempt(CLASH) is not None
    bureau.rename(CLASH, "maya")
    bureau.link_as(USER, CLASH)
    bureau.accounts.refresh()
    assert (bureau.attempt(CLASH), bureau.seat(CLASH).state) == (None, SeatState.LINKED)
    bureau.open()
    assert bureau.attempt(CLASH) is None
    assert directory.sent == 1


def test_a_visit_that_is_over_is_said_and_nothing_is_remembered(bureau: Bureau, directory: Failing) -> None:
    visit = bureau.visit(READY)
    bureau.world.clock.forward(VISIT_LIFETIME)
    for over in (visit, replace(visit, token="made up")):
        refusal = refused(partial(bureau.accounts.link, over, KEY))
        assert (refusal.key, refusal.facts) == (MessageKey.VISIT_ENDED, {"service": "DigiCert ONE"})
    assert bureau.attempt(READY) is None
    assert bureau.accounts.known().is_signed_in
    assert_whole(bureau)
    assert directory.sent == 2


def test_an_account_session_that_is_over_is_said_and_nothing_is_sent(bureau: Bureau, directory: Failing) -> None:
    visit = bureau.visit(READY)
    bureau.world.clock.forward(ACCOUNT_SESSION)
    refusal = refused(lambda: bureau.accounts.link(visit, KEY))
    assert (type(refusal), refusal.key) == (SessionRequired, MessageKey.ACCOUNT_ENDED)
    assert not bureau.accounts.known().is_signed_in
    assert bureau.safe.kept == {}
    assert directory.sent == 0
