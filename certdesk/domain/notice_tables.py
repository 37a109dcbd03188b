"""Where the values of a text stand: behind their labels, below the headings of columns, or beside those of rows."""

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notice_crossed import Column, Crossed, Rows, crossed
from certdesk.domain.notice_labels import Kind, Region, labels
from certdesk.domain.notice_rows import Cell, cells_of, is_heading
from certdesk.domain.notice_text import CELL, Searchable

_FEWEST_COLUMNS: Final = 2
_NEXT_TO: Final = 3
_RULED: Final = " -=+_|\t"
_DIGIT: Final = re.compile(r"[0-9]")
_SAID: Final = {
    Kind.NAME: re.compile(r"[^\W_]\.[^\W\d_]"),
    Kind.END: re.compile(r"[0-9]"),
    Kind.NUMBER: re.compile(r"[0-9]"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """Every label of a text with the stretch up to the next one, which cells stand below each other, and the rows that
    have a heading: from where to where.
    """

    regions: tuple[Region, ...]
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[int, int], ...] = ()

    def order(self, at: int, *, is_name: bool) -> tuple[int, int, int]:
        """Return the place of a position where each row of a table begins with its name, and those with a column for
        each certificate are read down.
        """
        place = bisect_right(self.columns, at, key=lambda each: each.start) - 1 if self.columns else -1
        if place >= 0 and at <= self.columns[place].end:
            return self.columns[place].table, self.columns[place].number, at
        if not self.rows:
            return at, 0, at
        row = bisect_right(self.rows, at, key=lambda each: each[0]) - 1
        if row >= 0 and at <= self.rows[row][1]:
            return self.rows[row][0], not is_name, at
        return at, 0, at


def layout_of(source: Searchable) -> Layout:
    """Return where the values of a text stand; columns of tables cell by cell."""
    found = labels(source.text)
    tables, used, columns = _tables(source, found)
    rows = {source.bounds_of_line(source.line_of(each.start)) for each in tables}
    ends = [*(each.label for each in found), len(source.text)][1:]
    plain = [
        Region(each.kind, each.label, each.start, end)
        for each, end in zip(found, ends, strict=False)
        if each.label not in used
    ]
    return Layout(tuple(sorted([*plain, *tables], key=lambda each: each.label)), columns, tuple(sorted(rows)))


def _tables(source: Searchable, found: Sequence[Region]) -> tuple[list[Region], set[int], tuple[Column, ...]]:
    """Return the cells under headings, and where labels stand that are headings themselves or in such a cell."""
    if CELL not in source.text:
        return [], set(), ()
    rows = _rows(source, found)
    strict = {line: columns for line, some in rows.items() if (columns := _strict_columns(some))}
    under = {line: _under(source, line, columns, rows, strict) for line, columns in strict.items()}
    below = {source.line_of(each.start) for some in under.values() for each in some}
    others = {line: cells for line, cells in rows.items() if line not in strict and line not in below}
    across = crossed(others, source.is_tabbed)
    loose = {
        line: columns
        for line, some in rows.items()
        if line not in strict and line not in below and line not in across.lines and (columns := _columns(some))
    }
    for line, columns in loose.items():
        if _is_borne_out(rows, line, columns):
            under[line] = _under(source, line, columns, rows, {**strict, **loose})
    cells = sorted((each for some in under.values() for each in some), key=lambda each: each.start)
    headings = {line for line, some in under.items() if some}
    return [*cells, *across.regions], _used(source, found, cells, headings, across), across.columns


def _used(
    source: Searchable, found: Sequence[Region], cells: Sequence[Region], headings: Container[int], across: Crossed
) -> set[int]:
    starts = [each.start for each in cells]
    used: set[int] = set()
    for each in found:
        place = bisect_right(starts, each.label) - 1
        line = source.line_of(each.label)
        if line in headings or line in across.lines or (place >= 0 and each.label < cells[place].end):
            used.add(each.label)
    return used


def _rows(source: Searchable, found: Sequence[Region]) -> Rows:
    """Return the lines that have several cells, with the labels in them; none where all are a label and its value."""
    lines: dict[int, int] = {}
    for tab in re.finditer(CELL, source.text):
        line = source.line_of(tab.start())
        lines[line] = lines.get(line, 0) + 1
    by_line: dict[int, list[Region]] = {}
    for each in found:
        if (line := source.line_of(each.label)) in lines:
            by_line.setdefault(line, []).append(each)
    if all(_is_pair(source, line, tabs, by_line.get(line, ())) for line, tabs in lines.items()):
        return {}
    rows = {line: cells_of(source, line, by_line.get(line, ())) for line in lines}
    return {line: cells for line, cells in rows.items() if len(cells) >= _FEWEST_COLUMNS}


def _is_pair(source: Searchable, line: int, tabs: int, inside: Sequence[Region]) -> bool:
    """Return whether a line is a label, and beside it more than a word that heads a column."""
    if tabs != 1 or not inside:
        return False
    start, end = source.bounds_of_line(line)
    at = source.text.find(CELL, start)
    further = [each for each in inside if each.start > at]
    if inside[0].start > at or (further and not _DIGIT.search(source.text, at, end)):
        return False
    return not any(each.label <= at + _NEXT_TO for each in further) and not is_heading(source.text[at + 1 : end])


def _strict_columns(cells: Sequence[Cell]) -> dict[int, Kind]:
    """Return which column of a row is headed by which label; nothing for a row that says anything else."""
    if _says_anything(cells):
        return {}
    columns = {place: cell.labels[0].kind for place, cell in enumerate(cells) if cell.is_label}
    if len(columns) < _FEWEST_COLUMNS or any(cell.labels and place not in columns for place, cell in enumerate(cells)):
        return {}
    return columns | {place: kind for place, cell in enumerate(cells) if (kind := cell.kind) and place not in columns}


def _columns(cells: Sequence[Cell]) -> dict[int, Kind]:
    """Return the same for a row whose labels have other words beside them."""
    if _says_anything(cells) or not any(cell.labels for cell in cells):
        return {}
    columns = {place: kind for place, cell in enumerate(cells) if (kind := cell.kind) is not None}
    if len(columns) < _FEWEST_COLUMNS or any(cell.labels and place not in columns for place, cell in enumerate(cells)):
        return {}
    return columns


def _says_anything(cells: Sequence[Cell]) -> bool:
    """Return whether a row has a cell without a label that says a number, so that it heads nothing."""
    return any(not cell.labels and _DIGIT.search(cell.text) for cell in cells)


def _is_borne_out(rows: Rows, heading: int, columns: dict[int, Kind]) -> bool:
    """Return whether the row below says what a row announces, and is not itself a label with its value."""
    below = rows.get(heading + 1) or rows.get(heading + 2)
    if below is None or len(below) < len(columns) or any(cell.is_label for cell in below):
        return False
    wanted = [(place, _SAID[kind]) for place, kind in columns.items() if kind in _SAID]
    return bool(wanted) and all(place < len(below) and said.search(below[place].text) for place, said in wanted)


def _under(
    source: Searchable, heading: int, columns: dict[int, Kind], rows: Rows, headed: Container[int]
) -> list[Region]:
    """Return the cells of the rows below a heading, up to the next one, or the first line that is no row.

    A row that lacks cells has an empty one of each number: what stands in it cannot be told by its place, unless its
    cells are apart by tabs, where only the last ones can be missing. A title between two rows ends nothing.
    """
    found: list[Region] = []
    wanted = len(rows[heading])
    for line in range(heading + 1, source.line_count):
        start, end = source.bounds_of_line(line)
        if line in headed:
            break
        if not source.text[start:end].strip(_RULED):
            continue
        cells = rows.get(line, ())
        if not cells and len(rows.get(line + 1, ())) != wanted:
            break
        told = len(cells) if len(cells) >= wanted or (source.is_tabbed(line) and cells) else 0
        found += [
            Region(kind, end, end, end, is_cell=True)
            for place, kind in columns.items()
            if place >= told and kind is Kind.NUMBER
        ]
        found += [
            Region(columns[place], cell.start, cell.start, cell.end, is_cell=True)
            for place, cell in enumerate(cells[:told])
            if place in columns
        ]
    return sorted(found, key=lambda each: each.start)
