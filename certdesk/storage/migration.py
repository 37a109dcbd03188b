"""Numbered steps that bring a database file from any earlier shape to the present one."""

import sqlite3
from dataclasses import dataclass, field
from importlib.resources import files

FOLDER = "migrations"


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, counted from 1 without gaps, and its SQL."""

    number: int
    sql: str = field(repr=False)


def migrations_of(package: str) -> tuple[Migration, ...]:
    """Return the steps in the folder `migrations` of `package`, read from files called `NNNN_what_for.sql`."""
    entries = files(package).joinpath(FOLDER).iterdir()
    scripts = sorted((entry.name, entry) for entry in entries if entry.name.endswith(".sql"))
    steps = tuple(Migration(int(name.partition("_")[0]), entry.read_text("utf-8")) for name, entry in scripts)
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise ValueError(f"the migrations of {package} are not numbered 1, 2, 3 …")
    return steps


def version_of(connection: sqlite3.Connection) -> int:
    """Return the number of the last step that the file has seen; 0 for an empty file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, steps: tuple[Migration, ...]) -> None:
    """Take the steps the file has not seen, each in a transaction of its own.

    Foreign keys are off meanwhile, as a step that rebuilds a table needs it, and are checked before each commit.
    """
    connection.execute("PRAGMA foreign_keys = OFF")
    for step in steps[version_of(connection) :]:
        try:
            connection.executescript(f"BEGIN IMMEDIATE;\n{step.sql}\n;PRAGMA user_version = {step.number:d};")
            _check_references(connection)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _check_references(connection: sqlite3.Connection) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise sqlite3.IntegrityError(f"a row of {broken[0]} refers to nothing in {broken[2]}")
