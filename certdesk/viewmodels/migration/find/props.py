"""What the page shows on which the customer account of each certificate is found, and what follows from what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.access_gap import ANSWER_TAKES, SOON
from certdesk.domain.correspondents import Signatory
from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Situation
from certdesk.domain.move_lines import Line
from certdesk.viewmodels.migration.find.state import FindState, find_state
from certdesk.viewmodels.migration.tally import Tally

MANY: Final = 12  # from then on the list can be narrowed
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Place(StrEnum):
    """Where on the page something was refused."""

    NUMBER = "number"
    SUPPORT = "support"
    CLIENT = "client"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was refused, and where that is said."""

    place: Place
    error: CertDeskError


@dataclass(frozen=True, slots=True)
class Chosen:
    """The certificates that the ways are for. `now` is when that was looked at (UTC).

    `alike` are all of the same client that are not found, where more of them are than are chosen. `onward` is the next
    one that is not found, `contact` the address that the order book has for the client, `signatory` who asks them.
    """

    lines: tuple[Line, ...] = ()
    now: datetime = _LONG_AGO
    alike: tuple[HoldingId, ...] = ()
    onward: HoldingId | None = None
    contact: str = ""
    signatory: Signatory = field(default_factory=Signatory)

    @property
    def ids(self) -> tuple[HoldingId, ...]:
        """Which they are."""
        return tuple(line.holding.id for line in self.lines)

    @property
    def one(self) -> Line | None:
        """The one that is chosen alone."""
        return self.lines[0] if len(self.lines) == 1 else None

    @property
    def client(self) -> str | None:
        """Whose they are, "" where nobody said so; None where they are of several."""
        clients = {line.holding.client for line in self.lines}
        return clients.pop() if len(clients) == 1 else None

    @property
    def asked_for(self) -> tuple[Line, ...]:
        """Those that a client would be asked for: what is not found, else all of them."""
        return tuple(line for line in self.lines if not line.moved.number) or self.lines

    @property
    def is_found(self) -> bool:
        """Whether nothing is to be found for any of them."""
        return bool(self.lines) and all(find_state(line.moved) is FindState.FOUND for line in self.lines)

    @property
    def is_asked(self) -> bool:
        """Whether the client was asked for all of them that are not found."""
        return bool(self.lines) and all(line.moved.asked_at is not None for line in self.asked_for)

    @property
    def is_pressing(self) -> bool:
        """Whether the one chosen ends soon and is not found, or its client let the usual time go by."""
        line = self.one
        if line is None or line.moved.number or line.moved.is_disputed:
            return False
        end, asked_at = line.holding.ends_at, line.moved.asked_at
        is_ending = end is not None and end - self.now <= SOON
        return is_ending or (asked_at is not None and self.now - asked_at >= ANSWER_TAKES)


@dataclass(frozen=True, slots=True)
class Inputs:
    """`chosen` may name certificates that are not listed now. `now` is the desk's time (UTC)."""

    lines: tuple[Line, ...] | None = None
    tally: Tally = field(default_factory=Tally)
    situation: Situation | None = None
    chosen: tuple[HoldingId, ...] = ()
    needle: str = ""
    is_open_only: bool = False
    under_way: int = 0
    trouble: Trouble | None = None
    now: datetime = _LONG_AGO
    contacts: Mapping[str, str] = field(default_factory=dict)
    signatory: Signatory = field(default_factory=Signatory)


@dataclass(frozen=True, slots=True)
class Props:
    """`rows` are those listed, in the order of the migration. `has_clients` says that certificates are clients'."""

    is_open: bool = False
    rows: tuple[Line, ...] = ()
    tally: Tally = field(default_factory=Tally)
    needle: str = ""
    is_open_only: bool = False
    chosen: Chosen = field(default_factory=Chosen)
    clients: tuple[str, ...] = ()
    has_clients: bool = True
    is_busy: bool = False
    trouble: Trouble | None = None

    @property
    def is_empty(self) -> bool:
        """Whether certificates have to be added first."""
        return self.is_open and not self.tally.total

    @property
    def can_narrow(self) -> bool:
        """Whether there are enough certificates to look for one among them."""
        return self.tally.total > MANY

    def error_at(self, place: Place) -> CertDeskError | None:
        """What is said at a place."""
        return self.trouble.error if self.trouble is not None and self.trouble.place is place else None


def derive(inputs: Inputs) -> Props:
    """Return what the page shows."""
    if inputs.lines is None:
        return Props()
    rows = _listed(inputs, inputs.lines)
    return Props(
        is_open=True,
        rows=rows,
        tally=inputs.tally,
        needle=inputs.needle,
        is_open_only=inputs.is_open_only,
        chosen=_chosen(inputs, rows, inputs.lines),
        clients=_clients(inputs.lines),
        has_clients=inputs.situation is not Situation.OWN,
        is_busy=inputs.under_way > 0,
        trouble=inputs.trouble,
    )


def is_found(line: Line) -> bool:
    """Return whether the customer account of a certificate is known."""
    return find_state(line.moved) is FindState.FOUND


def _listed(inputs: Inputs, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """What was found just now stays listed for as long as it is chosen."""
    if len(lines) <= MANY:
        return lines
    needle, chosen = inputs.needle.strip().casefold(), frozenset(inputs.chosen)
    if needle:
        lines = tuple(line for line in lines if needle in _searched(line))
    if inputs.is_open_only:
        lines = tuple(line for line in lines if not is_found(line) or line.holding.id in chosen)
    return lines


def _searched(line: Line) -> str:
    holding = line.holding
    return f"{holding.shown_name}\n{holding.common_name}\n{holding.client}\n{line.moved.number}".casefold()


def _chosen(inputs: Inputs, rows: tuple[Line, ...], lines: tuple[Line, ...]) -> Chosen:
    """Return what is chosen of those listed; where nothing is, the first that is not found."""
    wanted = frozenset(inputs.chosen)
    chosen = tuple(line for line in rows if line.holding.id in wanted)
    if not chosen:
        first = next((line for line in rows if not is_found(line)), rows[0] if rows else None)
        chosen = () if first is None else (first,)
    alike = _alike(chosen, lines)
    clients = {line.holding.client for line in chosen}
    contact = inputs.contacts.get(clients.pop(), "") if len(clients) == 1 else ""
    return Chosen(
        lines=chosen,
        now=inputs.now,
        alike=alike if len(alike) > len(chosen) else (),
        onward=_onward(chosen, rows),
        contact=contact,
        signatory=inputs.signatory,
    )


def _alike(chosen: tuple[Line, ...], lines: Iterable[Line]) -> tuple[HoldingId, ...]:
    """Return what is not found of the client whose certificates are chosen; nothing where one of those is found."""
    clients = {line.holding.client for line in chosen}
    if len(clients) != 1 or "" in clients or any(map(is_found, chosen)):
        return ()
    return tuple(line.holding.id for line in lines if line.holding.client in clients and not is_found(line))


def _onward(chosen: tuple[Line, ...], rows: tuple[Line, ...]) -> HoldingId | None:
    """Return the next that is not found below what is chosen, else the first one."""
    ids = {line.holding.id for line in chosen}
    last = max((place for place, line in enumerate(rows) if line.holding.id in ids), default=-1)
    waiting = (line for line in (*rows[last + 1 :], *rows[: last + 1]) if not is_found(line))
    return next((line.holding.id for line in waiting if line.holding.id not in ids), None)


def _clients(lines: Iterable[Line]) -> tuple[str, ...]:
    return tuple(sorted({line.holding.client for line in lines if line.holding.client}, key=str.casefold))
