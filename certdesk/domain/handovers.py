"""Handing certificates over to their clients: prepared, sent, confirmed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
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


@dataclass(frozen=True, slots=True)
class Pack:
    """What one client is handed: their certificates with what is planned for each, by customer account."""

    handover: Handover
    moved: tuple[Moved, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The customer accounts that the client's certificates live in."""
        return tuple(dict.fromkeys(each.number for each in self.moved if each.number))
