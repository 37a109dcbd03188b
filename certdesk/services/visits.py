"""Asking the guest portal on behalf of an order that has a live session, and keeping what it shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from certdesk.domain.book import BookEntry, PortalView
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import SessionRequired
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import PortalFile, PortalOrder
from certdesk.services import x509
from certdesk.services.arrivals import take_over
from certdesk.services.open_sessions import OpenSessions, over
from certdesk.services.ports import GuestPortal
from certdesk.storage.desk import Records

Answer = TypeVar("Answer")


class Visits:
    """Visits to the portal. Each raises SessionRequired when the order's session is over, whoever notices first."""

    def __init__(self, portal: GuestPortal, sessions: OpenSessions) -> None:
        self._portal = portal
        self._sessions = sessions

    def order(self, order: OrderId) -> PortalOrder:
        """Return what the portal shows of `order` at this moment."""
        return self.ask(order, self._portal.order)

    def file(self, order: OrderId, format_: DownloadFormat) -> PortalFile:
        """Return one of the portal's nine formats. Raises StateConflict (NOT_ISSUED) too."""
        return self.ask(order, lambda token: self._portal.download(token, format_))

    def ask(self, order: OrderId, question: Callable[[str], Answer]) -> Answer:
        """Return the answer to `question`, which is handed the token of the order's session."""
        session = self._sessions.live(order, self._portal.now())
        try:
            return question(session.token)
        except SessionRequired:
            raise over(self._sessions.end(session, self._portal.now())) from None


def first_sight(order: Order) -> BookEntry:
    """Return `order` as it enters the book: its client is who ordered, its name is shown in Unicode."""
    from certdesk.pki.idn import to_unicode  # noqa: PLC0415 - 18 ms, and a start that only shows the book needs none

    return BookEntry(order, order.organisation, to_unicode(order.common_name))


def portal_view(shown: PortalOrder, seen_at: datetime) -> PortalView:
    """Return what the portal showed, with its chain read into facts. Raises Damaged."""
    return PortalView(
        seen_at=seen_at,
        names=shown.names,
        method=shown.method,
        reusable_until=shown.reusable_until,
        chain=x509.links(shown.chain),
        certificates=shown.certificates,
        may_revoke=shown.may_revoke,
    )


def readable(view: PortalView) -> PortalView:
    """Return `view` with its names as people read them beside those in A-labels, where it has any of these."""
    if not any("xn--" in name for name in view.names):
        return view
    from certdesk.pki.idn import to_unicode  # noqa: PLC0415 - as above

    return replace(view, shown_names=tuple(to_unicode(name) for name in view.names))


def keep(records: Records, shown: PortalOrder, view: PortalView) -> None:
    """Keep what the portal showed of an order, and the order itself."""
    take_over(records, [first_sight(shown.order)], view.seen_at, {shown.order.id: shown.names})
    records.portal.keep(shown.order.id, view, shown.events)
