"""Moving certificates off an independent sign-on (ISO) account: whose move it is, and the way it takes [S3]."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NewType

from certdesk.domain.correspondents import Webmaster
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import without_hidden

MigrationId = NewType("MigrationId", str)

LONGEST_NAME: Final = 80


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


# [S3] names all of these but two: delegate access, the provider's own safe way to share an account, and looking after
# one's certificates oneself for somebody who was given a sign-in, which is possible where the account is their own.
DECISIONS: Final[Mapping[Situation, tuple[Decision, ...]]] = MappingProxyType(
    {
        Situation.GIVEN: (Decision.WEBMASTER_GOES_ON, Decision.MYSELF, Decision.NEED_HELP),
        Situation.MAKER: (Decision.DELEGATE, Decision.MYSELF, Decision.SHARE, Decision.NEED_HELP),
    }
)


@dataclass(frozen=True, slots=True)
class Migration:
    """One move. `removal` is the day on which the ISO account goes, as far as it is known; times are UTC.

    `webmaster` is whom a client's letter goes to.

    `revision` counts the changes that were kept of it, since its times do not tell which of two is the later one: the
    practice clock goes back when the practice world starts over.
    """

    id: MigrationId
    name: str
    created_at: datetime
    saved_at: datetime
    situation: Situation | None = None
    step: Step = Step.WHO
    decision: Decision | None = None
    removal: date | None = None
    archived_at: datetime | None = None
    revision: int = 0
    webmaster: Webmaster = field(default_factory=Webmaster)


def migration_name(typed: str) -> str:
    """Return `typed` as a name: one line of 1 to 80 characters. Raises FieldError (`name`, MIGRATION_NAME)."""
    name = " ".join(without_hidden(" ".join(typed.split())).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise FieldError("name", MessageKey.MIGRATION_NAME, number=LONGEST_NAME)
    return name


def steps_of(situation: Situation | None) -> tuple[Step, ...]:
    """Return the pages of a situation; before one is chosen those of the webmaster, as the mock-up shows them."""
    return STEPS[situation or Situation.WEBMASTER]


def placed(migration: Migration) -> Migration:
    """Return `migration` on a page that its situation has, without a decision that is not for it.

    A page that another situation's way led to becomes the first. Nobody is past the first without a situation.
    """
    has_page = migration.situation is not None and migration.step in steps_of(migration.situation)
    step = migration.step if has_page else Step.WHO
    is_offered = migration.situation is not None and migration.decision in DECISIONS.get(migration.situation, ())
    return replace(migration, step=step, decision=migration.decision if is_offered else None)


def is_answered(migration: Migration) -> bool:
    """Return whether the present page has the answer that going on needs."""
    match placed(migration).step:
        case Step.WHO:
            return migration.situation is not None
        case Step.DECIDE:
            return placed(migration).decision is not None
        case _:
            return True


def next_step(migration: Migration) -> Step | None:
    """Return the page behind the present one; None on the last, and where an answer is missing."""
    steps, place = _place(migration)
    return steps[place + 1] if place + 1 < len(steps) and is_answered(migration) else None


def previous_step(migration: Migration) -> Step | None:
    """Return the page before the present one, or None on the first."""
    steps, place = _place(migration)
    return steps[place - 1] if place else None


def gone_on(migration: Migration) -> Migration:
    """Return `migration` on the next page; as it is where there is none."""
    return replace(placed(migration), step=next_step(migration) or placed(migration).step)


def gone_back(migration: Migration) -> Migration:
    """Return `migration` on the page before; as it is on the first. No answer is lost."""
    return replace(placed(migration), step=previous_step(migration) or Step.WHO)


def _place(migration: Migration) -> tuple[tuple[Step, ...], int]:
    steps = steps_of(migration.situation)
    return steps, steps.index(placed(migration).step)
