"""When the fake authority ends earlier certificates: 72 hours after one that carries fewer names."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind, OrderCertificate, PortalOrder
from certdesk.domain.revocation import RevocationReason, Revoked
from tests.fakes.books import FakeBooks


def warn(books: FakeBooks, order: OrderId, names: Sequence[str]) -> None:
    shown = books.shown[order]
    if set(shown.names) <= set(names):
        return
    subject = f"Reissue request will revoke previously issued certificate for order {order} within 72 hours"
    books.mail.deliver(shown.order.admin_email, subject, "Names are left out.\n", books.clock.now())


def set_end(
    books: FakeBooks, shown: PortalOrder, names: Sequence[str], earlier: Sequence[OrderCertificate]
) -> tuple[OrderCertificate, ...]:
    """Return the earlier certificates with the end that the new names set them."""
    if set(shown.names) <= set(names):
        return tuple(earlier)
    order, end = shown.order.id, books.clock.now() + EARLIER_REVOKED_AFTER
    books.due.append((end, lambda: _end(books, order)))
    return tuple(
        each if each.revoked or each.expires_at < end else replace(each, revokes_at=min(each.revokes_at or end, end))
        for each in earlier
    )


def _end(books: FakeBooks, order: OrderId) -> None:
    shown, now = books.shown[order], books.clock.now()
    due = [each for each in shown.certificates if each.revokes_at is not None and each.revokes_at <= now]
    if not due or shown.order.status not in {OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING}:
        return
    ended = [_ended(each) if each in due else each for each in shown.certificates]
    books.shown[order] = replace(shown, certificates=tuple(ended))
    books.tell(order, EventKind.EARLIER_REVOKED)


def _ended(certificate: OrderCertificate) -> OrderCertificate:
    at = certificate.revokes_at
    assert at is not None
    return replace(certificate, revokes_at=None, revoked=Revoked(at, RevocationReason.SUPERSEDED))
