"""Moving certificates off an independent sign-on (ISO) account: whose move it is, and the way it takes [S3]."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NewType

MigrationId = NewType("MigrationId", str)


class Situation(StrEnum):
    """The four kinds of people who lose an ISO account [S3]."""

    WEBMASTER = "webmaster"
    GIVEN = "given"
    OWN = "own"
    MAKER = "maker"


class Step(StrEnum):
    """The pages of the wizard."""

    WHO = "who"
    FIND = "find"
    PLAN = "plan"
    SIGN_IN = "sign in"
    DECIDE = "decide"
    HAND_OVER = "hand over"


STEPS: Final[Mapping[Situation, tuple[Step, ...]]] = MappingProxyType(
    {
        Situation.WEBMASTER: (Step.WHO, Step.FIND, Step.PLAN, Step.HAND_OVER),
        Situation.GIVEN: (Step.WHO, Step.DECIDE, Step.HAND_OVER),
        Situation.OWN: (Step.WHO, Step.FIND, Step.SIGN_IN),
        Situation.MAKER: (Step.WHO, Step.DECIDE, Step.HAND_OVER),
    }
)


class Decision(StrEnum):
    """Who looks after the certificates from now on, for those who do not look after others' [S3]."""

    WEBMASTER_GOES_ON = "webmaster goes on"
    MYSELF = "myself"
    DELEGATE = "delegate"
    SHARE = "share"
    NEED_HELP = "need help"


DECISIONS: Final[Mapping[Situation, tuple[Decision, ...]]] = MappingProxyType(
    {
        Situation.GIVEN: (Decision.WEBMASTER_GOES_ON, Decision.NEED_HELP),
        Situation.MAKER: (Decision.DELEGATE, Decision.MYSELF, Decision.SHARE, Decision.NEED_HELP),
    }
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One move. `removal` is the day on which the ISO account goes, as far as it is known; times are UTC."""

    id: MigrationId
    name: str
    created_at: datetime
    saved_at: datetime
    situation: Situation | None = None
    step: Step = Step.WHO
    decision: Decision | None = None
    removal: date | None = None
    archived_at: datetime | None = None


def steps_of(situation: Situation | None) -> tuple[Step, ...]:
    """Return the pages of a situation; before one is chosen those of the webmaster, as the mock-up shows them."""
    return STEPS[situation or Situation.WEBMASTER]


def next_step(migration: Migration) -> Step | None:
    """Return the page behind the present one, or None on the last."""
    steps = steps_of(migration.situation)
    place = steps.index(migration.step) if migration.step in steps else 0
    return steps[place + 1] if place + 1 < len(steps) else None


def previous_step(migration: Migration) -> Step | None:
    """Return the page before the present one, or None on the first."""
    steps = steps_of(migration.situation)
    place = steps.index(migration.step) if migration.step in steps else 0
    return steps[place - 1] if place else None
