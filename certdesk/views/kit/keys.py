"""What keys mean to controls."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = frozenset({Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier})


def presses(event: QKeyEvent) -> bool:
    """Return whether Enter was struck, which presses the button that has the focus, as Space does.

    Qt presses with Enter in dialogs only. A key that is held down presses once.
    """
    return event.key() in _ENTER and event.modifiers() in _PLAIN and not event.isAutoRepeat()
