"""A measured process: a migration of many certificates kept, read and planned, and its table under the hand."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Final, TypeVar

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from bench.list_watch import ListWatch
from bench.opened_home import built
from bench.processes import Figures, hand_in, peak_mib
from certdesk.domain.migration import MigrationId, Situation, Step
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.api import Desk
from certdesk.viewmodels.migration.plan.rows import SortKey
from certdesk.viewmodels.shell import Place

T = TypeVar("T")
_PATIENCE: Final = 60.0
_FIELD: Final = "migration_plan_filter"
_WORD: Final = "site-1"
_ALSO_SAID_BY: Final = (Witness.CLIENT, Witness.SUPPORT, Witness.ASSISTANCE, Witness.TYPED)


def filled(desk: Desk, folder: Path, certificates: int) -> MigrationId:
    """Return a migration of so many certificates, three of a client, with five answers to where each of them is."""
    listed = folder / "certificates.csv"
    rows = (f"www.site-{each}.example,Client {each // 3},{30000000 + each // 3}" for each in range(certificates))
    listed.write_text("\n".join(("name,client,customer number", *rows, "")), "utf-8")
    id_ = desk.migrations.begin("Bench").migration.id
    desk.migrations.change(id_, lambda each: replace(each, situation=Situation.WEBMASTER, step=Step.PLAN))
    added = desk.holdings.read_list(id_, listed, Silent()).added
    for witness in _ALSO_SAID_BY:
        desk.account_search.take_number(id_, added, Finding("4711", witness))
    return id_


def kept(desk: Desk, again: Desk, id_: MigrationId, home: Path) -> Figures:
    """Return the milliseconds for reading all, planning all and taking that back, beside SQLite alone with a copy."""
    load, view = timed(partial(again.migrations.load, id_))
    ids = [line.holding.id for line in view.lines]
    plan, planned = timed(partial(desk.handing_over.set_plan, id_, ids, MovePlan.CLIENT))
    undo, undone = timed(partial(desk.holdings.revert, id_, planned.edit.changes))
    assert undone.lines == view.lines
    with closing(sqlite3.connect(home / "bare.sqlite3", isolation_level=None)) as bare:
        with closing(sqlite3.connect(places(home).desk_database)) as source:
            source.backup(bare)
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        read, _ = timed(lambda: [bare.execute(f"SELECT * FROM {name}").fetchall() for name in ("holding", "finding")])
        write, _ = timed(lambda: _plan_barely(bare, [(id_, each) for each in ids]))
    figures = {"load_ms": load, "bare_load_ms": read, "plan_ms": plan, "bare_plan_ms": write, "undo_ms": undo}
    return {"certificates": len(ids), **figures, "x_load": load / read, "x_plan": plan / write}


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return the milliseconds that it took, and what came of it."""
    begun = time.perf_counter()
    result = work()
    return (time.perf_counter() - begun) * 1000, result


def _plan_barely(connection: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("UPDATE holding SET plan = 'client' WHERE migration = ? AND id = ?", rows)
    connection.execute("COMMIT")


class Planner:
    """Works the page Plan of a home in its window."""

    def __init__(self, home: Path, id_: MigrationId) -> None:
        self._program = built(home)
        self._program.start()
        models = self._program.models
        models.migration.wizard.open(id_)
        models.shell.go_to(Place.MIGRATION)
        window = self._program.shell.window
        self._wait(lambda: window.findChild(QTableView, "migration_plan_table") is not None)
        table, field = window.findChild(QTableView, "migration_plan_table"), window.findChild(QLineEdit, _FIELD)
        if not isinstance(table, QTableView) or not isinstance(field, QLineEdit):
            raise TypeError
        self._is_painted = False
        self._field, self._table, self._plan = field, table, models.migration.plan
        self._watch = ListWatch(table, self._note)
        self._timed(field.setFocus)

    def figures(self) -> Figures:
        """Return the milliseconds until the table is painted again: after a key, and after it was sorted."""
        keys = [self._timed(partial(QTest.keyClicks, self._field, letter)) for letter in _WORD]
        self._field.clear()
        sorts = [self._timed(partial(self._plan.sort_by, key)) for key in SortKey if key is not SortKey.URGENCY]
        checks = [self._timed(partial(self._plan.check_shown, is_checked=is_on)) for is_on in (True, False)]
        return {"key_ms": median(keys), "sort_ms": median(sorts), "check_ms": median(checks)}

    def _timed(self, act: Callable[[], object]) -> float:
        QApplication.processEvents()
        self._is_painted = False
        begun = time.perf_counter()
        act()
        self._table.viewport().update()
        self._wait(lambda: self._is_painted)
        return (time.perf_counter() - begun) * 1000

    def _wait(self, is_there: Callable[[], bool]) -> None:
        end = time.monotonic() + _PATIENCE
        while not is_there():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError

    def _note(self) -> None:
        self._is_painted = True


def main() -> None:
    """Move as many certificates as were asked for, and hand in how long that took."""
    home, certificates = Path(sys.argv[2]), int(sys.argv[3])
    desk, again = built(home).desk, built(home).desk
    desk.home.open()
    again.home.open()
    id_ = filled(desk, home, certificates)
    figures = kept(desk, again, id_, home)
    hand_in({**figures, **Planner(home, id_).figures(), "peak_mib": peak_mib()})


if __name__ == "__main__":
    main()
