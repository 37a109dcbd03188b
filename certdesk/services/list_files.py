"""Files that hold lists: opened, found out about, and read row by row."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.lists import (
    MOST_COLUMNS,
    MOST_LINES,
    SHOWN_OF_A_CELL,
    SHOWN_ROWS,
    Encoding,
    ListChoice,
    ListKind,
    ListPreview,
    Separator,
)
from certdesk.domain.messages import MessageKey
from certdesk.services.list_columns import guessed, has_header
from certdesk.services.list_csv import csv_rows, separator_of
from certdesk.services.list_json import is_json, json_rows
from certdesk.services.list_rows import Row
from certdesk.services.list_text import LIST, decoded, read_list

_GUESSED_FROM: Final = 200
_CSV_ENDINGS: Final = frozenset({".csv", ".tsv", ".tab"})


@dataclass(frozen=True, slots=True)
class FoundList:
    """A list as it stands in its file: `rows` are those below the headings."""

    kind: ListKind
    encoding: Encoding
    separator: Separator | None
    has_header: bool
    headings: tuple[str, ...]
    rows: list[Row]


def read(path: Path, choice: ListChoice) -> FoundList:
    """Return the list in the file at `path`.

    Raises Unavailable (FILE_READ), FieldError (`list`; LIST_EMPTY, LIST_BIG, LIST_LONG, LIST_FORM with `line`).
    """
    text, encoding = decoded(read_list(path), path.name)
    if is_json(text) and path.suffix.lower() not in _CSV_ENDINGS:
        names, rows = json_rows(text, path.name)
        found = FoundList(ListKind.JSON, encoding, None, has_header=True, headings=names, rows=rows)
    else:
        found = _csv(text, encoding, choice, path.name)
    if not found.rows:
        raise FieldError(LIST, MessageKey.LIST_EMPTY, file=path.name)
    if len(found.rows) > MOST_LINES:
        raise FieldError(LIST, MessageKey.LIST_LONG, file=path.name, longest=MOST_LINES)
    return found


def preview(path: Path, choice: ListChoice) -> ListPreview:
    """Return what the file at `path` holds. Raises as `read` does."""
    found = read(path, choice)
    return ListPreview(
        path=path,
        kind=found.kind,
        encoding=found.encoding,
        separator=found.separator,
        has_header=found.has_header,
        headings=_shortened(found.headings),
        rows=tuple(_shortened(row.cells) for row in found.rows[:SHOWN_ROWS]),
        lines=len(found.rows),
        columns=guessed(found.headings, [row.cells for row in found.rows[:_GUESSED_FROM]]),
    )


def _csv(text: str, encoding: Encoding, choice: ListChoice, file: str) -> FoundList:
    """One row more than may be is read, and no further."""
    separator = choice.separator or separator_of(text)
    rows = list(islice(csv_rows(text, separator, file), MOST_LINES + 2))
    first = [row.cells for row in rows[:_GUESSED_FROM]]
    is_headed = has_header(first) if choice.has_header is None else choice.has_header
    headings = rows.pop(0).cells if is_headed and rows else ()
    return FoundList(ListKind.CSV, encoding, separator, is_headed, headings, rows)


def _shortened(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(cell[:SHOWN_OF_A_CELL] for cell in cells[:MOST_COLUMNS])
