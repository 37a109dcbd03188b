"""What the page Hand over shows: how far all are, whom to remind, one card for each client, and what is in no pack."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.errors import CertDeskError
from certdesk.domain.handovers import (
    Handover,
    Pack,
    Stage,
    packs,
    still_depending,
)
from certdesk.domain.letters import is_address
from certdesk.domain.move_plans import Moved, contradictions
from certdesk.domain.move_reminders import MoveReminder, Waiting, reminders
from certdesk.services.api import MigrationView

_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Standing(StrEnum):
    """What there is to be done on the page as a whole."""

    NOTHING_READY = "nothing ready"
    UNDER_WAY = "under way"
    DONE = "done"


class Part(StrEnum):
    """Which clients are listed."""

    ALL = "all"
    TO_SEND = "to send"
    WAITING = "waiting"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far all are: certificates whose client confirmed, of all; and clients by the stage that they reached."""

    handed_over: int = 0
    certificates: int = 0
    clients: int = 0
    prepared: int = 0
    sent: int = 0
    confirmed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One client in the list. What changed is to be sent again, however far its pack was."""

    client: str
    certificates: int
    numbers: tuple[str, ...]
    handover: Handover
    has_changed: bool
    is_overdue: bool

    @property
    def part(self) -> Part:
        """Among which clients it is listed."""
        if self.has_changed or self.handover.stage < Stage.SENT:
            return Part.TO_SEND
        return Part.WAITING if self.handover.stage is Stage.SENT else Part.CONFIRMED


@dataclass(frozen=True, slots=True)
class Card:
    """What is shown of the chosen client.

    `kept_email` is the recipient that the user gave, "" where it is suggested (from the order book, if
    `is_from_orders`). `is_sent_proposed` says that the pack was opened in a mail program. `others` are the clients
    who are told one of the same accounts.
    """

    pack: Pack
    kept_email: str = ""
    email_error: CertDeskError | None = None
    is_sent_proposed: bool = False
    others: tuple[str, ...] = ()
    is_from_orders: bool = False

    @property
    def client(self) -> str:
        """Whose card it is."""
        return self.pack.handover.client


@dataclass(frozen=True, slots=True)
class Due:
    """A client to ask again, about which certificates, and where: "" where that is not known."""

    reminder: MoveReminder
    moved: tuple[Moved, ...]
    email: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the page depends on. `chosen` is a client; `email_error` and `proposed` are of the client beside them."""

    view: MigrationView | None = None
    now: datetime = _LONG_AGO
    part: Part = Part.ALL
    chosen: str | None = None
    email_error: tuple[str, CertDeskError] | None = None
    proposed: str | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The page. `rows` are the clients of the part that is listed, and the chosen one; `parts` counts each part.

    `due` are the clients to ask again, `left` the certificates that are in no pack.
    """

    standing: Standing = Standing.NOTHING_READY
    tally: Tally = field(default_factory=Tally)
    due: tuple[Due, ...] = ()
    part: Part = Part.ALL
    parts: Mapping[Part, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    card: Card | None = None
    left: tuple[Moved, ...] = ()
    packs: tuple[Pack, ...] = ()
    view: MigrationView | None = None
    now: datetime = _LONG_AGO


def derive(inputs: Inputs) -> Props:
    """Return what the page shows."""
    view = inputs.view
    if view is None:
        return Props()
    moved = view.moved
    made = packs(moved, view.handovers, view.contacts)
    rows = tuple(_row(pack, inputs.now) for pack in made)
    left = tuple(each for each in moved if not each.is_to_hand_over)
    tally = _tally(moved, view.handovers, rows)
    return Props(
        standing=_standing(tally),
        tally=tally,
        due=_due(view, inputs.now),
        part=inputs.part,
        parts={part: sum(part in (Part.ALL, row.part) for row in rows) for part in Part},
        rows=tuple(row for row in rows if inputs.part in (Part.ALL, row.part) or row.client == inputs.chosen),
        card=_card(inputs, view, made),
        left=left,
        packs=made,
        view=view,
        now=inputs.now,
    )


def first_to_do(view: MigrationView | None) -> str | None:
    """Return the client whose card is opened first: the first whose pack is to be sent, else the first of all."""
    if view is None:
        return None
    made = packs(view.moved, view.handovers, view.contacts)
    waiting = (pack for pack in made if pack.handover.stage < Stage.SENT or pack.change is not None)
    chosen = next(waiting, made[0] if made else None)
    return None if chosen is None else chosen.handover.client


def _standing(tally: Tally) -> Standing:
    if 0 < tally.certificates == tally.handed_over:
        return Standing.DONE
    return Standing.UNDER_WAY if tally.clients else Standing.NOTHING_READY


def _tally(moved: Sequence[Moved], handovers: Iterable[Handover], rows: Sequence[Row]) -> Tally:
    stages = [row.handover.stage for row in rows]
    return Tally(
        handed_over=len(moved) - len(still_depending(moved, handovers)),
        certificates=len(moved),
        clients=len(rows),
        prepared=sum(stage >= Stage.PREPARED for stage in stages),
        sent=sum(stage >= Stage.SENT for stage in stages),
        confirmed=sum(stage is Stage.CONFIRMED for stage in stages),
    )


def _row(pack: Pack, now: datetime) -> Row:
    handover = pack.handover
    is_overdue = handover.is_overdue(now)
    return Row(handover.client, len(pack.moved), pack.numbers, handover, pack.change is not None, is_overdue)


def _due(view: MigrationView, now: datetime) -> tuple[Due, ...]:
    asked = reminders(view.moved, view.handovers, now)
    clients = {each.client for each in asked}
    held: dict[str, list[Moved]] = {}
    for each in view.moved:
        if each.holding.client in clients:
            held.setdefault(each.holding.client, []).append(each)
    kept = {each.client: each.email for each in view.handovers}
    found = []
    for reminder in asked:
        own = held[reminder.client]
        contact = next((each.holding.contact for each in own if is_address(each.holding.contact)), "")
        contact = contact or view.contacts.get(reminder.client, "")
        about = tuple(each for each in own if _is_about(reminder, each))
        found.append(Due(reminder, about, kept.get(reminder.client, "") or contact))
    return tuple(found)


def _is_about(reminder: MoveReminder, moved: Moved) -> bool:
    if reminder.what is Waiting.CONFIRMATION:
        return moved.is_to_hand_over
    return moved.asked_at is not None and not moved.number


def _card(inputs: Inputs, view: MigrationView, made: Iterable[Pack]) -> Card | None:
    client = inputs.chosen
    pack = next((each for each in made if each.handover.client == client), None)
    if pack is None or client is None:
        return None
    error = inputs.email_error
    return Card(
        pack,
        kept_email=next((each.email for each in view.handovers if each.client == client), ""),
        email_error=error[1] if error is not None and error[0] == client else None,
        is_sent_proposed=inputs.proposed == client and pack.handover.stage is Stage.PREPARED,
        others=_others(view.moved, pack),
        is_from_orders=pack.handover.email == view.contacts.get(client),
    )


def _others(moved: Iterable[Moved], pack: Pack) -> tuple[str, ...]:
    """Return the other clients with certificates in the accounts of `pack`, which its paper tells a number of."""
    own = pack.handover.client.casefold()
    found = (each for each in contradictions(moved) if each.number in pack.numbers)
    names = (client for each in found for client in each.clients if client.casefold() != own)
    return tuple(dict.fromkeys(names))
