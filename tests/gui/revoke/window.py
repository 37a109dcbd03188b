"""A window with a revoke or a cancel sheet over it, as a person meets it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.cancel.sheet import CancelSheet
from certdesk.views.kit.sheet import Sheet
from certdesk.views.revoke.sheet import RevokeSheet
from tests.fakes_gui.revoke import CancelDesk, RevokeDesk

W = TypeVar("W", bound=QWidget)


class Window:
    """The sheet in its window, found and worked by object name.

    It is a fixture's, which holds it until Qt has taken the window apart: the collector must not do that before.
    """

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(1280, 800)
        self.opener = QPushButton("Revoke…", self.widget)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.opener.setFocus()
        self.held: list[object] = []

    def shrink(self) -> None:
        """To the smallest size that the program promises to work in."""
        self.widget.resize(860, 560)

    def revoke(self, desk: RevokeDesk) -> None:
        """Open the revoke sheet."""
        assert desk.props.entry is not None
        self._present(desk, RevokeSheet(self.widget, desk.model, desk.props.entry.shown_name))

    def cancel(self, desk: CancelDesk) -> None:
        """Open the cancel sheet."""
        assert desk.model.props.entry is not None
        self._present(desk, CancelSheet(self.widget, desk.model, desk.model.props.entry))

    def _present(self, desk: object, sheet: Sheet) -> None:
        self.held += [desk, sheet]
        sheet.present()

    def find(self, kind: type[W], name: str) -> W:
        found = self.widget.findChild(kind, name)
        assert found is not None, name
        return found

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def texts(self) -> str:
        """All text of the sheet that can be seen, one label a line."""
        return "\n".join(label.text() for label in self.widget.findChildren(QLabel) if label.isVisible())
