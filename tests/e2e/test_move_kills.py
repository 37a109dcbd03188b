"""Killed for real while it moves certificates: what was kept is there, and nothing is half there."""

import multiprocessing
import signal
from multiprocessing.context import ForkServerContext
from pathlib import Path
from random import Random

import pytest

import certdesk.services.migrations
import certdesk.services.notices
from certdesk.domain.handovers import Stage
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.paths import places
from tests.e2e.inspection import rows
from tests.e2e.linker import desk_at
from tests.e2e.mover import BEGUN, KEPT, READY, loaded, move_again_and_again
from tests.e2e.test_kills import Moment, await_word, modules_of

PAPER = "paper"
KILLS = 12
MOMENTS = (Moment(READY, 0.2), *[Moment(BEGUN, 0.2)] * 3, *[Moment(KEPT, 0.2)] * 2)


@pytest.fixture(scope="module")
def nursery() -> ForkServerContext:
    """Makes processes that have the program loaded already."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        pytest.skip("processes of this kind are a POSIX notion")
    context = multiprocessing.get_context("forkserver")
    parts = (*modules_of(certdesk.services.migrations), *modules_of(certdesk.services.notices))
    context.set_forkserver_preload([__name__, *parts, "idna", "email"])
    return context


def test_kills_at_any_moment_of_a_migration(nursery: ForkServerContext, home: Path) -> None:
    desk = desk_at(home)
    desk.practice.open_portfolio(WorldPlan(orders=2), Silent())
    migration = desk.migrations.begin("Off the ISO account").migration.id
    paper, chance = home / PAPER, Random(6)
    paper.touch()
    waited = 0
    for number in range(KILLS):
        before = paper.stat().st_size
        mover = nursery.Process(target=move_again_and_again, args=(home, paper, migration, number))
        mover.start()
        moment = chance.choice(MOMENTS)
        waited += moment.after == KEPT
        await_word(paper, before, moment.after)
        mover.join(chance.uniform(0, moment.longest))
        mover.kill()
        mover.join()
        assert mover.exitcode == -signal.SIGKILL, "it ended by itself"
        assert_whole(home, migration)
    assert len(said(home, KEPT)) >= waited > KILLS / 3


def assert_whole(home: Path, migration: MigrationId) -> None:
    """Whatever was said to be kept is there whole; what was under way has some of its steps, in their order."""
    view = loaded(home, migration)
    lines = {line.holding.common_name: line.moved for line in view.lines}
    confirmed = {each.client for each in view.handovers if each.stage is Stage.CONFIRMED}
    for number in said(home, KEPT):
        moved = lines[f"n{number}.example"]
        assert (moved.number, moved.plan, moved.is_disputed) == (number, MovePlan.CLIENT, False)
        assert f"Client {number}" in confirmed
    begun = said(home, BEGUN)
    assert set(lines) <= {f"n{number}.example" for number in begun}
    for moved in lines.values():
        assert moved.plan is None or moved.number
        assert moved.holding.client not in confirmed or moved.plan is MovePlan.CLIENT
    path = places(home).desk_database
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    assert rows(path, "PRAGMA foreign_key_check") == []


def said(home: Path, word: str) -> set[str]:
    """The numbers of what was written down so."""
    lines = (line.split() for line in (home / PAPER).read_text().splitlines())
    return {words[1] for words in lines if words[0] == word and len(words) == 2}
