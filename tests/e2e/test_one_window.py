"""Two CertDesks on one home, and what a killed one leaves behind."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.bootstrap import Surroundings
from certdesk.paths import places
from tests.e2e.running import PATIENCE, command, holder, kill, run_with, running, wait_until_open
from tests.unit.storage.mounts import closed_folder


def shown(name: str) -> QWidget | None:
    """The window called `name`, if it is there."""
    windows = (each for each in QApplication.topLevelWidgets() if each.objectName() == name and each.isVisible())
    return next(windows, None)


def test_a_second_certdesk_raises_the_first_and_ends(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    second = QProcess()
    program, *arguments = command(home)

    def visit() -> None:
        qtbot.waitUntil(lambda: shown("main_window") is not None)
        window = shown("main_window")
        assert window is not None
        window.setWindowState(Qt.WindowState.WindowMinimized)
        second.start(program, arguments)
        qtbot.waitUntil(lambda: second.state() is QProcess.ProcessState.NotRunning, timeout=int(PATIENCE * 1_000))
        qtbot.waitUntil(lambda: not window.isMinimized())

    assert run_with(home, Surroundings(), visit) == 0
    assert second.exitCode() == 0
    assert bytes(second.readAllStandardError().data()) == b""


def test_a_killed_certdesk_keeps_nobody_from_the_next_start(home: Path) -> None:
    with running(home) as first:
        wait_until_open(home, first)
        second = subprocess.run(command(home), capture_output=True, timeout=PATIENCE, check=False)
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        assert first.poll() is None
        kill(first)
    assert holder(home) == first.pid
    with running(home) as third:
        wait_until_open(home, third)


@pytest.mark.parametrize("content", [b"", b"\0" * 64, b"999999999\ncertdesk\nelsewhere\n"])
def test_a_lock_file_that_names_nobody_keeps_nobody_out(home: Path, content: bytes) -> None:
    data = places(home).data
    data.mkdir(parents=True)
    (data / "certdesk.lock").write_bytes(content)
    with running(home) as only:
        wait_until_open(home, only)


def test_a_home_that_cannot_be_written_is_said_in_a_window(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    font = qapp.font()

    def visit() -> None:
        qtbot.waitUntil(lambda: shown("start_failure") is not None)
        window = shown("start_failure")
        assert window is not None
        said = [label.text() for label in window.findChildren(QLabel)]
        assert "CertDesk cannot write in its folder" in said
        assert any(str(home / "inside") in each for each in said)
        quit_ = next(button for button in window.findChildren(QPushButton) if button.text() == "Quit")
        quit_.click()

    home.write_text("a file, where a folder should be")
    assert run_with(home / "inside", Surroundings(), visit) == 1
    assert home.read_text() == "a file, where a folder should be"
    qapp.setFont(font)


def test_a_read_only_disk_is_said_in_a_window(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    def visit() -> None:
        qtbot.waitUntil(lambda: shown("start_failure") is not None)

    with closed_folder(home, lambda _folder: None):
        assert run_with(home, Surroundings(), visit) == 1
        assert not list(home.iterdir())
