"""Which order a guest means, and whether the portal serves it."""

from collections.abc import Sequence
from sqlite3 import Connection

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.portal import IdentifierKind
from certdesk.simulator.claims import GuestClaim
from certdesk.simulator.records import orders_with_name, orders_with_supplier_id

_IN_FORCE = frozenset({OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING})


def matching_order(connection: Connection, claim: GuestClaim) -> Order:
    """Return the order that the claim's admin e-mail and identifier name together.

    A name can stand on several orders of one contact: then it is the newest that is in force, or the newest
    where none is. Raises FieldError (`identifier`, NO_MATCH with `kind`).
    """
    match claim.kind:
        case IdentifierKind.NAME:
            found: Sequence[Order] = orders_with_name(connection, claim.admin_email, claim.text)
        case IdentifierKind.SUPPLIER_ID:
            found = orders_with_supplier_id(connection, claim.admin_email, claim.text)
    if not found:
        raise FieldError("identifier", MessageKey.NO_MATCH, kind=claim.kind.value)
    return max(found, key=lambda order: (order.status in _IN_FORCE, order.placed_at, order.id))


def guest_refusal(connection: Connection, order: Order) -> PolicyRefused | None:
    """Return why the guest portal does not serve `order`: its brand is served elsewhere, or guests are not let in."""
    brand = order.product.brand.value
    match order.product.route:
        case Route.OPENSRS:
            return PolicyRefused(MessageKey.ROUTE_OPENSRS, brand=brand)
        case Route.RETIRED:
            return PolicyRefused(MessageKey.BRAND_RETIRED, brand=brand)
        case Route.GUEST_PORTAL | Route.UNKNOWN:
            row = connection.execute("SELECT guest_access FROM orders WHERE id = ?", (order.id,)).fetchone()
            return None if row[0] else PolicyRefused(MessageKey.GUEST_OFF)
