"""Lists written as CSV: which separator they use, and their rows with the lines these begin in."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Final

from certdesk.domain.lists import LONGEST_CELL, Separator
from certdesk.services.list_rows import Row, form_error

_APOSTROPHE: Final = "'"
# What spreadsheets run, with the apostrophes that keep them from it.
_FORMULA: Final = re.compile("'*[=+\\-@\t\r\n]")
_SAMPLE_ROWS: Final = 50
_SAMPLE_CHARACTERS: Final = 65_536
_HINT: Final = "sep="
_FEWEST_CELLS: Final = 2


def separator_of(text: str) -> Separator:
    """Return the separator by which most of the first rows have the same number of cells.

    A first line `sep=;`, as spreadsheets write it, decides.
    """
    if hinted := _hinted(text):
        return hinted
    sample = text[:_SAMPLE_CHARACTERS]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    return max(Separator, key=lambda separator: _evenness(sample, separator))


def csv_rows(text: str, separator: Separator, file: str) -> Iterator[Row]:
    """Yield the rows that hold something, each with the line of the file that it begins in.

    A row whose quotes are not as they should be has a problem instead of cells. A cell that does not end (over
    131,072 characters, or up to the end of the file) leaves nothing to go on with: raises FieldError (`list`,
    LIST_FORM with its `line`).
    """
    lines = _Lines(text)
    if _hinted(text):
        next(lines)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = lines.begin_row()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problem = form_error(file, line)
            if lines.is_over or lines.taken > LONGEST_CELL:
                raise problem from error
            yield Row(line, (), problem)
            continue
        if any(map(str.strip, cells)):
            yield Row(line, tuple(map(plain, cells)))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs as a formula: an apostrophe is put before what looks like one.

    What has apostrophes there already gets one more, so that `plain` always finds the cell again.
    """
    return _APOSTROPHE + cell if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _FORMULA.match(cell) else cell


class _Lines:
    """The lines of a text for the reader, counted; `taken` are the characters of the present row."""

    def __init__(self, text: str) -> None:
        self._stream = StringIO(text, newline="")
        self._number = 0
        self.taken = 0
        self.is_over = False

    def begin_row(self) -> int:
        """Return the number of the line that the next row begins in."""
        self.taken = 0
        return self._number + 1

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline()
        if not line:
            self.is_over = True
            raise StopIteration
        self._number += 1
        self.taken += len(line)
        return line


def _hinted(text: str) -> Separator | None:
    head = text[: len(_HINT) + 3].lower()
    if not head.startswith(_HINT) or head[len(_HINT) + 1 :][:1] not in {"\r", "\n"}:
        return None
    hint = head[len(_HINT)]
    return Separator(hint) if hint in set(Separator) else None


def _evenness(sample: str, separator: Separator) -> tuple[float, int]:
    """How large a part of the rows has the commonest number of cells, where that is two at least; and that number."""
    try:
        rows = list(islice(csv.reader(StringIO(sample, newline=""), delimiter=separator), _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0
    counts = Counter(len(row) for row in rows if row)
    if not counts:
        return 0, 0
    cells, times = counts.most_common(1)[0]
    return (times / counts.total(), cells) if cells >= _FEWEST_CELLS else (0, 0)
