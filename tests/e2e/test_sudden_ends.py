"""Ends that nobody planned: killed while the portfolio is made or a file is saved, closed in the middle of work."""

import multiprocessing
import shutil
import time
from pathlib import Path
from random import Random

import pytest

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.downloads import DownloadFormat, IfExists, SaveRequest, Server
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.api import Desk
from certdesk.services.desk import build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.e2e.conftest import START
from tests.e2e.signing_in import ORDER
from tests.e2e.stage import HandClock, Keyring, Stage, outside_of

SMALL = WorldPlan(orders=12)


@pytest.fixture(scope="module")
def nursery() -> multiprocessing.context.ForkServerContext:
    """Makes processes that have the program loaded already, so that each lives for what it is killed in."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes of this kind are a POSIX notion")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def desk_on(home: Path) -> Desk:
    """The services of a home, without a window."""
    data = places(home)
    vault = VaultKeys(data.data, Keyring(refuses=True))
    practice = PracticeCA(data.practice_database, vault.key, HandClock(START))
    outside = outside_of(practice)
    desk = build_desk(outside, desk_database(data.desk_database), lambda _topics: None, home, practice.database)
    desk.home.open()
    return desk


def open_portfolio(home: Path) -> None:
    desk_on(home).practice.open_portfolio(SMALL, Silent())


def save_again_and_again(home: Path, folder: Path) -> None:
    desk = desk_on(home)
    receipt = desk.sessions.request_code("web@larkspur.example", Identifier(IdentifierKind.NAME, ORDER))
    newest = desk.practice.messages("web@larkspur.example", "access code")[0]
    code = next(line for line in desk.practice.open_message(newest.id).text.splitlines() if len(line.strip()) == 6)
    session = desk.sessions.sign_in(receipt, code)
    request = SaveRequest(DownloadFormat.PEM_ALL, folder, "a.pem", Server.NGINX, IfExists.KEEP_BOTH)
    while True:
        desk.downloads.save(session.order, request, Silent())


@pytest.mark.parametrize("seed", range(6))
def test_a_start_after_a_kill_while_the_portfolio_was_made(
    nursery: multiprocessing.context.ForkServerContext, home: Path, seed: int
) -> None:
    filling = nursery.Process(target=open_portfolio, args=(home,))
    filling.start()
    end = time.monotonic() + 10
    while not places(home).practice_database.exists() and time.monotonic() < end:
        time.sleep(0.005)
    filling.join(Random(seed).uniform(0.08 * seed, 0.08 * seed + 0.08))
    filling.kill()
    filling.join()
    desk = desk_on(home)
    assert len(desk.practice.open_portfolio(SMALL, Silent()).entries) == SMALL.orders


@pytest.mark.parametrize("seed", range(14))
def test_a_kill_while_saving_leaves_only_whole_files(
    nursery: multiprocessing.context.ForkServerContext, filled_home: Path, home: Path, tmp_path: Path, seed: int
) -> None:
    shutil.copytree(filled_home, home)
    folder = tmp_path / "downloads"
    folder.mkdir()
    saving = nursery.Process(target=save_again_and_again, args=(home, folder))
    saving.start()
    end = time.monotonic() + 10
    while not any(folder.glob("*.pem")) and time.monotonic() < end:
        time.sleep(0.005)
    saving.join(Random(seed).uniform(0, 0.1))
    saving.kill()
    saving.join()
    assert len({path.read_bytes() for path in folder.glob("*.pem")}) == 1
    assert len(desk_on(home).orders.load().entries) == 42


def test_closing_the_window_ends_the_making_of_the_portfolio(stage: Stage) -> None:
    visitor = stage.open()
    visitor.click("Open the practice portfolio")
    visitor.button("Stop")
    stage.close()
    visitor = stage.open()
    visitor.click("Open the practice portfolio")  # so it is not there: it would take longer than anybody waits
    visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)


def test_stopping_the_portfolio_leaves_an_empty_home_to_begin_again(stage: Stage) -> None:
    visitor = stage.open()
    visitor.click("Open the practice portfolio")
    visitor.click("Stop")
    visitor.button("Open the practice portfolio")
    assert not stage.program.desk.practice.state().is_set_up
    visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)
