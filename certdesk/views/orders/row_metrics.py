"""Fonts and measures of the order list, which follow the interface font."""

from dataclasses import dataclass
from typing import Final

from certdesk.views.kit.measured import Face
from certdesk.views.theme.tokens import HEIGHT
from certdesk.views.theme.typography import Role

MARGIN: Final = 8
PADDING: Final = 12
LINE_GAP: Final = 3
COLUMN_GAP: Final = 12
_LEAST_HEADING: Final = 31
_LEAST_ICON: Final = 16


@dataclass(frozen=True, slots=True)
class RowMetrics:
    """The type of a row and of a heading, and the heights that follow from it."""

    name: Face
    days: Face
    days_due: Face
    status: Face
    plain: Face
    heading: Face
    tag: Face

    @property
    def row_height(self) -> int:
        """How high a row is: 52 pixels, or what its two lines need."""
        return max(HEIGHT.list_row, self.name.height + LINE_GAP + self.plain.height + 2 * MARGIN)

    @property
    def heading_height(self) -> int:
        """How high a heading is, the room above it included."""
        return max(_LEAST_HEADING, self.heading.height + 2 * MARGIN)

    @property
    def icon(self) -> int:
        """The side of the status icon, which grows with its word."""
        return max(_LEAST_ICON, self.status.height)


def measured() -> RowMetrics:
    """Return the measures for the interface font of now."""
    return RowMetrics(
        name=Face.of(Role.LABEL),
        days=Face.of(Role.SMALL_MEDIUM),
        days_due=Face.of(Role.SMALL_STRONG),
        status=Face.of(Role.SMALL_MEDIUM),
        plain=Face.of(Role.SMALL),
        heading=Face.of(Role.SMALL_STRONG),
        tag=Face.of(Role.CAPTION),
    )
