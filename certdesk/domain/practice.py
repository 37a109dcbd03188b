"""The practice CA as the desk sees it: whether it is set up, and what time it is there."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class PracticeState:
    """Where the practice CA stands. `moved` is how far its clock was moved ahead of the computer's.

    `waiting` counts the requests that wait for approval; `is_online` says whether panel and portal answer.
    """

    is_set_up: bool
    now: datetime
    moved: timedelta
    unread: int
    waiting: int = 0
    is_online: bool = True


@dataclass(frozen=True, slots=True)
class WorldPlan:
    """How large a practice world to make. The same seed gives the same world, key material apart."""

    orders: int = 42
    seed: int = 1
