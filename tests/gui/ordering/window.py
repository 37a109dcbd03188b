"""A window with the sheets of the practice CA's menu over it, worked by object name."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from certdesk.jobs.runner import Runner
from certdesk.viewmodels.approvals import ApprovalsViewModel
from certdesk.viewmodels.late import Late
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.practice_people import PracticePeopleViewModel
from certdesk.viewmodels.practice_zone import PracticeZoneViewModel
from certdesk.views.practice.counter_sheets import CounterSheets
from tests.fakes_gui.accounts import FakeAccounts, FakePeople
from tests.fakes_gui.details import FakeOrders, an_order, details_of
from tests.fakes_gui.ordering import EMAIL, NAME, FakeCounter, PlacingActs, two_requests
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
M = TypeVar("M")


def there(model: M) -> Late[M]:
    """Return the place of a view-model that was needed before."""
    late = Late(lambda: model)
    assert late.model is model
    return late


class Window:
    """It is a fixture's, which holds it until Qt has taken the window apart."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(1280, 800)
        self.lane = HandLane()
        self.acts, self.counter = PlacingActs(), FakeCounter(*two_requests())
        runner = Runner(self.lane, self.lane)
        self.new_order = NewOrderViewModel(self.acts, FakeOrders(details_of(an_order())), runner)
        self.approvals = ApprovalsViewModel(self.counter, runner)
        self.zone = PracticeZoneViewModel(self.counter, runner)
        self.people = PracticePeopleViewModel(FakePeople(FakeAccounts()), runner)
        self.sheets = CounterSheets(
            self.widget, there(self.new_order), there(self.approvals), there(self.zone), there(self.people)
        )
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()

    def open_new_order(self) -> None:
        self.new_order.open()
        self.lane.drain()

    def open_approvals(self) -> None:
        self.approvals.open()
        self.settle()

    def settle(self) -> None:
        """Let all work be done, and the window show it: what is laid out anew appears with the next event."""
        self.lane.drain()
        QApplication.processEvents()

    def fill_in(self, names: str = NAME) -> None:
        """Type what an order needs."""
        self.type_names(names)
        for field, text in (("organisation", "Larkspur Florists"), ("email", EMAIL)):
            edit = self.find(QLineEdit, f"new_order_{field}")
            edit.setFocus()
            QTest.keyClicks(edit, text)

    def type_names(self, names: str) -> None:
        field = self.find(QPlainTextEdit, "new_order_names")
        field.setFocus()
        QTest.keyClicks(field, names)

    def find(self, kind: type[W], name: str, inside: str = "") -> W:
        root = self.find(QWidget, inside) if inside else self.widget
        found = root.findChild(kind, name)
        assert found is not None, name
        return found

    def has(self, name: str) -> bool:
        found = self.widget.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def click(self, name: str, inside: str = "") -> None:
        button = self.find(QAbstractButton, name, inside)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focused(), key, modifier)

    def focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def texts(self) -> str:
        """All text that can be seen, one label a line."""
        return "\n".join(label.text() for label in self.widget.findChildren(QLabel) if label.isVisible())
