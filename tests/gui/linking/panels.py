"""A panel of the wizard in a window of its own, found and worked by object name."""

from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import OrganisationId, Seat, Service
from certdesk.views.kit.focus import tab_stops
from certdesk.views.linking.admin_first import AdminFirstPanel
from certdesk.views.linking.done import DonePanel
from certdesk.views.linking.username import UsernamePanel

W = TypeVar("W", bound=QWidget)
P = TypeVar("P", AdminFirstPanel, UsernamePanel, DonePanel)


def seat(service: Service = Service.DIGICERT_ONE) -> Seat:
    return Seat(OrganisationId("org"), service)


class Stage(Generic[P]):
    """As wide as the page is in a window of 1280, unless another width is given."""

    def __init__(self, qtbot: QtBot, panel: P, width: int = 984) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(width, 900)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        column.addStretch(1)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.panel: P = panel
        self.said: list[str] = []
        panel.said.connect(self.said.append)

    def settle(self) -> None:
        """Let what was taken out of the panel go, and what came take its place."""
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def text(self, name: str) -> str:
        """What can be read there, without the places where a line may break."""
        label = self.find(QLabel, name)
        return label.text().replace("\u200b", "") if label.isVisible() else ""

    def all_text(self) -> str:
        labels = [label for label in self.panel.findChildren(QLabel) if label.isVisible()]
        return "\n".join(label.text().replace("\u200b", "") for label in labels)

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def stops(self) -> list[str]:
        return [stop.objectName() for stop in tab_stops(self.panel)]

    def unnamed(self) -> list[str]:
        """Stops of the focus that a screen reader has no name for."""
        named = {
            stop: stop.accessibleName() or (stop.text() if isinstance(stop, QAbstractButton | QLabel) else "")
            for stop in tab_stops(self.panel)
        }
        return [stop.objectName() for stop, name in named.items() if not name]

    @staticmethod
    def focused() -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()

    @staticmethod
    def clipboard() -> str:
        return QGuiApplication.clipboard().text()
