"""What time it is: always asked of a clock that was handed in."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """A source of the present moment."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC datetime."""
