"""Moments as the database keeps them: UTC ISO 8601 in whole seconds, which sorts as text."""

from datetime import datetime
from typing import overload

_TO_SECONDS = len("2026-11-20T09:14:00")


@overload
def stored(moment: datetime) -> str: ...
@overload
def stored(moment: datetime | None) -> str | None: ...
def stored(moment: datetime | None) -> str | None:
    """Return an aware UTC moment as text, cut to the second."""
    return None if moment is None else moment.isoformat()[:_TO_SECONDS] + "Z"


@overload
def restored(text: str) -> datetime: ...
@overload
def restored(text: str | None) -> datetime | None: ...
def restored(text: str | None) -> datetime | None:
    """Return the aware UTC moment that `stored` wrote."""
    return None if text is None else datetime.fromisoformat(text)
