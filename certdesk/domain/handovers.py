"""Handing certificates over to their clients: prepared, sent, confirmed, and what still waits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from certdesk.domain.move_plans import Moved

REMIND_AFTER: Final = timedelta(days=7)


class Stage(IntEnum):
    """How far a hand-over is."""

    OPEN = 0
    PREPARED = 1
    SENT = 2
    CONFIRMED = 3


@dataclass(frozen=True, slots=True)
class Handover:
    """One client's hand-over, with when each stage was reached (UTC). `email` is where it goes, "" where unknown."""

    client: str
    email: str = ""
    prepared_at: datetime | None = None
    sent_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """The furthest stage that was reached."""
        if self.confirmed_at is not None:
            return Stage.CONFIRMED
        if self.sent_at is not None:
            return Stage.SENT
        return Stage.PREPARED if self.prepared_at is not None else Stage.OPEN

    def is_overdue(self, now: datetime) -> bool:
        """Whether it was sent long enough ago to ask again."""
        return self.stage is Stage.SENT and self.sent_at is not None and now - self.sent_at >= REMIND_AFTER


def marked(handover: Handover, stage: Stage, now: datetime) -> Handover:
    """Return `handover` at `stage`: stages up to it that had no date get `now`, later ones lose theirs."""

    def date_of(each: Stage, known: datetime | None) -> datetime | None:
        return (known or now) if each <= stage else None

    return replace(
        handover,
        prepared_at=date_of(Stage.PREPARED, handover.prepared_at),
        sent_at=date_of(Stage.SENT, handover.sent_at),
        confirmed_at=date_of(Stage.CONFIRMED, handover.confirmed_at),
    )


@dataclass(frozen=True, slots=True)
class Pack:
    """What one client is handed: their certificates with what is planned for each; `waiting` are those not ready."""

    handover: Handover
    moved: tuple[Moved, ...]
    waiting: tuple[Moved, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The customer accounts that the client's certificates live in."""
        return tuple(dict.fromkeys(each.number for each in self.moved if each.number))


def packs(moved: Iterable[Moved], handovers: Iterable[Handover]) -> tuple[Pack, ...]:
    """Return one pack for each client with something to hand over, by name; a client who is not known comes last.

    A pack goes to the address that was kept for it, else to the one that came with a certificate.
    """
    kept = {each.client: each for each in handovers}
    by_client: dict[str, list[Moved]] = {}
    for each in moved:
        by_client.setdefault(each.holding.client, []).append(each)
    found = [
        _pack(kept.get(client, Handover(client)), held)
        for client, held in by_client.items()
        if any(each.is_to_hand_over for each in held)
    ]
    return tuple(sorted(found, key=lambda pack: (not pack.handover.client, pack.handover.client.casefold())))


def _pack(handover: Handover, held: Sequence[Moved]) -> Pack:
    contact = next((each.holding.contact for each in held if each.holding.contact), "")
    return Pack(
        replace(handover, email=handover.email or contact),
        tuple(each for each in held if each.is_to_hand_over),
        tuple(each for each in held if not each.is_to_hand_over),
    )


def still_depending(moved: Iterable[Moved], handovers: Iterable[Handover]) -> tuple[Moved, ...]:
    """Return the certificates that depend on the ISO account: all but those in the pack of a client who confirmed."""
    confirmed = {each.client for each in handovers if each.stage is Stage.CONFIRMED}
    return tuple(each for each in moved if not (each.is_to_hand_over and each.holding.client in confirmed))


class Waiting(StrEnum):
    """What a client was asked for and did not answer."""

    NUMBER = "number"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class MoveReminder:
    """A client to ask again, for what, and since when they have been asked (UTC)."""

    client: str
    what: Waiting
    since: datetime


def reminders(moved: Iterable[Moved], handovers: Iterable[Handover], now: datetime) -> tuple[MoveReminder, ...]:
    """Return whom to ask again, those who have been asked longest first."""
    questions: dict[str, datetime] = {}
    for each in moved:
        if each.asked_at is not None and not each.number and now - each.asked_at >= REMIND_AFTER:
            client = each.holding.client
            questions[client] = min(each.asked_at, questions.get(client, each.asked_at))
    found = [MoveReminder(client, Waiting.NUMBER, since) for client, since in questions.items()]
    found += [
        MoveReminder(each.client, Waiting.CONFIRMATION, each.sent_at)
        for each in handovers
        if each.sent_at is not None and each.is_overdue(now)
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.client, each.what)))
