"""How a client is painted in the list: the name over how far the hand-over is, the account at the end."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from certdesk.viewmodels.migration.hand_over.props import Row
from certdesk.views.icons import pixmap
from certdesk.views.kit.painting import focus_ring_around
from certdesk.views.migration.hand_over.row_model import ClientRowModel
from certdesk.views.orders.row_canvas import RowCanvas
from certdesk.views.orders.row_metrics import Face
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.migration import hand_over as words
from certdesk.views.wording.migration.terms import client_name

_PADDING: Final = 14
_MARGIN: Final = 7
_GAP: Final = 1
_COLUMN_GAP: Final = 12
_ICON_GAP: Final = 4
_LEAST_ICON: Final = 14
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class ClientRowDelegate(QStyledItemDelegate):
    """Paints every row in the same height, with a hairline below."""

    def __init__(self, model: ClientRowModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._has_ring = False
        self.measure()

    def show_ring(self, *, is_on: bool) -> None:
        """Ring the row that has the focus, or not: after a click the pointer shows the place."""
        self._has_ring = is_on

    def measure(self) -> None:
        """Take the measures anew, after the interface font changed."""
        self._name, self._state = _face(Role.LABEL), _face(Role.SMALL_MEDIUM)
        self._plain, self._number = _face(Role.SMALL), _face(Role.CODE)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, self._name.height + _GAP + self._plain.height + 2 * _MARGIN + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.row(index)
        if row is None:
            return
        painter.save()
        canvas = RowCanvas(painter, option.rect, option.direction)
        self._paint_ground(canvas, option.state)
        inner = option.rect.adjusted(_PADDING, 0, -_PADDING, -1)
        room = self._paint_number(canvas, inner, row)
        top = inner.top() + (inner.height() - self._name.height - _GAP - self._plain.height) // 2
        name = QRect(inner.left(), top, room, self._name.height)
        canvas.write_elided(name, client_name(row.client), self._name, current_tokens().text_1)
        below = QRect(inner.left(), top + self._name.height + _GAP, room, self._plain.height)
        self._paint_state(canvas, below, row)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tell the whole name, and all that the row says."""
        row = self._model.row(index) if event.type() == QEvent.Type.ToolTip else None
        if row is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), f"<span>{escape(words.spoken_row(row))}</span>", view)
        return True

    def _paint_ground(self, canvas: RowCanvas, state: QStyle.StateFlag) -> None:
        tokens, rect = current_tokens(), canvas.rect
        if state & _State.State_Selected:
            canvas.painter.fillRect(rect, QColor(tokens.bg_selected))
        elif state & _State.State_MouseOver:
            canvas.painter.fillRect(rect, QColor(tokens.bg_hover))
        canvas.painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(tokens.line_subtle))
        if self._has_ring and state & _State.State_HasFocus:
            focus_ring_around(canvas.painter, QRectF(rect.adjusted(1, 1, -1, -2)), RADIUS.sm)

    def _paint_number(self, canvas: RowCanvas, inner: QRect, row: Row) -> int:
        """Paint the account, or how many, and return what room is left before it."""
        text, is_one = words.short_numbers(row.numbers), len(row.numbers) == 1
        face = self._number if is_one else self._plain
        width = face.width(text)
        if width > inner.width() // 2:
            return inner.width()
        place = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
        canvas.write(place, text, face, current_tokens().text_2, is_name=is_one)
        return inner.width() - width - _COLUMN_GAP

    def _paint_state(self, canvas: RowCanvas, place: QRect, row: Row) -> None:
        """The state keeps its room; how many certificates there are stands behind it where there is room."""
        tokens = current_tokens()
        look, tone = words.row_look(row)
        colour, side = tokens.tone(tone).text, max(_LEAST_ICON, self._state.height - 2)
        mark = QRect(QPoint(place.left(), place.center().y() + 1 - side // 2), QSize(side, side))
        canvas.draw(mark, pixmap(look, QColor(colour), side, canvas.painter.device().devicePixelRatioF()))
        word = place.adjusted(side + _ICON_GAP, 0, 0, 0)
        end = canvas.write_elided(word, words.row_words(row), self._state, colour)
        dot = "  ·  "
        rest = QRect(end, place.top(), place.right() + 1 - end, place.height())
        count = words.certificates_words(row.certificates)
        if rest.width() < self._plain.width(dot + count):
            return
        canvas.write(rest, dot, self._plain, tokens.text_3)
        canvas.write_elided(rest.adjusted(self._plain.width(dot), 0, 0, 0), count, self._plain, tokens.text_2)


def _face(role: Role) -> Face:
    chosen = font(role, tabular=True)
    return Face(chosen, QFontMetrics(chosen))
