"""The buttons at the foot of a sheet: in one line, or below one another where larger text leaves no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from certdesk.views.kit.buttons import Button
from certdesk.views.theme.tokens import SPACE


class Foot(QWidget):
    """Buttons that stand aside at the start of the line, and those that answer the sheet at its end."""

    def __init__(self, aside: tuple[Button, ...], answers: tuple[Button, ...]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._aside, self._answers = _Line(aside), _Line(answers)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE.md)
        self._box.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignLeading)
        self._box.addStretch(1)
        self._box.addWidget(self._answers, 0, Qt.AlignmentFlag.AlignTrailing)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        heights = [line.sizeHint().height() for line in (self._aside, self._answers) if line.has_any()]
        return sum(heights) + SPACE.md * (len(heights) - 1) if self._is_upright(width) else max(heights, default=0)

    def sizeHint(self) -> QSize:
        return QSize(self._natural(), self.heightForWidth(self._natural()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.turn()

    def turn(self) -> None:
        """Stand as there is room for; to be called when a button was hidden, shown or renamed."""
        upright = self._is_upright(self.width())
        self._aside.setVisible(self._aside.has_any())
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self.updateGeometry()

    def _is_upright(self, width: int) -> bool:
        return self._aside.has_any() and width < self._natural()

    def _natural(self) -> int:
        widths = [line.sizeHint().width() for line in (self._aside, self._answers) if line.has_any()]
        return sum(widths) + SPACE.xl * (len(widths) - 1)


class _Line(QWidget):
    def __init__(self, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        self._buttons = buttons
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        for button in buttons:
            row.addWidget(button)

    def has_any(self) -> bool:
        """Whether there is a button to be seen."""
        return any(not button.isHidden() for button in self._buttons)
