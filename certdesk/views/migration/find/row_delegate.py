"""How a certificate of a migration is painted in the list: name over state and client, the number at the end."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from certdesk.domain.move_lines import Line
from certdesk.viewmodels.migration.find.state import find_state
from certdesk.views.icons import pixmap
from certdesk.views.kit.painting import focus_ring_around
from certdesk.views.migration.find.row_model import FindRowModel
from certdesk.views.orders.row_canvas import RowCanvas
from certdesk.views.orders.row_metrics import Face
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.migration import find as words
from certdesk.views.wording.migration.known import FIND_LOOKS
from certdesk.views.wording.migration.terms import certificate_name, shown_client

_PADDING: Final = 14
_MARGIN: Final = 7
_GAP: Final = 1
_COLUMN_GAP: Final = 12
_ICON_GAP: Final = 4
_LEAST_ICON: Final = 14
_LEAST_CLIENT: Final = 40
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class FindRowDelegate(QStyledItemDelegate):
    """Paints every row in the same height, with a hairline below."""

    def __init__(self, model: FindRowModel, parent: QWidget) -> None:
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
        line = self._model.line(index)
        if line is None:
            return
        painter.save()
        canvas = RowCanvas(painter, option.rect, option.direction)
        self._paint_ground(canvas, option.state)
        inner = option.rect.adjusted(_PADDING, 0, -_PADDING, -1)
        room = self._paint_number(canvas, inner, line)
        top = inner.top() + (inner.height() - self._name.height - _GAP - self._plain.height) // 2
        self._paint_name(canvas, QRect(inner.left(), top, room, self._name.height), line)
        lower = QRect(inner.left(), top + self._name.height + _GAP, room, self._plain.height)
        self._paint_state(canvas, lower, line)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tell the whole name, and how machines spell it where that differs."""
        line = self._model.line(index) if event.type() == QEvent.Type.ToolTip else None
        if line is None:
            return super().helpEvent(event, view, option, index)
        names = "\n".join(dict.fromkeys((certificate_name(line.holding), line.holding.common_name)))
        QToolTip.showText(event.globalPos(), f"<span style='white-space:pre'>{escape(names)}</span>", view)
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

    def _paint_number(self, canvas: RowCanvas, inner: QRect, line: Line) -> int:
        """Paint what stands at the end, and return what room is left before it."""
        tokens, number, hint = current_tokens(), line.moved.number, words.hint_words(line)
        text, face, colour = number, self._number, tokens.text_1
        if not number:
            text, face, colour = hint, self._plain, tokens.amber.text
        if not text or face.width(text) > inner.width() // 2:
            return inner.width()
        width = face.width(text)
        place = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
        canvas.write(place, text, face, colour, is_name=bool(number))
        return inner.width() - width - _COLUMN_GAP

    def _paint_name(self, canvas: RowCanvas, place: QRect, line: Line) -> None:
        name = self._name.elided(certificate_name(line.holding), Qt.TextElideMode.ElideMiddle, place.width())
        place.setWidth(min(place.width(), self._name.width(name)))
        canvas.write(place, name, self._name, current_tokens().text_1, is_name=True)

    def _paint_state(self, canvas: RowCanvas, place: QRect, line: Line) -> None:
        """The state keeps its room; the client gets the rest."""
        tokens = current_tokens()
        look, tone = FIND_LOOKS[find_state(line.moved)]
        colour, side = tokens.tone(tone).text, max(_LEAST_ICON, self._state.height - 2)
        mark = QRect(QPoint(place.left(), place.center().y() + 1 - side // 2), QSize(side, side))
        canvas.draw(mark, pixmap(look, QColor(colour), side, canvas.painter.device().devicePixelRatioF()))
        word = place.adjusted(side + _ICON_GAP, 0, 0, 0)
        end = canvas.write_elided(word, words.state_words(line), self._state, colour)
        client, dot = shown_client(line.holding.client), "  ·  "
        rest = QRect(end, place.top(), place.right() + 1 - end, place.height())
        if not client or rest.width() < _LEAST_CLIENT + self._plain.width(dot):
            return
        canvas.write(rest, dot, self._plain, tokens.text_3)
        canvas.write_elided(rest.adjusted(self._plain.width(dot), 0, 0, 0), client, self._plain, tokens.text_2)


def _face(role: Role) -> Face:
    chosen = font(role, tabular=True)
    return Face(chosen, QFontMetrics(chosen))
