"""What the page Plan depends on, and what it shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import is_

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import Contradiction, MoveState, contradictions, counts
from certdesk.viewmodels.migration.plan.rows import Row, Sorting, as_before, in_order, rows_of, words_of_search


@dataclass(frozen=True, slots=True)
class InState:
    """Those of one state, or all of them."""

    state: MoveState | None = None


@dataclass(frozen=True, slots=True)
class Soon:
    """Those that end within 30 days."""


@dataclass(frozen=True, slots=True)
class InAccounts:
    """Those in these customer accounts, whose plans or clients do not go together."""

    numbers: frozenset[str]


Showing = InState | Soon | InAccounts
ALL = InState()


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to narrow the table, and how many certificates it leaves."""

    showing: Showing
    count: int


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """The certificates in the order that they stand in, with what is true of all of them whatever is shown.

    `soon` counts those that end within 30 days; `awaiting` are found and without a plan; `warned` are planned to be
    shared, and the warning is not answered yet.
    """

    rows: tuple[Row, ...] = ()
    counts: Mapping[MoveState, int] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()
    soon: int = 0
    awaiting: tuple[HoldingId, ...] = ()
    warned: tuple[Row, ...] = ()


def shelve(lines: Sequence[Line], now: datetime, sorting: Sorting, before: Shelf, *, is_sorted: bool) -> Shelf:
    """Return the shelf of `lines`. Where `is_sorted` is False nothing moves that stood in a place before.

    What is planned, or found, would else jump away under the hand that did it.
    """
    rows = rows_of(lines, now, before.rows)
    kept = as_before(rows, (row.id for row in before.rows))
    placed = in_order(rows, sorting) if kept is None or is_sorted else kept
    is_same = kept is not None and all(map(is_, kept, before.rows)) and bool(before.counts)
    moved = [] if is_same else [line.moved for line in lines]
    return Shelf(
        rows=placed,
        counts=before.counts if is_same else counts(moved),
        contradictions=before.contradictions if is_same else contradictions(moved),
        soon=sum(row.is_soon for row in placed),
        awaiting=tuple(row.id for row in placed if row.awaits_plan),
        warned=tuple(row for row in placed if row.is_warned),
    )


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the page depends on. `checked` may name certificates that are not shown just now."""

    now: datetime
    migration: MigrationId | None = None
    shelf: Shelf = field(default_factory=Shelf)
    showing: Showing = ALL
    search: str = ""
    sorting: Sorting = field(default_factory=Sorting)
    checked: frozenset[HoldingId] = frozenset()
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the page shows. `checked` are those among the rows that are shown, and the only ones that are acted on.

    What the shelf tells is of all certificates, whatever is shown.
    """

    rows: tuple[Row, ...]
    total: int
    tabs: tuple[Tab, ...]
    showing: Showing
    search: str
    sorting: Sorting
    checked: frozenset[HoldingId]
    counts: Mapping[MoveState, int]
    soon: int
    awaiting: tuple[HoldingId, ...]
    warned: tuple[Row, ...]
    contradictions: tuple[Contradiction, ...]
    now: datetime
    problem: CertDeskError | None

    @property
    def is_all_checked(self) -> bool | None:
        """Whether every row that is shown is checked; None where only some of them are."""
        if not self.checked:
            return False
        return True if len(self.checked) == len(self.rows) else None


def derive(inputs: Inputs) -> Props:
    """Return what the page shows for `inputs`."""
    shelf = inputs.shelf
    rows = shown_rows(shelf.rows, inputs.showing, inputs.search)
    return Props(
        rows=rows,
        total=len(shelf.rows),
        tabs=_tabs(inputs),
        showing=inputs.showing,
        search=inputs.search,
        sorting=inputs.sorting,
        checked=inputs.checked & {row.id for row in rows} if inputs.checked else frozenset(),
        counts=shelf.counts,
        soon=shelf.soon,
        awaiting=shelf.awaiting,
        warned=shelf.warned,
        contradictions=shelf.contradictions,
        now=inputs.now,
        problem=inputs.problem,
    )


def shown_rows(rows: tuple[Row, ...], showing: Showing, search: str) -> tuple[Row, ...]:
    """Return those of `rows` that are shown, in their order: what has every word that was typed."""
    found = rows if showing == ALL else tuple(row for row in rows if is_shown(row, showing))
    for word in words_of_search(search):
        found = tuple([row for row in found if word in row.search])
    return found


def is_shown(row: Row, showing: Showing) -> bool:
    """Return whether a row is among those that the table is narrowed to."""
    match showing:
        case InState(state):
            return state is None or row.state is state
        case Soon():
            return row.is_soon
        case InAccounts(numbers):
            return row.number in numbers


def _tabs(inputs: Inputs) -> tuple[Tab, ...]:
    """The states; “Not advised” where there are any, and at the end what else the table is narrowed to."""
    shelf, showing = inputs.shelf, inputs.showing
    tabs = [Tab(ALL, len(shelf.rows))]
    for state in (MoveState.READY, MoveState.ASKED, MoveState.TO_REVIEW, MoveState.NOT_FOUND, MoveState.NOT_ADVISED):
        count, each = shelf.counts.get(state, 0), InState(state)
        if count or state is not MoveState.NOT_ADVISED or each == showing:
            tabs.append(Tab(each, count))
    if not isinstance(showing, InState):
        tabs.append(Tab(showing, sum(is_shown(row, showing) for row in shelf.rows)))
    return tuple(tabs)
