"""Text on the screen: always plain, in a role of the type scale and an ink of the theme."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QWidget

from certdesk.domain.text import displayable
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.tooltips import set_plain_tooltip
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import FACES, Role, set_role


class PlainLabel(QLabel):
    """The only kind of label: markup in a certificate's name is shown as the characters it is made of.

    Names, numbers and code in fixed pitch read from left to right in every language.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.MAIN,
        *,
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._is_code = FACES[role].mono
        self._alignment = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        if self._is_code:
            self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(self._alignment)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self, role, tabular=tabular)
        self.set_ink(ink)
        self.setText(text)

    def setAlignment(self, alignment: Qt.AlignmentFlag) -> None:
        """Align to the reading direction of the window: Qt would follow the script of the text alone."""
        self._alignment = alignment
        direction = QGuiApplication.layoutDirection() if self._is_code else self.layoutDirection()
        super().setAlignment(QStyle.visualAlignment(direction, alignment))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.setAlignment(self._alignment)
        super().changeEvent(event)

    def set_ink(self, ink: Ink) -> None:
        """Paint the text in that ink from now on."""
        set_look(self, "ink", ink.value)

    def show_foreign(self, text: str, limit: int = 256) -> None:
        """Show text that somebody else wrote: bounded, on one line, and unable to reorder what stands beside it."""
        self.setText(displayable(text, limit))

    def wrapped(self) -> "PlainLabel":
        """This label, breaking its lines to the width it gets."""
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def selectable(self) -> "PlainLabel":
        """This label, with text that mouse and keyboard can select and copy."""
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return self


class ElidedLabel(PlainLabel):
    """One line that gives up its end, or its middle, when there is no room; its tooltip has the whole."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        ink: Ink = Ink.MAIN,
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        self._full = text
        self._mode = mode
        super().__init__(text, role, ink, parent=parent)
        self.setMinimumWidth(24)

    def setText(self, text: str) -> None:
        self._full = text.replace("\n", " ")
        self.setAccessibleName(self._full)
        self.setAccessibleDescription(self._full)  # else Qt takes the tooltip for it, with its markup
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 1, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, self._mode, max(self.width(), 24))
        super().setText(shown)
        set_plain_tooltip(self, "" if shown == self._full else self._full)
