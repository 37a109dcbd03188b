"""Killed for real while it links: what the directory linked is noted once, and what it did not is noted nowhere."""

import multiprocessing
import signal
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random

import pytest

import certdesk.simulator
from certdesk.domain.accounts import SERVICE_NAMES
from certdesk.domain.linking import SeatState
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from tests.e2e.inspection import rows
from tests.e2e.linker import (
    BEGUN,
    LINKED,
    READY,
    SEAT,
    STOPPED,
    USERNAME,
    desk_at,
    link_again_and_again,
    link_and_stop,
    safe_of,
    sign_in,
)
from tests.e2e.linking import AccountUser, part
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage
from tests.e2e.test_kills import Moment, await_word, modules_of

PAPER = "paper"
KILLS = 16
MOMENTS = (Moment(READY, 0.3), *[Moment(BEGUN, 0.12)] * 3, *[Moment(LINKED, 0.05)] * 2)
ENTRY = f"link/{USERNAME}/{SEAT.organisation}/{SEAT.service}"
TOLD = f"{SERVICE_NAMES[SEAT.service]}, Tidewater Marine"


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    """Makes processes that have the program loaded already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes of this kind are a POSIX notion")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *modules_of(certdesk.simulator)])
    return context


@pytest.fixture
def signed_in(home: Path) -> Path:
    """A home whose user is signed in to the account, and has linked nothing yet."""
    desk = desk_at(home)
    desk.practice.open_portfolio(WorldPlan(orders=2), Silent())
    sign_in(desk)
    (home / PAPER).touch()
    return home


def kill_between_link_and_note(nursery: ForkServerContext, home: Path) -> None:
    """Have a process link, and kill it before it can note that."""
    linker = nursery.Process(target=link_and_stop, args=(home, home / PAPER))
    linker.start()
    await_word(home / PAPER, 0, STOPPED)
    linker.kill()
    linker.join()
    assert linker.exitcode == -signal.SIGKILL


def test_a_kill_between_the_link_and_its_note(nursery: ForkServerContext, signed_in: Path) -> None:
    kill_between_link_and_note(nursery, signed_in)
    assert (told(signed_in), ENTRY in safe_of(signed_in).kept()) == (0, False)
    desk = desk_at(signed_in)
    assert state(signed_in) is SeatState.NOT_LINKED
    assert [linked.seat for linked in desk.accounts.settle()] == [SEAT]
    assert_whole(signed_in)
    assert desk.accounts.settle() == ()
    assert desk.accounts.open(SEAT).seat == SEAT
    assert ENTRY in safe_of(signed_in).kept()


def test_what_was_linked_before_a_kill_is_told_at_the_next_start(
    nursery: ForkServerContext, signed_in: Path, stage: Stage
) -> None:
    kill_between_link_and_note(nursery, signed_in)
    stage.keyring = safe_of(signed_in)
    visitor = stage.open_book()
    visitor.sees("DigiCert ONE is linked: what was begun before went through.", part(visitor, "toasts"))
    user = AccountUser(visitor)
    user.go()
    user.sees_state(SEAT, "Linked")
    assert_whole(signed_in)
    user.act("Open", SEAT)
    ServiceWindow(visitor).is_entered_by_link()
    again = stage.restart()
    AccountUser(again).go()
    AccountUser(again).sees_state(SEAT, "Linked")
    assert "CertDesk had ended" not in again.text()
    assert told(signed_in) == 1


def test_kills_anywhere_around_a_link(nursery: ForkServerContext, signed_in: Path) -> None:
    paper, chance, waited = signed_in / PAPER, Random(5), 0
    for _ in range(KILLS):
        before = paper.stat().st_size
        linker = nursery.Process(target=link_again_and_again, args=(signed_in, paper))
        linker.start()
        moment = chance.choice(MOMENTS)
        waited += moment.after == LINKED
        await_word(paper, before, moment.after)
        linker.join(chance.uniform(0, moment.longest))
        linker.kill()
        linker.join()
        assert linker.exitcode == -signal.SIGKILL, "it ended by itself"
        if chance.random() < 0.5:
            desk_at(signed_in).accounts.settle()
            assert_whole(signed_in)
    desk_at(signed_in).accounts.settle()
    assert_whole(signed_in)
    assert told(signed_in) >= waited > KILLS / 5


def assert_whole(home: Path) -> None:
    """The activity tells each link of the directory once, and every link that was said to be made is one of those."""
    receipts = {row[0] for row in rows(places(home).practice_database, "SELECT key FROM link_receipts")}
    said = {line.split()[1] for line in (home / PAPER).read_text().splitlines() if line.startswith(LINKED)}
    assert said <= receipts
    assert told(home) == len(receipts)
    assert rows(places(home).desk_database, "SELECT key FROM link_intent") == []
    view = desk_at(home).accounts.refresh()
    is_linked = rows(
        places(home).practice_database,
        f"SELECT 1 FROM service_users WHERE holder = 'maya-okafor' AND company = '{SEAT.organisation}'"
        f" AND service = '{SEAT.service}'",
    )
    seat = view.of(SEAT)
    assert seat is not None
    assert (seat.state is SeatState.LINKED) is bool(is_linked)
    assert (ENTRY in safe_of(home).kept()) <= bool(is_linked)
    for path in (places(home).desk_database, places(home).practice_database):
        assert rows(path, "PRAGMA integrity_check") == [("ok",)]


def told(home: Path) -> int:
    """How often the activity says that the service was linked."""
    statement = "SELECT detail FROM desk_entry WHERE act = 'service linked'"
    return [row[0] for row in rows(places(home).desk_database, statement)].count(TOLD)


def state(home: Path) -> SeatState:
    """How the seat stands as far as the desk knows."""
    seat = desk_at(home).accounts.known().of(SEAT)
    assert seat is not None
    return seat.state
