"""One service of the accounts pane: what is told of it, and the one act it offers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, assert_never

from certdesk.domain.accounts import Seat
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import Outcome, SeatState, SeatView


class Told(StrEnum):
    """The one fact that a row tells beside its state."""

    LINKED = "linked"
    UNLINKED = "unlinked"  # an administrator ended the link
    PROCEEDED = "proceeded"  # the service was opened without linking
    ADMINISTRATOR_LINKED = "administrator linked"  # after this user had tried
    NAME_CHANGED = "name changed"  # after the names had clashed
    WILL_CLASH = "will clash"  # predicted, nothing was tried yet
    LINKED_BUT_CLASHES = "administrator linked, but the names clash"
    BEGINS = "begins"  # this user is the administrator who has to begin
    NOT_BEGUN = "not begun"  # predicted: no administrator has linked
    COMPANY = "company"  # an SSO user
    CAN_LINK = "can link"
    TRIED = "tried"
    CLASHES = "clashes"
    NOT_ENABLED = "not enabled"
    CAN_ENABLE = "can enable"  # this user is the administrator


class RowAct(StrEnum):
    """The one act of a row."""

    OPEN = "open"  # by way of the link
    ENTER = "enter"  # with the service's own credentials
    LINK = "link"
    LINK_NOW = "link now"
    PROCEED = "proceed"
    RESUME = "resume"
    COPY_REQUEST = "copy request"


_WITHOUT_ACCOUNT: Final = frozenset({RowAct.ENTER, RowAct.PROCEED, RowAct.COPY_REQUEST})
_ACTS: Final = {
    Told.LINKED: RowAct.OPEN,
    Told.PROCEEDED: RowAct.ENTER,
    Told.ADMINISTRATOR_LINKED: RowAct.LINK_NOW,
    Told.NAME_CHANGED: RowAct.LINK_NOW,
    Told.TRIED: RowAct.PROCEED,
    Told.CLASHES: RowAct.RESUME,
    Told.NOT_ENABLED: RowAct.COPY_REQUEST,
    Told.CAN_ENABLE: None,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row. `act` is None where there is nothing to do; `can_act` is False where one has to sign in first.

    `is_awaiting` says that an administrator has to link first, which the row then explains; `failure` is what the
    last act at it met. With `has_team` an administrator sees how far the colleagues are.
    """

    view: SeatView
    told: Told
    act: RowAct | None
    can_act: bool
    can_unlink: bool
    has_team: bool
    is_awaiting: bool
    is_signed_in: bool
    is_busy: bool = False
    failure: CertDeskError | None = None

    @property
    def seat(self) -> Seat:
        """Which seat it is."""
        return self.view.seat


def row_of(view: SeatView, *, is_signed_in: bool, is_busy: bool, failure: CertDeskError | None) -> Row:
    """Return the row of a seat. What needs the DigiCert account waits until one is signed in."""
    told = told_of(view)
    act = _ACTS.get(told, RowAct.LINK)
    if act is RowAct.COPY_REQUEST and not view.standing.organisation.administrators:
        act = None  # nobody is named to whom the request could go
    is_open = is_signed_in and view.state is SeatState.LINKED
    return Row(
        view,
        told,
        act,
        can_act=is_signed_in or act in _WITHOUT_ACCOUNT,
        can_unlink=is_open,
        has_team=is_open and view.standing.is_administrator,
        is_awaiting=view.state is SeatState.ADMIN_FIRST,
        is_signed_in=is_signed_in,
        is_busy=is_busy,
        failure=failure,
    )


def told_of(view: SeatView) -> Told:
    """Return the fact to tell of a seat."""
    match view.state:
        case SeatState.LINKED:
            return Told.LINKED
        case SeatState.NOT_ENABLED:
            return Told.CAN_ENABLE if view.standing.is_administrator else Told.NOT_ENABLED
        case SeatState.ADMIN_FIRST:
            is_past = view.attempt is not None and view.attempt.proceeded_at is not None
            return Told.PROCEEDED if is_past else Told.TRIED
        case SeatState.USERNAME_EXISTS:
            return Told.CLASHES
        case SeatState.NOT_LINKED:
            return _of_unlinked(view)
        case _:
            assert_never(view.state)


def _of_unlinked(view: SeatView) -> Told:
    """What happened comes before what is to come; of that, what would stop the user comes first."""
    standing, attempt = view.standing, view.attempt
    if standing.unlinked is not None:
        return Told.UNLINKED
    if attempt is not None and attempt.outcome is Outcome.ADMIN_FIRST:
        return Told.LINKED_BUT_CLASHES if view.will_clash else Told.ADMINISTRATOR_LINKED
    if attempt is not None and attempt.outcome is Outcome.USERNAME_EXISTS:
        return Told.NAME_CHANGED
    if not standing.is_open:
        return Told.BEGINS if standing.is_administrator else Told.NOT_BEGUN
    if view.will_clash:
        return Told.WILL_CLASH
    return Told.COMPANY if standing.is_sso else Told.CAN_LINK
