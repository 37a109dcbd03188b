"""Killed for real, at any moment of any act: what was said to be done is there once, and nothing is half done."""

import multiprocessing
import shutil
import signal
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from multiprocessing.context import ForkServerContext
from pathlib import Path
from pkgutil import walk_packages
from random import Random
from time import monotonic, sleep
from types import ModuleType

import pytest

import certdesk.pki
import certdesk.simulator
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from tests.e2e.clerk import BEGUN, DEED, READY, Clerk, branch_at, signing_request, work
from tests.e2e.conftest import START
from tests.e2e.inspection import assert_whole, inspect
from tests.unit.storage.mounts import small_disk

PAPER, KEPT = "paper", "kept"
HOMES, KILLS = 8, 26  # of each home


@dataclass(frozen=True)
class Moment:
    """A kill comes at most `longest` seconds after this word was said, or after the start."""

    after: str
    longest: float


MOMENTS = (Moment("", 0.1), Moment(READY, 0.2), Moment(DEED, 0.04), *[Moment(BEGUN, 0.04)] * 4)


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    """Makes processes that have all of the program loaded, also what it imports late."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes of this kind are a POSIX notion")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, *modules_of(certdesk.pki), *modules_of(certdesk.simulator), "idna"])
    return context


def modules_of(package: ModuleType) -> list[str]:
    return [module.name for module in walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.fixture(scope="module")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a small practice portfolio and orders at many statuses, to be copied with its paper."""
    home = tmp_path_factory.mktemp("small") / "home"
    branch = branch_at(home)
    branch.desk.practice.open_portfolio(WorldPlan(orders=4), Silent())
    with (home / PAPER).open("ab", buffering=0) as stream:
        clerk = Clerk(branch, Random(0), stream)
        for _ in range(40):
            clerk.serve()
    return home


@pytest.mark.parametrize("seed", range(HOMES))
def test_kills_between_any_two_steps(nursery: ForkServerContext, small_home: Path, home: Path, seed: int) -> None:
    """Some kills come at the start, while an earlier one is being settled; some homes are killed twice unseen."""
    shutil.copytree(small_home, home)
    paper = home / PAPER
    before = inspect(home, paper)
    chance = Random(seed)
    looked = before
    for number in range(KILLS):
        kill_one(nursery, home, paper, f"{seed}-{number}", chance)
        if number == KILLS - 1 or chance.random() < 0.6:
            looked = inspect(home, paper)
    assert looked.told > before.told


def kill_one(nursery: ForkServerContext, home: Path, paper: Path, seed: str, chance: Random) -> None:
    """Let somebody start the program and act, and kill it at a start, within a deed, or anywhere."""
    before = paper.stat().st_size
    clerk = nursery.Process(target=work, args=(home, paper, seed))
    clerk.start()
    moment = chance.choice(MOMENTS)
    if moment.after:
        await_word(paper, before, moment.after)
    clerk.join(chance.uniform(0, moment.longest))
    clerk.kill()
    clerk.join()
    assert clerk.exitcode == -signal.SIGKILL, f"it ended by itself, with the seed {seed}"


def await_word(paper: Path, before: int, word: str) -> None:
    """Wait until a line with `word` is on the paper that was `before` bytes long."""
    end = monotonic() + 60
    while f"\n{word}".encode() not in b"\n" + paper.read_bytes()[before:]:
        assert monotonic() < end, f"it never said {word}"
        sleep(0.001)


@pytest.mark.parametrize("left", [20, 90, 150])
def test_a_disk_that_fills_up_in_the_middle_of_an_act(small_home: Path, tmp_path: Path, left: int) -> None:
    """Desk and authority share the disk, of which `left` kilobytes are free: it is full at another step each time."""
    paper = tmp_path / PAPER
    shutil.copy(small_home / PAPER, paper)
    with small_disk(tmp_path / "disk", "16m") as disk, paper.open("ab", buffering=0) as stream:
        home = disk / "home"
        shutil.copytree(small_home, home)
        clerk = Clerk(branch_at(home), Random(left), stream)
        filler = disk / "filler"
        filler.write_bytes(b"\0" * (shutil.disk_usage(disk).free - left * 1024))
        with pytest.raises(Unavailable) as caught:
            serve_until_it_fails(clerk)
        assert caught.value.key is MessageKey.DISK_FULL
        for _ in range(5):
            with suppress(Unavailable):
                clerk.serve()
        filler.unlink()
        inspect(home, paper)


def test_a_database_that_another_program_holds_now_and_then(
    nursery: ForkServerContext, small_home: Path, home: Path
) -> None:
    shutil.copytree(small_home, home)
    holders = [
        nursery.Process(target=hold_now_and_then, args=(path,))
        for path in (places(home).desk_database, places(home).practice_database)
    ]
    for holder in holders:
        holder.start()
    with (home / PAPER).open("ab", buffering=0) as stream:
        clerk = Clerk(branch_at(home), Random(7), stream)
        for _ in range(10):
            clerk.serve()
    for holder in holders:
        holder.kill()
        holder.join()
    assert inspect(home, home / PAPER).told > 10


def test_the_draft_that_was_said_to_be_kept_is_there_after_a_kill(
    nursery: ForkServerContext, small_home: Path, home: Path
) -> None:
    shutil.copytree(small_home, home)
    paper, chance = home / "drafts", Random(11)
    paper.touch()
    for _ in range(12):
        before = paper.stat().st_size
        writer = nursery.Process(target=keep_drafts, args=(home, paper))
        writer.start()
        await_word(paper, before, KEPT)
        writer.join(chance.uniform(0, 0.05))
        writer.kill()
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
        told = dict(line.split(" ")[1:] for line in paper.read_text("utf-8").splitlines())
        kept = {draft.order: draft.reason for draft in branch_at(home).desk.drafts.all()}
        assert told
        assert all(int(kept[OrderId(order)]) >= int(reason) for order, reason in told.items())
        assert_whole(home)


def keep_drafts(home: Path, paper: Path) -> None:
    """Keep a draft of each order in turn, say so once it is kept, and go on until killed."""
    desk = branch_at(home).desk
    orders = [entry.order.id for entry in desk.orders.load().entries]
    csr = signing_request("shop.larkspur.example")
    with paper.open("ab", buffering=0) as stream:
        for number in count(len(paper.read_bytes())):  # never less than before
            order = orders[number % len(orders)]
            desk.drafts.keep(ReissueDraft(order, START, csr, reason=str(number)))
            stream.write(f"{KEPT} {order} {number}\n".encode())


def serve_until_it_fails(clerk: Clerk) -> None:
    while True:
        clerk.serve()


def hold_now_and_then(path: Path) -> None:
    """Hold a database for a moment, let it go for a moment, until killed."""
    with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as connection:
        while True:
            connection.execute("BEGIN IMMEDIATE")
            sleep(0.03)
            connection.execute("ROLLBACK")
            sleep(0.01)
