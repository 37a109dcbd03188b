"""A window with the proofs sheet over it, as a person meets it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.menu import Menu
from certdesk.views.proofs.sheet import ProofsSheet
from tests.fakes_gui.proofs import ProofsDesk

W = TypeVar("W", bound=QWidget)


class Window:
    """The sheet in its window, found and worked by object name; `name` says on which card.

    It is a fixture's, which holds it until Qt has taken the window apart: the collector must not do that before.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(1280, 800)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.held: list[object] = []
        self.mailboxes: list[str] = []

    def open(self, desk: ProofsDesk) -> ProofsSheet:
        assert desk.props.entry is not None
        sheet = ProofsSheet(self.widget, desk.model, desk.props.entry)
        sheet.mailbox_wanted.connect(self.mailboxes.append)
        self.held += [desk, sheet]
        sheet.present()
        return sheet

    def find(self, kind: type[W], part: str, name: str = "") -> W:
        inside = self.widget.findChild(QWidget, f"proof_{name}") if name else self.widget
        assert inside is not None, name
        found = inside.findChild(kind, part)
        assert found is not None, part
        return found

    def text(self, part: str, name: str = "") -> str:
        return self.find(QLabel, part, name).text()

    def sees(self, part: str, name: str = "") -> bool:
        return self.find(QWidget, part, name).isVisible()

    def button(self, part: str, name: str = "") -> QAbstractButton:
        return self.find(QAbstractButton, part, name)

    def click(self, part: str, name: str = "") -> None:
        button = self.button(part, name)
        assert button.isVisible(), part
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def methods(self, name: str) -> dict[str, QAction]:
        """Open the card's menu of methods, and return what it offers by its words."""
        self.click("proof_method", name)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, Menu)
        return {action.text(): action for action in menu.actions()}

    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused
