"""Days in a text, in the notations and languages of notices. What can be read in two ways is told, not guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from certdesk.domain.notice_months import month_named
from certdesk.domain.notices import EndDate

_YEAR: Final = re.compile(r"20[0-9]{2}(?![0-9])")
_REACH: Final = 36
_YEAR_FIRST: Final = re.compile(r"([-/.] ?)([0-9]{1,2})\1([0-9]{1,2})(?![0-9])")
_EAST: Final = re.compile(r"\s?[年년]\s?([0-9]{1,2})\s?[月월]\s?([0-9]{1,2})\s?[日일]?")
_YEAR_WORD: Final = re.compile(r"[.,\s-]{1,3}([^\W\d_]{3,14})\.?[\s-]([0-9]{1,2})(?![0-9])")
_NUMERIC: Final = re.compile(r"(?<![0-9./-])([0-9]{1,2}) ?([./-]) ?([0-9]{1,2}) ?\2 ?\Z")
_DAY_WORD: Final = re.compile(
    r"(?<![0-9])([0-9]{1,2})(?:\.|º|ª|°|er|st|nd|rd|th|-?го|an|a)?[\s./-]{0,3}(?:de |of |di |d['’] ?|ב)?"
    r"([^\W\d_]{3,14})[.,]?[\s./-]{0,3}(?:de |del |di |do |of |r\. )?\Z"
)
_WORD_DAY: Final = re.compile(r"([^\W\d_]{3,14})\.?[\s-]{1,3}([0-9]{1,2})(?:st|nd|rd|th|\.|er|º)?[\s,-]{1,3}\Z")
_TIMED: Final = re.compile(
    r"([^\W\d_]{3,14})\.?[\s-]{1,3}([0-9]{1,2})[\s,]{1,3}"
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s(?:[ap]m\s)?(?:[a-z]{2,5}\s)?\Z"  # as `date` and OpenSSL write it
)
_SHORT_WORD: Final = re.compile(r"-([^\W\d_]{3,14})-([0-9]{2})(?![0-9-])")
_DAY_BEFORE: Final = re.compile(r"(?<![0-9-])[0-9]{1,2}\Z")
_SHORT: Final = re.compile(r"([0-9]{1,2})([./])([0-9]{1,2})\2([0-9]{2})(?![0-9]|[./-][0-9])")
_DIGITS: Final = "0123456789"
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names, and from where to where."""

    start: int
    end: int
    value: EndDate


def days_in(text: str) -> tuple[Day, ...]:
    """Return every day of 2000 to 2099 that a searchable text names, in its order."""
    years = (each.span() for each in _YEAR.finditer(text))
    found = [day for year in years if not _goes_before(text, year[0], _DIGITS) and (day := _around(text, *year))]
    taken = {each.start for each in found}
    if "/" in text or "." in text or "-" in text:
        found += [day for day in _short(text) if day.start not in taken]
    return tuple(sorted(found, key=lambda each: each.start))


def _around(text: str, start: int, end: int) -> Day | None:
    """Return the day that a year belongs to."""
    year = int(text[start:end])
    if after := _YEAR_FIRST.match(text, end) or _EAST.match(text, end):
        month, day = after.groups()[-2:]
        return _day(start, after.end(), [(year, int(month), int(day))])
    head = text[max(0, start - _REACH) : start]
    base = start - len(head)
    if before := _NUMERIC.search(head):
        return _day(base + before.start(), end, _readings(year, before[1], before[2], before[3]))
    if (before := _DAY_WORD.search(head)) and (month := month_named(before[2])):
        return _day(base + before.start(), end, [(year, month, int(before[1]))])
    if (before := _WORD_DAY.search(head) or _TIMED.search(head)) and (month := month_named(before[1])):
        return _day(base + before.start(), end, [(year, month, int(before[2]))])
    if (after := _YEAR_WORD.match(text, end)) and (month := month_named(after[1])):
        return _day(start, after.end(), [(year, month, int(after[2]))])
    return None


def _short(text: str) -> Iterator[Day]:
    """Yield days whose year has two digits."""
    for found in _SHORT.finditer(text):
        if _goes_before(text, found.start(), _DIGITS + "./-"):
            continue
        first, separator, second, year = found.groups()
        day = _day(found.start(), found.end(), _readings(_CENTURY + int(year), first, separator, second))
        if day is not None:
            yield day
    for found in _SHORT_WORD.finditer(text):
        before = _DAY_BEFORE.search(text, max(0, found.start() - 3), found.start())
        if before and (month := month_named(found[1])):
            day = _day(before.start(), found.end(), [(_CENTURY + int(found[2]), month, int(before[0]))])
            if day is not None:
                yield day


def _goes_before(text: str, at: int, characters: str) -> bool:
    return at > 0 and text[at - 1] in characters


def _readings(year: int, first: str, separator: str, second: str) -> list[tuple[int, int, int]]:
    """With dots the day comes first everywhere. With slashes and dashes both orders are in use."""
    day_first = (year, int(second), int(first))
    return [day_first] if separator == "." else [day_first, (year, int(first), int(second))]


def _day(start: int, end: int, readings: list[tuple[int, int, int]]) -> Day | None:
    days = sorted({day for each in readings if (day := _date(*each)) is not None})
    return Day(start, end, EndDate(tuple(days))) if days else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
