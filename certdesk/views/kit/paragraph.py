"""Running text with the line height of the type scale."""

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy

from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role

LEADING: Final = 1.65


class Paragraph(PlainLabel):
    """A wrapped label whose lines stand `leading` times the size of the type apart, which Qt's label cannot.

    `anywhere` lets it break a word that is wider than the line, as commands and values are; its own lines stay.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.SECOND,
        *,
        leading: float = LEADING,
        anywhere: bool = False,
    ) -> None:
        super().__init__(text, role, ink)
        self._leading = leading
        self._anywhere = anywhere
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, self._lay(width).lineCount()) * self._step()

    def sizeHint(self) -> QSize:
        natural = min(self.fontMetrics().horizontalAdvance(self.text()) + 1, self.fontMetrics().averageCharWidth() * 85)
        return QSize(natural, self.heightForWidth(natural))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 120), self.heightForWidth(max(self.width(), 120)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        self._lay(self.width()).draw(painter, QPointF(0, 0))

    def _step(self) -> int:
        size = self.fontInfo().pixelSize()
        return max(self.fontMetrics().height(), round(size * self._leading))

    def _lay(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        if self._anywhere:
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(self.layoutDirection())
        layout.setTextOption(option)
        step, lead = self._step(), (self._step() - self.fontMetrics().height()) / 2
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, lead + count * step))
            count += 1
        layout.endLayout()
        return layout
