"""The buttons at the foot of a sheet: in one line, or below one another where larger text leaves no room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QWidget

from certdesk.views.kit.buttons import Button
from certdesk.views.theme.tokens import SPACE


class Foot(QWidget):
    """Buttons that stand aside at the start of the line, and those that answer the sheet at its end.

    It places its two lines itself: Qt asks a layout for its height, not the widget, where there is one.
    """

    def __init__(self, aside: tuple[Button, ...], answers: tuple[Button, ...]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._aside, self._answers = _Line(self, aside), _Line(self, answers)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [line.sizeHint().height() for line in self._shown()]
        return sum(heights) + SPACE.md * (len(heights) - 1) if self._is_upright(width) else max(heights, default=0)

    def sizeHint(self) -> QSize:
        return QSize(self._natural(), self.heightForWidth(self._natural()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A button that was hidden, shown or renamed may leave more room, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        top, upright = 0, self._is_upright(self.width())
        for line in (self._aside, self._answers):
            size = line.sizeHint()
            left = 0 if line is self._aside else max(0, self.width() - size.width())
            place = QRect(QPoint(left, top), size)
            line.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            top += size.height() + SPACE.md if upright and line.has_any() else 0

    def _shown(self) -> list["_Line"]:
        return [line for line in (self._aside, self._answers) if line.has_any()]

    def _is_upright(self, width: int) -> bool:
        return len(self._shown()) > 1 and width < self._natural()

    def _natural(self) -> int:
        widths = [line.sizeHint().width() for line in self._shown()]
        return sum(widths) + SPACE.xl * (len(widths) - 1)


class _Line(QWidget):
    def __init__(self, foot: QWidget, buttons: tuple[Button, ...]) -> None:
        super().__init__(foot)
        self._buttons = buttons
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        for button in buttons:
            row.addWidget(button)

    def has_any(self) -> bool:
        """Whether there is a button to be seen."""
        return any(not button.isHidden() for button in self._buttons)
