"""A page with the panel for signing requests on it, as a person meets it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.csr.panel import HandInPanel
from tests.fakes_gui.requests import FakeRequests
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
SHOP = OrderId("1094582116")
NOW = datetime(2026, 11, 20, 13, 58, tzinfo=UTC)
COMMAND = "openssl req -new -newkey rsa:3072 -nodes -keyout shop.key -out shop.csr"
_ALL = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction


class Page(QWidget):
    """Passes on its keys, as pages with the panel do."""

    def __init__(self, panel: HandInPanel) -> None:
        super().__init__()
        self.panel = panel
        self.beside = QPlainTextEdit()
        column = QVBoxLayout(self)
        column.addWidget(panel, 1)
        column.addWidget(self.beside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.panel.take_key(event):
            super().keyPressEvent(event)


class Screen:
    """The panel over fake requests, and what a person does with it."""

    def __init__(self, qtbot: QtBot, requests: FakeRequests, purpose: Purpose = Purpose.REISSUE) -> None:
        self.lane = HandLane()
        self.requests = requests
        self.model = HandInViewModel(requests, Runner(self.lane, self.lane))
        self.model.open(SHOP, purpose, COMMAND)
        self.model.set_now(NOW)
        self.said: list[tuple[str, bool]] = []
        self.panel = HandInPanel(self.model, say=self._hear)
        self.page = Page(self.panel)
        qtbot.addWidget(self.page)
        self.page.resize(1064, 800)
        self.page.show()
        self.orders: list[OrderId] = []
        self.panel.other_order_wanted.connect(self.orders.append)

    def _hear(self, widget: QWidget, text: str, *, urgent: bool = False) -> None:
        self.said.append((text, urgent))

    @property
    def props(self) -> HandInProps:
        return self.model.props

    def find(self, name: str, kind: type[W]) -> W:
        """The widget of that name that can be seen."""
        seen = self.all(name, kind)
        assert seen, f"{name} cannot be seen"
        return seen[0]

    def all(self, name: str, kind: type[W]) -> list[W]:
        """All widgets of that name that can be seen."""
        QApplication.processEvents()
        return [each for each in self.panel.findChildren(kind, name) if each.isVisible()]

    def text(self, name: str) -> str:
        return self.find(name, QLabel).text()

    def sees(self, name: str) -> bool:
        return bool(self.all(name, QWidget))

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)

    def hand_in(self, *names: str) -> None:
        """Have files read, as if they had been dropped."""
        self.model.hand_in(HandedIn(Origin.DROPPED, tuple(Path("/srv/ama/Desktop") / name for name in names)))
        self.lane.drain()
        QApplication.processEvents()

    def enter(self, data: QMimeData) -> QDragEnterEvent:
        """Drag something onto the panel."""
        event = QDragEnterEvent(QPoint(20, 20), _ALL, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        event.ignore()
        QApplication.sendEvent(self.panel, event)
        return event

    def move(self, data: QMimeData) -> QDragMoveEvent:
        """Drag it on."""
        event = QDragMoveEvent(QPoint(30, 30), _ALL, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.panel, event)
        return event

    def leave(self) -> None:
        """Drag it away."""
        QApplication.sendEvent(self.panel, QDragLeaveEvent())

    def drop(self, data: QMimeData) -> QDropEvent:
        """Drag it onto the panel and let it go, wherever that leads."""
        self.enter(data)
        event = QDropEvent(QPointF(30, 30), _ALL, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.panel, event)
        self.lane.drain()
        QApplication.processEvents()
        return event

    def words(self) -> Iterator[str]:
        """All that can be read on the panel, heard of it, or brought back into a text box."""
        for widget in (self.panel, *self.panel.findChildren(QWidget)):
            yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        for label in self.panel.findChildren(QLabel):
            yield label.text()
        for box in self.panel.findChildren(QPlainTextEdit):
            yield box.toPlainText()
            while box.document().isUndoAvailable():
                box.undo()
                yield box.toPlainText()


def files(*paths: Path | str) -> QMimeData:
    """Local files, as file managers drag them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def links(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def text(content: str) -> QMimeData:
    data = QMimeData()
    data.setText(content)
    return data


def formats(names: Sequence[str], urls: Sequence[str] = (), content: str = "") -> QMimeData:
    """What a program promises, in formats of its own."""
    data = QMimeData()
    if urls:
        data.setUrls([QUrl(url) for url in urls])
    if content:
        data.setText(content)
    for name in names:
        data.setData(name, b"\x01")
    return data
