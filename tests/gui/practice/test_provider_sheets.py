"""The provider's sheets come over the window when they are asked for, and go when they are closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.jobs.changes import ChangeHub
from certdesk.viewmodels.provider_models import ProviderModels
from certdesk.views.kit.sheet import Sheet
from certdesk.views.practice.provider_sheets import ProviderSheets
from certdesk.views.theme.appearance import Appearance
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk


class Screen:
    """A window without anything but these sheets."""

    def __init__(self, qtbot: QtBot, moving: MovingDesk) -> None:
        self.moving = moving
        self.models = ProviderModels(moving.desk, lambda: moving.open, moving.runner, ChangeHub())
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 780)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.sheets = ProviderSheets(self.window, self.models)

    def is_clear(self) -> bool:
        return self.sheets.are_closed

    def shown(self) -> list[str]:
        return [sheet.objectName() for sheet in self.window.findChildren(Sheet) if sheet.isVisible()]


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Screen:
    return Screen(qtbot, MovingDesk(FakeWorld(tmp_path)))


def test_each_is_opened_and_closed(screen: Screen) -> None:
    assert screen.is_clear()
    for open_it, name in ((screen.models.open_account, "provider"), (screen.models.open_assistance, "assistance")):
        open_it()
        screen.moving.settle()
        assert screen.shown() == [f"{name}_sheet"]
        assert not screen.is_clear()
        close = screen.window.findChild(QAbstractButton, f"{name}_close")
        assert close is not None
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)
        assert screen.shown() == []
        assert screen.is_clear()


def test_the_mailbox_is_asked_for_from_the_answer(screen: Screen) -> None:
    asked: list[bool] = []
    screen.sheets.mailbox_wanted.connect(lambda: asked.append(True))
    screen.models.open_assistance("clinic.tidewater-dental.example")
    for name in ("assistance_send", "assistance_mailbox"):
        button = screen.window.findChild(QAbstractButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        screen.moving.settle()
    assert asked == [True]
