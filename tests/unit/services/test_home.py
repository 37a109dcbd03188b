"""The databases of a home are opened together, and one of them is moved aside by its name."""

from pathlib import Path

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.services.home import HomeFiles
from certdesk.storage.desk import desk_database


@pytest.fixture
def files(tmp_path: Path) -> HomeFiles:
    return HomeFiles(desk_database(tmp_path / "desk.sqlite3"), desk_database(tmp_path / "other.sqlite3"))


def test_opening_makes_every_database(files: HomeFiles, tmp_path: Path) -> None:
    files.open()
    assert {"desk.sqlite3", "other.sqlite3"} <= {entry.name for entry in tmp_path.iterdir()}


def test_a_damaged_database_is_named_and_after_moving_it_aside_the_home_opens(files: HomeFiles, tmp_path: Path) -> None:
    (tmp_path / "other.sqlite3").write_bytes(b"not a database")
    with pytest.raises(Unavailable) as caught:
        files.open()
    assert (caught.value.key, dict(caught.value.facts)) == (MessageKey.DATABASE_DAMAGED, {"file": "other.sqlite3"})
    files.move_aside("other.sqlite3")
    files.open()
    assert (tmp_path / "other.aside-1.sqlite3").read_bytes() == b"not a database"


def test_a_name_that_is_no_database_of_this_home_moves_nothing(files: HomeFiles, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    files.move_aside("letter.txt")
    files.move_aside("../letter.txt")
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_a_second_press_leaves_the_new_sound_file_where_it_is(files: HomeFiles, tmp_path: Path) -> None:
    (tmp_path / "other.sqlite3").write_bytes(b"not a database")
    files.move_aside("other.sqlite3")
    files.open()
    files.move_aside("other.sqlite3")
    assert [entry.name for entry in tmp_path.glob("other.aside-*")] == ["other.aside-1.sqlite3"]
