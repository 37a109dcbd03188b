"""A field for host names, one below the other."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit

from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font


class NamesEdit(QPlainTextEdit):
    """As high as `lines` lines. Tab leads out of it."""

    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._lines = lines
        self.setTabChangesFocus(True)
        self.setFont(font(Role.CODE))
        self.setPlaceholderText("www.example.com")
        self.setMinimumHeight(self.sizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._lines * self.fontMetrics().lineSpacing() + 2 * SPACE.md)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
