"""How a mailbox and a message look in their lists."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.views.kit.painting import rounded
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


class MailRow(QStyledItemDelegate):
    """One or two lines: what it is in front, a quiet word at the end; unread ones in a stronger weight."""

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
        width = self._draw_trailing(painter, first, index)
        strong = bool(index.data(IS_STRONG))
        painter.setFont(font(Role.LABEL if strong else Role.BODY))
        self._draw(painter, first.adjusted(0, 0, -width, 0), str(index.data(FIRST_LINE)), tokens.text_1)
        if self._lines > 1:
            painter.setFont(font(Role.SMALL))
            second = QRect(inner.left(), inner.top() + line, inner.width(), line)
            self._draw(painter, second, str(index.data(SECOND_LINE)), tokens.text_2)
        painter.restore()

    def _draw_trailing(self, painter: QPainter, place: QRect, index: QModelIndex | QPersistentModelIndex) -> int:
        text = str(index.data(TRAILING) or "")
        if not text:
            return 0
        painter.setFont(font(Role.SMALL, tabular=True))
        painter.setPen(QColor(current_tokens().text_3))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return painter.fontMetrics().horizontalAdvance(text) + _GAP

    def _draw(self, painter: QPainter, place: QRect, text: str, colour: str) -> None:
        painter.setPen(QColor(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
