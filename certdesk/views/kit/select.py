"""A drop-down list in the program's own shape."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle

from certdesk.views.icons import Icon, pixmap
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import HEIGHT, Ink
from certdesk.views.theme.typography import Role, set_role


class Select(QComboBox):
    """A combo box with a chevron; its frame and its list come from the style sheet."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        set_role(self, Role.BODY)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 12, max(hint.height(), HEIGHT.field))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # else scrolling what it stands in would choose something else

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = current_tokens()
        colour = QColor(tokens.ink(Ink.SECOND if self.isEnabled() else Ink.DISABLED))
        place = QRect(self.width() - 26, (self.height() - 16) // 2, 16, 16)
        shown = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        QPainter(self).drawPixmap(shown, pixmap(Icon.CHEVRON_DOWN, colour, 16, self.devicePixelRatioF()))
