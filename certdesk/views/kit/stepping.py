"""Fields whose value is typed, or turned with the arrow keys: numbers and days."""

from typing import Final

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit

from certdesk.views.theme.typography import Role, set_role

_MARGIN: Final = 8


def dress(field: QAbstractSpinBox) -> None:
    """Give the field our type, and its text the margins of every other field. Its longest value must be known by now.

    WORKAROUND: its buttons have no width in the style sheet. Under one, a field that has none gives its text one pixel
    (PySide 6.11), and what is said there of the text's own margins does not count.
    """
    set_role(field, Role.BODY)
    text = field.findChild(QLineEdit)
    if text is not None:
        text.setTextMargins(_MARGIN, 0, _MARGIN, 0)
    field.setMinimumWidth(field.sizeHint().width() + 2 * _MARGIN)
