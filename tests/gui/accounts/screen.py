"""The accounts page in a window, as a person meets it."""

from typing import TypeVar

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Seat
from certdesk.domain.linking import AccountView
from certdesk.views.accounts.page import AccountsPage
from certdesk.views.accounts.service_row import ServiceRow
from tests.fakes_gui.accounts_pane import PaneDesk

W = TypeVar("W", bound=QWidget)


class Screen:
    """Shown at the size it has in the window."""

    def __init__(self, qtbot: QtBot, view: AccountView | None = None, *, answered: bool = True) -> None:
        self.desk = PaneDesk(view)
        self.page = AccountsPage(self.desk.model)
        self.said: list[str] = []
        self.mailbox: list[bool] = []
        self.page.said.connect(self.said.append)
        self.page.mailbox_wanted.connect(lambda: self.mailbox.append(True))
        qtbot.addWidget(self.page)
        self.page.resize(1064, 800)
        self.desk.model.load()
        if answered:
            self.desk.answer()
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        if answered:
            self.desk.answer()

    def all(self, kind: type[W], name: str, inside: QWidget | None = None) -> list[W]:
        return [each for each in (inside or self.page).findChildren(kind, name) if each.isVisible()]

    def find(self, kind: type[W], name: str, inside: QWidget | None = None) -> W:
        found = self.all(kind, name, inside)
        assert len(found) == 1, f"{len(found)} of {name} are visible"
        return found[0]

    def row(self, seat: Seat) -> ServiceRow:
        return self.find(ServiceRow, f"service_{seat.service.name.lower()}_{seat.organisation}")

    def says(self, name: str, inside: QWidget | None = None) -> str:
        return self.find(QLabel, name, inside).text()

    def sees(self, name: str) -> bool:
        return bool(self.all(QWidget, name))

    def button(self, words: str) -> QAbstractButton:
        """The one button that a screen reader would call that."""
        buttons = [each for each in self.page.findChildren(QAbstractButton) if each.isVisible()]
        found = [each for each in buttons if (each.accessibleName() or each.text()) == words]
        assert len(found) == 1, f"{words} not among {[each.accessibleName() or each.text() for each in buttons]}"
        return found[0]

    def press(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)
        self.desk.answer()

    def type_in(self, name: str, text: str) -> None:
        field = self.find(QLineEdit, name)
        field.setFocus()
        QTest.keyClicks(field, text)

    def tab(self, count: int = 1) -> str:
        """Press Tab, and return what has the focus then."""
        for _ in range(count):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        return self.focused()

    def focused(self) -> str:
        widget = QApplication.focusWidget()
        assert widget is not None
        named = widget.accessibleName() or widget.objectName()
        return named if not isinstance(widget, QAbstractButton) else widget.accessibleName() or widget.text()

    @staticmethod
    def copied() -> str:
        data: QMimeData = QGuiApplication.clipboard().mimeData()
        return data.text()
