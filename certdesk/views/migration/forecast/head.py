"""The head of the timeline: its months, and what its lines stand for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from certdesk.views.kit.painting import rounded
from certdesk.views.migration.forecast.axis import months
from certdesk.views.migration.forecast.chart import (
    PAD,
    Chart,
    Faces,
    mirror,
    paint_lines,
    paint_removal,
    paint_today,
)
from certdesk.views.theme.palette import current_tokens
from certdesk.views.wording.migration.forecast_axis import line_words, month_words

_TOP = 8
_ROOM = 6
_SIDE = 8
_MONTH_ROOM = 16


def ticks_of(chart: Chart, faces: Faces) -> tuple[date, ...]:
    """Return the months of a chart, as many as their words have room for."""
    widest = max(faces.month.width(month_words(date(2026, month, 1), is_first=True)) for month in (1, 2, 9))
    return months(chart.axis, chart.length / (widest + _MONTH_ROOM))


def pill_places(middles: Sequence[float], widths: Sequence[int], room: int) -> tuple[int, ...]:
    """Return where pills begin over their lines, from left to right: moved apart where one would cover the other."""
    lefts = [middle - width / 2 for middle, width in zip(middles, widths, strict=True)]
    if len(lefts) > 1:
        overlap = max(0.0, lefts[0] + widths[0] + _ROOM - lefts[1])
        lefts = [lefts[0] - overlap / 2, lefts[1] + overlap / 2]
    return tuple(round(max(0, min(left, room - width))) for left, width in zip(lefts, widths, strict=True))


class TimelineHead(QWidget):
    """As wide as the rows below; it says nothing that the rows do not say in words."""

    def __init__(self, chart: Chart, faces: Faces, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart, self._faces = chart, faces
        self._removal: date | None = None

    def show_days(self, chart: Chart, faces: Faces, removal: date | None) -> None:
        """Show these days from now on."""
        self._chart, self._faces, self._removal = chart, faces, removal
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _TOP + self._faces.pill_height + 2 * _ROOM + self._faces.month.height + _ROOM)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        months_top = _TOP + self._faces.pill_height + _ROOM
        pills_bottom = _TOP + self._faces.pill_height
        ticks = ticks_of(self._chart, self._faces)
        painter.save()
        mirror(painter, self.rect(), is_mirrored=self.isRightToLeft())
        paint_lines(painter, self._chart, QRect(0, months_top, self.width(), self.height()), ticks)
        below = QRect(0, pills_bottom, self.width(), self.height())
        if self._removal is not None:
            paint_removal(painter, self._chart, below, self._removal)
        paint_today(painter, self._chart, below)
        painter.restore()
        self._paint_pills(painter)
        self._paint_months(painter, ticks, months_top)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(current_tokens().line_subtle))

    def _paint_pills(self, painter: QPainter) -> None:
        tokens, face, today = current_tokens(), self._faces.pill, self._chart.today
        days = sorted({today, self._removal or today})
        texts = [line_words(day, today, self._removal) for day in days]
        middles = [self._chart.x(day) for day in days]
        lefts = pill_places(middles, [face.width(text) + 2 * _SIDE for text in texts], self.width())
        for day, text, left in zip(days, texts, lefts, strict=True):
            box = QRect(left, _TOP, face.width(text) + 2 * _SIDE, self._faces.pill_height)
            is_today = day == today
            fill, line = (tokens.text_1, None) if is_today else (tokens.violet.soft, tokens.violet.line)
            shown = self._visual(box)
            rounded(painter, QRectF(shown), shown.height() / 2, fill, line)
            painter.setFont(face.font)
            painter.setPen(QColor(tokens.bg_surface if is_today else tokens.violet.text))
            painter.drawText(shown, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_months(self, painter: QPainter, ticks: tuple[date, ...], top: int) -> None:
        chart, face = self._chart, self._faces.month
        painter.setFont(face.font)
        painter.setPen(QColor(current_tokens().text_2))
        flags = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        flags |= Qt.AlignmentFlag.AlignVCenter
        right = chart.left + chart.length + PAD
        for number, day in enumerate(ticks):
            words = month_words(day, is_first=number == 0)
            box = QRect(round(chart.x(day)) + _ROOM, top, face.width(words) + 1, face.height + 2 * _ROOM)
            if box.right() <= right:
                painter.fillRect(self._visual(box.adjusted(-2, 1, 2, -1)), QColor(current_tokens().bg_surface))
                painter.drawText(self._visual(box), flags, words)

    def _visual(self, box: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), box)
