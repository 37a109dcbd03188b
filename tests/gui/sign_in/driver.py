"""Finds and works the controls of the sign-in page by object name, as a user would."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.sign_in.page import SignInPage
from tests.fakes_gui.sign_in import SignInDesk

WidgetT = TypeVar("WidgetT", bound=QWidget)


@dataclass(frozen=True)
class Driver:
    qtbot: QtBot
    desk: SignInDesk
    page: SignInPage

    def find(self, kind: type[WidgetT], name: str) -> WidgetT:
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def field(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, name: str, text: str) -> None:
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    def keys(self, field: QLineEdit, text: str) -> None:
        QTest.keyClicks(field, text)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    def texts(self) -> str:
        """All text that can be seen, one label a line."""
        return "\n".join(label.text() for label in self.page.findChildren(QLabel) if label.isVisible())
