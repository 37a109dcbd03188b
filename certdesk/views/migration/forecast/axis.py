"""The days along the timeline: from when to when it goes, its months, and where a day stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from certdesk.viewmodels.migration.forecast.rows import Row

_BEFORE: Final = 0.05  # of the span, so that the first line does not stand at the edge
_LEAST_AHEAD: Final = timedelta(days=90)
_MOST_AHEAD: Final = timedelta(days=400)  # no certificate of today lasts longer (BR 6.3.2)
_MOST_BACK: Final = timedelta(days=90)
_STEPS: Final = (1, 2, 3, 6, 12)
_MONTHS: Final = 12
_MONTH: Final = 30.4  # days


@dataclass(frozen=True, slots=True)
class Axis:
    """The days from `first` to `last`."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Return where a day stands: 0 at the first, 1 at the last, and no further where it is beyond."""
        return min(1.0, max(0.0, (day - self.first) / (self.last - self.first)))

    def has(self, day: date) -> bool:
        """Whether the timeline goes as far as that day."""
        return self.first <= day <= self.last


def axis_of(rows: Iterable[Row], begins: date, today: date) -> Axis:
    """Return an axis from today, or a removal in the past, to where every gap and every end can be seen.

    It ends within 400 days after the removal: certificates that end later have their end told at its edge.
    """
    first = max(min(today, begins), today - _MOST_BACK)
    start = max(today, begins)
    latest = [start + _LEAST_AHEAD, *_days(rows)]
    last = min(max(latest), start + _MOST_AHEAD)
    span = last - first
    return Axis(first - span * _BEFORE, last + span * _BEFORE)


def _days(rows: Iterable[Row]) -> Iterator[date]:
    for row in rows:
        yield from filter(None, (row.gap.ends, row.ends_on))


def months(axis: Axis, most: float) -> tuple[date, ...]:
    """Return the first days of months on the axis, so far apart that `most` of them could stand side by side.

    That is every month, or every second, third, sixth or first of a year.
    """
    days = (axis.last - axis.first).days
    step = next((step for step in _STEPS if step * _MONTH * most >= days), _STEPS[-1])
    return tuple(day for day in _first_days(axis) if (day.month - 1) % step == 0)


def _first_days(axis: Axis) -> Iterator[date]:
    day = axis.first.replace(day=1)
    while day <= axis.last:
        if day >= axis.first:
            yield day
        day = date(day.year + day.month // _MONTHS, day.month % _MONTHS + 1, 1)
