"""Copying: the whole value goes to the clipboard, and a short message says so."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import IconButton
from certdesk.views.theme.tokens import HEIGHT, Ink

_LONGEST_SAID = 60


class Clipboard(QObject):
    """Puts values on the system's clipboard."""

    said = Signal(str)

    def copy_value(self, value: str) -> None:
        """Copy `value` in full and say which it is."""
        self.copy(value, self.tr("Copied {value}").replace("{value}", displayable(value, _LONGEST_SAID)))

    def copy(self, text: str, message: str) -> None:
        """Copy `text` in full and say `message`."""
        QGuiApplication.clipboard().setText(text)
        self.said.emit(message)


class CopyIcon(IconButton):
    """A small icon beside a value that copies all of it, however short it is shown."""

    def __init__(self, name: str, clipboard: Clipboard, parent: QWidget | None = None) -> None:
        super().__init__(Icon.COPY, name, side=HEIGHT.least_target, ink=Ink.SECOND, parent=parent)
        self._clipboard = clipboard
        self._value = ""
        self.clicked.connect(self._copy)

    def set_value(self, value: str) -> None:
        """Copy that value from now on; there is no button for an empty one."""
        self._value = value
        self.setVisible(bool(value))

    def _copy(self) -> None:
        self._clipboard.copy_value(self._value)
