"""The page Hand over in a window of its own, as a person meets it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.viewmodels.migration.papers.one import PaperOut
from certdesk.views.migration.hand_over.page import HandOverPage
from tests.gui.migration.handing import HandingDesk

W = TypeVar("W", bound=QObject)


class HandingWindow:
    """Found and worked by object name. `toasts` are what it says, `asked` what it wants of the frame."""

    def __init__(self, desk: HandingDesk, qtbot: QtBot) -> None:
        self.desk, self.window = desk, QWidget()
        self.toasts: list[str] = []
        self.asked: list[str] = []
        self.undos: list[Callable[[], bool]] = []
        qtbot.addWidget(self.window)
        self.out = PaperOut(desk.runner)
        self.page = HandOverPage(desk.model, self.out)
        self.page.setParent(self.window)
        self.page.said.connect(self.toasts.append)
        self.page.undo_offered.connect(self._offer)
        for name in ("plan_wanted", "find_wanted", "archive_wanted", "save_all_wanted"):
            getattr(self.page, name).connect(lambda name=name: self.asked.append(name))
        self.page.resize(984, 700)
        self.window.resize(984, 700)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.settle()

    def _offer(self, words: str, undo: Callable[[], bool]) -> None:
        self.toasts.append(words)
        self.undos.append(undo)

    def settle(self) -> None:
        self.desk.settle()
        QApplication.processEvents()

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, f"migration_{name}")
        assert found is not None, name
        return found

    def text(self, name: str) -> str:
        return self.find(QLabel, name).text().replace("\u200b", "")

    def all_text(self, name: str) -> str:
        self.settle()
        labels = [each for each in self.find(QWidget, name).findChildren(QLabel) if each.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in labels)

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def press(self, name: str) -> None:
        self.settle()
        found = self.window.findChildren(QAbstractButton, f"migration_{name}")
        (button,) = (each for each in found if each.isVisible())  # rows that were made anew are deleted later
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        self.settle()

    def ticks(self) -> list[bool]:
        names = ("handover_prepared", "handover_sent", "handover_confirmed")
        return [self.find(QAbstractButton, name).isChecked() for name in names]
