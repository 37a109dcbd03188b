"""Files of the home that cannot be used: named, moved aside with consent, never overwritten."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from certdesk.credentials.vault import FILE_NAME
from certdesk.viewmodels.shell import Page
from tests.e2e.signing_in import ORDER, ask_for_code, enter
from tests.e2e.stage import Stage
from tests.unit.storage.mounts import closed_folder

DESK, PRACTICE = "desk.sqlite3", "practice-ca.sqlite3"
MOVE = "Move it aside and start new"


def garbage(path: Path) -> None:
    path.write_bytes(b"<b>not a database</b>\n" * 4_000)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 77])


def torn(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[8_192:40_960] = bytes(32_768)
    path.write_bytes(content)


def foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute("PRAGMA application_id = 77")
        connection.commit()


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize("file", [DESK, PRACTICE])
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (garbage, "{file} is damaged"),
        (truncated, "{file} is damaged"),
        (torn, "{file} is damaged"),
        (foreign, "{file} belongs to another program"),
        (newer, "{file} comes from a newer CertDesk"),
    ],
)
def test_a_file_that_cannot_be_used_is_moved_aside_only_when_told(
    filled: Stage, file: str, harm: Callable[[Path], None], said: str
) -> None:
    path = filled.places.data / file
    harm(path)
    before = path.read_bytes()
    visitor = filled.open()
    visitor.sees(said.format(file=file))
    visitor.type_keys("Ctrl+N")
    visitor.type_keys("F5")
    visitor.click("Try again")
    visitor.sees(said.format(file=file))
    assert filled.program.models.shell.props.page is Page.PROBLEM
    assert path.read_bytes() == before
    visitor.click(MOVE)
    if file == DESK:
        visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: filled.program.models.orders.props.total == 42)
    (aside,) = filled.places.data.glob("*.aside-1.sqlite3")
    assert aside.read_bytes() == before


@pytest.mark.parametrize("file", [DESK, PRACTICE])
def test_work_goes_on_after_a_file_was_moved_aside(filled: Stage, file: str) -> None:
    garbage(filled.places.data / file)
    visitor = filled.open()
    visitor.click(MOVE)
    if file == DESK:
        visitor.click("Open the practice portfolio")
    enter(visitor, ask_for_code(visitor, ORDER))
    visitor.sees("Guest session, 2 h 0 min left")


def test_two_damaged_files_are_named_one_after_the_other(filled: Stage) -> None:
    for file in (DESK, PRACTICE):
        garbage(filled.places.data / file)
    visitor = filled.open()
    visitor.sees(f"{DESK} is damaged")
    visitor.click(MOVE)
    visitor.sees(f"{PRACTICE} is damaged")
    visitor.click(MOVE)
    visitor.sees("No orders yet")


def test_a_second_damage_keeps_the_first_file_that_was_moved_aside(filled: Stage) -> None:
    garbage(filled.places.desk_database)
    visitor = filled.open()
    visitor.click(MOVE)
    visitor.sees("No orders yet")
    filled.close()
    truncated(filled.places.desk_database)
    visitor = filled.open()
    visitor.click(MOVE)
    visitor.sees("No orders yet")
    assert len(list(filled.places.data.glob("desk.aside-*.sqlite3"))) == 2


def test_a_home_closed_to_writing_is_said_and_left_as_it_is(stage: Stage, filled_home: Path) -> None:
    def fill(folder: Path) -> None:
        for path in (filled_home / "data").iterdir():
            (folder / path.name).write_bytes(path.read_bytes())
            (folder / path.name).chmod(0o600)

    stage.home.mkdir()
    with closed_folder(stage.places.data, fill, size="4m"):
        visitor = stage.open()
        visitor.sees("CertDesk cannot write in its folder")
        visitor.sees(str(stage.places.data))
        assert not visitor.buttons(MOVE)
        visitor.click("Try again")
        visitor.sees("CertDesk cannot write in its folder")
        stage.close()


def test_a_machine_without_a_keyring_asks_nothing(stage: Stage) -> None:
    visitor = stage.open()
    visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)
    key = stage.places.data / FILE_NAME
    assert key.stat().st_mode & 0o777 == 0o600


def test_a_lost_key_is_said_and_starting_over_makes_a_new_one(filled: Stage) -> None:
    key = filled.places.data / FILE_NAME
    key.write_text("no key at all")
    visitor = filled.open_book()
    visitor.move_time("31 days")
    visitor.sees("The key of the practice CA cannot be read")
    visitor.sees("It is kept in the file vault.key.")
    assert key.read_text() == "no key at all"
    visitor = filled.restart()
    visitor.click("Practice CA")
    visitor.choose("Start over…")
    visitor.click("Start over")
    visitor.sees("No orders yet")
    visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: filled.program.models.orders.props.total == 42)
    assert [path.read_text() for path in filled.places.data.glob(f"{FILE_NAME}.*")] == ["no key at all"]
    enter(visitor, ask_for_code(visitor, ORDER))
    visitor.sees("Guest session, 2 h 0 min left")


def test_a_lost_key_of_a_home_without_orders_has_the_same_way_out(stage: Stage) -> None:
    stage.places.data.mkdir(parents=True)
    key = stage.places.data / FILE_NAME
    key.write_text("no key at all")
    key.chmod(0o600)
    visitor = stage.open()
    visitor.click("Open the practice portfolio")
    visitor.sees("The key of the practice CA cannot be read")
    visitor.click("Start over…")
    visitor.click("Start over")
    visitor.wait("no complaint", lambda: "cannot be read" not in visitor.text())
    visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)
