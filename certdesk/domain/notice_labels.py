"""Where a text says what comes next: labels found in it, in the order in which they stand."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from certdesk.domain import notice_label_words as words
from certdesk.domain.notice_end_words import END, OTHER
from certdesk.domain.notice_text import CELL, Searchable

_BLANK: Final = r"[\s-]{1,3}"
_BLANK_OR_NONE: Final = r"[\s-]{0,3}"
_ALPHABETS_END: Final = 0x590  # from Hebrew on, words have prefixes, or nothing between them
_LABEL_ALONE: Final = re.compile(r"[\s*_#:=.>•·◦▪–—-]*")
_MOST: Final = 2_000
_FEWEST_COLUMNS: Final = 2


class Kind(StrEnum):
    """What a label announces."""

    NUMBER = "customer number"
    ACCOUNT_NUMBER = "account number"
    NAME = "name"
    FURTHER_NAMES = "further names"
    END = "end date"
    PRODUCT = "product"
    ACCOUNT = "account"
    OTHER = "other"


_WORDS: Final = (
    (Kind.NUMBER, words.NUMBER),
    (Kind.ACCOUNT_NUMBER, words.ACCOUNT_NUMBER),
    (Kind.NAME, words.NAME),
    (Kind.FURTHER_NAMES, words.FURTHER_NAMES),
    (Kind.END, END),
    (Kind.PRODUCT, words.PRODUCT),
    (Kind.ACCOUNT, words.ACCOUNT),
    (Kind.OTHER, OTHER),
)


@dataclass(frozen=True, slots=True)
class Region:
    """A label, and the stretch of text in which its value stands, from `start` on.

    `is_cell`: the value has the cell of a table for itself, under its heading.
    """

    kind: Kind
    label: int
    start: int
    end: int
    is_cell: bool = False


def regions(source: Searchable) -> tuple[Region, ...]:
    """Return every label of a text with the stretch up to the next one; columns of tables cell by cell."""
    found = _labels(source.text)
    tables, headings = _tables(source, found)
    ends = [each.label for each in found[1:]] + [len(source.text)]
    plain = [
        Region(each.kind, each.label, each.start, end)
        for each, end in zip(found, ends, strict=True)
        if each.label not in headings
    ]
    return tuple(sorted([*plain, *tables], key=lambda each: each.label))


def _labels(text: str) -> list[Region]:
    """Return the labels: of those that overlap the one that begins first, of those the longest."""
    found = [
        Region(kind, match.start(), match.end(), match.end())
        for kind, table in _WORDS
        for stem, pattern in table
        if stem in text
        for match in _compiled(stem, pattern).finditer(text)
    ]
    found.sort(key=lambda each: (each.label, -each.start))
    kept: list[Region] = []
    for each in found:
        if not kept or each.label >= kept[-1].start:
            kept.append(each)
    return kept[:_MOST]


@cache
def _compiled(stem: str, pattern: str) -> re.Pattern[str]:
    """Compiled when a text first has the stem: there are several hundred, and few in one language."""
    inside = pattern.startswith("~") or ord(stem[0]) >= _ALPHABETS_END
    spaced = pattern.removeprefix("~").replace(" ?", _BLANK_OR_NONE).replace(" ", _BLANK)
    return re.compile(f"(?:{spaced})" if inside else rf"(?<!\w)(?:{spaced})")


def _tables(source: Searchable, labels: list[Region]) -> tuple[list[Region], set[int]]:
    """Return the cells under headings, and where the labels of the headings stand."""
    if CELL not in source.text:
        return [], set()
    by_line: dict[int, list[Region]] = {}
    for each in labels:
        by_line.setdefault(source.line_of(each.label), []).append(each)
    cells: list[Region] = []
    headings: set[int] = set()
    for some in by_line.values():
        if some[0].label in headings:
            continue
        start, end = source.bounds_of(some[0].label)
        columns = _columns(source.text, start, end, some)
        if len(columns) < _FEWEST_COLUMNS:
            continue
        under = _under(source, end + 1, columns)
        if under:
            cells.extend(under)
            headings.update(each.label for each in some)
    inside = {(each.start, each.end) for each in cells}
    headings.update(each.label for each in labels if any(start <= each.label < end for start, end in inside))
    return cells, headings


def _columns(text: str, start: int, end: int, labels: list[Region]) -> dict[int, Kind]:
    """Return which column of a row is headed by which label; nothing where a cell holds more than its label."""
    columns: dict[int, Kind] = {}
    at = start
    for place, cell in enumerate(text[start:end].split(CELL)):
        inside = [each for each in labels if at <= each.label < at + len(cell)]
        if inside:
            rest = text[at : inside[0].label] + text[inside[-1].start : at + len(cell)]
            if len(inside) > 1 or not _LABEL_ALONE.fullmatch(rest):
                return {}
            columns[place] = inside[0].kind
        elif any(each.isdigit() for each in cell):
            return {}
        at += len(cell) + 1
    return columns


def _under(source: Searchable, at: int, columns: dict[int, Kind]) -> list[Region]:
    """Return the cells of the rows that follow a heading, up to the first line that is no row."""
    found: list[Region] = []
    text = source.text
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        cells = text[at:end].split(CELL)
        if len(cells) <= max(columns) and (len(cells) < _FEWEST_COLUMNS or len(cells) <= min(columns)):
            if text[at:end].strip(" -=+_|\t"):
                break
            at = end + 1
            continue
        start = at
        for place, cell in enumerate(cells):
            if place in columns:
                found.append(Region(columns[place], start, start, start + len(cell), is_cell=True))
            start += len(cell) + 1
        at = end + 1
    return found
