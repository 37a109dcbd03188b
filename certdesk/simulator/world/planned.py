"""An order of the sample world with all its dates, ready to be written down."""

from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.orders import Order
from certdesk.domain.portal import PortalEvent, ValidationMethod
from certdesk.pki.issuance import Organisation
from certdesk.pki.keys import KeyKind


@dataclass(frozen=True, slots=True)
class Life:
    """The dates of one order. `valid_from` and `expires_at` are those of the present certificate (None: none yet).

    `events` are in the order of time; those after the world's now are its future.
    """

    status_word: str
    status_since: datetime
    placed_at: datetime
    events: tuple[PortalEvent, ...]
    issued_at: datetime | None = None
    valid_from: datetime | None = None
    expires_at: datetime | None = None
    covered_until: datetime | None = None
    reusable_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedOrder:
    """One order and what the authority knows of it besides what the panel lists. `names` has the common name first."""

    order: Order
    names: tuple[str, ...]
    organisation: Organisation
    key: KeyKind
    method: ValidationMethod | None
    life: Life
    guest_access: bool
    may_revoke: bool
