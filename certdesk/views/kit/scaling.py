"""Lengths that grow with the text, for what would otherwise cut it off."""

from typing import Final

from PySide6.QtGui import QFontMetrics

from certdesk.views.theme.typography import Role, font

_LINE: Final = 16  # pixels that a line of body text takes at the size the measures were drawn for


def scaled(pixels: int) -> int:
    """Return that length for the present text size; never less than at the size it was drawn for."""
    return round(pixels * max(1.0, QFontMetrics(font(Role.BODY)).height() / _LINE))
