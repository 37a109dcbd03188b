"""Answers that come late, of the directory or of the keyring: nothing else waits for them, and they undo nothing."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest

from certdesk.domain.accounts import ACCOUNT_SESSION, Colleague, Keeping, Seat, Standing
from certdesk.domain.changes import Topic
from certdesk.domain.errors import SessionRequired
from certdesk.domain.linking import AccountView
from certdesk.simulator.accounts.sample import TIDEWATER
from tests.fakes import FakeDirectory
from tests.unit.services.accounts.bureau import (
    ACCOUNT,
    READY,
    Bureau,
    Waiting,
    administrator,
    entry,
)

INGRID = administrator(TIDEWATER)


class Slow(FakeDirectory):
    """A directory that takes its time for one kind of question, until it `answers`."""

    is_asked: Event
    answers: Event
    takes_time_for = ""

    def standings(self, token: str) -> Sequence[Standing]:
        self._take_time("standings")
        return super().standings(token)

    def team(self, token: str, seat: Seat) -> Sequence[Colleague]:
        self._take_time("team")
        return super().team(token, seat)

    def _take_time(self, question: str) -> None:
        if question == self.takes_time_for:
            self.is_asked.set()
            self.answers.wait()


@pytest.fixture
def slow(bureau: Bureau) -> Slow:
    """The directory of a bureau, which answers at once until it is told for what not."""
    slow = Slow(bureau.register)
    slow.is_asked, slow.answers = Event(), Event()
    bureau.world.directory = slow
    bureau.open()
    return slow


@pytest.fixture
def elsewhere() -> Iterator[ThreadPoolExecutor]:
    """Other threads."""
    with ThreadPoolExecutor(4) as pool:
        yield pool


def test_rows_are_shown_while_the_keyring_waits_for_its_user(tmp_path: Path, elsewhere: ThreadPoolExecutor) -> None:
    safe = Waiting()
    safe.opens.set()
    bureau = Bureau.of(tmp_path, safe)
    view = bureau.sign_in()
    safe.opens.clear()
    safe.is_asked.clear()
    bureau.desk = bureau.world.desk_again()
    bureau.announced.clear()
    recalled = [elsewhere.submit(bureau.accounts.recall) for _ in range(3)]
    safe.is_asked.wait()
    known = bureau.accounts.known()
    assert (known.seats, known.seen_at) == (view.seats, view.seen_at)
    assert (known.is_signed_in, known.awaits_keyring, known.keeping) == (False, True, Keeping.KEYRING)
    assert bureau.accounts.settle() == (), "what is under way waits for the keyring, commands do not"
    safe.opens.set()
    for each in recalled:
        each.result()
    assert bureau.accounts.known() == view
    assert frozenset({Topic.ACCOUNTS}) in bureau.announced


def test_a_late_refusal_does_not_undo_a_sign_in_meanwhile(
    bureau: Bureau, slow: Slow, elsewhere: ThreadPoolExecutor
) -> None:
    bureau.sign_in(INGRID)
    bureau.world.clock.forward(ACCOUNT_SESSION)
    slow.takes_time_for = "team"
    asked = elsewhere.submit(bureau.accounts.team, READY)
    slow.is_asked.wait()
    view = bureau.sign_in(INGRID)
    kept = dict(bureau.safe.kept)
    slow.answers.set()
    assert isinstance(asked.exception(), SessionRequired)
    assert (bureau.accounts.known(), bureau.safe.kept) == (view, kept)


def test_signing_in_again_ends_the_session_before(bureau: Bureau) -> None:
    bureau.sign_in()
    earlier = bureau.safe.kept[ACCOUNT]
    bureau.sign_in()
    assert bureau.safe.kept[ACCOUNT] != earlier
    assert list(bureau.register.sessions) == [bureau.safe.kept[ACCOUNT]]


def test_starting_over_waits_for_what_is_asked_of_the_old_world(
    bureau: Bureau, slow: Slow, elsewhere: ThreadPoolExecutor
) -> None:
    bureau.sign_in()
    bureau.link(READY)
    assert entry(READY) in bureau.safe.kept
    slow.takes_time_for = "standings"
    refreshed = elsewhere.submit(bureau.accounts.refresh)
    slow.is_asked.wait()
    over = elsewhere.submit(bureau.desk.practice.start_over)
    with pytest.raises(TimeoutError):
        over.result(timeout=0.2)
    slow.answers.set()
    refreshed.result()
    over.result()
    assert (bureau.accounts.known(), bureau.safe.kept) == (AccountView(), {})
