"""How one pane asks for another: an act that has a place of its own, signing in, and what goes on afterwards."""

from dataclasses import dataclass
from enum import StrEnum

from certdesk.domain.acts import Act
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession


class After(StrEnum):
    """What goes on once the user is signed in."""

    NOTHING = "nothing"
    OPEN_DOWNLOAD = "open download"
    GO_ON_SAVING = "go on saving"
    GO_ON_SAVING_KEY = "go on saving with the key"
    OPEN_REVOKE = "open revoke"
    GO_ON_REVOKING = "go on revoking"
    OPEN_REISSUE = "open reissue"
    GO_ON_REISSUING = "go on reissuing"
    OPEN_PROOFS = "open proofs"
    GO_ON_SENDING = "go on sending"  # of many requests, that of the order


@dataclass(frozen=True, slots=True)
class ActRequest:
    """A wish to begin an act on an order; where it needs a guest session, there is one."""

    act: Act
    order: OrderId


@dataclass(frozen=True, slots=True)
class SignInRequest:
    """A wish to sign in: for one order of the book, or for one that is still to be named (None)."""

    order: OrderId | None = None
    after: After = After.NOTHING
    send_at_once: bool = False


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that was opened, and the wish that led to it."""

    request: SignInRequest
    session: GuestSession
