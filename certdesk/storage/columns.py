"""How values of the domain stand in a column, and how they come back."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

NO_NAMES: Final = "[]"

_ENCODED: Final = json.JSONEncoder(ensure_ascii=False).encode


def stored_text(text: str) -> str:
    """Return `text` as UTF-8 can hold it: half of a surrogate pair, as hostile material has it, becomes `?`."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def stored_moment(moment: datetime) -> str:
    """Return an aware datetime as ISO 8601 text in UTC, which sorts as time does."""
    return moment.astimezone(UTC).isoformat()


def stored_moment_or_none(moment: datetime | None) -> str | None:
    """Return `moment` as `stored_moment` does, or None."""
    return None if moment is None else stored_moment(moment)


def moment(text: str) -> datetime:
    """Return the aware UTC datetime that was stored."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """Return the aware UTC datetime that was stored, if any."""
    return None if text is None else datetime.fromisoformat(text)


def stored_names(names: Iterable[str]) -> str:
    """Return names as a JSON array."""
    stored = [stored_text(name) for name in names]
    return _ENCODED(stored) if stored else NO_NAMES


def names_of(text: str) -> tuple[str, ...]:
    """Return the names that were stored."""
    return () if text == NO_NAMES else tuple(json.loads(text))
