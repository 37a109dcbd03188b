"""A page of the wizard in a window of its own, as a person meets it."""

from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.scrolled import ScrolledContent, scrolled
from tests.fakes_gui.moving import MovingDesk

P = TypeVar("P", bound=QWidget)
W = TypeVar("W", bound=QWidget)


class PageWindow(Generic[P]):
    """Found and worked by object name; `widget` is held until the test is over."""

    def __init__(self, qtbot: QtBot, moving: MovingDesk, page: P, size: tuple[int, int] = (984, 640)) -> None:
        self.moving, self.page = moving, page
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(*size)
        content = ScrolledContent()
        QVBoxLayout(content).addWidget(page)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (QPushButton("Before"), scrolled(content), QPushButton("After")):  # as head and foot of the frame
            column.addWidget(part)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.settle()

    def find(self, kind: type[W], name: str) -> W:
        found = [each for each in self.widget.findChildren(kind, name) if not each.isHidden()]
        assert found, name
        return found[-1]

    def has(self, name: str) -> bool:
        return any(each.isVisible() for each in self.widget.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """What can be read in a part: of a label its text, else that of all labels in it, one a line."""
        part = self.find(QWidget, name)
        if isinstance(part, QLabel):
            return plain(part.text())
        if isinstance(part, QAbstractButton):
            return "\n".join(filter(None, (part.accessibleName() or part.text(), part.accessibleDescription())))
        labels = [each for each in part.findChildren(QLabel) if each.isVisible()]
        return "\n".join(plain(each.text()) for each in labels)

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.settle()

    def write(self, name: str, text: str) -> None:
        """Write in the field of that name, from the keyboard."""
        edit = self.find(QWidget, name).findChild(QLineEdit) or self.find(QLineEdit, name)
        edit.setFocus()
        QTest.keyClicks(edit, text)
        self.settle()

    def stops(self, count: int) -> list[str]:
        """Where Tab leads, beginning with what has the focus."""
        found = [self.focused]
        while len(found) < count:
            self.key(Qt.Key.Key_Tab)
            found.append(self.focused)
        return found

    @property
    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    def settle(self) -> None:
        self.moving.settle()
        QApplication.processEvents()
        self.moving.settle()


def plain(text: str) -> str:
    """Text without the invisible places to break a line in."""
    return text.replace("\u200b", "")
