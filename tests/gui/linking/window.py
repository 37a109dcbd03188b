"""The linking wizard in a window of its own, as a person meets it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.linking import SeatView
from certdesk.views.linking.page import LinkingPage
from tests.fakes_gui.accounts import RIGHT
from tests.fakes_gui.linking import LinkingDesk

W = TypeVar("W", bound=QWidget)


class WizardWindow:
    """Found and worked by object name. It is a fixture's, which holds everything until Qt has taken it apart."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(1064, 800)
        self._column = QVBoxLayout(self.widget)
        self._column.setContentsMargins(0, 0, 0, 0)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.mailboxes = 0

    def open(self, seat: SeatView | None = None, desk: LinkingDesk | None = None) -> LinkingDesk:
        self.desk = desk or LinkingDesk()
        self.desk.open(seat)
        self.page = LinkingPage(self.desk.model)
        self.page.mailbox_wanted.connect(self._open_mailbox)
        self._column.addWidget(self.page)
        QApplication.processEvents()
        return self.desk

    def find(self, kind: type[W], name: str) -> W:
        found = self.widget.findChild(kind, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text().replace("\u200b", "")

    def all_text(self, name: str) -> str:
        """Everything that can be read in a part, one label a line."""
        labels = [each for each in self.find(QWidget, name).findChildren(QLabel) if each.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in labels)

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        QTest.keyClick(self.page if focused is None else focused, key, modifiers)
        self.settle()

    def write(self, text: str) -> None:
        """Write where the focus is."""
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit), self.focused()
        QTest.keyClicks(focused, text)

    def sign_in(self, password: str = RIGHT) -> None:
        """Type the password behind the username that stands there, and press Enter."""
        self.find(QLineEdit, "sign_in_password").setFocus()
        self.write(password)
        self.key(Qt.Key.Key_Return)

    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    def settle(self) -> None:
        self.desk.lane.drain()
        QApplication.processEvents()

    def _open_mailbox(self) -> None:
        self.mailboxes += 1
