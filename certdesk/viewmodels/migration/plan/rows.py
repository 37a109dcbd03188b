"""The rows of the page Plan: what each certificate shows, what it is found by, and the order they stand in."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any, Final

from certdesk.domain.access_gap import SOON
from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line
from certdesk.domain.move_plans import MovePlan, MoveState
from certdesk.domain.notices import Witness
from certdesk.domain.text import displayable
from certdesk.domain.validity import days_until

_LONGEST: Final = 120


class SortKey(StrEnum):
    """What the table can be sorted by."""

    URGENCY = "urgency"
    CERTIFICATE = "certificate"
    CLIENT = "client"
    END = "end"
    ACCOUNT = "account"
    KNOWN = "known"
    PLAN = "plan"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the table is sorted by. What is not known stands last, whichever way it goes."""

    key: SortKey = SortKey.URGENCY
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One certificate of the table. Its texts are bounded and harmless; `days` are left, rounded up, None if unknown.

    `search` is casefolded: the name as people read it and as machines do, the client, and the number. `by_end` sorts
    those first that end first, then by name; those of which no end is known stand last.
    """

    id: HoldingId
    line: Line
    name: str
    client: str
    days: int | None
    search: str
    by_end: tuple[bool, float, str, str]

    @property
    def number(self) -> str:
        """The customer account, "" while it is unknown."""
        return self.line.moved.number

    @property
    def plan(self) -> MovePlan | None:
        """What is planned for it."""
        return self.line.moved.plan

    @property
    def state(self) -> MoveState:
        """How far it is."""
        return self.line.moved.state

    @property
    def is_over(self) -> bool:
        """Whether it is past its end."""
        return self.days is not None and self.days <= 0

    @property
    def is_soon(self) -> bool:
        """Whether it ends within 30 days."""
        return self.days is not None and 0 < self.days <= SOON.days

    @property
    def awaits_plan(self) -> bool:
        """Whether nothing but a plan is missing."""
        return bool(self.number) and self.plan is None

    @property
    def is_warned(self) -> bool:
        """Whether the warning about shared sign-ins is still to be answered for it."""
        return self.plan is MovePlan.SHARE and not self.line.moved.is_share_kept


def row_of(line: Line, now: datetime) -> Row:
    """Return a certificate as the table shows it at `now`."""
    holding = line.holding
    name, client = displayable(holding.name, _LONGEST), displayable(holding.client)
    search = f"{name}\n{displayable(holding.common_name, _LONGEST)}\n{client}\n{line.moved.number}".casefold()
    end = holding.ends_at
    by_end = (end is None, end.timestamp() if end else 0.0, name.casefold(), holding.id)
    return Row(holding.id, line, name, client, _days(line, now), search, by_end)


def rows_of(lines: Iterable[Line], now: datetime, before: Iterable[Row] = ()) -> tuple[Row, ...]:
    """Return the rows of `lines`; what is as it was before stays the same object, so that it is equal at a glance."""
    known = {row.id: row for row in before}
    return tuple(_row_again(known.get(line.holding.id), line, now) for line in lines)


def _row_again(known: Row | None, line: Line, now: datetime) -> Row:
    if known is not None and known.line.holding is line.holding and known.number == line.moved.number:
        days = _days(line, now)
        if (known.line, known.days) == (line, days):
            return known
        return Row(known.id, line, known.name, known.client, days, known.search, known.by_end)
    made = row_of(line, now)
    return made if known != made else known


def _days(line: Line, now: datetime) -> int | None:
    end = line.holding.ends_at
    return None if end is None else days_until(end, now)


def words_of_search(typed: str) -> tuple[str, ...]:
    """Return the words that a row must have, casefolded."""
    return tuple(unicodedata.normalize("NFC", typed).casefold().split())


def in_order(rows: Iterable[Row], sorting: Sorting) -> tuple[Row, ...]:
    """Return `rows` sorted; of equal ones those that end first, then by name."""
    by = _KEYS[sorting.key]
    found = [(by(row), row) for row in sorted(rows, key=attrgetter("by_end"))]
    known = [pair for pair in found if pair[0] is not None]
    known.sort(key=itemgetter(0), reverse=sorting.is_descending)
    return (*(row for _, row in known), *(row for key, row in found if key is None))


def as_before(rows: Sequence[Row], order: Iterable[HoldingId]) -> tuple[Row, ...] | None:
    """Return `rows` in the order that they stood in, or None where others came or went."""
    by_id = {row.id: row for row in rows}
    kept = tuple(by_id[each] for each in order if each in by_id)
    return kept if len(kept) == len(rows) else None


def _urgency(row: Row) -> tuple[Any, ...]:
    """What ends within 30 days, then what nobody knows the account of, then client by client, and what is over."""
    if row.is_over:
        return (3,)
    if row.is_soon:
        return (0,)
    if row.state in {MoveState.NOT_FOUND, MoveState.TO_REVIEW}:
        return (1, not row.client, row.client.casefold())
    return (2, not row.client, row.client.casefold())


def _known(row: Row) -> tuple[int, float] | None:
    """By who says the number, the newest word first."""
    finding = row.line.known_by
    if finding is None:
        return None
    return _WITNESSES.index(finding.witness), -finding.at.timestamp() if finding.at else 0.0


_WITNESSES: Final = tuple(Witness)
_PLANS: Final = tuple(MovePlan)
_STATES: Final = (
    MoveState.NOT_FOUND,
    MoveState.TO_REVIEW,
    MoveState.ASKED,
    MoveState.NOT_ADVISED,
    MoveState.READY,
)
_KEYS: Final[Mapping[SortKey, Callable[[Row], Any]]] = {
    SortKey.URGENCY: _urgency,
    SortKey.CERTIFICATE: lambda row: row.name.removeprefix("*.").casefold(),
    SortKey.CLIENT: lambda row: row.client.casefold() or None,
    SortKey.END: lambda row: row.line.holding.ends_at,
    SortKey.ACCOUNT: lambda row: row.number or None,
    SortKey.KNOWN: _known,
    SortKey.PLAN: lambda row: None if row.plan is None else _PLANS.index(row.plan),
    SortKey.STATE: lambda row: _STATES.index(row.state),
}
