"""Tables with a column for each certificate: which cells stand below each other."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notice_labels import Kind, Region
from certdesk.domain.notice_rows import Cell

_HOST: Final = re.compile(r"[\s*_•·–-]{0,4}(?:\*\.)?(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_][\w-]{1,62}[\s*_]{0,4}")
_FEWEST: Final = 2
_LABEL_AND_VALUE: Final = 2
_MOST_ROWS: Final = 40

Rows = Mapping[int, Sequence[Cell]]
"""The cells of lines that have several, by the number of the line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of such a table: from where to where, where its table begins, and which column it is in."""

    start: int
    end: int
    table: int
    number: int


@dataclass(frozen=True, slots=True)
class Crossed:
    """What stands in such tables: the values, the cells in the order of the text, and the lines."""

    regions: tuple[Region, ...] = ()
    columns: tuple[Column, ...] = ()
    lines: frozenset[int] = frozenset()


def crossed(rows: Rows, is_tabbed: Callable[[int], bool]) -> Crossed:
    """Return the tables among `rows` that have a name in each column: behind a label of the row, or without one.

    A row of numbers that lacks cells has an empty one in each column: whose the others are cannot be told. `is_tabbed`
    says whether the cells of a line are apart by tabs; there a single number beside its label is said of all.
    """
    regions: list[Region] = []
    columns: list[Column] = []
    lines: set[int] = set()
    for name_row, lead in [(line, lead) for line, cells in rows.items() if (lead := _lead(cells)) is not None]:
        if name_row in lines:
            continue
        table = _table(rows, name_row, lead, lines)
        found = [region for line in table for region in _values(rows[line], lead)]
        if len({each.kind for each in found}) < _FEWEST:
            continue
        short = [line for line in _run(rows, name_row, lines) if _is_short(rows, line, name_row, is_tabbed(line))]
        begins = rows[table[0]][0].start
        regions += found
        regions += [_blank(cell) for cell in rows[name_row][lead:]] if short else []
        columns += [
            Column(cell.start, cell.end, begins, number)
            for line in table
            for number, cell in enumerate(rows[line][lead:], start=1)
        ]
        lines.update((*table, *short))
    return Crossed(tuple(regions), tuple(sorted(columns, key=lambda each: each.start)), frozenset(lines))


def _lead(cells: Sequence[Cell]) -> int | None:
    """Return how many cells are before those with names, where every other one has a name; else None."""
    lead = 0 if _is_named(cells[0]) else 1
    if len(cells) - lead < _FEWEST or not all(map(_is_named, cells[lead:])):
        return None
    if lead and (cells[0].kind not in {Kind.NAME, None} or any(map(str.isdigit, cells[0].text))):
        return None
    return lead


def _is_named(cell: Cell) -> bool:
    """Return whether a cell is a name, with a label before it or without."""
    if not cell.labels or _HOST.fullmatch(cell.text):
        return bool(_HOST.fullmatch(cell.text))
    label = cell.labels[0]
    return label.kind is Kind.NAME and bool(_HOST.fullmatch(cell.text[label.start - cell.start :].lstrip(" :=")))


def _table(rows: Rows, name_row: int, lead: int, taken: set[int]) -> list[int]:
    """Return the lines of the table that a row of names is in; those of the next grid below are left to it."""
    wanted = len(rows[name_row])
    above = list(_joining(rows, name_row, -1, wanted, taken))[::-1]
    below: list[int] = []
    for line in _joining(rows, name_row, 1, wanted, taken):
        if _lead(rows[line]) == lead:
            return [*above, name_row, *(each for each in below if each < line - len(above))]
        below.append(line)
    return [*above, name_row, *below]


def _joining(rows: Rows, line: int, step: int, wanted: int, taken: set[int]) -> Iterator[int]:
    """Yield the lines next to one, as long as they have as many cells; a label with one value for all is passed."""
    for _ in range(_MOST_ROWS):
        if (line := line + step) not in rows or line in taken:
            return
        cells = rows[line]
        if step < 0 and _lead(cells) is not None:
            return
        if len(cells) == wanted:
            yield line
        elif len(cells) != _LABEL_AND_VALUE or any(map(str.isdigit, cells[0].text)):
            return


def _run(rows: Rows, line: int, taken: set[int]) -> Iterator[int]:
    """Yield the lines around one, as far as each has several cells."""
    for step in (-1, 1):
        for at in range(line + step, line + step * _MOST_ROWS, step):
            if at not in rows or at in taken:
                break
            yield at


def _is_short(rows: Rows, line: int, name_row: int, is_tabbed: bool) -> bool:
    cells, wanted = rows[line], len(rows[name_row])
    if cells[0].kind is not Kind.NUMBER or len(cells) == wanted:
        return False
    return not is_tabbed or len(cells) != _LABEL_AND_VALUE


def _blank(name: Cell) -> Region:
    """Return an empty number in the column of a name."""
    return Region(Kind.NUMBER, name.start, name.start, name.start, is_cell=True)


def _values(cells: Sequence[Cell], lead: int) -> Iterator[Region]:
    kind = cells[0].kind if lead else None
    for cell in cells[lead:]:
        if kind is not None or not cell.labels or _is_named(cell):
            said = kind or (Kind.NAME if _is_named(cell) else None)
            start = cell.labels[0].start if kind is None and cell.labels else cell.start
            start = cell.start if _HOST.fullmatch(cell.text) else start
            if said is not None:
                yield Region(said, start, start, cell.end, is_cell=True)
            continue
        ends = [*(each.label for each in cell.labels[1:]), cell.end]
        for label, end in zip(cell.labels, ends, strict=True):
            yield Region(label.kind, label.label, label.start, end, is_cell=True)
