"""Killed for real, at any moment of any act: what was said to be done is there once, and nothing is half done."""

import multiprocessing
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing, suppress
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from tests.e2e.clerk import READY, Clerk, branch_at, work
from tests.e2e.inspection import inspect
from tests.unit.storage.mounts import small_disk

HOMES, KILLS = 8, 26  # of each home
LONGEST = 0.25  # seconds from the first act to the kill


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    """Makes processes that have the program loaded already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes of this kind are a POSIX notion")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


@pytest.fixture(scope="module")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a small practice portfolio, to be copied."""
    home = tmp_path_factory.mktemp("small") / "home"
    branch_at(home).desk.practice.open_portfolio(WorldPlan(orders=4), Silent())
    return home


@pytest.mark.parametrize("seed", range(HOMES))
def test_kills_between_any_two_steps(
    nursery: ForkServerContext, small_home: Path, home: Path, tmp_path: Path, seed: int
) -> None:
    """Some kills come at the start, while an earlier one is being settled; some homes are killed twice unseen."""
    shutil.copytree(small_home, home)
    paper = tmp_path / "paper"
    paper.touch()
    chance = Random(seed)
    looked = None
    for number in range(KILLS):
        kill_one(nursery, home, paper, f"{seed}-{number}", chance)
        if number == KILLS - 1 or chance.random() < 0.6:
            looked = inspect(home, paper)
    assert looked is not None
    assert looked.told > KILLS


def kill_one(nursery: ForkServerContext, home: Path, paper: Path, seed: str, chance: Random) -> None:
    """Let somebody act at the desk for a moment, and kill it in the middle."""
    clerk = nursery.Process(target=work, args=(home, paper, seed))
    clerk.start()
    if chance.random() < 0.85:
        await_word(paper, f"{READY} {clerk.pid}")
    clerk.join(chance.uniform(0, LONGEST))
    clerk.kill()
    clerk.join()
    assert clerk.exitcode == -signal.SIGKILL, f"it ended by itself, with the seed {seed}"


def await_word(paper: Path, word: str) -> None:
    end = monotonic() + 20
    while word not in paper.read_text("utf-8").splitlines():
        assert monotonic() < end, f"it never said {word}"
        sleep(0.002)


@pytest.mark.parametrize("seed", range(3))
def test_a_disk_that_fills_up_in_the_middle_of_an_act(small_home: Path, tmp_path: Path, seed: int) -> None:
    """Desk and authority share the disk. It is full at another step for each seed, and grows again at the end."""
    paper = tmp_path / "paper"
    with small_disk(tmp_path / "disk", f"{1600 + 40 * seed}k") as disk, paper.open("ab", buffering=0) as stream:
        home = disk / "home"
        shutil.copytree(small_home, home)
        clerk = Clerk(branch_at(home), Random(seed), stream)
        with pytest.raises(Unavailable) as caught:
            serve_until_it_fails(clerk)
        assert caught.value.key is MessageKey.DISK_FULL
        for _ in range(5):
            with suppress(Unavailable):
                clerk.serve()
        subprocess.run(["mount", "-o", "remount,size=16m", str(disk)], check=True)
        assert inspect(home, paper).told > 0


def test_a_database_that_another_program_holds_now_and_then(
    nursery: ForkServerContext, small_home: Path, home: Path, tmp_path: Path
) -> None:
    shutil.copytree(small_home, home)
    paper = tmp_path / "paper"
    holders = [
        nursery.Process(target=hold_now_and_then, args=(path,))
        for path in (places(home).desk_database, places(home).practice_database)
    ]
    for holder in holders:
        holder.start()
    with paper.open("ab", buffering=0) as stream:
        clerk = Clerk(branch_at(home), Random(7), stream)
        for _ in range(6):
            clerk.serve()
    for holder in holders:
        holder.kill()
        holder.join()
    assert inspect(home, paper).told >= 6


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
