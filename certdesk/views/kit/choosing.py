"""One of several buttons is on: by hand, by key, through the accessibility tree, or because the program says so."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QAbstractButton


def when_chosen(button: QAbstractButton, then: Callable[[], object]) -> None:
    """Call `then` when a person turns `button` on.

    `clicked` is not enough: the accessibility tree toggles a button that can be checked, and never clicks it.
    """
    button.toggled.connect(lambda is_on: then() if is_on else None)


def mark(button: QAbstractButton, *, is_on: bool = True) -> None:
    """Show `button` on or off; whoever waits for `when_chosen` does not hear of it."""
    with QSignalBlocker(button):
        button.setChecked(is_on)
