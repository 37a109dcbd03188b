"""What the accounts pane depends on, and what it shows."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from certdesk.domain.accounts import Account, Keeping
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import SeatState, SeatView
from certdesk.viewmodels.accounts.deeds import Deed, Deeds, Refusal
from certdesk.viewmodels.accounts.fetching import Fetched
from certdesk.viewmodels.accounts.rows import Row, row_of


class PaneState(StrEnum):
    """What stands in the place of the services."""

    QUIET = "quiet"  # nothing yet, and not for long enough to say so
    LOADING = "loading"
    UNREADABLE = "unreadable"  # the problem says why
    NOBODY = "nobody"  # nobody ever signed in here
    EMPTY = "empty"
    ROWS = "rows"


_AT_FORM: Final = frozenset({Deed.SIGN_IN, Deed.SEND_PASSWORD})
_ON_TOP: Final = frozenset({Deed.SIGN_OUT, Deed.BE_SELF})


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the pane depends on. `mailed_to` is the username that a new password was asked for, "" for none."""

    now: datetime
    fetched: Fetched = field(default_factory=Fetched)
    deeds: Deeds = field(default_factory=Deeds)
    mailed_to: str = ""


@dataclass(frozen=True, slots=True)
class Props:
    """All that the pane shows. `problem` stands on top, `sign_in_problem` at the sign-in form.

    `needs_sign_in`: nobody is signed in, so the form is shown, with `username` in it; what the keyring does not say at
    once is waited for, and `awaits_keyring` once that takes long enough to say so. `is_checking`: the directory is
    being asked, for as long. `is_old`: it did not answer, so the rows are as of `seen_at`. `waiting` is how many
    services the user can go on with.
    """

    state: PaneState
    account: Account | None
    username: str
    rows: tuple[Row, ...]
    needs_sign_in: bool
    now: datetime
    seen_at: datetime | None
    is_checking: bool
    awaits_keyring: bool
    is_old: bool
    problem: CertDeskError | None
    sign_in_problem: CertDeskError | None
    mailed_to: str
    doing: Deed | None
    keeping: Keeping
    acting: str
    waiting: int


def derive(inputs: Inputs) -> Props:
    """Return what the pane shows."""
    fetched, doing, refusal = inputs.fetched, inputs.deeds.doing, inputs.deeds.refusal
    view = fetched.view
    seats = () if view is None else view.seats
    is_signed_in = view is not None and view.is_signed_in
    return Props(
        state=_state(fetched),
        account=None if view is None else view.account,
        username=fetched.user if view is None or view.account is None else view.account.username,
        rows=tuple(_row(each, inputs, is_signed_in=is_signed_in) for each in sorted(seats, key=_is_not_enabled)),
        needs_sign_in=view is not None and not is_signed_in and not view.awaits_keyring,
        now=inputs.now,
        seen_at=None if view is None else view.seen_at,
        is_checking=fetched.is_asking and fetched.is_late,
        awaits_keyring=view is not None and view.awaits_keyring and fetched.is_late,
        is_old=fetched.error is not None and view is not None,
        problem=_refused(refusal, _ON_TOP) or fetched.error,
        sign_in_problem=_refused(refusal, _AT_FORM) or fetched.ended,
        mailed_to=inputs.mailed_to,
        doing=None if doing is None else doing.deed,
        keeping=Keeping.KEYRING if view is None else view.keeping,
        acting="" if view is None else view.acting,
        waiting=sum(each.needs_user for each in seats),
    )


def _state(fetched: Fetched) -> PaneState:
    view = fetched.view
    if view is None:
        if fetched.error is not None:
            return PaneState.UNREADABLE
        return PaneState.LOADING if fetched.is_late else PaneState.QUIET
    if view.seats:
        return PaneState.ROWS
    return PaneState.EMPTY if view.is_signed_in else PaneState.NOBODY


def _row(view: SeatView, inputs: Inputs, *, is_signed_in: bool) -> Row:
    doing, refusal = inputs.deeds.doing, inputs.deeds.refusal
    return row_of(
        view,
        is_signed_in=is_signed_in,
        is_busy=doing is not None and doing.seat == view.seat,
        failure=refusal.error if refusal is not None and refusal.doing.seat == view.seat else None,
    )


def _is_not_enabled(view: SeatView) -> bool:
    """What can be used stands first, each in the directory's order."""
    return view.state is SeatState.NOT_ENABLED


def _refused(refusal: Refusal | None, deeds: frozenset[Deed]) -> CertDeskError | None:
    return refusal.error if refusal is not None and refusal.doing.deed in deeds else None
