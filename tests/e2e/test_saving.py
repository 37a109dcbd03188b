"""Saving where it does not go well: nothing half-written is left, and the sheet says what to do."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.e2e.signing_in import sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor
from tests.unit.storage.mounts import closed_folder, small_disk

NAME = "shop_larkspur_example.pem"


def names_in(folder: Path) -> list[str]:
    """What is in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def open_sheet(stage: Stage) -> Visitor:
    """Sign in, and open the download sheet."""
    visitor = stage.open_book()
    sign_in(visitor)
    visitor.click("Download…")
    visitor.sees("Download certificate")
    visitor.click("nginx")
    return visitor


def choose_folder(visitor: Visitor, folder: Path) -> None:
    """Choose another folder in the dialog that is open."""
    visitor.wait("the dialog", lambda: any(visitor.visible(QFileDialog)))
    dialog = next(visitor.visible(QFileDialog))
    field = next(visitor.visible(QLineEdit, dialog))
    field.setText(str(folder))
    QTest.keyClick(field, Qt.Key.Key_Return)
    visitor.wait("the dialog closed", lambda: not any(visitor.visible(QFileDialog)))


def save_elsewhere(stage: Stage, visitor: Visitor) -> None:
    """After a folder refused: take another one, and find everything chosen still chosen."""
    other = stage.home.parent / "other"
    other.mkdir()
    visitor.click("Choose another folder…")
    choose_folder(visitor, other)
    visitor.click("Save")
    visitor.wait("the file", (other / NAME).exists)
    visitor.sees(f"Saved {NAME}")


def test_a_vanished_folder_is_said_and_another_one_takes_the_file(filled: Stage) -> None:
    visitor = open_sheet(filled)
    filled.downloads.rmdir()
    visitor.click("Save")
    visitor.sees("The folder is not there any more.")
    assert not filled.downloads.exists()
    save_elsewhere(filled, visitor)


def test_a_folder_closed_to_writing_is_said(filled: Stage) -> None:
    filled.downloads.rmdir()
    with closed_folder(filled.downloads, lambda _folder: None):
        visitor = open_sheet(filled)
        visitor.click("Save")
        visitor.sees("You may not write there.")
        visitor.sees(f"Could not save in {filled.downloads}"[:60])
        assert not names_in(filled.downloads)
        save_elsewhere(filled, visitor)


def test_a_full_disk_leaves_nothing_behind(filled: Stage) -> None:
    filled.downloads.rmdir()
    with small_disk(filled.downloads, "64k") as disk:
        with (disk / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4_096))
            except OSError:
                pass
        visitor = open_sheet(filled)
        visitor.click("Save")
        visitor.sees("The disk is full.")
        assert names_in(disk) == ["filler"]
        (disk / "filler").unlink()
        visitor.click("Save")
        visitor.sees(f"Saved {NAME}")
        assert names_in(disk) == [NAME]


@pytest.mark.parametrize(
    ("answer", "left"),
    [("Replace", [NAME]), ("Keep both", [NAME.replace(".pem", " (2).pem"), NAME]), ("Cancel", [NAME])],
)
def test_a_file_that_is_there_is_the_users_to_decide_on(filled: Stage, answer: str, left: list[str]) -> None:
    old = filled.downloads / NAME
    old.write_text("my own")
    visitor = open_sheet(filled)
    visitor.click("Save")
    visitor.sees(f"{NAME} is there already. Replace it, or keep both under two names?")
    assert old.read_text() == "my own"
    visitor.click(answer)
    if answer == "Cancel":
        visitor.button("Save")
        assert visitor.field("File name").text() == NAME
    else:
        visitor.sees("Saved ")
    assert names_in(filled.downloads) == sorted(left)
    assert (old.read_text() == "my own") is (answer != "Replace")


def test_a_name_that_is_none_is_said_beside_the_field(filled: Stage) -> None:
    visitor = open_sheet(filled)
    said = "This name cannot be used for a file."
    for name in (".", "..", "a/b.pem", "a\\b.pem", "con.pem", "ü" * 200 + ".pem", " "):
        visitor.paste("File name", name)
        visitor.wait("no word yet", lambda: said not in visitor.text())
        visitor.click("Save")
        visitor.sees(said)
    visitor.write("File name", "")
    visitor.click("Save")
    visitor.sees(said)
    assert not names_in(filled.downloads)
