"""A window with a sheet of private keys over it, as a person meets it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.local_keys import KeptKey, Target, VaultState
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.key_store.desk import KeyDesk
from certdesk.viewmodels.key_store.key_file import KeyFileViewModel
from certdesk.viewmodels.key_store.model import KeyStoreViewModel
from certdesk.viewmodels.making.model import MakingViewModel
from certdesk.views.key_store.key_file_sheet import KeyFileSheet
from certdesk.views.key_store.sheet import KeyStoreSheet
from certdesk.views.kit.sheet import Sheet
from certdesk.views.making.sheet import MakingSheet
from tests.fakes_gui.download import FakeDownloads, OneOrder
from tests.fakes_gui.keys import SHOP, FakeKeys, FakeKeyStores, kept_key
from tests.lanes import HandLane
from tests.samples import entry
from tests.unit.viewmodels.test_making import SeenOrder

W = TypeVar("W", bound=QWidget)


class Window:
    """Parts are found and worked by object name. The fixture holds it until Qt has taken the window apart."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.widget.resize(1280, 800)
        self.opener = QPushButton("Open", self.widget)
        with qtbot.waitActive(self.widget):
            self.widget.show()
            self.widget.activateWindow()
        self.opener.setFocus()
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.held: list[object] = []

    def making(
        self, state: VaultState = VaultState.OPEN, kept: Sequence[KeptKey] = (), order: OneOrder | None = None
    ) -> tuple[MakingViewModel, FakeKeys]:
        """Open the sheet on making requests."""
        keys = FakeKeys(state, kept)
        model = MakingViewModel(order or SeenOrder(), keys, self.runner)
        model.open(SHOP)
        self.lane.drain()
        self._present(model, MakingSheet(self.widget, model))
        return model, keys

    def store(
        self, *digests: str, state: VaultState = VaultState.OPEN, target: Target = Target.WINDOWS
    ) -> tuple[KeyStoreViewModel, FakeKeyStores]:
        """Open the sheet for certificate and key together."""
        kept = [kept_key(digest) for digest in digests]
        stores = FakeKeyStores(kept)
        desk = KeyDesk(OneOrder(entry()), FakeDownloads(), FakeKeys(state, kept), stores)
        model = KeyStoreViewModel(desk, self.runner)
        model.open(SHOP, target)
        self.lane.drain()
        self._present(model, KeyStoreSheet(self.widget, model))
        return model, stores

    def key_file(self, state: VaultState = VaultState.OPEN) -> tuple[KeyFileViewModel, FakeKeys]:
        """Open the sheet for a key alone."""
        keys = FakeKeys(state, [kept_key("d1")])
        model = KeyFileViewModel(KeyDesk(OneOrder(entry()), FakeDownloads(), keys, FakeKeyStores()), self.runner)
        model.open(keys.kept[0])
        self.lane.drain()
        self._present(model, KeyFileSheet(self.widget, model))
        return model, keys

    def _present(self, model: object, sheet: Sheet) -> None:
        self.held += [model, sheet]
        sheet.present()

    def find(self, kind: type[W], name: str) -> W:
        """Return the one that can be seen; others of the name were there before, or are not there yet."""
        found = self.widget.findChildren(kind, name)
        assert found, name
        return next((each for each in found if each.isVisible()), found[-1])

    def button(self, name: str) -> QAbstractButton:
        return self.find(QAbstractButton, name)

    def field(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def click(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.lane.drain()

    def type(self, name: str, text: str) -> None:
        QTest.keyClicks(self.field(name), text)

    def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        self.lane.drain()

    def focused(self) -> str:
        focused = QApplication.focusWidget()
        return focused.objectName() if focused is not None else ""

    def texts(self) -> str:
        """All text of the sheet that can be seen, one label or button a line."""
        labels = [label.text() for label in self.widget.findChildren(QLabel) if label.isVisible()]
        buttons = [each.text() for each in self.widget.findChildren(QAbstractButton) if each.isVisible()]
        return "\n".join([*labels, *buttons])


def secrets_in(window: Window) -> list[str]:
    """Everything that the fields hold, what undoing would bring back, and what is read out about every widget."""
    held: list[str] = []
    for field in window.widget.findChildren(QLineEdit):
        steps: list[Callable[[], None]] = [field.undo, field.undo, field.redo]
        held.append(field.text())
        for step in steps:
            step()
            held.append(field.text())
    for widget in window.widget.findChildren(QWidget):
        held += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return held


KEY_FILE = Path("keys/shop.key")
