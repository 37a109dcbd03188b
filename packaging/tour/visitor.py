"""Somebody at the program: finds controls by what they say, clicks, types, waits, and takes pictures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

_PATIENCE = 20.0
Found = TypeVar("Found", bound=QWidget)


class NotThere(Exception):
    """Something that should be on the screen is not."""


class Visitor:
    """Uses one window as a person would. Every wait ends in a NotThere that says what was missing."""

    def __init__(self, app: QApplication, window: QWidget, out: Path) -> None:
        self._app = app
        self.window = window
        self._out = out

    def look(self, name: str, window: QWidget | None = None) -> str:
        """Write a picture and return its file name."""
        self.settle()
        file = f"{name}.png"
        picture = (window or self.window).grab()
        self._add_popups(picture)
        if not picture.save(str(self._out / file)):
            raise NotThere(f"picture {file} could not be written")
        return file

    def _add_popups(self, picture: QPixmap) -> None:
        """Menus and popovers are windows of their own, so they are put where they stand."""
        painter = QPainter(picture)
        for popup in self._app.topLevelWidgets():
            if popup.isVisible() and popup.windowType() is Qt.WindowType.Popup:
                painter.drawPixmap(self.window.mapFromGlobal(popup.pos()), popup.grab())
        painter.end()

    def settle(self) -> None:
        """Let everything that is under way on the screen happen."""
        for _ in range(3):
            self._app.processEvents()
            QTest.qWait(20)

    def wait(self, what: str, holds: Callable[[], bool]) -> None:
        """Wait until `holds`; `what` is said when it does not."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            if time.monotonic() > end:
                raise NotThere(what)
            QTest.qWait(15)

    def button(self, text: str, inside: QWidget | None = None) -> QAbstractButton:
        """Return the visible button that says `text`, or is called so for those who hear it."""
        for button in self.visible(QAbstractButton, inside):
            if text in {button.text().replace("&", ""), button.accessibleName()}:
                return button
        raise NotThere(f"button “{text}”")

    def click(self, text: str, inside: QWidget | None = None) -> None:
        """Click the button that says `text` once it is there and enabled."""
        self.wait(f"button “{text}”", lambda: self._is_ready(text, inside))
        self.press(self.button(text, inside))

    def press(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click a widget in its middle."""
        place = at or QPoint(min(widget.width() // 2, 40), widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        self.settle()

    def named(self, name: str, kind: type[Found], window: QWidget | None = None) -> Found:
        """Return the widget with that object name, once it is visible."""
        root = window or self.window
        self.wait(f"“{name}”", lambda: any(each.isVisible() for each in root.findChildren(kind, name)))
        return next(each for each in root.findChildren(kind, name) if each.isVisible())

    def write(self, widget: QWidget, text: str) -> None:
        """Select what is in a field and type over it."""
        widget.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(widget, Qt.Key.Key_Delete)
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            self._app.clipboard().setText(text)  # the test keyboard has only ASCII keys
            QTest.keyClick(widget, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is, in the window that was in front before."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.settle()
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def choose(self, *path: str) -> None:
        """Choose an entry of the menu that is open, through its submenus."""
        menu = self._open_menu()
        for number, text in enumerate(path):
            action = next((each for each in menu.actions() if each.text().replace("&", "") == text), None)
            if action is None:
                raise NotThere(f"menu entry “{text}”")
            submenu = action.menu()
            if number < len(path) - 1 and isinstance(submenu, QMenu):
                menu = submenu
            else:
                action.trigger()
        for each in self._app.topLevelWidgets():
            if isinstance(each, QMenu):
                each.close()
        self.settle()

    def close_popups(self) -> None:
        """Close menus and popovers."""
        while (popup := self._app.activePopupWidget()) is not None:
            popup.close()
        self.settle()

    def has_button(self, text: str) -> bool:
        """Return whether a visible button says `text`."""
        return self._is_ready(text, None)

    def has_text(self, text: str) -> bool:
        """Return whether `text` stands somewhere on the window."""
        return any(text in label.text() for label in self.visible(QLabel))

    def visible(self, kind: type[Found], inside: QWidget | None = None) -> Iterator[Found]:
        """Yield the visible widgets of a kind."""
        for widget in (inside or self.window).findChildren(kind):
            if widget.isVisible():
                yield widget

    def _is_ready(self, text: str, inside: QWidget | None) -> bool:
        return any(
            button.isEnabled() and text in {button.text().replace("&", ""), button.accessibleName()}
            for button in self.visible(QAbstractButton, inside)
        )

    def _open_menu(self) -> QMenu:
        self.wait("an open menu", lambda: isinstance(self._app.activePopupWidget(), QMenu))
        menu = self._app.activePopupWidget()
        if not isinstance(menu, QMenu):
            raise NotThere("an open menu")
        return menu
