"""Where a text says what comes next: labels found in it, in the order in which they stand."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
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
_AROUND: Final = 60
_MOST: Final = 2_000
_FEWEST_COLUMNS: Final = 2
_RULED: Final = " -=+_|\t"


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
    ends = [*(each.label for each in found), len(source.text)][1:]
    plain = [
        Region(each.kind, each.label, each.start, end)
        for each, end in zip(found, ends, strict=False)
        if each.label not in headings
    ]
    return tuple(sorted([*plain, *tables], key=lambda each: each.label))


def _labels(text: str) -> list[Region]:
    """Return the labels: of those that overlap the one that begins first, of those the longest."""
    found = [
        Region(kind, match.start(), match.end(), match.end())
        for kind, stem, pattern in _words(text.isascii())
        if stem in text
        for match in _matches(text, stem, pattern)
    ]
    found.sort(key=lambda each: (each.label, -each.start))
    kept: list[Region] = []
    for each in found:
        if not kept or each.label >= kept[-1].start:
            kept.append(each)
    return kept[:_MOST]


@cache
def _words(is_ascii: bool) -> tuple[tuple[Kind, str, str], ...]:
    """Return every kind of label with stem and pattern; for a text in ASCII only those that can be in it."""
    every = ((kind, stem, pattern) for kind, table in _WORDS for stem, pattern in table)
    return tuple(each for each in every if each[1].isascii() or not is_ascii)


def _matches(text: str, stem: str, pattern: str) -> Iterator[re.Match[str]]:
    """Yield where a pattern fits, looked for around its stem only: that is ten times as fast as everywhere."""
    compiled, before, is_inside = _compiled(stem, pattern)
    at, reached = text.find(stem), 0
    while at >= 0:
        end = at + len(stem)
        found = compiled.search(text, max(reached, at - before), end + _AROUND)
        if found is not None and found.start() <= at:
            if is_inside or not (
                found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] == "_")
            ):
                yield found
            reached = end = max(end, found.end())
        at = text.find(stem, end)


@cache
def _compiled(stem: str, pattern: str) -> tuple[re.Pattern[str], int, bool]:
    """Return a pattern, compiled when a text first has its stem, how far before that it may begin, and whether it may
    begin inside a word. There are several hundred, and few in one language.
    """
    is_inside = pattern.startswith("~") or ord(stem[0]) >= _ALPHABETS_END
    bare = pattern.removeprefix("~")
    begins = bare.startswith(stem) and bare.count("|" + stem) == _alternatives(bare) - 1
    spaced = bare.replace(" ?", _BLANK_OR_NONE).replace(" ", _BLANK)
    return re.compile(spaced), 0 if begins else _AROUND, is_inside


def _alternatives(pattern: str) -> int:
    """Return how many alternatives a pattern has outside of its groups."""
    depth = count = 0
    for each in pattern:
        depth += (each == "(") - (each == ")")
        count += each == "|" and not depth
    return count + 1


def _tables(source: Searchable, labels: list[Region]) -> tuple[list[Region], set[int]]:
    """Return the cells under headings, and where labels stand that are headings themselves or in such a cell."""
    if CELL not in source.text:
        return [], set()
    by_line: dict[int, list[Region]] = {}
    for each in labels:
        by_line.setdefault(source.line_of(each.label), []).append(each)
    headed = {line: columns for line, some in by_line.items() if (columns := _columns(source, line, some))}
    cells: list[Region] = []
    used: set[int] = set()
    for line, columns in headed.items():
        under = _under(source, line, columns, headed)
        if under:
            cells.extend(under)
            used.update(each.label for each in by_line[line])
    starts = [each.start for each in cells]
    for each in labels:
        place = bisect_right(starts, each.label) - 1
        if place >= 0 and each.label < cells[place].end:
            used.add(each.label)
    return cells, used


def _columns(source: Searchable, line: int, labels: list[Region]) -> dict[int, Kind]:
    """Return which column of a row is headed by which label; nothing for a row that is no heading."""
    if len(labels) < _FEWEST_COLUMNS:
        return {}
    columns: dict[int, Kind] = {}
    at, end = source.bounds_of_line(line)
    for place, cell in enumerate(source.text[at:end].split(CELL)):
        inside = [each for each in labels if at <= each.label < at + len(cell)]
        if inside:
            rest = source.text[at : inside[0].label] + source.text[inside[-1].start : at + len(cell)]
            if len(inside) > 1 or not _LABEL_ALONE.fullmatch(rest):
                return {}
            columns[place] = inside[0].kind
        elif any(each.isdigit() for each in cell):
            return {}
        at += len(cell) + 1
    return columns if len(columns) >= _FEWEST_COLUMNS else {}


def _under(source: Searchable, heading: int, columns: dict[int, Kind], headed: Container[int]) -> list[Region]:
    """Return the cells of the rows below a heading, up to the next one, or the first line that is no row.

    A row that lacks cells has an empty one of each number: what stands in it cannot be told by its place, unless its
    cells are apart by tabs, where only the last ones can be missing. A title between two rows ends nothing.
    """
    found: list[Region] = []
    wanted = len(_cells(source, heading))
    for line in range(heading + 1, source.line_count):
        start, end = source.bounds_of_line(line)
        if line in headed:
            break
        if not source.text[start:end].strip(_RULED):
            continue
        cells = _cells(source, line)
        is_title = len(cells) < _FEWEST_COLUMNS
        if is_title and (line + 1 >= source.line_count or len(_cells(source, line + 1)) != wanted):
            break
        told = len(cells) if len(cells) >= wanted or (source.is_tabbed(line) and not is_title) else 0
        found += [
            Region(kind, end, end, end, is_cell=True)
            for place, kind in columns.items()
            if place >= told and kind is Kind.NUMBER
        ]
        for place, cell in enumerate(cells[:told]):
            if place in columns:
                found.append(Region(columns[place], start, start, start + len(cell), is_cell=True))
            start += len(cell) + 1
    return sorted(found, key=lambda each: each.start)


def _cells(source: Searchable, line: int) -> list[str]:
    start, end = source.bounds_of_line(line)
    return source.text[start:end].split(CELL)
