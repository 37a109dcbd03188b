"""What the frame of the migration wizard shows, and the list of migrations."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from certdesk.domain.errors import CertDeskError
from certdesk.domain.migration import Migration, Situation, Step
from certdesk.viewmodels.migration.tally import Tally


class Page(StrEnum):
    """What is shown; behind the list the steps of the wizard."""

    LIST = "list"
    WHO = "who"
    FIND = "find"
    PLAN = "plan"
    SIGN_IN = "sign in"
    DECIDE = "decide"
    HAND_OVER = "hand over"


PAGES = {
    Step.WHO: Page.WHO,
    Step.FIND: Page.FIND,
    Step.PLAN: Page.PLAN,
    Step.SIGN_IN: Page.SIGN_IN,
    Step.DECIDE: Page.DECIDE,
    Step.HAND_OVER: Page.HAND_OVER,
}


@dataclass(frozen=True, slots=True)
class Props:
    """The frame. `migrations` is None until the list was read; on the page WHO `migration` is None before it is begun.

    `steps` are those of the way, `step` the place of the present one among them, from 1. `is_asking` says that the
    user went on without the answer that the page needs. `is_last` says that no page follows.
    """

    page: Page = Page.WHO
    migrations: tuple[Migration, ...] | None = None
    migration: Migration | None = None
    steps: tuple[Step, ...] = ()
    step: int = 1
    tally: Tally = field(default_factory=Tally)
    is_asking: bool = False
    is_last: bool = False
    problem: CertDeskError | None = None

    @property
    def situation(self) -> Situation | None:
        """Whose move it is, as far as it is answered."""
        return None if self.migration is None else self.migration.situation

    @property
    def saved_at(self) -> datetime | None:
        """When the migration was saved last (UTC), None before it is begun."""
        return None if self.migration is None else self.migration.saved_at

    @property
    def has_list(self) -> bool:
        """Whether there is a list to go to."""
        return bool(self.migrations)
