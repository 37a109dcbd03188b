"""One row of the timeline: the certificate, and its gap along the days."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from certdesk.viewmodels.migration.forecast.rows import Row
from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labelling import Side, Wanted, place_labels
from certdesk.views.kit.measured import Face
from certdesk.views.kit.painting import focus_ring_around, rounded
from certdesk.views.migration.forecast.chart import (
    BAR,
    EDGE,
    PAD,
    Chart,
    Faces,
    mirror,
    paint_bar,
    paint_end,
    paint_renewal,
)
from certdesk.views.migration.forecast.model import ROW
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS
from certdesk.views.wording.migration import forecast_rows as words
from certdesk.views.wording.migration.forecast import client_of, isolated
from certdesk.views.wording.migration.terms import certificate_name

_Index = QModelIndex | QPersistentModelIndex
_ICON: Final = 14
_GAP: Final = 5
_LEAST_BAR: Final = 8
_LEAST_CLIENT: Final = 40
_BESIDE: Final = 8  # between a mark and its label
_FLAGS: Final = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Label:
    text: str
    anchor: float
    side: Side
    ink: str
    is_of_gap: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a row is painted. Positions are those of left to right until `visual` turns them."""

    rect: QRect
    direction: Qt.LayoutDirection
    chart: Chart
    faces: Faces
    ground: str

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
        ground = _ground(option) or current_tokens().bg_surface
        place = _Place(option.rect, option.direction, self.chart, self.faces, ground)
        painter.save()
        _paint_ground(painter, option, has_ring=self.has_ring)
        (_paint_one_line if self.faces.is_tight else _paint_two_lines)(painter, place, row)
        painter.save()
        mirror(painter, option.rect, is_mirrored=option.direction is Qt.LayoutDirection.RightToLeft)
        _paint_gap(painter, place, row)
        painter.restore()
        _paint_labels(painter, place, row)
        painter.restore()


def _ground(option: QStyleOptionViewItem) -> str | None:
    """What the row stands on, where that is not the timeline's own ground."""
    tokens = current_tokens()
    if option.state & QStyle.StateFlag.State_Selected:
        return tokens.bg_selected
    return tokens.bg_hover if option.state & QStyle.StateFlag.State_MouseOver else None


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, has_ring: bool) -> None:
    box, ground = QRectF(option.rect.adjusted(4, 0, -4, 0)), _ground(option)
    if ground is not None:
        rounded(painter, box, RADIUS.sm, ground, None)
    if has_ring and option.state & QStyle.StateFlag.State_HasFocus:
        focus_ring_around(painter, box, RADIUS.sm)


def _paint_one_line(painter: QPainter, place: _Place, row: Row) -> None:
    """The name, and why where that has room beside it."""
    tokens, faces, rect = current_tokens(), place.faces, place.rect
    icon, tone_name = words.look(row)
    ink, cause = tokens.tone(tone_name).text, words.cause_words(row)
    name = isolated(certificate_name(row.moved.holding))
    _paint_icon(painter, place, (icon, ink), rect.top() + (rect.height() - _ICON) // 2)
    left, right = rect.left() + PAD + _ICON + _GAP, rect.left() + place.chart.names
    taken = min(right - left, faces.name.width(name) + 1)
    place.write(painter, name, faces.name, tokens.text_1, QRect(left, rect.top(), taken, rect.height()))
    room = right - left - taken - 2 * _GAP
    if faces.second.width(cause) < room:
        place.write(painter, cause, faces.second, ink, QRect(right - room, rect.top(), room, rect.height()))


def _paint_two_lines(painter: QPainter, place: _Place, row: Row) -> None:
    """The name, and below it why and whose it is."""
    tokens, faces = current_tokens(), place.faces
    icon, tone_name = words.look(row)
    ink, cause, client = tokens.tone(tone_name).text, words.cause_words(row), client_of(row.moved)
    left, right = place.rect.left() + PAD, place.rect.left() + place.chart.names
    upper = QRect(left, place.rect.top() + EDGE, right - left, faces.name.height)
    place.write(painter, isolated(certificate_name(row.moved.holding)), faces.name, tokens.text_1, upper)
    top, height = upper.bottom() + 1, faces.second.height
    _paint_icon(painter, place, (icon, ink), top + (height - _ICON) // 2)
    left += _ICON + _GAP
    taken = min(right - left, faces.second.width(cause) + 1)
    place.write(painter, cause, faces.second, ink, QRect(left, top, taken, height))
    left += taken + 2 * _GAP
    if client and right - left > _LEAST_CLIENT:
        place.write(painter, client, faces.second, tokens.text_2, QRect(left, top, right - left, height))


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
    bar = QRectF(offset + left, place.rect.top() + place.faces.bar_top, right - left, BAR)
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
    top = place.rect.top() + EDGE + place.faces.name.height
    if place.faces.is_tight:
        top = place.rect.top() + (place.rect.height() - face.height) // 2
    least = chart.x(max(row.gap.begins, chart.today)) - chart.left
    for placed in place_labels(wanted, chart.length, _BESIDE):
        label = shown[placed.key]
        if label.is_of_gap and placed.left < least:
            continue  # it would stand in the lines, or before the gap
        left = place.rect.left() + chart.left + round(placed.left)
        box = QRect(left, top, round(placed.right - placed.left), face.height)
        if place.faces.is_tight:
            painter.fillRect(place.visual(box.adjusted(-2, 0, 2, 0)), QColor(place.ground))
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
        _, right = bar_of(row, chart)
        labels.append(_Label(words.until_label(row), right, Side.AFTER, tokens.text_2, is_of_gap=True))
    return tuple(labels)
