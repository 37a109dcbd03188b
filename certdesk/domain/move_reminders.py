"""Clients who were asked for something and do not answer: whom to remind, and that they were reminded."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from certdesk.domain.handovers import REMIND_AFTER, Handover, latest
from certdesk.domain.move_plans import Moved


class Waiting(StrEnum):
    """What a client was asked for and did not answer."""

    NUMBER = "number"
    CONFIRMATION = "confirmation"


@dataclass(frozen=True, slots=True)
class MoveReminder:
    """A client to ask again, for what, since when they have been asked, and when they were reminded last (UTC)."""

    client: str
    what: Waiting
    since: datetime
    last: datetime | None = None


def reminded(handover: Handover, what: Waiting, now: datetime) -> Handover:
    """Return `handover` after its client was reminded."""
    match what:
        case Waiting.CONFIRMATION:
            return replace(handover, reminded_at=now)
        case Waiting.NUMBER:
            return replace(handover, asked_again_at=now)
        case _:
            assert_never(what)


def reminders(moved: Iterable[Moved], handovers: Iterable[Handover], now: datetime) -> tuple[MoveReminder, ...]:
    """Return whom to ask again, those who have been asked longest first; nobody about a pack with nothing in it.

    It is time for that seven days after the last word to the client, be it the first or a reminder.
    """
    handovers = tuple(handovers)
    again = {each.client: each.asked_again_at for each in handovers}
    questions: dict[str, datetime] = {}
    with_pack: set[str] = set()
    for each in moved:
        if each.is_to_hand_over:
            with_pack.add(each.holding.client)
        client = each.holding.client
        if each.asked_at is None or each.number:
            continue
        if now - latest(each.asked_at, again.get(client)) >= REMIND_AFTER:
            questions[client] = min(each.asked_at, questions.get(client, each.asked_at))
    found = [MoveReminder(client, Waiting.NUMBER, since, again.get(client)) for client, since in questions.items()]
    found += [
        MoveReminder(each.client, Waiting.CONFIRMATION, each.sent_at, each.reminded_at)
        for each in handovers
        if each.sent_at is not None and each.is_overdue(now) and each.client in with_pack
    ]
    return tuple(sorted(found, key=lambda each: (each.since, each.client, each.what)))
