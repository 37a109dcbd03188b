"""Being another person of the practice world: both sides of the administrator's beginning, and nothing of it stays."""

from contextlib import closing
from sqlite3 import connect

import pytest

from certdesk.domain.accounts import Keeping, Linked, TeamState
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey, new_key
from certdesk.domain.errors import NotFound, PolicyRefused, StateConflict, Unavailable
from certdesk.domain.linking import AccountView, Attempt, Outcome, SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import COPPERFIELD, OKAFOR, USER
from tests.fakes import START, FakeDirectory
from tests.unit.services.accounts.bureau import ACCOUNT, CLASH, LINKED, ME, WAITS, Bureau, administrator, entry
from tests.unit.services.authority import Crash

PRIYA, CHIDI = administrator(COPPERFIELD), administrator(OKAFOR)


def test_the_user_stands_in_front_of_whom_one_may_be(bureau: Bureau) -> None:
    people = bureau.people.people()
    assert bureau.people.people() == people
    assert set(bureau.announced) == {frozenset({Topic.MAIL})}, "letters of welcome come with the first question"
    assert [each.is_user for each in people] == [True, *[False] * (len(people) - 1)]
    assert (people[0].id, people[0].username) == (USER.id, ME)


def test_acting_needs_no_password_shows_the_others_seats_and_touches_no_keyring(bureau: Bureau) -> None:
    view = bureau.people.act_as(PRIYA.id)
    assert (view.acting, view.keeping, view.is_signed_in) == ("Priya Nair", Keeping.ACTING, True)
    assert [each.seat for each in view.seats] == [WAITS]
    assert view.seats[0].standing.is_administrator
    assert bureau.safe.asked == []
    assert bureau.announced[-1] == frozenset({Topic.ACCOUNTS})


def test_after_the_administrator_linked_the_user_links_with_one_click(bureau: Bureau) -> None:
    bureau.sign_in()
    with pytest.raises(PolicyRefused):
        bureau.link(WAITS)
    bureau.people.act_as(PRIYA.id)
    bureau.accounts.link(bureau.visit(WAITS, PRIYA), new_key())
    assert {each.username: each.state for each in bureau.accounts.team(WAITS)}[ME] is TeamState.CAN_LINK
    view = bureau.people.act_as(USER.id)
    assert (view.acting, view.keeping) == ("", Keeping.KEYRING)
    bureau.accounts.refresh()
    assert bureau.seat(WAITS).is_ready_now
    bureau.link(WAITS)
    assert bureau.seat(WAITS).state is SeatState.LINKED
    assert set(bureau.safe.kept) == {ACCOUNT, entry(WAITS)}
    assert bureau.told() == [
        (DeskAct.ACCOUNT_SIGNED_IN, ME),
        (DeskAct.SERVICE_LINKED, "DigiCert ONE, Copperfield Legal"),
    ]


def test_links_of_others_open_in_this_run_and_a_restart_is_oneself_again(bureau: Bureau) -> None:
    own = bureau.sign_in()
    bureau.people.act_as(CHIDI.id)
    assert bureau.accounts.open(CLASH).seat == CLASH
    bureau.people.act_as(PRIYA.id)
    bureau.people.act_as(CHIDI.id)
    assert bureau.accounts.open(CLASH).seat == CLASH
    assert list(bureau.safe.kept) == [ACCOUNT]
    bureau.open()
    assert bureau.accounts.known() == own


def test_attempts_are_kept_apart(bureau: Bureau) -> None:
    bureau.sign_in()
    with pytest.raises(StateConflict):
        bureau.link(CLASH)
    tom = next(member.person for member in OKAFOR.members if member.person.name == "Tom Whitlock")
    bureau.people.act_as(tom.id)
    assert bureau.attempt(CLASH) is None
    with pytest.raises(StateConflict):
        bureau.accounts.link(bureau.visit(CLASH, tom), new_key())
    bureau.people.act_as(USER.id)
    mine = bureau.attempt(CLASH)
    assert mine is not None
    assert mine.service_username == ME
    bureau.accounts.forget(CLASH)
    bureau.people.act_as(tom.id)
    others = bureau.attempt(CLASH)
    assert others is not None
    assert others.service_username == "T.Whitlock"


def test_what_is_done_as_another_is_not_the_users_activity(bureau: Bureau) -> None:
    bureau.people.act_as(CHIDI.id)
    bureau.accounts.unlink(CLASH)
    bureau.services.proceed(bureau.visit(CLASH, CHIDI))
    bureau.accounts.sign_out()
    assert bureau.told() == []
    assert not bureau.accounts.known().is_signed_in


def test_an_administrators_last_link_that_ends_ends_the_colleagues_too(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.people.act_as(CHIDI.id)
    bureau.accounts.unlink(LINKED)
    bureau.people.act_as(USER.id)
    bureau.accounts.refresh()
    standing = bureau.seat(LINKED).standing
    assert standing.unlinked is not None
    assert (standing.linked_at, standing.unlinked.by, standing.is_open) == (None, "Chidi Okafor", False)


def test_signing_in_as_the_one_whom_one_acts_as_stays_acting_and_as_another_ends_it(bureau: Bureau) -> None:
    bureau.people.act_as(CHIDI.id)
    bureau.accounts.sign_out()
    view = bureau.sign_in(CHIDI)
    assert (view.acting, view.is_signed_in, bureau.safe.kept) == ("Chidi Okafor", True, {})
    assert bureau.sign_in().acting == ""
    assert list(bureau.safe.kept) == [ACCOUNT]


def test_every_change_of_whom_one_is_is_announced(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.people.act_as(PRIYA.id)
    for person in (USER, PRIYA, CHIDI, USER):
        bureau.announced.clear()
        bureau.people.act_as(person.id)
        assert frozenset({Topic.ACCOUNTS}) in bureau.announced


def test_nobody_is_called_that(bureau: Bureau) -> None:
    view = bureau.sign_in()
    with pytest.raises(NotFound) as refused:
        bureau.people.act_as("nobody")
    assert refused.value.key is MessageKey.PERSON_GONE
    assert bureau.accounts.known() == view


def test_a_silent_directory_lets_nobody_be_somebody_else(bureau: Bureau) -> None:
    view = bureau.sign_in()
    bureau.go_silent()
    with pytest.raises(Unavailable):
        bureau.people.act_as(PRIYA.id)
    assert bureau.accounts.known() == view


def test_being_oneself_again_before_ever_signing_in_is_being_nobody(bureau: Bureau) -> None:
    bureau.people.act_as(PRIYA.id)
    assert bureau.people.act_as(USER.id) == AccountView()


def test_nothing_of_whom_one_acts_as_is_in_the_desks_database(bureau: Bureau) -> None:
    bureau.sign_in()
    tom = next(member.person for member in OKAFOR.members if member.person.name == "Tom Whitlock")
    bureau.people.act_as(tom.id)
    with pytest.raises(StateConflict):
        bureau.accounts.link(bureau.visit(CLASH, tom), new_key())
    assert bureau.attempt(CLASH) is not None
    bureau.people.act_as(PRIYA.id)
    bureau.accounts.link(bureau.visit(WAITS, PRIYA), new_key())
    bureau.accounts.keep(Attempt(WAITS, START, Outcome.ADMIN_FIRST))
    with closing(connect(bureau.world.database.path)) as database:
        kept = "\n".join(database.iterdump())
    assert ME in kept
    assert not [each for each in (tom.username, PRIYA.username, "T.Whitlock") if f"'{each}'" in kept]
    bureau.open()
    bureau.people.act_as(tom.id)
    assert bureau.attempt(CLASH) is None


def test_a_kill_while_somebody_else_links_leaves_nothing_under_way(bureau: Bureau) -> None:
    class Ending(FakeDirectory):
        """Links, and ends the program."""

        def link(self, token: str, visit: str, key: DeedKey) -> Linked:
            super().link(token, visit, key)
            raise Crash

    bureau.sign_in()
    bureau.world.directory = Ending(bureau.register)
    bureau.open()
    bureau.people.act_as(PRIYA.id)
    with pytest.raises(Crash):
        bureau.accounts.link(bureau.visit(WAITS, PRIYA), new_key())
    bureau.open()
    assert bureau.accounts.settle() == ()
    assert bureau.under_way(PRIYA.username) == []
    bureau.accounts.refresh()
    assert bureau.seat(WAITS).may_link


def test_the_users_id_is_the_user_whoever_signed_in_by_password(bureau: Bureau) -> None:
    mine = bureau.sign_in()
    theirs = bureau.sign_in(CHIDI)
    assert theirs.account is not None
    assert theirs.account.username == CHIDI.username
    assert bureau.people.act_as(USER.id) == mine
    bureau.open()
    assert bureau.accounts.known() == mine


def test_a_user_who_never_signed_in_is_not_mistaken_for_who_did(bureau: Bureau) -> None:
    bureau.sign_in(CHIDI)
    view = bureau.people.act_as(USER.id)
    assert view.account is not None
    assert (view.account.username, view.is_signed_in, view.seats, view.acting) == (ME, False, (), "")
    bureau.open()
    assert bureau.accounts.known() == view


def test_colleagues_are_written_to_when_an_administrator_unlinks(bureau: Bureau) -> None:
    bureau.people.act_as(CHIDI.id)
    bureau.announced.clear()
    bureau.accounts.unlink(LINKED)
    assert frozenset({Topic.MAIL}) in bureau.announced
