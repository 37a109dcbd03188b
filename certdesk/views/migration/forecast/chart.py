"""Where everything of the timeline stands, in pixels, and how its shapes are painted."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from certdesk.views.kit.measured import Face
from certdesk.views.kit.scaling import scaled
from certdesk.views.migration.forecast.axis import Axis
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import ToneName
from certdesk.views.theme.typography import Role

PAD: Final = 12
BAR: Final = 10
EDGE: Final = 6
_NAMES: Final = 268
_NAMES_SHARE: Final = 0.36
_LEAST_ROW: Final = 44
_LEAST_TIGHT: Final = 24
_HATCH: Final = 5
_FADE: Final = 56
_MARK: Final = 5


@dataclass(frozen=True, slots=True)
class Chart:
    """The columns of a timeline of that width: names in front, then the days. Positions are those of left to right."""

    axis: Axis
    width: int
    today: date

    @property
    def names(self) -> int:
        """How wide the column of names is."""
        return min(scaled(_NAMES), round(self.width * _NAMES_SHARE))

    @property
    def left(self) -> int:
        """Where the days begin."""
        return self.names + PAD

    @property
    def length(self) -> int:
        """How wide the days are."""
        return max(1, self.width - self.left - PAD)

    def x(self, day: date) -> float:
        """Where a day stands."""
        return self.left + round(self.axis.place(day) * self.length)


@dataclass(frozen=True, slots=True)
class Faces:
    """The type of the timeline, and the heights that follow from it; `is_tight` has one line for each certificate."""

    name: Face
    second: Face
    label: Face
    pill: Face
    month: Face
    is_tight: bool = False

    @property
    def row_height(self) -> int:
        """How high a row is."""
        if self.is_tight:
            return max(_LEAST_TIGHT, self.name.height + EDGE)
        return max(_LEAST_ROW, self.name.height + self.second.height + 2 * EDGE)

    @property
    def bar_top(self) -> float:
        """Where the bar begins in a row: beside the name."""
        line = self.row_height if self.is_tight else self.name.height + 2 * EDGE
        return (line - BAR) / 2

    @property
    def pill_height(self) -> int:
        """How high the labels of the lines are."""
        return self.pill.height + EDGE


def measured(*, is_tight: bool) -> Faces:
    """Return the measures for the interface font of now."""
    return Faces(
        name=Face.of(Role.SMALL_MEDIUM),
        second=Face.of(Role.CAPTION),
        label=Face.of(Role.CAPTION_STRONG),
        pill=Face.of(Role.CAPTION_STRONG),
        month=Face.of(Role.SMALL),
        is_tight=is_tight,
    )


def mirror(painter: QPainter, rect: QRect, *, is_mirrored: bool) -> None:
    """Have shapes painted from the right in a window that reads so; words are placed without it."""
    if is_mirrored:
        painter.translate(rect.left() + rect.right() + 1, 0)
        painter.scale(-1, 1)


def paint_bar(painter: QPainter, bar: QRectF, tone_name: ToneName, *, is_hatched: bool, is_open: bool) -> None:
    """A bar; one without an end fades and goes on as an arrow, one in which a certificate ends is hatched."""
    tone = current_tokens().tone(tone_name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    box = bar.adjusted(0.5, 0.5, -0.5, -0.5)
    shape.addRoundedRect(box, 3, 3)
    painter.fillPath(shape, _faded(bar, tone.soft, is_open=is_open))
    if is_hatched:
        painter.save()
        painter.setClipPath(shape)
        painter.setPen(QPen(_faded(bar, tone.solid, is_open=is_open), 1.25))
        painter.drawLines(_hatches(bar))
        painter.restore()
    painter.strokePath(shape, QPen(_faded(bar, tone.solid, is_open=is_open), 1))
    if is_open:
        _paint_arrow(painter, bar, tone.solid)
    painter.restore()


def _hatches(bar: QRectF) -> list[QLineF]:
    count = int((bar.width() + bar.height()) // _HATCH) + 1
    lefts = (bar.left() + step * _HATCH for step in range(count))
    return [QLineF(x, bar.top(), x - bar.height(), bar.bottom()) for x in lefts]


def _faded(bar: QRectF, colour: str, *, is_open: bool) -> QBrush:
    if not is_open:
        return QBrush(QColor(colour))
    ramp = QLinearGradient(bar.topLeft(), bar.topRight())
    clear = QColor(colour)
    clear.setAlphaF(0)
    ramp.setColorAt(max(0.0, 1 - _FADE / max(1.0, bar.width())), QColor(colour))
    ramp.setColorAt(1, clear)
    return QBrush(ramp)


def _paint_arrow(painter: QPainter, bar: QRectF, colour: str) -> None:
    tip, middle, half = bar.right() - 1, bar.center().y(), bar.height() / 2 - 1
    painter.setPen(QPen(QColor(colour), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(tip - half, middle - half), QPointF(tip, middle))
    painter.drawLine(QPointF(tip - half, middle + half), QPointF(tip, middle))


def paint_end(painter: QPainter, at: QPointF, tone_name: ToneName) -> None:
    """The mark of a certificate's end: a diamond that the ground sets off from its bar."""
    tokens, side = current_tokens(), _MARK
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    corners = (QPointF(0, -side), QPointF(side, 0), QPointF(0, side), QPointF(-side, 0))
    painter.setPen(QPen(QColor(tokens.bg_surface), 1.5))
    painter.setBrush(QColor(tokens.tone(tone_name).text))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
    painter.restore()


def paint_renewal(painter: QPainter, left: float, right: float, y: float) -> None:
    """The days on which renewing helps: a line between two ticks."""
    painter.save()
    painter.setPen(QPen(QColor(current_tokens().green.solid), 2))
    painter.drawLine(QPointF(left + 1, y), QPointF(right - 2, y))
    for x in (left + 1, right - 2):
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
    painter.restore()


def paint_lines(painter: QPainter, chart: Chart, rect: QRect, days: tuple[date, ...]) -> None:
    """The months, from top to bottom."""
    painter.setPen(QPen(QColor(current_tokens().line_subtle), 1))
    for day in days:
        x = chart.x(day) + 0.5
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))


def paint_today(painter: QPainter, chart: Chart, rect: QRect) -> None:
    """The line of today."""
    painter.setPen(QPen(QColor(current_tokens().text_1), 1.5))
    x = chart.x(chart.today) + 0.5
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))


def paint_removal(painter: QPainter, chart: Chart, rect: QRect, removal: date) -> None:
    """The line of the day on which the ISO sign-in ends: dashed."""
    pen = QPen(QColor(current_tokens().violet.solid), 1.5)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    x = chart.x(removal) + 0.5
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom() + 1))
