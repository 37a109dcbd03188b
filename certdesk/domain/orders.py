"""Orders: what was bought, where it stands, and whose move it is."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

OrderId = NewType("OrderId", str)


class OrderStatus(StrEnum):
    """The ten statuses of the guest portal, in the portal's own spelling [S2]."""

    NEEDS_CSR = "needs_csr"
    NEEDS_APPROVAL = "needs_approval"
    PENDING = "pending"
    PROCESSING = "processing"
    REISSUE_PENDING = "reissue_pending"
    ISSUED = "issued"
    EXPIRED = "expired"
    REVOKED = "revoked"
    REJECTED = "rejected"
    CANCELED = "canceled"


class Brand(StrEnum):
    """The names a certificate is sold under; none before an order was looked up."""

    DIGICERT = "DigiCert"
    GEOTRUST = "GeoTrust"
    THAWTE = "Thawte"
    RAPIDSSL = "RapidSSL"
    SECTIGO = "Sectigo"
    TRUSTWAVE = "Trustwave"
    UNKNOWN = ""


class Validation(StrEnum):
    """How much the authority checks before it signs; not known before an order was looked up."""

    DV = "DV"
    OV = "OV"
    EV = "EV"
    UNKNOWN = ""


class Route(StrEnum):
    """Who serves an order after it was placed [S2]; not known before it was looked up."""

    GUEST_PORTAL = "guest portal"
    OPENSRS = "OpenSRS Support"
    RETIRED = "retired"
    UNKNOWN = "unknown"


_VIA_OPENSRS = frozenset({Brand.SECTIGO, Brand.TRUSTWAVE})


@dataclass(frozen=True, slots=True)
class Product:
    """What was bought. `retired` marks the consumer products that ended on 30 September 2020 [S2]."""

    name: str
    brand: Brand
    validation: Validation
    wildcard: bool = False
    retired: bool = False

    @property
    def route(self) -> Route:
        """Who serves orders of this product."""
        if self.brand in _VIA_OPENSRS:
            return Route.OPENSRS
        if self.brand is Brand.UNKNOWN:
            return Route.UNKNOWN
        return Route.RETIRED if self.retired else Route.GUEST_PORTAL


UNKNOWN_PRODUCT = Product("", Brand.UNKNOWN, Validation.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Order:
    """One order, as the reseller's control panel lists it. All times are aware UTC.

    `status_word` is kept as it came: words that CertDesk does not know stay readable. It is empty for an order
    that is known from a list only: then the product is not known either, and its times are those of the list.
    `issued_at` is the first issuance, from which the refund window runs; `expires_at` is the present
    certificate's last valid second (RFC 5280 4.1.2.5: inclusive); `covered_until` ends what was paid for.
    """

    id: OrderId
    supplier_id: str
    common_name: str
    product: Product
    organisation: str
    admin_email: str
    status_word: str
    status_since: datetime
    placed_at: datetime
    issued_at: datetime | None
    expires_at: datetime | None
    covered_until: datetime | None

    @property
    def status(self) -> OrderStatus | None:
        """The status, or None for a word that CertDesk does not know."""
        return known_status(self.status_word)

    @property
    def is_looked_up(self) -> bool:
        """Whether a panel or a session has shown this order, or only a list named it."""
        return bool(self.status_word)


_STATUSES: dict[str, OrderStatus] = {status.value: status for status in OrderStatus}


def known_status(word: str) -> OrderStatus | None:
    """Return the status that the portal's `word` names, or None. Case is ignored (clients send `CANCELED`)."""
    return _STATUSES.get(word) or _STATUSES.get(word.strip().lower())
