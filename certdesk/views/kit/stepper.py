"""Where one is among the steps: numbered circles with their words and a line between them."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, font

_SIDE: Final = 21
_LINE: Final = 36
_TICK: Final = 12


class StepHeader(QWidget):
    """The present step is filled and strong, those behind it have a tick. It shows where one is, and is no control.

    Where there is no room for the words of all steps, only the present one keeps its own.
    """

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("steps")
        self._words = words
        self._step = 1
        self._marks = tuple(_Mark(number) for number in range(1, len(words) + 1))
        self._labels = tuple(PlainLabel(word, Role.LABEL, Ink.SECOND) for word in words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        for mark, label in zip(self._marks, self._labels, strict=True):
            if mark is not self._marks[0]:
                row.addWidget(_Dash())
            row.addWidget(mark)
            row.addWidget(label)
        row.addStretch(1)
        self.show_step(1)

    def show_step(self, step: int) -> None:
        """Show that step, counted from 1, as the present one."""
        self._step = step
        for number, (mark, label) in enumerate(zip(self._marks, self._labels, strict=True), 1):
            mark.show_state(is_present=number == step, is_done=number < step)
            label.set_ink(Ink.MAIN if number == step else Ink.SECOND)
        said = self.tr("Step {step} of {count}: {words}")
        self.setAccessibleName(said.format(step=step, count=len(self._words), words=self._words[step - 1]))
        self._fit_words()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_words()

    def _fit_words(self) -> None:
        has_room = self.width() >= self._least_width()
        for number, label in enumerate(self._labels, 1):
            label.setVisible(has_room or number == self._step)

    def _least_width(self) -> int:
        """The width at which the lines between the steps are at their shortest, and the words still whole."""
        parts = [*self._marks, *self._labels]
        dashes = len(self._marks) - 1
        return sum(part.sizeHint().width() for part in parts) + dashes * SPACE.md + (len(parts) + dashes) * SPACE.md


class _Dash(QWidget):
    """The line between two steps, which gives up its length before the words are cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_LINE)
        self.setMinimumWidth(SPACE.md)

    def sizeHint(self) -> QSize:
        return QSize(_LINE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(2, self.height() // 2, self.width() - 4, 1), QColor(current_tokens().line_strong))


class _Mark(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._is_present = self._is_done = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, *, is_present: bool, is_done: bool) -> None:
        self._is_present, self._is_done = is_present, is_done
        self.update()

    def sizeHint(self) -> QSize:
        side = max(_SIDE, self.fontMetrics().height() + 5)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.width() / 2 - 1
        centre = QPointF(self.width() / 2, self.height() / 2)
        if self._is_present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
        else:
            painter.setPen(QPen(QColor(tokens.accent if self._is_done else tokens.border_control), 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if self._is_done:
            at = (self.width() - _TICK) // 2
            painter.drawPixmap(at, at, pixmap(Icon.CHECK, QColor(tokens.link), _TICK, self.devicePixelRatioF()))
            return
        painter.setFont(font(Role.CAPTION_STRONG, tabular=True))
        painter.setPen(QColor(tokens.accent_on if self._is_present else tokens.text_2))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))
