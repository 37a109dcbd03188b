"""Signing in to the DigiCert account and out again: what is known here, and what the keyring holds after each step."""

from pathlib import Path

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, SIGN_IN_TRIES, AccountSession, Keeping
from certdesk.domain.activity import DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import AccountView, SeatState
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.sample import USER
from tests.fakes import START, FakeDirectory
from tests.unit.services.accounts.bureau import ACCOUNT, CLASH, LINKED, ME, MISSING, READY, WAITS, Bureau, Safe, entry


def assert_signed_out(bureau: Bureau) -> None:
    """The directory cannot be asked for an account that is not signed in."""
    with pytest.raises(SessionRequired) as ended:
        bureau.accounts.refresh()
    assert ended.value.key is MessageKey.ACCOUNT_ENDED


def test_before_anybody_signed_in_nothing_is_known_and_the_keyring_is_left_alone(bureau: Bureau) -> None:
    assert bureau.accounts.known() == AccountView()
    assert_signed_out(bureau)
    assert bureau.accounts.settle() == ()
    bureau.accounts.sign_out()
    assert bureau.safe.asked == []
    assert bureau.announced == []


def test_signing_in_shows_every_seat_and_keeps_the_token_in_the_keyring(bureau: Bureau) -> None:
    view = bureau.sign_in()
    assert view.account is not None
    assert (view.account.name, view.account.username) == ("Maya Okafor", ME)
    assert (view.is_signed_in, view.keeping, view.acting, view.seen_at) == (True, Keeping.KEYRING, "", START)
    assert len(view.seats) == 8
    states = {each.seat: each.state for each in view.seats}
    assert [states[each] for each in (LINKED, CLASH, MISSING, WAITS, READY)] == [
        SeatState.LINKED,
        SeatState.NOT_LINKED,
        SeatState.NOT_ENABLED,
        SeatState.NOT_LINKED,
        SeatState.NOT_LINKED,
    ]
    assert list(bureau.safe.kept) == [ACCOUNT]
    assert bureau.told() == [(DeskAct.ACCOUNT_SIGNED_IN, ME)]
    assert Topic.ACCOUNTS in set().union(*bureau.announced)


def test_a_restart_knows_the_same_without_the_directory(bureau: Bureau) -> None:
    view = bureau.sign_in()
    bureau.go_silent()
    bureau.open()
    assert bureau.accounts.known() == view


@pytest.mark.parametrize(("username", "password", "field"), [(" ", "x", "username"), (ME, "", "password")])
def test_an_empty_field_is_not_even_sent(bureau: Bureau, username: str, password: str, field: str) -> None:
    bureau.go_silent()
    for sign_in in (
        lambda: bureau.accounts.sign_in(username, password),
        lambda: bureau.services.enter(CLASH, username, password),
    ):
        with pytest.raises(FieldError) as refused:
            sign_in()
        assert (refused.value.field, refused.value.key) == (field, MessageKey.ACCOUNT_EMPTY)


def test_a_wrong_password_changes_nothing_and_the_fifth_pauses(bureau: Bureau) -> None:
    for _ in range(SIGN_IN_TRIES - 1):
        with pytest.raises(FieldError):
            bureau.accounts.sign_in(ME, "wrong")
    with pytest.raises(PolicyRefused) as refused:
        bureau.accounts.sign_in(ME, "wrong")
    assert refused.value.key is MessageKey.ACCOUNT_LIMIT
    assert (bureau.accounts.known(), bureau.told(), bureau.safe.asked) == (AccountView(), [], [])


def test_a_directory_that_is_silent_is_told_and_a_known_account_stays_as_seen(bureau: Bureau) -> None:
    bureau.go_silent()
    with pytest.raises(Unavailable):
        bureau.sign_in()
    assert bureau.accounts.known() == AccountView()
    bureau.answer_again()
    view = bureau.sign_in()
    bureau.go_silent()
    with pytest.raises(Unavailable):
        bureau.accounts.refresh()
    assert bureau.accounts.known() == view


def test_a_directory_that_falls_silent_after_the_password_leaves_a_sign_in_without_seats(bureau: Bureau) -> None:
    class TakesPasswords(FakeDirectory):
        """Takes the password and says nothing more."""

        def sign_in(self, username: str, password: str) -> AccountSession:
            session = super().sign_in(username, password)
            bureau.go_silent()
            return session

    bureau.world.directory = TakesPasswords(bureau.register)
    bureau.open()
    view = bureau.sign_in()
    assert view.account is not None
    assert (view.account.username, view.is_signed_in, view.seats, view.seen_at) == (ME, True, (), None)
    bureau.answer_again()
    assert len(bureau.accounts.refresh().seats) == 8


def test_signing_out_takes_all_of_the_users_tokens_and_leaves_the_links(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.link(READY)
    bureau.accounts.open(LINKED)
    assert set(bureau.safe.kept) == {ACCOUNT, entry(READY), entry(LINKED)}
    bureau.safe.kept["other program"] = "its secret"
    bureau.accounts.sign_out()
    assert bureau.safe.kept == {"other program": "its secret"}
    view = bureau.accounts.known()
    assert (view.is_signed_in, view.seen_at, len(view.seats)) == (False, START, 8)
    assert bureau.seat(READY).state is SeatState.LINKED
    assert bureau.told()[-1] == (DeskAct.ACCOUNT_SIGNED_OUT, ME)
    assert bureau.register.sessions == {}


def test_signing_out_works_while_the_directory_is_silent(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.go_silent()
    bureau.accounts.sign_out()
    assert bureau.safe.kept == {}
    assert not bureau.accounts.known().is_signed_in
    bureau.open()
    assert not bureau.accounts.known().is_signed_in


def test_signing_out_twice_is_told_once(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.accounts.sign_out()
    bureau.accounts.sign_out()
    assert [act for act, _ in bureau.told()].count(DeskAct.ACCOUNT_SIGNED_OUT) == 1


def test_a_session_that_ended_shows_cached_rows_and_is_announced_once(bureau: Bureau) -> None:
    seats = bureau.sign_in().seats
    bureau.world.clock.forward(ACCOUNT_SESSION)
    bureau.announced.clear()
    for _ in range(3):
        assert_signed_out(bureau)
        view = bureau.accounts.known()
        assert (view.is_signed_in, view.seats, view.seen_at) == (False, seats, START)
    assert bureau.announced == [frozenset({Topic.ACCOUNTS})]
    assert bureau.safe.kept == {}
    with pytest.raises(SessionRequired) as ended:
        bureau.accounts.team(LINKED)
    assert ended.value.key is MessageKey.ACCOUNT_ENDED


def test_signing_in_again_announces_even_where_no_seat_changed(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.accounts.sign_out()
    bureau.announced.clear()
    bureau.sign_in()
    assert frozenset({Topic.ACCOUNTS}) in bureau.announced


def test_a_new_password_is_in_the_mail(bureau: Bureau) -> None:
    before = bureau.register.passwords[USER.id]
    bureau.accounts.send_password(ME)
    assert bureau.register.passwords[USER.id] != before
    bureau.services.send_password(CLASH, ME)
    assert bureau.announced == [frozenset({Topic.MAIL})] * 2


@pytest.mark.parametrize(
    ("refusal", "keeping"),
    [
        ("NoKeyringError", Keeping.NO_KEYRING),
        ("KeyringLocked", Keeping.KEYRING_REFUSED),
        ("InitError", Keeping.KEYRING_REFUSED),
        ("", Keeping.NO_KEYRING),
    ],
)
def test_without_a_keyring_that_keeps_the_sign_in_holds_for_this_run(
    tmp_path: Path, refusal: str, keeping: Keeping
) -> None:
    bureau = Bureau.of(tmp_path, Safe(refusal=refusal, forgets=not refusal))
    view = bureau.sign_in()
    assert (view.is_signed_in, view.keeping) == (True, keeping)
    bureau.link(READY)
    bureau.accounts.open(READY)
    assert bureau.accounts.refresh().is_signed_in
    bureau.open()
    after = bureau.accounts.known()
    assert not after.is_signed_in
    assert len(after.seats) == 8
    assert bureau.seat(READY).state is SeatState.LINKED


def test_a_keyring_that_is_locked_at_the_start_is_asked_again_and_nothing_is_lost(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.safe.refusal = "KeyringLocked"
    bureau.open()
    view = bureau.accounts.known()
    assert (view.is_signed_in, view.keeping, len(view.seats)) == (False, Keeping.KEYRING_REFUSED, 8)
    asked = len(bureau.safe.asked)
    bureau.accounts.known()
    bureau.accounts.settle()
    bureau.accounts.recall()
    assert len(bureau.safe.asked) == asked, "a locked keyring asks the user each time"
    bureau.safe.refusal = ""
    view = bureau.accounts.refresh()
    assert (view.is_signed_in, view.keeping) == (True, Keeping.KEYRING)


def test_what_a_locked_keyring_does_not_give_back_at_sign_out_is_not_used_and_taken_out_later(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.link(READY)
    bureau.safe.refusal = "KeyringLocked"
    bureau.accounts.sign_out()
    view = bureau.accounts.known()
    assert (view.is_signed_in, view.keeping) == (False, Keeping.KEYRING_REFUSED)
    assert set(bureau.safe.kept) == {ACCOUNT, entry(READY)}
    bureau.safe.refusal = ""
    bureau.open()
    assert not bureau.accounts.known().is_signed_in
    assert bureau.safe.kept == {}


def test_the_token_of_another_home_is_neither_used_nor_taken_out(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.safe.kept[ACCOUNT] = "of another home"
    bureau.open()
    assert not bureau.accounts.known().is_signed_in
    assert_signed_out(bureau)
    bureau.accounts.sign_out()
    assert bureau.safe.kept == {ACCOUNT: "of another home"}


def test_a_sign_in_counts_although_nothing_can_be_noted(bureau: Bureau) -> None:
    bureau.sign_in()
    bureau.accounts.sign_out()
    with bureau.held():
        view = bureau.sign_in()
    assert view.is_signed_in
    assert {trouble.key for trouble in bureau.regretted} == {MessageKey.DATABASE_BUSY}
    assert bureau.accounts.refresh().is_signed_in
