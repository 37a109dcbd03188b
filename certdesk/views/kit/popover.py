"""A small panel that hangs from a button and closes when one clicks elsewhere."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from certdesk.views.kit.focus import FocusReturn, tab_stops
from certdesk.views.kit.painting import rounded, shadow
from certdesk.views.kit.shaping import cut_out, let_through
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE

_ROOM: Final = 24


class Popover(QFrame):
    """A pop-up window with an outline and a soft shadow; `column` is where its content goes. Esc closes it."""

    def __init__(self, parent: QWidget, accessible_name: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        let_through(self)
        self.setAccessibleName(accessible_name)
        self._focus = FocusReturn()
        self.column = QVBoxLayout(self)
        inset = _ROOM + SPACE.lg
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.setSpacing(SPACE.md)

    def show_at(self, anchor: QWidget) -> None:
        """Open below the anchor, or above it where the screen ends, its top in sight; focus the first thing in it."""
        self._focus.remember(anchor)
        self.adjustSize()
        self.move(self._corner(anchor))
        self.show()
        first = next(tab_stops(self), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._focus.give_back()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        panel = QRectF(self._panel())
        painter = QPainter(self)
        shadow(painter, panel, RADIUS.lg, blur=_ROOM, drop=4)
        rounded(painter, panel, RADIUS.lg, tokens.bg_raised, tokens.line_strong)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut_out(self, self._panel(), RADIUS.lg)

    def _panel(self) -> QRect:
        return self.rect().adjusted(_ROOM, _ROOM, -_ROOM, -_ROOM)

    def _corner(self, anchor: QWidget) -> QPoint:
        below = anchor.mapToGlobal(QPoint(0, anchor.height() + SPACE.xs))
        screen: QRect = anchor.screen().availableGeometry()
        x = min(below.x(), screen.right() - self.width() + _ROOM) - _ROOM
        y = below.y() - _ROOM
        if y + self.height() > screen.bottom():
            y = anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() + _ROOM - SPACE.xs
        return QPoint(max(x, screen.left() - _ROOM), max(y, screen.top() - _ROOM))
