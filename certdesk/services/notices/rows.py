"""The rows of a table of a page as lines: one where the cells are short, else one line after the other."""

from dataclasses import dataclass, field
from typing import Final

from certdesk.domain.notice_text import CELL

_LONGEST_CELL: Final = 400
_MOST_CELL_LINES: Final = 6
_LONGEST_REPEATED: Final = 80
_MOST_ROWS: Final = 200
_MOST_COLUMNS: Final = 12
_MOST_DIGITS: Final = 4
_NO_CELL: Final = "–"


@dataclass(slots=True)
class Cell:
    """One cell, or the page itself: finished lines, how many rows and columns it takes, whether it was above before."""

    lines: list[str] = field(default_factory=list)
    has_rows: bool = False
    pieces: list[str] = field(default_factory=list)
    rows: int = 1
    columns: int = 1
    is_repeated: bool = False


class Spans:
    """The cells of a table that reach down into further rows, by their column."""

    def __init__(self) -> None:
        self._below: dict[int, tuple[int, Cell]] = {}

    def completed(self, row: list[Cell]) -> list[Cell]:
        """Return a row with what reaches into it from above, and empty cells for the further columns of wide ones."""
        if not self._below and all(each.rows == each.columns == 1 for each in row):
            return row
        placed: list[Cell] = []
        for cell in row:
            self._reach(placed)
            if cell.rows > 1 and len(placed) < _MOST_COLUMNS:
                self._below[len(placed)] = (cell.rows - 1, _repeated(cell))
            placed += [cell, *(Cell() for _ in range(cell.columns - 1))]
        self._reach(placed)
        return placed

    def _reach(self, placed: list[Cell]) -> None:
        while (column := len(placed)) in self._below:
            left, cell = self._below.pop(column)
            placed.append(cell)
            if left > 1:
                self._below[column] = (left - 1, cell)


def span(said: str | None, most: int) -> int:
    """Return how many rows or columns a cell says it takes, within bounds."""
    digits = (said or "").strip()[:_MOST_DIGITS]
    return min(max(1, int(digits)), most) if digits.isascii() and digits.isdigit() else 1


def cell_of(attributes: dict[str, str | None]) -> Cell:
    """Return an empty cell of the size that its tag says."""
    rows, columns = attributes.get("rowspan"), attributes.get("colspan")
    if rows is None and columns is None:
        return Cell()
    return Cell(rows=span(rows, _MOST_ROWS), columns=span(columns, _MOST_COLUMNS))


def lines_of(row: list[Cell]) -> list[str]:
    """Return a row as one line where its cells are short; a row of a layout as the lines of its cells."""
    filled = [each for each in row if each.lines]
    own = [each for each in filled if not each.is_repeated]
    if own and len(filled) > 1 and all(map(_is_short, filled)):
        while not row[-1].lines:
            row.pop()
        return [CELL.join(" ".join(each.lines).replace(CELL, " ") or _NO_CELL for each in row)]
    return [line for each in own for line in each.lines]


def _repeated(cell: Cell) -> Cell:
    is_value = len(cell.lines) == 1 and len(cell.lines[0]) <= _LONGEST_REPEATED
    return Cell(cell.lines if is_value else [], is_repeated=True)


def _is_short(cell: Cell) -> bool:
    if cell.has_rows and len(cell.lines) > 1:
        return False
    return len(cell.lines) <= _MOST_CELL_LINES and sum(map(len, cell.lines)) <= _LONGEST_CELL
