"""A link is made once or not at all, and never lost; what a refusal asks of the user is remembered."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from sqlite3 import IntegrityError
from threading import Barrier, Thread

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, VISIT_LIFETIME, Linked, Seat
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, SessionRequired, StateConflict, Unavailable
from certdesk.domain.linking import Attempt, Outcome, SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import COPPERFIELD, OKAFOR, USER
from tests.fakes import START, FakeDirectory
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
from tests.unit.services.authority import Crash

KEY = DeedKey("5e")
LINKED_READY = (DeskAct.SERVICE_LINKED, "DigiCert ONE, Tidewater Marine")
SILENCE = Unavailable(MessageKey.ACCOUNT_SILENT)


class Failing(FakeDirectory):
    """A directory that ends the program, or does not answer, before or after it linked."""

    before: BaseException | None = None
    after: BaseException | None = None
    sent = 0

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        self.sent += 1
        if self.before is not None:
            raise self.before
        linked = super().link(token, visit, key)
        if self.after is not None:
            raise self.after
        return linked


@pytest.fixture
def directory(bureau: Bureau) -> Failing:
    """The directory of a bureau whose user is signed in."""
    failing = Failing(bureau.register)
    bureau.world.directory = failing
    bureau.open()
    bureau.sign_in()
    bureau.announced.clear()
    return failing


def refused(ask: Callable[[], object]) -> CertDeskError:
    with pytest.raises(CertDeskError) as caught:
        ask()
    return caught.value


def assert_whole(bureau: Bureau) -> None:
    """What was linked is noted once, what was not is noted nowhere, and nothing is under way."""
    is_linked = bureau.register.linked_user(USER.id, READY) is not None
    assert bureau.told().count(LINKED_READY) == (1 if is_linked else 0)
    assert bureau.seat(READY).state is (SeatState.LINKED if is_linked else SeatState.NOT_LINKED)
    assert bureau.under_way() == []


def test_a_link_is_noted_shown_and_its_token_kept(bureau: Bureau, directory: Failing) -> None:
    linked = bureau.link(READY)
    assert (linked.username, linked.before) == (ME, "maya@okafor.example")
    assert bureau.safe.kept == {ACCOUNT: bureau.safe.kept[ACCOUNT], entry(READY): linked.token}
    standing = bureau.seat(READY).standing
    assert (standing.linked_at, standing.service_username, standing.is_taken) == (START, ME, False)
    assert {Topic.ACCOUNTS, Topic.ACTIVITY, Topic.MAIL} == set().union(*bureau.announced)
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


def test_a_silent_directory_is_told_before_anything_is_begun(bureau: Bureau, directory: Failing) -> None:
    visit = bureau.visit(READY)
    bureau.go_silent()
    assert isinstance(refused(lambda: bureau.accounts.link(visit, KEY)), Unavailable)
    assert (bureau.under_way(), directory.sent) == ([], 0)
    bureau.answer_again()
    bureau.accounts.link(visit, KEY)
    assert_whole(bureau)


def test_a_link_that_was_not_made_for_silence_leaves_nothing_under_way(bureau: Bureau, directory: Failing) -> None:
    directory.before = SILENCE
    assert refused(lambda: bureau.link(READY)) is SILENCE
    assert_whole(bureau)


def test_a_link_whose_answer_was_lost_is_asked_after_at_once(bureau: Bureau, directory: Failing) -> None:
    directory.after = SILENCE
    linked = bureau.link(READY)
    assert bureau.safe.kept[entry(READY)] == linked.token
    assert_whole(bureau)


@pytest.mark.parametrize("is_made", [True, False])
def test_when_nobody_answers_any_more_the_next_start_finds_out(bureau: Bureau, is_made: bool) -> None:
    class Fading(FakeDirectory):
        """Does it, or does not, and answers nothing any more."""

        def link(self, token: str, visit: str, key: DeedKey) -> Linked:
            if is_made:
                super().link(token, visit, key)
            bureau.go_silent()
            raise SILENCE

    bureau.world.directory = Fading(bureau.register)
    bureau.open()
    bureau.sign_in()
    visit = bureau.visit(READY)
    assert refused(lambda: bureau.accounts.link(visit, KEY)) is SILENCE
    bureau.open()
    with pytest.raises(Unavailable):
        bureau.accounts.settle()
    assert [intent.key for intent in bureau.under_way()] == [KEY]
    bureau.answer_again()
    made = bureau.accounts.settle()
    assert [each.seat for each in made] == ([READY] if is_made else [])
    assert (entry(READY) in bureau.safe.kept) is is_made
    assert_whole(bureau)
    assert bureau.accounts.settle() == ()


@pytest.mark.parametrize("step", ["before", "after"])
def test_a_crash_at_the_directory_is_settled_at_the_next_start(bureau: Bureau, directory: Failing, step: str) -> None:
    setattr(directory, step, Crash())
    with pytest.raises(Crash):
        bureau.link(READY)
    bureau.open()
    assert len(bureau.accounts.settle()) == (1 if step == "after" else 0)
    assert_whole(bureau)
    assert bureau.accounts.settle() == ()


def test_without_a_session_it_stays_under_way_until_somebody_signed_in(bureau: Bureau, directory: Failing) -> None:
    directory.after = Crash()
    with pytest.raises(Crash):
        bureau.link(READY)
    directory.after = None
    bureau.world.clock.forward(ACCOUNT_SESSION)
    bureau.open()
    assert bureau.accounts.settle() == ()
    assert len(bureau.under_way()) == 1
    bureau.sign_in()
    assert_whole(bureau)


def test_what_one_account_has_under_way_is_not_settled_by_another(bureau: Bureau, directory: Failing) -> None:
    directory.after = Crash()
    with pytest.raises(Crash):
        bureau.link(READY)
    directory.after = None
    bureau.accounts.sign_out()
    bureau.sign_in(administrator(OKAFOR))
    bureau.accounts.refresh()
    assert bureau.accounts.settle() == ()
    assert len(bureau.under_way()) == 1
    bureau.accounts.sign_out()
    bureau.sign_in()
    assert_whole(bureau)


@pytest.mark.parametrize("what", ["INSERT ON desk_entry", "DELETE ON link_intent", "INSERT ON account_seat"])
def test_a_crash_while_it_is_noted_undoes_the_note_and_is_settled(
    bureau: Bureau, directory: Failing, what: str
) -> None:
    visit = bureau.visit(READY)
    with bureau.world.database.write() as connection:
        connection.execute(f"CREATE TRIGGER stop BEFORE {what} BEGIN SELECT RAISE (ABORT, 'stopped'); END")
    with pytest.raises(IntegrityError):
        bureau.accounts.link(visit, KEY)
    with bureau.world.database.write() as connection:
        connection.execute("DROP TRIGGER stop")
    assert bureau.told().count(LINKED_READY) == 0
    bureau.open()
    assert [linked.key for linked in bureau.accounts.settle()] == [KEY]
    assert_whole(bureau)
    assert directory.sent == 1


def test_a_database_that_another_program_holds_keeps_the_link_from_being_sent(
    bureau: Bureau, directory: Failing
) -> None:
    visit = bureau.visit(READY)
    with bureau.held():
        assert refused(lambda: bureau.accounts.link(visit, KEY)).key is MessageKey.DATABASE_BUSY
    assert directory.sent == 0
    assert_whole(bureau)


class Holding(Failing):
    """A directory during whose answer another program takes hold of the desk's database."""

    hold: Callable[[], object]
    let_go: Callable[[], object]

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        self.hold()
        return super().link(token, visit, key)


@pytest.fixture
def holding(bureau: Bureau) -> Iterator[Holding]:
    """A directory at whose `link` the database is taken, until the test ends or pops `other`."""
    with ExitStack() as other:
        directory = Holding(bureau.register)
        bureau.world.directory = directory
        bureau.open()
        bureau.sign_in()
        directory.hold = lambda: other.enter_context(bureau.held())
        directory.let_go = other.close
        yield directory


def test_a_link_that_was_made_counts_while_another_program_holds_the_database(bureau: Bureau, holding: Holding) -> None:
    assert bureau.link(READY).seat == READY
    assert MessageKey.DATABASE_BUSY in {trouble.key for trouble in bureau.regretted}
    assert len(bureau.under_way()) == 1
    holding.let_go()
    bureau.open()
    assert len(bureau.accounts.settle()) == 1
    assert entry(READY) in bureau.safe.kept
    assert_whole(bureau)


def test_a_refusal_is_told_although_it_cannot_be_remembered(bureau: Bureau, holding: Holding) -> None:
    assert refused(lambda: bureau.link(WAITS)).key is MessageKey.ADMIN_FIRST
    assert [trouble.key for trouble in bureau.regretted] == [MessageKey.DATABASE_BUSY]
    holding.let_go()
    assert (bureau.attempt(WAITS), len(bureau.under_way())) == (None, 1)
    assert bureau.accounts.settle() == ()
    assert_whole(bureau)


def test_a_user_who_belongs_to_another_account_is_refused_and_not_remembered(
    bureau: Bureau, directory: Failing
) -> None:
    directory.before = StateConflict(MessageKey.LINK_OTHER, service="DigiCert ONE", name="maya")
    assert refused(lambda: bureau.link(READY)) is directory.before
    assert (bureau.attempt(READY), bureau.under_way()) == (None, [])
