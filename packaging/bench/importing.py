"""A measured process: taking a list into an empty book, beside SQLite alone taking the same rows."""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from bench.opened_home import built
from bench.processes import hand_in, peak_mib
from certdesk.domain.lists import ListChoice
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.api import Desk

_HEADINGS = "Name;Supplier order ID;Admin e-mail;Client;Tags;Note"
_FILLED = ("orders", "desk_entry")


def write_list(path: Path, orders: int) -> None:
    """Write a list of so many orders."""
    lines = (
        f"www.site-{number}.example;{2000 + number % 8000}-{number:05X};web@site-{number}.example;"
        f"Client {number % 997};shop, group {number % 7};number {number}"
        for number in range(orders)
    )
    path.write_text("\n".join((_HEADINGS, *lines, "")), encoding="utf-8")


def bring_in(desk: Desk, path: Path) -> int:
    """Open, try and import the list, as the sheet does; return how many orders are new."""
    preview = desk.lists.open(path, ListChoice())
    plan = desk.lists.dry_run(preview, preview.columns, Silent())
    return desk.lists.run(plan, Silent()).new


def bare_ms(desk_file: Path, copy: Path) -> float:
    """Return the milliseconds that SQLite takes for the rows an import left, in one transaction as hard as ours."""
    with closing(sqlite3.connect(desk_file)) as source:
        tables = [
            (source.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0], name)
            for name in _FILLED
        ]
        rows = {name: source.execute(f"SELECT * FROM {name}").fetchall() for name in _FILLED}
    with closing(sqlite3.connect(copy, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        target.execute("PRAGMA synchronous = FULL")
        for statement, _ in tables:
            target.execute(statement)
        begun = time.perf_counter()
        target.execute("BEGIN IMMEDIATE")
        for name, kept in rows.items():
            target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(kept[0]))})", kept)
        target.execute("COMMIT")
        return (time.perf_counter() - begun) * 1000


def main() -> None:
    """Import as many orders as were asked for, and hand in how long that took; what is not there yet is made first."""
    home, orders = Path(sys.argv[2]), int(sys.argv[3])
    desk = built(home).desk
    desk.home.open()
    listed = home / "book.csv"
    write_list(listed, orders)
    begun, worked = time.perf_counter(), time.process_time()
    new = bring_in(desk, listed)
    took, used = time.perf_counter() - begun, time.process_time() - worked
    peak = peak_mib()
    bare = bare_ms(places(home).desk_database, home / "bare.sqlite3")
    hand_in({"orders": new, "ms": took * 1000, "cpu_ms": used * 1000, "bare_ms": bare, "peak_mib": peak})


if __name__ == "__main__":
    main()
