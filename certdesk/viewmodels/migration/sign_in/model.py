"""The customer accounts that somebody's own certificates are in, and which of them they have signed in to [S3]."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_plans import Moved, MoveState
from certdesk.jobs.outcome import Outcome
from certdesk.services.api import HandingOver, MigrationView, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration

_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Held:
    """One certificate: its name as people read it, and its end (UTC) as far as that is known."""

    name: str
    ends_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountToSignIn:
    """One customer account with what is in it, those that end first on top."""

    number: str
    held: tuple[Held, ...]
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Homeless:
    """One certificate without a customer account: not found, asked for, or two answers that disagree."""

    id: HoldingId
    held: Held
    state: MoveState


@dataclass(frozen=True, slots=True)
class Inputs:
    """The migration that is open, and why the last tick was not kept."""

    view: MigrationView | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The page. `saved_at` is when what it shows was kept last (UTC)."""

    accounts: tuple[AccountToSignIn, ...] = ()
    homeless: tuple[Homeless, ...] = ()
    saved_at: datetime | None = None
    problem: CertDeskError | None = None

    @property
    def signed_in(self) -> int:
        """How many customer accounts are ticked off."""
        return sum(each.is_ticked for each in self.accounts)

    @property
    def is_all_ticked(self) -> bool:
        """Whether each customer account that is known is ticked off."""
        return 0 < len(self.accounts) == self.signed_in

    @property
    def is_done(self) -> bool:
        """Whether nothing depends on the ISO account any more."""
        return self.is_all_ticked and not self.homeless


def derive(inputs: Inputs) -> Props:
    """Return the page. The accounts stay in their order when they are ticked."""
    view = inputs.view
    if view is None:
        return Props(problem=inputs.problem)
    by_number: dict[str, list[Held]] = {}
    for each in view.moved:
        if each.number:
            by_number.setdefault(each.number, []).append(_held(each))
    accounts = [AccountToSignIn(number, _by_end(held), number in view.signed_in) for number, held in by_number.items()]
    homeless = (Homeless(each.holding.id, _held(each), each.state) for each in view.moved if not each.number)
    return Props(
        tuple(sorted(accounts, key=lambda each: (_end(each.held[0]), each.number))),
        tuple(sorted(homeless, key=lambda each: (_end(each.held), each.held.name))),
        view.migration.saved_at,
        inputs.problem,
    )


class SignInViewModel(ViewModel[Inputs, Props]):
    """A tick shows at once and is kept behind it."""

    def __init__(
        self,
        handing_over: HandingOver,
        sessions: Sessions,
        opened: OpenMigration,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(opened.view), derive, parent)
        self._handing_over, self._sessions, self._open = handing_over, sessions, opened
        opened.changed.connect(self._take_opened)

    def now(self) -> datetime:
        """Return the time by the portal's clock, which papers are dated with."""
        return self._sessions.now()

    def tick(self, number: str, *, is_ticked: bool) -> None:
        """Say that one has signed in to a customer account, or has not."""
        id_ = self._open.id
        account = next((each for each in self._props.accounts if each.number == number), None)
        if id_ is None or account is None or account.is_ticked is is_ticked:
            return
        self._apply(replace(self._inputs, problem=None))

        def shown(view: MigrationView) -> MigrationView:
            ticked = view.signed_in | {number} if is_ticked else view.signed_in - {number}
            return replace(view, signed_in=ticked)

        self._open.ahead(shown, partial(self._handing_over.tick, id_, number, is_ticked=is_ticked), self._finish)

    def _finish(self, outcome: Outcome[MigrationView]) -> None:
        self._finished(outcome)

    def _take_opened(self, view: MigrationView | None) -> None:
        is_same = _id(view) == _id(self._inputs.view)
        self._apply(Inputs(view, self._inputs.problem if is_same else None))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))


def _held(moved: Moved) -> Held:
    holding = moved.holding
    return Held(holding.name, holding.ends_at)


def _by_end(held: Iterable[Held]) -> tuple[Held, ...]:
    return tuple(sorted(held, key=lambda each: (_end(each), each.name)))


def _end(held: Held) -> datetime:
    return held.ends_at or _NEVER


def _id(view: MigrationView | None) -> MigrationId | None:
    return None if view is None else view.migration.id
