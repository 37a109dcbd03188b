"""Menus with rounded corners."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from certdesk.views.kit.shaping import cut_out, let_through
from certdesk.views.theme.tokens import RADIUS


class Menu(QMenu):
    """A menu whose corners let the window below through; `name` is its title, and what a screen reader says."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(name)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        let_through(self)
        self.triggered.connect(self._close)

    def open_below(self, button: QWidget) -> None:
        """Open at the lower edge of `button`; another click on it closes the menu again."""
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.popup(button.mapToGlobal(QPoint(0, button.height() + 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_out(self, self.rect(), RADIUS.md)

    def _close(self) -> None:
        """An entry that is pressed through the accessibility tree leaves its menu open, and those that led to it."""
        self.close()
        for owner in self.menuAction().associatedObjects():
            if isinstance(owner, Menu):
                owner._close()
