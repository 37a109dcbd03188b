"""How a mailbox and a message look and sound in their lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.views.kit.painting import focus_ring_around, rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font

FIRST_LINE = Qt.ItemDataRole.DisplayRole
SECOND_LINE = int(Qt.ItemDataRole.UserRole) + 1
TRAILING = int(Qt.ItemDataRole.UserRole) + 2
IS_STRONG = int(Qt.ItemDataRole.UserRole) + 3
KEY = int(Qt.ItemDataRole.UserRole) + 4

_MARGIN = 12
_GAP = 8
_BY_KEYS = QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_KeyboardFocusChange


@dataclass(frozen=True, slots=True)
class Line:
    """What one row shows, and the sentence that a screen reader says for it."""

    key: object
    first: str
    spoken: str
    second: str = ""
    trailing: str = ""
    is_strong: bool = False


def show_lines(rows: QListWidget, lines: Sequence[Line], chosen: object) -> None:
    """Show `lines` with the one of that key chosen; rows that stay are kept, and nobody hears of it."""
    with QSignalBlocker(rows):
        if [rows.item(place).data(KEY) for place in range(rows.count())] != [line.key for line in lines]:
            rows.clear()
            for _ in lines:
                rows.addItem(QListWidgetItem())
        for place, line in enumerate(lines):
            item = rows.item(place)
            _write(item, line)
            if line.key == chosen and not item.isSelected():
                rows.setCurrentItem(item)


def chosen_key(rows: QListWidget) -> object:
    """Return the key of the chosen row, or None."""
    return next((item.data(KEY) for item in rows.selectedItems()), None)


def _write(item: QListWidgetItem, line: Line) -> None:
    item.setData(KEY, line.key)
    item.setData(FIRST_LINE, line.first)
    item.setData(SECOND_LINE, line.second)
    item.setData(TRAILING, line.trailing)
    item.setData(IS_STRONG, line.is_strong)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)


class MailRow(QStyledItemDelegate):
    """One or two lines: what it is in front, a quiet word at the end of the last; unread ones in a stronger weight."""

    def __init__(self, *, lines: int) -> None:
        super().__init__()
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = QFontMetrics(font(Role.BODY)).height() + 2
        return QSize(80, self._lines * line + (16 if self._lines > 1 else 14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = current_tokens()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place: QRect = option.rect.adjusted(4, 1, -4, -1)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            rounded(painter, QRectF(place), RADIUS.sm, tokens.bg_selected, None)
        elif state & QStyle.StateFlag.State_MouseOver:
            rounded(painter, QRectF(place), RADIUS.sm, tokens.bg_hover, None)
        inner = place.adjusted(_MARGIN - 4, 6, 4 - _MARGIN, -6)
        line = inner.height() // self._lines
        first = QRect(inner.left(), inner.top(), inner.width(), line)
        last = first.translated(0, (self._lines - 1) * line)
        room = self._draw_trailing(painter, last, index)
        strong = bool(index.data(IS_STRONG))
        painter.setFont(font(Role.LABEL if strong else Role.BODY))
        self._draw(painter, first if self._lines > 1 else room, str(index.data(FIRST_LINE)), tokens.text_1)
        if self._lines > 1:
            painter.setFont(font(Role.SMALL))
            self._draw(painter, room, str(index.data(SECOND_LINE)), tokens.text_2)
        if state & _BY_KEYS == _BY_KEYS:
            focus_ring_around(painter, QRectF(place), RADIUS.sm)
        painter.restore()

    def _draw_trailing(self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Draw the quiet word and return the room before it."""
        text = str(index.data(TRAILING) or "")
        if not text:
            return place
        painter.setFont(font(Role.SMALL, tabular=True))
        painter.setPen(QColor(current_tokens().text_3))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return place.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - _GAP, 0)

    def _draw(self, painter: QPainter, place: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
