"""The name by which people know a certificate."""

from typing import Final

from certdesk.domain.holdings import Holding
from certdesk.domain.text import displayable

_LONGEST_NAME: Final = 120


def certificate_name(holding: Holding) -> str:
    """Return the name of a certificate as people read it, fit to be shown."""
    return displayable(holding.shown_name or holding.common_name, _LONGEST_NAME)
