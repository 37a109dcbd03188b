"""Where labels stand along a line, so that none covers another and none leaves the line."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Side(Enum):
    """On which side of its anchor a label would like to stand."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants a place: its width and its anchor in pixels, and the side it prefers."""

    key: int
    width: float
    anchor: float
    side: Side


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that got a place, from `left` to `right`."""

    key: int
    left: float
    right: float


def place_labels(wanted: Iterable[Wanted], length: float, gap: float) -> tuple[Placed, ...]:
    """Place labels on a line of that length, the most important first; one that finds no room is left out.

    Each is tried on its own side, on the other, then pushed against the ends of the line and against the
    labels that already stand, nearest to its anchor first.
    """
    placed: list[Placed] = []
    for label in wanted:
        found = _room_for(label, placed, length, gap)
        if found is not None:
            placed.append(found)
    return tuple(placed)


def _room_for(label: Wanted, placed: list[Placed], length: float, gap: float) -> Placed | None:
    for left in _tries(label, placed, length, gap):
        right = left + label.width
        inside = left >= 0 and right <= length
        if inside and all(right + gap <= other.left or left >= other.right + gap for other in placed):
            return Placed(label.key, left, right)
    return None


def _tries(label: Wanted, placed: list[Placed], length: float, gap: float) -> list[float]:
    before, after = label.anchor - label.width, label.anchor
    preferred = [before, after] if label.side is Side.BEFORE else [after, before]
    pushed = [0.0, length - label.width]
    pushed += [other.left - gap - label.width for other in placed]
    pushed += [other.right + gap for other in placed]
    return preferred + sorted(pushed, key=lambda left: abs(left + label.width / 2 - label.anchor))
