"""One row of the timeline: the certificate, and its gap along the days."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.viewmodels.migration.forecast_rows import Row
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labelling import Side, Wanted, place_labels
from certdesk.views.kit.painting import focus_ring_around, rounded
from certdesk.views.migration.forecast_chart import (
    BAR,
    PAD,
    Chart,
    Faces,
    mirror,
    paint_bar,
    paint_end,
    paint_renewal,
)
from certdesk.views.migration.forecast_model import ROW
from certdesk.views.orders.row_metrics import Face
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.wording.migration import forecast_rows as words
from certdesk.views.wording.migration.forecast import client_of, name_of

_Index = QModelIndex | QPersistentModelIndex
_EDGE: Final = 6
_ICON: Final = 14
_GAP: Final = 5
_LEAST_BAR: Final = 8
_BESIDE: Final = 8  # between a mark and its label
_FLAGS: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    anchor: float
    side: Side
    ink: str


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row is painted. Positions are those of left to right until `visual` turns them."""

    rect: QRect
    direction: Qt.LayoutDirection
    chart: Chart
    faces: Faces

    @property
    def bar_top(self) -> float:
        """Where the bar begins: beside the name."""
        line = self.rect.height() if self.faces.is_tight else self.faces.name.height + 2 * _EDGE
        return self.rect.top() + (line - BAR) / 2

    def visual(self, place: QRect) -> QRect:
        """Return a place as the window's direction has it."""
        return QStyle.visualRect(self.direction, self.rect, place)

    def write(self, painter: QPainter, text: str, face: Face, ink: str, place: QRect) -> None:
        """Write in one line, short of what has no room."""
        painter.setFont(face.font)
        painter.setPen(QColor(ink))
        shown = face.elided(text, Qt.TextElideMode.ElideMiddle, place.width())
        flags = QStyle.visualAlignment(self.direction, _FLAGS) | Qt.TextFlag.TextSingleLine
        painter.drawText(self.visual(place), flags, shown)


class RowDelegate(QStyledItemDelegate):
    """Paints by the chart and the type that the timeline has now."""

    def __init__(self, chart: Chart, faces: Faces) -> None:
        super().__init__()
        self.chart, self.faces = chart, faces
        self.has_ring = False

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(100, self.faces.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        place = _Place(option.rect, option.direction, self.chart, self.faces)
        painter.save()
        _paint_ground(painter, option, has_ring=self.has_ring)
        _paint_names(painter, place, row)
        painter.save()
        mirror(painter, option.rect, is_mirrored=option.direction is Qt.LayoutDirection.RightToLeft)
        _paint_gap(painter, place, row)
        painter.restore()
        _paint_labels(painter, place, row)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, has_ring: bool) -> None:
    tokens, box = current_tokens(), QRectF(option.rect.adjusted(4, 0, -4, 0))
    if option.state & QStyle.StateFlag.State_Selected:
        rounded(painter, box, RADIUS.sm, tokens.bg_selected, None)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        rounded(painter, box, RADIUS.sm, tokens.bg_hover, None)
    if has_ring and option.state & QStyle.StateFlag.State_HasFocus:
        focus_ring_around(painter, box, RADIUS.sm)


def _paint_names(painter: QPainter, place: _Place, row: Row) -> None:
    tokens, faces, top = current_tokens(), place.faces, place.rect.top()
    icon, tone_name = words.look(row)
    tone, room = tokens.tone(tone_name), place.chart.names - PAD
    if faces.is_tight:
        _paint_icon(painter, place, (icon, tone.text), top + (place.rect.height() - _ICON) // 2)
        left = PAD + _ICON + _GAP
        line = QRect(place.rect.left() + left, top, place.chart.names - left, place.rect.height())
        place.write(painter, name_of(row.moved), faces.name, tokens.text_1, line)
        return
    upper = QRect(place.rect.left() + PAD, top + _EDGE, room, faces.name.height)
    place.write(painter, name_of(row.moved), faces.name, tokens.text_1, upper)
    lower_top = upper.bottom() + 1
    _paint_icon(painter, place, (icon, tone.text), lower_top + (faces.second.height - _ICON) // 2)
    left, cause = place.rect.left() + PAD + _ICON + _GAP, words.cause_words(row)
    room -= _ICON + _GAP
    taken = min(room, faces.second.width(cause) + 1)
    place.write(painter, cause, faces.second, tone.text, QRect(left, lower_top, taken, faces.second.height))
    client, gap = client_of(row.moved), 2 * _GAP
    if client and room - taken > 4 * gap:
        rest = QRect(left + taken + gap, lower_top, room - taken - gap, faces.second.height)
        place.write(painter, client, faces.second, tokens.text_2, rest)


def _paint_icon(painter: QPainter, place: _Place, shown: tuple[Icon, str], top: int) -> None:
    icon, ink = shown
    drawn = pixmap(icon, QColor(ink), _ICON, painter.device().devicePixelRatioF())
    corner = QPoint(place.rect.left() + PAD, top)
    painter.drawPixmap(place.visual(QRect(corner, QSize(_ICON, _ICON))), drawn)


def bar_of(row: Row, chart: Chart) -> tuple[float, float]:
    """Return from where to where the bar of a row goes; an open gap goes on to the edge."""
    left = chart.x(row.gap.begins)
    right = chart.left + chart.length if row.gap.ends is None else chart.x(row.gap.ends)
    return left, max(right, left + _LEAST_BAR)


def _paint_gap(painter: QPainter, place: _Place, row: Row) -> None:
    chart, gap, offset = place.chart, row.gap, place.rect.left()
    _, tone = words.look(row)
    left, right = bar_of(row, chart)
    bar = QRectF(offset + left, place.bar_top, right - left, BAR)
    if gap.renew_from is not None:
        paint_renewal(painter, offset + chart.x(gap.renew_from), bar.left(), bar.center().y())
    paint_bar(painter, bar, tone, is_hatched=gap.expires_within, is_open=gap.ends is None)
    end = row.ends_on
    if end is not None and chart.axis.has(end):
        paint_end(painter, QPointF(offset + chart.x(end), bar.center().y()), tone)


def _paint_labels(painter: QPainter, place: _Place, row: Row) -> None:
    face, chart = place.faces.label, place.chart
    shown = [label for label in _labels(row, chart) if label.text]
    if place.faces.is_tight:
        shown = shown[:1]
    wanted = [
        Wanted(key, face.width(label.text) + 2, label.anchor - chart.left, label.side)
        for key, label in enumerate(shown)
    ]
    top = place.rect.top() + _EDGE + place.faces.name.height
    box_height = face.height
    if place.faces.is_tight:
        top = place.rect.top() + (place.rect.height() - box_height) // 2
    for placed in place_labels(wanted, chart.length, _BESIDE):
        label = shown[placed.key]
        left = place.rect.left() + chart.left + round(placed.left)
        box = QRect(left, top, round(placed.right - placed.left), box_height)
        if place.faces.is_tight:
            painter.fillRect(place.visual(box.adjusted(-2, 0, 2, 0)), QColor(current_tokens().bg_surface))
        place.write(painter, label.text, face, label.ink, box)


def _labels(row: Row, chart: Chart) -> tuple[_Label, ...]:
    """The end of the certificate matters most, then the end of the gap."""
    tokens, end, edge = current_tokens(), row.ends_on, chart.left + chart.length
    _, tone_name = words.look(row)
    ink = tokens.tone(tone_name).text if row.gap.expires_within else tokens.text_2
    labels = []
    if end is not None and end > chart.axis.last:
        labels.append(_Label(words.far_end_label(row), edge, Side.BEFORE, ink))
    elif end is not None and end >= chart.axis.first:
        labels.append(_Label(words.end_label(row), chart.x(end) + _BESIDE, Side.AFTER, ink))
    if row.gap.ends is not None:
        label = _Label(words.until_label(row), chart.x(row.gap.ends), Side.BEFORE, tokens.text_2)
        labels.append(label)
    return tuple(labels)
