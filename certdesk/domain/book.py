"""The order book: what the desk knows of every order, as last seen."""

from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.activity import ActivityLine
from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.orders import Order
from certdesk.domain.portal import OrderCertificate, ValidationMethod


@dataclass(frozen=True, slots=True)
class BookEntry:
    """One order in the book. `client` is the user's word for whose it is; `shown_name` has its IDN in Unicode.

    `tags` and `note` are the user's own; tags are in alphabetical order.
    """

    order: Order
    client: str
    shown_name: str
    tags: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All orders of the desk, and when the reseller's panel was last asked (None: never)."""

    entries: tuple[BookEntry, ...]
    as_of: datetime | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One certificate of a chain: its facts and its PEM text."""

    facts: CertificateFacts
    pem: str


@dataclass(frozen=True, slots=True)
class PortalView:
    """What the last guest session showed of an order, kept so that it can be read without one.

    `shown_names` repeats `names` in the same order with IDNs in Unicode; it is empty when none of them is one.
    """

    seen_at: datetime
    names: tuple[str, ...]
    method: ValidationMethod | None
    reusable_until: datetime | None
    chain: tuple[ChainLink, ...]
    shown_names: tuple[str, ...] = ()
    certificates: tuple[OrderCertificate, ...] = ()
    may_revoke: bool = True


@dataclass(frozen=True, slots=True)
class OrderDetails:
    """All that the details pane shows. `portal` is None until the first guest session of the order."""

    entry: BookEntry
    as_of: datetime
    portal: PortalView | None
    activity: tuple[ActivityLine, ...]
