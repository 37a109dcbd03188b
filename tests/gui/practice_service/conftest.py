"""The window of a practice service over the fakes of the account, as a user meets it."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.roles import install_roles
from certdesk.views.practice_service.window import PracticeServiceWindow
from certdesk.views.theme.appearance import Appearance
from tests.unit.viewmodels.practice_service.room import Room

W = TypeVar("W", bound=QWidget)


class Screen(Room):
    """The window with what is found in it by object name."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.window = PracticeServiceWindow(self.model)
        qtbot.addWidget(self.window)

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def settle(self) -> None:
        """Let everything that was asked for happen."""
        self.lane.drain()
        QApplication.processEvents()

    def shows(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def words(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def edit(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, entry: str) -> None:
        """Open the menu of the profile icon and choose the entry with those words."""
        self.press("service_profile")
        menu = self.find(QMenu, "service_menu")
        menu.close()
        next(action for action in menu.actions() if action.text() == entry).trigger()
        self.settle()

    def strike(self, *keys: Qt.Key) -> None:
        """Strike keys where the focus is."""
        for key in keys:
            target = QApplication.focusWidget()
            QTest.keyClick(target if target is not None else self.window, key)
            self.settle()

    @property
    def focus(self) -> str:
        widget = self.window.focusWidget()
        return "" if widget is None else widget.objectName()


@pytest.fixture(autouse=True, scope="session")
def _roles(qapp: QApplication) -> None:
    install_roles()


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot)
