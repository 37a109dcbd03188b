"""The page on which customer accounts are found, in a window, seen and worked by object name."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.holdings import HoldingId
from certdesk.domain.notices import Evidence, Finding, MailPlace, Suspect, Suspicion, Witness
from certdesk.viewmodels.migration.find.model import FindViewModel
from certdesk.views.kit.focus import tab_stops
from certdesk.views.migration.find.page import FindPage
from certdesk.views.migration.find.row_view import FindRowView
from tests.fakes_gui.moving import MovingDesk

W = TypeVar("W", bound=QWidget)
SENT = datetime(2026, 11, 2, 12, tzinfo=UTC)
PLACE = MailPlace("renewals.mbox", "", 12, subject="Your certificate expires", sender="renewals@starfieldtech.com")


def notice(number: str, *suspicions: Suspicion) -> Finding:
    evidence = Evidence(replace(PLACE, sent_at=SENT), 14, f"Customer Number: {number}")
    suspects = tuple(Suspect(each, "renew.example") for each in suspicions)
    return Finding(number, Witness.NOTICE, at=SENT, evidence=evidence, suspects=suspects)


class FindWindow:
    """As wide as the page is in a window of 1280, unless another width is given."""

    def __init__(self, moving: MovingDesk, qtbot: QtBot, width: int = 984) -> None:
        self.moving = moving
        desk = moving.desk
        self.model = FindViewModel(desk.holdings, desk.account_search, desk.sessions, moving.open, moving.runner)
        self.page = FindPage(self.model)
        self.said: list[str] = []
        self.wanted: list[HoldingId] = []
        self.page.said.connect(self.said.append)
        self.page.assistance_wanted.connect(self.wanted.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(width, 1100)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    @property
    def rows(self) -> FindRowView:
        return self.find(FindRowView, "migration_find_rows")

    def settle(self) -> None:
        """Let what is under way be answered, and what was taken away go."""
        self.moving.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def take(self, finding: Finding, *names: str) -> None:
        """Have something else say a number of these certificates, or of all."""
        known = {line.holding.common_name: line.holding.id for line in self.moving.view.lines}
        ids = [known[name] for name in names or known]
        self.moving.open.take(self.moving.desk.account_search.take_number(self.moving.migration.id, ids, finding))
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        found = self.window.findChild(QWidget, name)
        return isinstance(found, QWidget) and found.isVisible()

    def text(self, name: str) -> str:
        """What can be read there, without the places where a line may break."""
        label = self.find(QLabel, name)
        return label.text().replace("\u200b", "") if label.isVisible() else ""

    def all_text(self, name: str) -> str:
        labels = [label for label in self.find(QWidget, name).findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in labels)

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, name: str, text: str) -> None:
        """Type into an empty field, and Enter."""
        field = self.find(QLineEdit, name)
        assert field.isVisible(), name
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)
        self.settle()

    def chosen(self) -> list[str]:
        return [line.holding.common_name for line in self.model.props.chosen.lines]

    def unnamed(self) -> list[str]:
        """Stops of the focus that a screen reader has no name for."""
        named = {
            stop: stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton | QLabel) else "")
            for stop in tab_stops(self.page)
        }
        return [stop.objectName() or type(stop).__name__ for stop, name in named.items() if not name]

    def stops(self) -> list[str]:
        return [stop.objectName() for stop in tab_stops(self.page)]

    @staticmethod
    def focused() -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    @staticmethod
    def clipboard() -> str:
        return QGuiApplication.clipboard().text()
