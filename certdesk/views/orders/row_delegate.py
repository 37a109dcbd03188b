"""How a heading and a row of the order list are painted, in the colours of the theme that is worn."""

from html import escape
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip, QWidget

from certdesk.viewmodels.orders.filtering import Heading
from certdesk.viewmodels.orders.rows import Row, Urgency
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.painting import focus_ring_around, rounded
from certdesk.views.orders.list_model import OrderListModel
from certdesk.views.orders.row_canvas import RowCanvas
from certdesk.views.orders.row_metrics import COLUMN_GAP, LINE_GAP, MARGIN, PADDING, RowMetrics, measured
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, ToneName
from certdesk.views.wording import order_rows
from certdesk.views.wording.orders import group_title, look_of

_ICON_GAP: Final = 5
_DOT_ROOM: Final = 15
_COUNT_GAP: Final = 7
_LEAST_CLIENT: Final = 24
_State = QStyle.StateFlag
_Index = QModelIndex | QPersistentModelIndex


class OrderRowDelegate(QStyledItemDelegate):
    """Paints two lines per order: name and days; icon, status, client and date."""

    def __init__(self, model: OrderListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._metrics = measured()

    @property
    def metrics(self) -> RowMetrics:
        """The measures that are painted by."""
        return self._metrics

    def measure(self) -> None:
        """Take the measures anew, after the interface font changed."""
        self._metrics = measured()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        is_row = self._model.row(index) is not None
        return QSize(240, self._metrics.row_height if is_row else self._metrics.heading_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = self._model.item(index)
        painter.save()
        canvas = RowCanvas(painter, option.rect, option.direction)
        if isinstance(item, Heading):
            self._paint_heading(canvas, item)
        else:
            self._paint_ground(canvas, option.state)
            self._paint_lines(canvas, item)
        painter.restore()

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Tell the whole name, and how machines spell it where that differs."""
        row = self._model.row(index) if event.type() == QEvent.Type.ToolTip else None
        if row is None:
            return super().helpEvent(event, view, option, index)
        names = row.name if row.ascii_name == row.name else f"{row.name}\n{row.ascii_name}"
        QToolTip.showText(event.globalPos(), f"<span style='white-space:pre'>{escape(names)}</span>", view)
        return True

    def _paint_heading(self, canvas: RowCanvas, heading: Heading) -> None:
        """The room of a heading lies above it: it belongs to what follows."""
        ink, face, plain = current_tokens().text_2, self._metrics.heading, self._metrics.plain
        title, count = group_title(heading.group), str(heading.count)
        top = canvas.rect.bottom() + 1 - MARGIN // 2 - face.height
        place = QRect(canvas.rect.left() + PADDING, top, face.width(title), face.height)
        canvas.write(place, title, face, ink)
        canvas.write(QRect(place.right() + 1 + _COUNT_GAP, top, plain.width(count), face.height), count, plain, ink)

    def _paint_ground(self, canvas: RowCanvas, state: QStyle.StateFlag) -> None:
        tokens, ground = current_tokens(), QRectF(canvas.rect)
        if state & _State.State_On:  # a drag is held over it
            rounded(canvas.painter, ground, RADIUS.md, tokens.bg_accent_soft, None)
            focus_ring_around(canvas.painter, ground, RADIUS.md - 1)
        elif state & _State.State_Selected:
            rounded(canvas.painter, ground, RADIUS.md, tokens.bg_selected, None)
            canvas.draw_bar(tokens.accent)
        elif state & _State.State_MouseOver:
            rounded(canvas.painter, ground, RADIUS.md, tokens.bg_hover, None)
        if state & _State.State_HasFocus:
            canvas.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            canvas.painter.setBrush(Qt.BrushStyle.NoBrush)
            canvas.painter.setPen(QPen(QColor(tokens.focus), 2))
            canvas.painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), RADIUS.md - 1, RADIUS.md - 1)

    def _paint_lines(self, canvas: RowCanvas, row: Row) -> None:
        upper, lower = self._metrics.name.height, self._metrics.plain.height
        inner = canvas.rect.adjusted(PADDING, 0, -PADDING, 0)
        top = inner.top() + (inner.height() - upper - LINE_GAP - lower) // 2
        self._paint_name(canvas, QRect(inner.left(), top, inner.width(), upper), row)
        self._paint_status(canvas, QRect(inner.left(), top + upper + LINE_GAP, inner.width(), lower), row)

    def _paint_name(self, canvas: RowCanvas, line: QRect, row: Row) -> None:
        """Days keep their room, then the tag; the name gives way in its middle."""
        name_face, tag_face = self._metrics.name, self._metrics.tag
        room = self._paint_days(canvas, line, row)
        tag = order_rows.via_opensrs() if row.via_opensrs else ""
        tag_width = tag_face.width(tag) + PADDING if tag else 0
        room -= tag_width + MARGIN if tag else 0
        name = name_face.elided(row.name, Qt.TextElideMode.ElideMiddle, room)
        place = QRect(line.left(), line.top(), min(room, name_face.width(name)), line.height())
        canvas.write(place, name, name_face, current_tokens().text_1, is_name=True)
        if tag:
            self._paint_tag(canvas, QRect(place.right() + 1 + MARGIN, line.top(), tag_width, line.height()), tag)

    def _paint_days(self, canvas: RowCanvas, line: QRect, row: Row) -> int:
        tokens, now = current_tokens(), self._model.now
        urgency = row.urgency(now)
        colours = {
            Urgency.CALM: tokens.text_2,
            Urgency.SOON: tokens.amber.text,
            Urgency.LAST_CALL: tokens.red.text,
        }
        face = self._metrics.days if urgency is Urgency.CALM else self._metrics.days_due
        return canvas.write_at_end(line, order_rows.days(row, now), face, colours[urgency])

    def _paint_tag(self, canvas: RowCanvas, place: QRect, tag: str) -> None:
        tone = current_tokens().slate
        rounded(canvas.painter, QRectF(canvas.mirrored(place)), RADIUS.xs, tone.soft, tone.line)
        canvas.write(place.adjusted(PADDING // 2, 0, 0, 0), tag, self._metrics.tag, tone.text)

    def _paint_status(self, canvas: RowCanvas, line: QRect, row: Row) -> None:
        """The status keeps its room, then the date, which only says the days again; the client gets the rest."""
        tokens, look, side, plain = (
            current_tokens(),
            look_of(row.status, row.status_word),
            self._metrics.icon,
            self._metrics.plain,
        )
        tone, word = tokens.tone(ToneName(look.tone)).text, order_rows.status(row)
        lead = side + _ICON_GAP
        moment = order_rows.moment(row, self._model.now)
        taken = lead + self._metrics.status.width(word) + COLUMN_GAP + plain.width(moment)
        if taken > line.width() and row.status is not None:
            moment = ""
        room = canvas.write_at_end(line, moment, plain, tokens.text_3)
        mark = QRect(QPoint(line.left(), line.center().y() + 1 - side // 2), QSize(side, side))
        canvas.draw(mark, pixmap(Icon(look.icon), QColor(tone), side, canvas.painter.device().devicePixelRatioF()))
        place = QRect(line.left() + lead, line.top(), room - lead, line.height())
        end = canvas.write_elided(place, word, self._metrics.status, tone)
        self._paint_client(canvas, QRect(end, line.top(), line.left() + room - end, line.height()), row.client)

    def _paint_client(self, canvas: RowCanvas, place: QRect, client: str) -> None:
        tokens, plain = current_tokens(), self._metrics.plain
        if not client or place.width() < _DOT_ROOM + _LEAST_CLIENT:
            return
        canvas.write(place.adjusted((_DOT_ROOM - plain.width("·")) // 2, 0, 0, 0), "·", plain, tokens.text_3)
        canvas.write_elided(place.adjusted(_DOT_ROOM, 0, 0, 0), client, plain, tokens.text_2)
