"""The reissue page in a window of its own, as a person meets it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.csr import CsrFacts
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.reissue.props import Step
from certdesk.views.csr.panel import HandInPanel
from certdesk.views.reissue.page import ReissuePage
from tests.fakes_gui.reissue import SAME, ReissueDesk

W = TypeVar("W", bound=QWidget)


class Window:
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
        self.held: list[object] = []
        self.making: list[OrderId] = []

    def open(self, desk: ReissueDesk) -> ReissuePage:
        page = ReissuePage(desk.model, HandInPanel(desk.hand_in))
        page.making_wanted.connect(self.making.append)
        self._column.addWidget(page)
        self.desk = desk
        self.held += [desk, page]
        QApplication.processEvents()
        return page

    def at(self, step: Step, desk: ReissueDesk | None = None, facts: CsrFacts = SAME) -> ReissueDesk:
        """Open a page that has come as far as `step`."""
        desk = desk or ReissueDesk()
        desk.give(facts)
        desk.go_to(step)
        self.open(desk)
        return desk

    def find(self, kind: type[W], name: str) -> W:
        found = self.widget.findChild(kind, name)
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text()

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
        self.desk.lane.drain()
        QApplication.processEvents()

    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()
