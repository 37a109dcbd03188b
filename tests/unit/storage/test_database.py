"""A database file of ours is made whole, recognised, migrated with a backup, and never overwritten."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.storage.database import Database
from certdesk.storage.files import move_aside
from certdesk.storage.migration import Migration
from tests.unit.storage.mounts import closed_folder, small_disk

OURS = 0x43444B31
FIRST = Migration(1, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")
SECOND = Migration(2, "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'plain';")
BROKEN = Migration(3, "CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);")


def database(path: Path, *steps: Migration) -> Database:
    return Database(path, OURS, steps or (FIRST,))


def prepared(path: Path, *steps: Migration) -> Database:
    made = database(path, *steps)
    made.prepare()
    return made


def add(target: Database, text: str) -> None:
    with target.write() as connection:
        connection.execute("INSERT INTO note (text) VALUES (?)", (text,))


def notes(target: Database) -> list[str]:
    with target.read() as connection:
        return [row[0] for row in connection.execute("SELECT text FROM note ORDER BY id")]


def refusal(target: Database) -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        target.prepare()
    return caught.value


def test_what_was_written_is_there_after_opening_again(tmp_path: Path) -> None:
    add(prepared(tmp_path / "home" / "desk.sqlite3"), "kept")
    assert notes(prepared(tmp_path / "home" / "desk.sqlite3")) == ["kept"]


def test_nothing_is_touched_before_it_is_prepared(tmp_path: Path) -> None:
    database(tmp_path / "home" / "desk.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_new_database_leaves_nothing_unfinished_beside_it(tmp_path: Path) -> None:
    prepared(tmp_path / "desk.sqlite3")
    assert [entry.name for entry in tmp_path.iterdir()] == ["desk.sqlite3"]


def test_a_new_database_keeps_a_write_ahead_log_and_checks_references(tmp_path: Path) -> None:
    with prepared(tmp_path / "desk.sqlite3").write() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


@pytest.mark.skipif(os.name != "posix", reason="owner-only rights are a POSIX notion")
def test_only_its_owner_may_read_a_new_database(tmp_path: Path) -> None:
    prepared(tmp_path / "desk.sqlite3")
    assert (tmp_path / "desk.sqlite3").stat().st_mode & 0o077 == 0


def test_an_empty_file_and_an_interrupted_first_try_are_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3").touch()
    (tmp_path / "desk.sqlite3.unfinished").write_bytes(b"half")
    assert notes(prepared(tmp_path / "desk.sqlite3")) == []


def test_a_fault_of_ours_passes_as_it_is_and_undoes_the_whole_unit(tmp_path: Path) -> None:
    target = prepared(tmp_path / "desk.sqlite3")
    with pytest.raises(sqlite3.IntegrityError), target.write() as connection:
        connection.executemany("INSERT INTO note (text) VALUES (?)", [("lost",), (None,)])
    assert notes(target) == []


def test_an_error_of_the_caller_is_not_taken_for_one_of_the_database(tmp_path: Path) -> None:
    target = prepared(tmp_path / "desk.sqlite3")
    with pytest.raises(FileNotFoundError), target.read():
        (tmp_path / "nothing").read_bytes()


def test_reading_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(Unavailable), prepared(tmp_path / "desk.sqlite3").read() as connection:
        connection.execute("INSERT INTO note (text) VALUES ('no')")


def test_a_reader_sees_one_state_while_another_writes(tmp_path: Path) -> None:
    target = prepared(tmp_path / "desk.sqlite3")
    with target.read() as connection:
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)
        add(target, "later")
        assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)
    assert notes(target) == ["later"]


def test_a_later_version_is_reached_with_a_backup_of_the_earlier(tmp_path: Path) -> None:
    add(prepared(tmp_path / "desk.sqlite3"), "old")
    with prepared(tmp_path / "desk.sqlite3", FIRST, SECOND).read() as connection:
        assert connection.execute("SELECT text, colour FROM note").fetchall() == [("old", "plain")]
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3.before-2")) as backup:
        assert backup.execute("SELECT * FROM note").fetchall() == [(1, "old")]


def test_a_file_of_the_present_version_is_not_backed_up(tmp_path: Path) -> None:
    prepared(tmp_path / "desk.sqlite3")
    prepared(tmp_path / "desk.sqlite3")
    assert [entry.name for entry in tmp_path.iterdir()] == ["desk.sqlite3"]


def test_a_step_that_fails_is_undone_and_the_steps_before_it_stay(tmp_path: Path) -> None:
    add(prepared(tmp_path / "desk.sqlite3"), "old")
    with pytest.raises(sqlite3.OperationalError):
        prepared(tmp_path / "desk.sqlite3", FIRST, SECOND, BROKEN)
    with prepared(tmp_path / "desk.sqlite3", FIRST, SECOND).read() as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("note",)]


def test_a_step_that_breaks_a_reference_is_undone(tmp_path: Path) -> None:
    orphan = Migration(
        2, "CREATE TABLE tag (note INTEGER NOT NULL REFERENCES note (id)) STRICT; INSERT INTO tag VALUES (7);"
    )
    prepared(tmp_path / "desk.sqlite3")
    with pytest.raises(sqlite3.IntegrityError, match="tag refers to nothing in note"):
        prepared(tmp_path / "desk.sqlite3", FIRST, orphan)
    assert notes(prepared(tmp_path / "desk.sqlite3")) == []


def test_a_newer_file_is_refused_and_stays(tmp_path: Path) -> None:
    prepared(tmp_path / "desk.sqlite3", FIRST, SECOND)
    before = (tmp_path / "desk.sqlite3").read_bytes()
    error = refusal(database(tmp_path / "desk.sqlite3"))
    assert (error.key, dict(error.facts)) == (MessageKey.DATABASE_NEWER, {"file": "desk.sqlite3"})
    assert (tmp_path / "desk.sqlite3").read_bytes() == before


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_a_database_of_another_program_is_named_and_not_touched(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "desk.sqlite3"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute(f"PRAGMA journal_mode = {journal}")
        foreign.execute("CREATE TABLE theirs (id INTEGER)")
    before = path.read_bytes()
    error = refusal(database(path))
    assert (error.key, dict(error.facts)) == (MessageKey.DATABASE_FOREIGN, {"file": "desk.sqlite3"})
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["desk.sqlite3"]


@given(content=st.binary(min_size=1, max_size=5000))
def test_a_file_that_is_no_database_is_named_and_not_touched(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("home") / "desk.sqlite3"
    path.write_bytes(content)
    error = refusal(database(path))
    assert (error.key, dict(error.facts)) == (MessageKey.DATABASE_DAMAGED, {"file": "desk.sqlite3"})
    assert path.read_bytes() == content


@pytest.mark.parametrize("keep", [100, 1000, 4096, 5000, 8000])
def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "desk.sqlite3"
    add(prepared(path), "long" * 5000)
    path.write_bytes(path.read_bytes()[:keep])
    assert refusal(database(path)).key is MessageKey.DATABASE_DAMAGED


def test_a_page_of_rubbish_is_damage_at_the_start_or_when_it_is_read(tmp_path: Path) -> None:
    small, large = tmp_path / "small.sqlite3", tmp_path / "large.sqlite3"
    for path, size in ((small, 10), (large, 2500)):
        target = prepared(path)
        with target.write() as connection:
            connection.executemany("INSERT INTO note (text) VALUES (?)", [("x" * 3900,)] * size)
        with path.open("r+b") as stream:
            stream.seek(5 * 4096)
            stream.write(b"\xa5" * 4096)
    assert refusal(database(small)).key is MessageKey.DATABASE_DAMAGED
    damaged = prepared(large)
    assert not damaged.is_sound()
    with pytest.raises(Unavailable) as caught:
        notes(damaged)
    assert caught.value.key is MessageKey.DATABASE_DAMAGED


def test_a_log_without_its_database_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    path.with_name("desk.sqlite3-wal").write_bytes(b"frames")
    assert refusal(database(path)).key is MessageKey.DATABASE_DAMAGED
    move_aside(path)
    assert notes(prepared(path)) == []


def test_moving_aside_keeps_every_file_and_frees_the_name(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    moved = []
    for content in (b"first", b"second"):
        path.write_bytes(content)
        path.with_name("desk.sqlite3-wal").write_bytes(content + b" log")
        moved.append(move_aside(path))
    assert [name.name for name in moved] == ["desk.aside-1.sqlite3", "desk.aside-2.sqlite3"]
    assert [name.read_bytes() for name in moved] == [b"first", b"second"]
    assert moved[1].with_name("desk.aside-2.sqlite3-wal").read_bytes() == b"second log"
    assert notes(prepared(path)) == []


def test_a_lock_held_by_another_program_is_busy(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    prepared(path)
    impatient = Database(path, OURS, (FIRST,), patience=0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable) as caught:
            add(impatient, "late")
    assert (caught.value.key, dict(caught.value.facts)) == (MessageKey.DATABASE_BUSY, {"file": "desk.sqlite3"})


def test_a_file_in_the_place_of_the_folder_is_a_home_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    assert refusal(database(tmp_path / "home" / "desk.sqlite3")).key is MessageKey.HOME_READ_ONLY


def test_a_read_only_home_is_named_with_and_without_a_database_in_it(tmp_path: Path) -> None:
    with closed_folder(tmp_path / "home", lambda home: add(prepared(home / "old.sqlite3"), "kept")) as home:
        for name in ("old.sqlite3", "new.sqlite3"):
            error = refusal(database(home / name))
            assert (error.key, error.facts["folder"]) == (MessageKey.HOME_READ_ONLY, str(home))


def test_a_full_disk_undoes_the_unit_and_keeps_what_was_there(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        target = prepared(disk / "desk.sqlite3")
        add(target, "kept")
        with pytest.raises(Unavailable) as caught:
            add(target, "x" * 1_000_000)
        assert caught.value.key is MessageKey.DISK_FULL
        assert notes(prepared(disk / "desk.sqlite3")) == ["kept"]


def test_a_disk_with_no_room_for_a_new_database_is_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "4k") as disk:
        assert refusal(database(disk / "desk.sqlite3")).key is MessageKey.DISK_FULL
        assert not (disk / "desk.sqlite3").exists()


KILLED_AFTER_COMMIT = """
import os, signal, sys
from pathlib import Path
from tests.unit.storage.test_database import add, prepared
target = prepared(Path(sys.argv[1]))
add(target, "committed")
with target.write() as connection:
    connection.execute("INSERT INTO note (text) VALUES ('open')")
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name != "posix", reason="killing without a word is a POSIX notion")
def test_a_program_that_is_killed_keeps_what_it_committed_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_AFTER_COMMIT, str(path)],
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)},
        cwd=Path(__file__).parents[3],
    )
    assert killed.returncode == -signal.SIGKILL
    assert notes(prepared(path)) == ["committed"]
