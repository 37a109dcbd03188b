"""The validity rule: one bar from the issue date to the end of the order."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from certdesk.views.kit.labelling import Side, Wanted, place_labels
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import Tokens, ToneName
from certdesk.views.theme.typography import Role, font

_BAR: Final = 12
_GAP: Final = 8.0
_HATCH: Final = 7
_TICK_OVER: Final = 5.5
_DOT: Final = 6.0
_ABOVE: Final = 13
_BELOW: Final = 9


@dataclass(frozen=True, slots=True)
class ValidityPicture:
    """The rule as fractions of the order's term, 0 at issue and 1 at its end, with the words already chosen.

    `tone` is the last stretch: accent while there is time, amber in the warning window, red in the last days.
    `refund_end` is None where no refund window is to be shown. An empty label is not shown.
    """

    today: float
    expires: float
    refund_end: float | None
    tone: ToneName
    issued_label: str
    covered_label: str
    today_label: str
    expires_label: str
    refund_label: str
    description: str


@dataclass(frozen=True, slots=True)
class _Label:
    """One label of a row: its words, where it points, and how it is written."""

    text: str
    anchor: float
    side: Side
    face: QFont
    colour: str
    lower: int = 0


class ValidityRule(QWidget):
    """Paints a `ValidityPicture`; every fact in it is also in `description`, which is what is read aloud."""

    def __init__(self, picture: ValidityPicture) -> None:
        super().__init__()
        self._picture = picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_picture(picture)

    def show_picture(self, picture: ValidityPicture) -> None:
        """Show another certificate's term."""
        self._picture = picture
        self.setAccessibleDescription(picture.description)
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(font(Role.SMALL)).height()
        return QSize(480, 2 * line + _ABOVE + _BAR + _BELOW + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        bar = self._bar()
        self._paint_bar(painter, tokens, bar)
        self._paint_refund(painter, tokens, bar)
        self._paint_marks(painter, tokens, bar)
        painter.resetTransform()
        self._paint_labels(painter, tokens, bar)

    def _bar(self) -> QRectF:
        return QRectF(0, QFontMetrics(font(Role.SMALL)).height() + _ABOVE, self.width(), _BAR)

    def _x(self, fraction: float) -> float:
        return min(max(fraction, 0.0), 1.0) * self.width()

    def _paint_bar(self, painter: QPainter, tokens: Tokens, bar: QRectF) -> None:
        today, ends = self._x(min(self._picture.today, self._picture.expires)), round(self._x(self._picture.expires))
        shape = QPainterPath()
        shape.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(bar, QColor(tokens.bg_hover))
        self._hatch(painter, QRectF(ends, bar.y(), bar.width() - ends, _BAR), tokens)
        tone = tokens.tone(self._picture.tone)
        rest = tone.line if self._picture.tone is ToneName.ACCENT else tone.solid
        painter.fillRect(QRectF(0, bar.y(), ends, _BAR), QColor(rest))
        spent = tokens.chart_mark if tokens.dark else tokens.petrol.solid
        painter.fillRect(QRectF(0, bar.y(), today, _BAR), QColor(spent))
        painter.restore()

    def _hatch(self, painter: QPainter, part: QRectF, tokens: Tokens) -> None:
        painter.save()
        painter.setClipRect(part, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(QColor(tokens.line_strong), 1.25))
        x = part.left()
        while x < part.right() + _BAR:
            painter.drawLine(QPointF(x, part.top()), QPointF(x - _BAR, part.bottom()))
            x += _HATCH
        painter.restore()

    def _paint_refund(self, painter: QPainter, tokens: Tokens, bar: QRectF) -> None:
        if self._picture.refund_end is None:
            return
        end, y = round(self._x(self._picture.refund_end)), bar.y() - 7
        painter.setPen(QPen(QColor(tokens.text_3), 1.5))
        painter.drawLine(QPointF(0.5, y), QPointF(end, y))
        for x in (0.5, end):
            painter.drawLine(QPointF(x, y - 3.5), QPointF(x, y + 3.5))

    def _paint_marks(self, painter: QPainter, tokens: Tokens, bar: QRectF) -> None:
        ends, tone = round(self._x(self._picture.expires)), tokens.tone(self._picture.tone)
        painter.setPen(QPen(QColor(tone.text), 1.25))
        painter.drawLine(QPointF(ends + 0.5, bar.top() - _TICK_OVER), QPointF(ends + 0.5, bar.bottom() + _TICK_OVER))
        centre = QPointF(min(max(self._x(self._picture.today), _DOT + 3), self.width() - _DOT - 3), bar.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.bg_surface))
        painter.drawEllipse(centre, _DOT + 3, _DOT + 3)
        painter.setBrush(QColor(tokens.text_1))
        painter.drawEllipse(centre, _DOT, _DOT)

    def _paint_labels(self, painter: QPainter, tokens: Tokens, bar: QRectF) -> None:
        picture, tone = self._picture, tokens.tone(self._picture.tone)
        plain, strong = font(Role.SMALL, tabular=True), font(Role.SMALL_STRONG, tabular=True)
        ends, today, end = round(self._x(picture.expires)), round(self._x(picture.today)), float(self.width())
        above = (
            _Label(picture.expires_label, ends + 1, Side.AFTER, strong, tone.text, lower=3),
            _Label(picture.today_label, today - 2, Side.BEFORE, strong, tokens.text_1, lower=3),
            _Label(picture.refund_label, 0.0, Side.AFTER, plain, tokens.text_3),
        )
        below = (
            _Label(picture.issued_label, 0.0, Side.AFTER, plain, tokens.text_2),
            _Label(picture.covered_label, end, Side.BEFORE, plain, tokens.text_2),
        )
        self._paint_row(painter, above, 0.0)
        self._paint_row(painter, below, bar.bottom() + _BELOW)

    def _paint_row(self, painter: QPainter, row: tuple[_Label, ...], top: float) -> None:
        wanted = [
            Wanted(key, QFontMetrics(label.face).horizontalAdvance(label.text), label.anchor, label.side)
            for key, label in enumerate(row)
            if label.text
        ]
        for placed in place_labels(wanted, self.width(), _GAP):
            label = row[placed.key]
            left = self.width() - placed.right if self.isRightToLeft() else placed.left
            painter.setFont(label.face)
            painter.setPen(QColor(label.colour))
            height = QFontMetrics(label.face).height()
            place = QRectF(left, top + label.lower, placed.right - placed.left + 1, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, label.text)
