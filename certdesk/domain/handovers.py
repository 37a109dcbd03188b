"""Handing certificates over to their clients: prepared, sent, confirmed, what changed since, and what still waits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.holdings import name_key
from certdesk.domain.letters import is_address
from certdesk.domain.move_plans import Moved, MovePlan

REMIND_AFTER: Final = timedelta(days=7)


class Stage(IntEnum):
    """How far a hand-over is."""

    OPEN = 0
    PREPARED = 1
    SENT = 2
    CONFIRMED = 3


@dataclass(frozen=True, slots=True, order=True)
class Handed:
    """What a pack has a client do about one certificate: sign in to that account, and go by that plan."""

    name: str
    number: str
    plan: MovePlan


@dataclass(frozen=True, slots=True)
class Handover:
    """One client's hand-over, with when each stage was reached (UTC). `email` is where it goes, "" where unknown.

    `contents` is the trace of the pack as it was prepared last; None where none was, or no trace was kept.
    `reminded_at` and `asked_again_at` are when the client was reminded last: of confirming, and of telling a customer
    number.
    """

    client: str
    email: str = ""
    prepared_at: datetime | None = None
    sent_at: datetime | None = None
    confirmed_at: datetime | None = None
    contents: frozenset[Handed] | None = None
    reminded_at: datetime | None = None
    asked_again_at: datetime | None = None

    @property
    def stage(self) -> Stage:
        """The furthest stage that was reached."""
        if self.confirmed_at is not None:
            return Stage.CONFIRMED
        if self.sent_at is not None:
            return Stage.SENT
        return Stage.PREPARED if self.prepared_at is not None else Stage.OPEN

    @property
    def remind_from(self) -> datetime | None:
        """From when on the client is to be reminded of confirming; None where nothing waits for them."""
        if self.stage is not Stage.SENT or self.sent_at is None:
            return None
        return latest(self.sent_at, self.reminded_at) + REMIND_AFTER

    def is_overdue(self, now: datetime) -> bool:
        """Whether the last word to the client is long enough ago to ask again."""
        return self.remind_from is not None and now >= self.remind_from

    def covers(self, moved: Moved) -> bool:
        """Whether its pack, as it was prepared last, held this certificate as it is now. Without a trace it did."""
        return moved.is_to_hand_over and (self.contents is None or handed(moved) in self.contents)


def handed(moved: Moved) -> Handed:
    """Return what a pack has its client do about a certificate that is to be handed over."""
    return Handed(name_key(moved.holding.common_name), moved.number, moved.plan or MovePlan.KEEP)


def contents_by_client(moved: Iterable[Moved]) -> Mapping[str, frozenset[Handed]]:
    """Return the trace of what the pack of each client holds now; clients without a pack have none."""
    found: dict[str, set[Handed]] = {}
    for each in moved:
        if each.is_to_hand_over:
            found.setdefault(each.holding.client, set()).add(handed(each))
    return {client: frozenset(held) for client, held in found.items()}


def marked(handover: Handover, stage: Stage, now: datetime, contents: frozenset[Handed] | None = None) -> Handover:
    """Return `handover` at `stage`: stages up to it that had no date get `now`, later ones lose theirs.

    `contents` are the trace where none was prepared before. What was prepared is what is sent and confirmed: further
    stages keep its trace.
    """

    def date_of(each: Stage, known: datetime | None) -> datetime | None:
        return (known or now) if each <= stage else None

    return replace(
        handover,
        prepared_at=date_of(Stage.PREPARED, handover.prepared_at),
        sent_at=date_of(Stage.SENT, handover.sent_at),
        confirmed_at=date_of(Stage.CONFIRMED, handover.confirmed_at),
        contents=None if stage is Stage.OPEN else contents if handover.stage is Stage.OPEN else handover.contents,
        reminded_at=handover.reminded_at if stage >= Stage.SENT else None,
    )


def prepared(handover: Handover, contents: frozenset[Handed], now: datetime) -> Handover:
    """Return `handover` after its pack was made once more. What was sent stays what was sent, whatever is made then."""
    if handover.stage > Stage.PREPARED:
        return handover
    is_same = handover.prepared_at is not None and handover.contents == contents
    return handover if is_same else prepared_again(handover, contents, now)


def prepared_again(handover: Handover, contents: frozenset[Handed], now: datetime) -> Handover:
    """Return `handover` with the present pack in the place of what was prepared, sent or confirmed before."""
    return replace(handover, prepared_at=now, sent_at=None, confirmed_at=None, contents=contents, reminded_at=None)


def unmarked(present: Handover, before: Handover, after: Handover) -> Handover:
    """Return `present` without what made `after` of `before`. Where it goes to stays.

    Stages stand on one another and go back together; a reminder goes back alone.
    """
    is_asked = before.asked_again_at != after.asked_again_at
    left = replace(present, asked_again_at=before.asked_again_at) if is_asked else present
    if replace(after, reminded_at=before.reminded_at, asked_again_at=before.asked_again_at) != before:
        return replace(before, email=left.email, asked_again_at=left.asked_again_at)
    return left if is_asked else replace(left, reminded_at=before.reminded_at)


@dataclass(frozen=True, slots=True)
class Pack:
    """What one client is handed: their certificates with what is planned for each; `waiting` are those not ready.

    Where no client is named none are waiting: nobody knows that they are the same client's.
    """

    handover: Handover
    moved: tuple[Moved, ...]
    waiting: tuple[Moved, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The customer accounts that the client's certificates live in."""
        return tuple(dict.fromkeys(each.number for each in self.moved if each.number))

    @property
    def is_of_strangers(self) -> bool:
        """Whether no client is named, and several accounts are in it: it would tell each owner the others' numbers."""
        return not self.handover.client and len(self.numbers) > 1

    @property
    def change(self) -> "PackChange | None":
        """What is otherwise than when it was prepared last, or None where that is nothing, or not known."""
        before = self.handover.contents
        return None if before is None else _change(before, frozenset(map(handed, self.moved)))


@dataclass(frozen=True, slots=True)
class PackChange:
    """What became of a pack: names of certificates that came, that went, and whose number or plan is another."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    renumbered: tuple[str, ...]
    replanned: tuple[str, ...]


def packs(
    moved: Iterable[Moved], handovers: Iterable[Handover], contacts: Mapping[str, str] = MappingProxyType({})
) -> tuple[Pack, ...]:
    """Return one pack for each client with something to hand over, by name; a client who is not known comes last.

    A pack goes to the address that was kept for it, else to the one that came with a certificate, else to the client's
    in `contacts`.
    """
    kept = {each.client: each for each in handovers}
    by_client: dict[str, list[Moved]] = {}
    for each in moved:
        by_client.setdefault(each.holding.client, []).append(each)
    found = [
        _pack(kept.get(client, Handover(client)), held, contacts.get(client, ""))
        for client, held in by_client.items()
        if any(each.is_to_hand_over for each in held)
    ]
    return tuple(sorted(found, key=lambda pack: (not pack.handover.client, pack.handover.client.casefold())))


def _pack(handover: Handover, held: Sequence[Moved], other: str) -> Pack:
    contact = next((each.holding.contact for each in held if is_address(each.holding.contact)), other)
    return Pack(
        replace(handover, email=handover.email or contact),
        tuple(each for each in held if each.is_to_hand_over),
        tuple(each for each in held if not each.is_to_hand_over) if handover.client else (),
    )


def _change(before: frozenset[Handed], now: frozenset[Handed]) -> PackChange | None:
    """What is in one of the two alone is paired by its name; what finds no partner came, or went."""
    if before == now:
        return None
    gone: dict[str, list[Handed]] = {}
    for each in sorted(before - now):
        gone.setdefault(each.name, []).append(each)
    added: list[str] = []
    renumbered: list[str] = []
    replanned: list[str] = []
    for each in sorted(now - before):
        if not gone.get(each.name):
            added.append(each.name)
            continue
        earlier = gone[each.name].pop(0)
        (renumbered if earlier.number != each.number else replanned).append(each.name)
    removed = tuple(each.name for left in gone.values() for each in left)
    return PackChange(tuple(added), removed, tuple(renumbered), tuple(replanned))


def reached(moved: Iterable[Moved], handovers: Iterable[Handover], stage: Stage) -> tuple[Moved, ...]:
    """Return the certificates, as they are now, of which a client was handed a pack that is at `stage` or further."""
    there = {each.client: each for each in handovers if each.stage >= stage}
    return tuple(each for each in moved if _is_covered(each, there))


def still_depending(moved: Iterable[Moved], handovers: Iterable[Handover]) -> tuple[Moved, ...]:
    """Return the certificates that depend on the ISO account: all but those in a pack that its client confirmed."""
    confirmed = {each.client: each for each in handovers if each.stage is Stage.CONFIRMED}
    return tuple(each for each in moved if not _is_covered(each, confirmed))


def _is_covered(moved: Moved, by_client: Mapping[str, Handover]) -> bool:
    handover = by_client.get(moved.holding.client)
    return handover is not None and handover.covers(moved)


def latest(first: datetime, again: datetime | None) -> datetime:
    """Return when a client was written to last: first, or when they were reminded."""
    return first if again is None else max(first, again)
