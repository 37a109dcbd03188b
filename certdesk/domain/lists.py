"""Lists of orders: as they are found in a file, as they are matched with the book, and as they are written."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from certdesk.domain.downloads import IfExists
from certdesk.domain.errors import FieldError
from certdesk.domain.labels import Undo

LARGEST_LIST: Final = 64 * 1024 * 1024
MOST_LINES: Final = 200_000
MOST_COLUMNS: Final = 100
LONGEST_CELL: Final = 131_072
SHOWN_ROWS: Final = 20
SHOWN_OF_A_CELL: Final = 200
SHOWN_PROBLEMS: Final = 100


class ListKind(StrEnum):
    """How a list is written."""

    CSV = "csv"
    JSON = "json"


class Encoding(StrEnum):
    """How a list's characters stand in its bytes."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    WINDOWS = "cp1252"


class Separator(StrEnum):
    """What stands between the cells of a line."""

    COMMA = ","
    SEMICOLON = ";"
    TAB = "\t"
    BAR = "|"


@dataclass(frozen=True, slots=True)
class ListChoice:
    """What the user decided about a list instead of leaving it to be found out (None)."""

    separator: Separator | None = None
    has_header: bool | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """At which position each piece stands, counted from 0; None: nowhere in this list."""

    name: int | None = None
    supplier_id: int | None = None
    admin_email: int | None = None
    client: int | None = None
    tags: int | None = None
    note: int | None = None

    @property
    def can_match(self) -> bool:
        """Whether lines can be told to belong to an order: by a name, or by a supplier order ID."""
        return self.name is not None or self.supplier_id is not None


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A list that was opened: what was found out about it, its headings and the first twenty rows, cells cut short.

    `lines` counts the rows below the headings. Without a header row there are no `headings`; of JSON these are
    the names in its objects. `separator` and `encoding` are CSV's; JSON's separator is None.
    """

    path: Path
    kind: ListKind
    encoding: Encoding
    separator: Separator | None
    has_header: bool
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: int
    columns: Columns

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in (self.headings, *self.rows)), default=0)


@dataclass(frozen=True, slots=True)
class ListedOrder:
    """One line of a list, checked; what it does not say is empty.

    `name` is in lower-case A-labels, `shown_name` the same as people read it.
    """

    line: int
    name: str
    shown_name: str
    supplier_id: str
    admin_email: str
    client: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineProblem:
    """Why the line that begins at `line` of the file cannot be taken over."""

    line: int
    error: FieldError


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A line that names the same order as an earlier one; the earlier one counts."""

    line: int
    first: int


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What importing a list would do to the book as it is.

    Each line is one of: a new order, a change of an order in the book, in the book just so (`known`), a duplicate
    within the list, or a problem. Of the last two the first hundred are named.
    """

    path: Path
    new: int
    updated: int
    known: int
    duplicate_count: int
    problem_count: int
    duplicates: tuple[Duplicate, ...]
    problems: tuple[LineProblem, ...]
    orders: tuple[ListedOrder, ...] = field(repr=False)

    @property
    def lines(self) -> int:
        """How many lines the list has."""
        return self.new + self.updated + self.known + self.duplicate_count + self.problem_count


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. `undo` brings back the labels of the orders that it changed; new orders stay."""

    new: int
    updated: int
    known: int
    undo: Undo


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Where a list is to be written, and how."""

    kind: ListKind
    folder: Path
    file_name: str
    if_exists: IfExists = IfExists.ASK
