"""What the details pane depends on, and what it shows: facts, no sentences."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from certdesk.domain.activity import ActivityLine
from certdesk.domain.acts import Act, Verdict
from certdesk.domain.book import BookEntry, ChainLink, OrderDetails
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import Brand, OrderId, OrderStatus, Validation
from certdesk.domain.portal import GuestSession, OrderCertificate, SessionPhase, ValidationMethod
from certdesk.viewmodels.orders.details_validity import Validity, Waiting


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the pane depends on. `now` is the portal's time; `sessions` are those of this run.

    `without_guests` are orders of which the portal said that guests cannot sign in.

    The two errors belong to reading what is saved here and to asking the portal; each lasts until the next answer.
    """

    now: datetime
    selected: OrderId | None = None
    details: OrderDetails | None = None
    sessions: tuple[GuestSession, ...] = ()
    is_updating: bool = False
    reading_error: CertDeskError | None = None
    portal_error: CertDeskError | None = None
    suggestions: tuple[BookEntry, ...] = ()
    without_guests: frozenset[OrderId] = frozenset()


@dataclass(frozen=True, slots=True)
class Freshness:
    """When the order was last seen, and how long ago that is, in whole minutes."""

    as_of: datetime
    age: timedelta
    is_updating: bool


@dataclass(frozen=True, slots=True)
class Header:
    """What names the order. `name` is as it stands in the certificate, `shown_name` as people read it."""

    name: str
    shown_name: str
    status: OrderStatus | None
    status_word: str
    product: str
    client: str
    freshness: Freshness


@dataclass(frozen=True, slots=True)
class SessionState:
    """The order's guest session while it gives access. `left` is in whole minutes, in seconds under one minute."""

    phase: SessionPhase
    left: timedelta


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The order's guest session is over."""

    at: datetime


@dataclass(frozen=True, slots=True)
class NewerIssued:
    """A certificate was issued since the last guest session, which showed the one before."""


@dataclass(frozen=True, slots=True)
class ServedByOpenSrs:
    """OpenSRS Support looks after orders of this brand."""

    brand: Brand


@dataclass(frozen=True, slots=True)
class BrandRetired:
    """The product is no longer served anywhere."""

    brand: Brand


@dataclass(frozen=True, slots=True)
class StatusUnknown:
    """The portal used a word that CertDesk does not know."""

    word: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that was asked for did not work."""

    error: CertDeskError


@dataclass(frozen=True, slots=True)
class GuestsOff:
    """The account that holds the order does not let guests in: the portal said so in this run."""


@dataclass(frozen=True, slots=True)
class RefundAwaited:
    """The order was revoked in time at `since`; `is_overdue` once a billing cycle has passed [S2]."""

    since: datetime
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class RefundCloses:
    """The refund window of an issued order is about to close. `days_left` is 0 on its last day."""

    closes_on: date
    days_left: int


Banner = (
    SessionEnded
    | NewerIssued
    | ServedByOpenSrs
    | BrandRetired
    | StatusUnknown
    | Trouble
    | GuestsOff
    | RefundAwaited
    | RefundCloses
)


@dataclass(frozen=True, slots=True)
class OrderFields:
    """The order's own column. The method is known only after a guest session; its date is None once it has gone by."""

    supplier_id: str
    order_id: OrderId
    brand: Brand
    validation: Validation
    admin_email: str
    method: ValidationMethod | None
    reusable_until: datetime | None


@dataclass(frozen=True, slots=True)
class ShownName:
    """One name of the certificate: as it stands there, and as people read it."""

    name: str
    shown: str

    @property
    def is_idn(self) -> bool:
        """Whether the two spellings differ."""
        return self.name != self.shown


class LinkRole(StrEnum):
    """What a certificate is in its chain."""

    LEAF = "leaf"
    INTERMEDIATE = "intermediate"
    ROOT = "root"


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One certificate of the chain."""

    role: LinkRole
    link: ChainLink


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An order that asks for attention, with the act that fits it now. `days` counts to its certificate's end."""

    entry: BookEntry
    days: int | None
    act: Act | None


@dataclass(frozen=True, slots=True)
class Page:
    """All that is shown of one order; `entry` is what texts about it are made from.

    `is_seen` says whether a guest session has shown what there is of a certificate; until then there is no chain
    and no certificate to show, which is not the same as there being none. `earlier` are the certificates that another
    one has taken the place of, `install_by` is when the first of them is revoked by the authority.
    """

    entry: BookEntry
    header: Header
    session: SessionState | None
    banner: Banner | None
    verdicts: tuple[Verdict, ...]
    buttons: tuple[Act, ...]
    first_button: Act | None
    validity: Validity | Waiting
    fields: OrderFields
    is_seen: bool
    can_sign_in: bool
    certificate: CertificateFacts | None
    names: tuple[ShownName, ...]
    chain: tuple[ChainRow, ...]
    activity: tuple[ActivityLine, ...]
    earlier: tuple[OrderCertificate, ...] = ()
    install_by: datetime | None = None

    @property
    def order(self) -> OrderId:
        """Which order it is."""
        return self.entry.order.id

    def allows(self, act: Act) -> bool:
        """Return whether `act` can be done now."""
        return any(verdict.act is act and verdict.is_allowed for verdict in self.verdicts)


@dataclass(frozen=True, slots=True)
class Props:
    """What the pane shows: a page, or that an order is to be chosen, or why one cannot be shown."""

    selected: OrderId | None
    page: Page | None
    error: CertDeskError | None
    suggestions: tuple[Suggestion, ...]
