"""How a row of the table of plans is painted, in the colours of the theme that is worn."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.plan.rows import Row
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import RADIO_SIDE, check_square, focus_ring_around, rounded
from certdesk.views.migration.plan.metrics import CHEVRON, GAP, INSET, LINE_GAP, SELECT_PAD, measured
from certdesk.views.migration.plan.model import Column, PlanModel
from certdesk.views.orders.row_canvas import RowCanvas
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.wording.migration import plan as words
from certdesk.views.wording.migration import plans
from certdesk.views.wording.migration.known import known_icon

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag
_DOT_ROOM: Final = 15
_LEAST_CLIENT: Final = 24


class PlanCells(QStyledItemDelegate):
    """One row of the table, cell by cell, with as many lines `below` a name as its metrics say."""

    def __init__(self, model: PlanModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.metrics = measured()
        self.below = 0
        self.has_ring = False
        self._painters: Mapping[Column, Callable[[RowCanvas, Row, QStyle.StateFlag], None]] = {
            Column.CHECK: self._paint_check,
            Column.CERTIFICATE: self._paint_certificate,
            Column.ACCOUNT: self._paint_account,
            Column.KNOWN: self._paint_known,
            Column.PLAN: self._paint_plan,
            Column.STATE: self._paint_state,
        }

    def measure(self) -> None:
        """Take the measures anew, after the interface font changed."""
        self.metrics = measured()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(80, self.metrics.row_height(self.below))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = self._model.row(index)
        if row is None:
            return
        tokens = current_tokens()
        painter.save()
        if row.id in self._model.props.checked:
            painter.fillRect(option.rect, QColor(tokens.bg_accent_soft))
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, QColor(tokens.line_subtle))
        canvas = RowCanvas(painter, option.rect, option.direction)
        self._painters[Column(index.column())](canvas, row, option.state)
        if option.state & _State.State_HasFocus and self.has_ring and index.column() != Column.PLAN:
            focus_ring_around(painter, QRectF(option.rect).adjusted(3, 3, -3, -4), RADIUS.sm)
        painter.restore()

    def _paint_check(self, canvas: RowCanvas, row: Row, _state: QStyle.StateFlag) -> None:
        place = canvas.mirrored(check_place(canvas.rect))
        centre = QPointF(QRectF(place).center())
        check_square(canvas.painter, centre, checked=row.id in self._model.props.checked)

    def _paint_certificate(self, canvas: RowCanvas, row: Row, _state: QStyle.StateFlag) -> None:
        metrics, tokens = self.metrics, current_tokens()
        inner = canvas.rect.adjusted(INSET, 0, -INSET, 0)
        top = inner.top() + (inner.height() - metrics.lines_height(self.below)) // 2
        line = QRect(inner.left(), top, inner.width(), metrics.name.height)
        name = metrics.name.elided(row.name, Qt.TextElideMode.ElideMiddle, line.width())
        canvas.write(line, name, metrics.name, tokens.text_1, is_name=True)
        below = QRect(line.left(), line.bottom() + 1 + LINE_GAP, line.width(), metrics.plain.height)
        self._paint_client(canvas, below, row)
        if self.below:
            self._paint_whence(canvas, below.translated(0, metrics.plain.height + LINE_GAP), row)

    def _paint_client(self, canvas: RowCanvas, line: QRect, row: Row) -> None:
        """The days keep their room; the client gives way."""
        metrics, tokens = self.metrics, current_tokens()
        days, face = words.days_words(row), metrics.due if row.is_soon else metrics.plain
        ink = tokens.amber.text if row.is_soon else tokens.text_3
        taken = face.width(days) + _DOT_ROOM if days else 0
        end = line.left()
        if row.client and line.width() - taken >= _LEAST_CLIENT:
            room = QRect(line.left(), line.top(), line.width() - taken, line.height())
            end = canvas.write_elided(room, row.client, metrics.plain, tokens.text_2)
        if not days:
            return
        if end > line.left():
            self._paint_dot(canvas, QRect(end, line.top(), _DOT_ROOM, line.height()))
            end += _DOT_ROOM
        canvas.write(QRect(end, line.top(), face.width(days) + 1, line.height()), days, face, ink)

    def _paint_dot(self, canvas: RowCanvas, room: QRect) -> None:
        plain = self.metrics.plain
        canvas.write(room.adjusted((_DOT_ROOM - plain.width("·")) // 2, 0, 0, 0), "·", plain, current_tokens().text_3)

    def _paint_whence(self, canvas: RowCanvas, line: QRect, row: Row) -> None:
        """The account and how it is known, in one line or in two."""
        metrics, tokens = self.metrics, current_tokens()
        end = line.left()
        if row.number and self.below > 1:
            canvas.write(line, row.number, metrics.code, tokens.text_1, is_name=True)
            line = line.translated(0, metrics.plain.height + LINE_GAP)
        elif row.number:
            end = canvas.write_elided(line, row.number, metrics.code, tokens.text_1)
            self._paint_dot(canvas, QRect(end, line.top(), _DOT_ROOM, line.height()))
            end += _DOT_ROOM
        room = QRect(end, line.top(), line.right() + 1 - end, line.height())
        self._paint_marked(canvas, room, row)

    def _paint_account(self, canvas: RowCanvas, row: Row, _state: QStyle.StateFlag) -> None:
        tokens, place = current_tokens(), canvas.rect.adjusted(INSET, 0, -INSET, 0)
        if row.number:
            canvas.write(place, row.number, self.metrics.code, tokens.text_1, is_name=True)
        else:
            canvas.write(place, words.NOT_KNOWN, self.metrics.code, tokens.text_3)

    def _paint_known(self, canvas: RowCanvas, row: Row, _state: QStyle.StateFlag) -> None:
        self._paint_marked(canvas, canvas.rect.adjusted(INSET, 0, -INSET, 0), row)

    def _paint_marked(self, canvas: RowCanvas, place: QRect, row: Row) -> None:
        ink = current_tokens().text_2
        left = self._draw_icon(canvas, place, known_icon(row.line), ink)
        room = QRect(left, place.top(), place.right() + 1 - left, place.height())
        canvas.write_elided(room, words.known_of(row, self._model.props), self.metrics.plain, ink)

    def _paint_plan(self, canvas: RowCanvas, row: Row, state: QStyle.StateFlag) -> None:
        tokens, metrics = current_tokens(), self.metrics
        field = metrics.select_place(canvas.rect, self.below)
        shown = QRectF(canvas.mirrored(field))
        ground = tokens.bg_hover if state & _State.State_MouseOver else tokens.bg_raised
        rounded(canvas.painter, shown, RADIUS.sm, ground, tokens.line_strong if row.plan else tokens.border_control)
        if state & _State.State_HasFocus and self.has_ring:
            focus_ring_around(canvas.painter, shown, RADIUS.sm)
        inner = field.adjusted(SELECT_PAD, 0, -SELECT_PAD, 0)
        ink = tokens.text_1 if row.plan else tokens.text_2
        mark = tokens.amber.text if row.plan is MovePlan.SHARE else tokens.text_2
        left = self._draw_icon(canvas, inner, plans.PLAN_ICONS[row.plan], mark)
        room = QRect(left, inner.top(), metrics.select_room(field.width()), inner.height())
        text = plans.plan_words(row.plan)
        text = text if metrics.plan.width(text) <= room.width() else plans.short_plan_words(row.plan)
        canvas.write_elided(room, text, metrics.plan, ink)
        chevron = QRect(inner.right() + 1 - CHEVRON, inner.center().y() - CHEVRON // 2, CHEVRON, CHEVRON)
        self._draw(canvas, chevron, Icon.CHEVRON_DOWN, tokens.text_2)
        if self.below:
            below = QRect(field.left(), field.bottom() + 1 + GAP, field.width(), metrics.state.height)
            self._paint_state_at(canvas, below, row)

    def _paint_state(self, canvas: RowCanvas, row: Row, _state: QStyle.StateFlag) -> None:
        self._paint_state_at(canvas, canvas.rect.adjusted(INSET, 0, -GAP, 0), row)

    def _paint_state_at(self, canvas: RowCanvas, place: QRect, row: Row) -> None:
        name, tone = words.STATE_LOOKS[row.state]
        ink = current_tokens().tone(tone).text
        left = self._draw_icon(canvas, place, name, ink)
        room = QRect(left, place.top(), place.right() + 1 - left, place.height())
        canvas.write_elided(room, words.state_words(row.state), self.metrics.state, ink)

    def _draw_icon(self, canvas: RowCanvas, line: QRect, name: Icon, ink: str) -> int:
        """Draw an icon at the beginning of `line`, and return where its words begin."""
        side = self.metrics.icon
        place = QRect(QPoint(line.left(), line.top() + (line.height() - side) // 2), QSize(side, side))
        self._draw(canvas, place, name, ink)
        return line.left() + side + GAP

    def _draw(self, canvas: RowCanvas, place: QRect, name: Icon, ink: str) -> None:
        dpr = canvas.painter.device().devicePixelRatioF()
        canvas.draw(place, pixmap(name, QColor(ink), place.width(), dpr))


def check_place(cell: QRect) -> QRect:
    """Return where in its cell a check mark stands."""
    return QRect(cell.left() + 17, cell.top() + (cell.height() - RADIO_SIDE) // 2, RADIO_SIDE, RADIO_SIDE)
