"""What becomes of the names of a certificate when another one takes its place."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

EARLIER_REVOKED_AFTER: Final = timedelta(hours=72)
_STAR: Final = "*"


class Change(StrEnum):
    """What happens to one name."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class NameChange:
    """One name (A-labels) and what happens to it.

    `covered_by` is a wildcard of the new certificate that serves a removed name too, or of the present one that
    served an added name already. A wildcard serves neither its base name nor names two labels below (RFC 9525 6.3).
    """

    name: str
    change: Change
    covered_by: str = ""


def compared(present: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[NameChange, ...]:
    """Return what happens to each name: those kept in their present order, then those added, then those removed."""
    kept = [NameChange(name, Change.KEPT) for name in present if name in wanted]
    added = [NameChange(name, Change.ADDED, _wildcard_over(name, present)) for name in wanted if name not in present]
    removed = [NameChange(name, Change.REMOVED, _wildcard_over(name, wanted)) for name in present if name not in wanted]
    return (*kept, *added, *removed)


def covers(wildcard: str, name: str) -> bool:
    """Return whether `wildcard` serves `name` too: any one label in its place, never none, never two (RFC 9525 6.3)."""
    label, _, rest = name.partition(".")
    return label not in {"", _STAR} and wildcard == f"{_STAR}.{rest}"


def _wildcard_over(name: str, names: tuple[str, ...]) -> str:
    return next((each for each in names if covers(each, name)), "")
