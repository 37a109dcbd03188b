"""Letters typed in a list, gathered into the beginning of a name."""

import time
from collections.abc import Callable
from typing import Final

_PAUSE_SECONDS: Final = 1.0


class TypeAhead:
    """Gathers letters until there is a pause. One letter pressed again and again stays that one letter."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._prefix = ""
        self._at = float("-inf")

    def typed(self, letters: str) -> tuple[str, bool]:
        """Return what a name is to begin with, and whether to look for the next such name after the present one."""
        now = self._seconds()
        is_fresh = now - self._at > _PAUSE_SECONDS
        self._at = now
        is_repeated = not is_fresh and self._prefix == letters
        if not is_repeated:
            self._prefix = letters if is_fresh else self._prefix + letters
        return self._prefix, is_fresh or is_repeated
