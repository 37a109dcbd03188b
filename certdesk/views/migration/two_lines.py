"""How a row of two lines is painted: a name over a state with its icon, and what stands at the end of both."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QToolTip

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.measured import Face
from certdesk.views.kit.painting import focus_ring_around
from certdesk.views.kit.row_list import RowDelegate
from certdesk.views.orders.row_canvas import RowCanvas
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, ToneName
from certdesk.views.theme.typography import Role

_PADDING: Final = 14
_MARGIN: Final = 7
_GAP: Final = 1
_COLUMN_GAP: Final = 12
_ICON_GAP: Final = 4
_LEAST_ICON: Final = 14
_LEAST_BESIDE: Final = 40
_DOT: Final = "  ·  "
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AtEnd:
    """What stands at the end of a row, and its colour. A number is written like one, from left to right."""

    text: str
    colour: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class TwoLines:
    """What a row shows. A host name is cut in its middle. `beside` stands behind the state where there is room.

    `is_beside_whole` says that it is left out where it would be cut; `tip` is told to a pointer that rests.
    """

    name: str
    look: tuple[Icon, ToneName]
    state: str
    beside: str
    end: AtEnd
    tip: str
    is_host: bool = False
    is_beside_whole: bool = False


class TwoLineDelegate(RowDelegate):
    """Paints every row in the same height, with a hairline below."""

    def __init__(self, lines_of: Callable[[_Index], TwoLines | None], parent: QObject) -> None:
        super().__init__(parent)
        self._lines_of = lines_of

    def measure(self) -> None:
        self._name, self._state = Face.of(Role.LABEL), Face.of(Role.SMALL_MEDIUM)
        self._plain, self._number = Face.of(Role.SMALL), Face.of(Role.CODE)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, self._name.height + _GAP + self._plain.height + 2 * _MARGIN + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        lines = self._lines_of(index)
        if lines is None:
            return
        painter.save()
        canvas = RowCanvas(painter, option.rect, option.direction)
        self._paint_ground(canvas, option.state)
        inner = option.rect.adjusted(_PADDING, 0, -_PADDING, -1)
        room = self._paint_end(canvas, inner, lines.end)
        top = inner.top() + (inner.height() - self._name.height - _GAP - self._plain.height) // 2
        self._paint_name(canvas, QRect(inner.left(), top, room, self._name.height), lines)
        below = QRect(inner.left(), top + self._name.height + _GAP, room, self._plain.height)
        self._paint_state(canvas, below, lines)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        lines = self._lines_of(index) if event.type() == QEvent.Type.ToolTip else None
        if lines is None:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), f"<span>{escape(lines.tip).replace(chr(10), '<br>')}</span>", view)
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

    def _paint_end(self, canvas: RowCanvas, inner: QRect, end: AtEnd) -> int:
        """Paint what stands at the end, and return what room is left before it."""
        face = self._number if end.is_number else self._plain
        width = face.width(end.text)
        if not end.text or width > inner.width() // 2:
            return inner.width()
        place = QRect(inner.right() + 1 - width, inner.top(), width, inner.height())
        canvas.write(place, end.text, face, end.colour, is_name=end.is_number)
        return inner.width() - width - _COLUMN_GAP

    def _paint_name(self, canvas: RowCanvas, place: QRect, lines: TwoLines) -> None:
        mode = Qt.TextElideMode.ElideMiddle if lines.is_host else Qt.TextElideMode.ElideRight
        name = self._name.elided(lines.name, mode, place.width())
        if lines.is_host:
            place.setWidth(min(place.width(), self._name.width(name)))
        canvas.write(place, name, self._name, current_tokens().text_1, is_name=lines.is_host)

    def _paint_state(self, canvas: RowCanvas, place: QRect, lines: TwoLines) -> None:
        """The state keeps its room; what stands beside it gets the rest."""
        tokens, (icon, tone) = current_tokens(), lines.look
        colour, side = tokens.tone(tone).text, max(_LEAST_ICON, self._state.height - 2)
        mark = QRect(QPoint(place.left(), place.center().y() + 1 - side // 2), QSize(side, side))
        canvas.draw(mark, pixmap(icon, QColor(colour), side, canvas.painter.device().devicePixelRatioF()))
        end = canvas.write_elided(place.adjusted(side + _ICON_GAP, 0, 0, 0), lines.state, self._state, colour)
        rest = QRect(end, place.top(), place.right() + 1 - end, place.height())
        dot, least = (
            self._plain.width(_DOT),
            self._plain.width(lines.beside) if lines.is_beside_whole else _LEAST_BESIDE,
        )
        if lines.beside and rest.width() >= dot + least:
            canvas.write(rest, _DOT, self._plain, tokens.text_3)
            canvas.write_elided(rest.adjusted(dot, 0, 0, 0), lines.beside, self._plain, tokens.text_2)
