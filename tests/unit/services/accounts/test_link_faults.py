"""A link is made once or not at all, and never lost: whatever fails at whichever step."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from sqlite3 import IntegrityError

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, Linked
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import StateConflict, Unavailable
from certdesk.domain.linking import SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import OKAFOR, USER
from tests.fakes import FakeDirectory
from tests.unit.services.accounts.bureau import (
    ACCOUNT,
    READY,
    WAITS,
    Bureau,
    administrator,
    entry,
)
from tests.unit.services.accounts.failing import KEY, LINKED_READY, SILENCE, Failing, assert_whole, refused
from tests.unit.services.authority import Crash


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


def test_a_link_that_a_sign_in_found_out_about_is_told_once(bureau: Bureau, directory: Failing) -> None:
    directory.after = Crash()
    with pytest.raises(Crash):
        bureau.link(READY)
    directory.after = None
    bureau.accounts.sign_out()
    bureau.open()
    assert bureau.accounts.settle() == ()
    bureau.sign_in()
    assert [linked.seat for linked in bureau.accounts.settle()] == [READY]
    assert bureau.accounts.settle() == ()
    assert_whole(bureau)


def test_a_link_that_a_refresh_found_out_about_is_announced_and_told(bureau: Bureau, directory: Failing) -> None:
    directory.after = Crash()
    with pytest.raises(Crash):
        bureau.link(READY)
    directory.after = None
    bureau.go_silent()
    bureau.open()
    with pytest.raises(Unavailable):
        bureau.accounts.settle()
    bureau.answer_again()
    bureau.announced.clear()
    bureau.accounts.refresh()
    assert Topic.ACCOUNTS in set().union(*bureau.announced)
    assert [linked.seat for linked in bureau.accounts.settle()] == [READY]


def test_a_link_that_has_ended_since_is_noted_and_not_shown(bureau: Bureau, directory: Failing) -> None:
    directory.after = Crash()
    with pytest.raises(Crash):
        bureau.link(READY)
    directory.after = None
    bureau.world.directory.unlink(bureau.world.people.act_as(USER.id).token, READY)
    bureau.open()
    assert bureau.accounts.settle() == ()
    assert bureau.told().count(LINKED_READY) == 1
    assert bureau.seat(READY).state is SeatState.NOT_LINKED
    assert list(bureau.safe.kept) == [ACCOUNT]
    assert bureau.under_way() == []


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


def test_what_was_settled_meanwhile_is_not_noted_again(bureau: Bureau) -> None:
    class Overtaken(FakeDirectory):
        """Links, and has somebody else on the same database settle that before it answers."""

        def link(self, token: str, visit: str, key: DeedKey) -> Linked:
            linked = super().link(token, visit, key)
            other = bureau.world.desk_again().accounts
            other.recall()
            assert len(other.settle()) == 1
            return linked

    bureau.world.directory = Overtaken(bureau.register)
    bureau.open()
    bureau.sign_in()
    bureau.link(READY)
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
