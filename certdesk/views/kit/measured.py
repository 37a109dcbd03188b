"""Fonts that are painted with, and how wide and high they run."""

from dataclasses import dataclass
from typing import Self

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics

from certdesk.views.theme.typography import Role, font


@dataclass(frozen=True, slots=True)
class Face:
    """A font and how it measures."""

    font: QFont
    metrics: QFontMetrics

    @classmethod
    def of(cls, role: Role, *, tabular: bool = True) -> Self:
        """Return the face of that role in the interface font of now; `tabular` figures are all of one width."""
        chosen = font(role, tabular=tabular)
        return cls(chosen, QFontMetrics(chosen))

    def width(self, text: str) -> int:
        """Return how wide `text` runs."""
        return self.metrics.horizontalAdvance(text)

    def elided(self, text: str, mode: Qt.TextElideMode, room: int) -> str:
        """Return `text`, short of what there is no room for."""
        return text if self.width(text) <= room else self.metrics.elidedText(text, mode, room)

    @property
    def height(self) -> int:
        """How high a line of it is."""
        return self.metrics.height()
