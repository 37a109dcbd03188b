"""Steps that are done one after the other: a number in a circle before each."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.views.icons import Icon, pixmap
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font

_SIDE: Final = 22
_TICK: Final = 12


class NumberedSteps(QWidget):
    """Steps below one another; `name` begins the object names of their words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._steps: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.md)

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """Show these steps from now on."""
        if steps == self._steps:
            return
        self._steps = steps
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(number, text) for number, text in enumerate(steps, 1)]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, number: int, text: str) -> QWidget:
        words = PlainLabel(text, Role.BODY).wrapped()
        words.setObjectName(f"{self.objectName()}_{number}")
        words.setAccessibleName(
            self.tr("Step {number}: {words}").format(number=number, words=text.replace("\u200b", ""))
        )
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE.md + SPACE.hair)
        line.addWidget(NumberMark(number), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return row


class NumberMark(QWidget):
    """The number of a step, or its tick once the step is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number, self._is_done = number, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_done(self, *, is_done: bool) -> None:
        """Show the tick, or the number again."""
        self._is_done = is_done
        self.update()

    def sizeHint(self) -> QSize:
        side = max(_SIDE, self.fontMetrics().height() + 5)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.green.line if self._is_done else tokens.line_strong), 1))
        painter.setBrush(QColor(tokens.green.soft if self._is_done else tokens.bg_surface))
        painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), self.width() / 2 - 1, self.width() / 2 - 1)
        if self._is_done:
            at = (self.width() - _TICK) // 2
            painter.drawPixmap(at, at, pixmap(Icon.CHECK, QColor(tokens.green.text), _TICK, self.devicePixelRatioF()))
            return
        painter.setFont(font(Role.CAPTION_STRONG, tabular=True))
        painter.setPen(QColor(tokens.text_1))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.locale().toString(self._number))
