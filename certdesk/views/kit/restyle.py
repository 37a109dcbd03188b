"""Dynamic properties that the style sheet selects by."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from certdesk.views.theme.tokens import Ground


def set_look(widget: QWidget, name: str, value: str) -> None:
    """Set the property and have the style sheet looked at again, which Qt does not do by itself."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_ground(widget: QWidget, ground: Ground) -> None:
    """Have a plain widget filled with that ground, in whatever theme."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    set_look(widget, "surface", ground.value)
