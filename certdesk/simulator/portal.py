"""The guest portal of the practice world: a code by mail, two hours of access to one order, nine downloads [S2]."""

from collections.abc import Callable
from datetime import datetime
from random import Random

from certdesk.domain.downloads import DownloadFormat, is_downloadable
from certdesk.domain.errors import CertDeskError, SessionRequired, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.portal import (
    CODE_LIFETIME,
    RESEND_AFTER,
    CodeReceipt,
    GuestSession,
    Identifier,
    PortalFile,
    PortalOrder,
    ValidationMethod,
)
from certdesk.simulator import codes, letters, records
from certdesk.simulator.certificates import chain_of, is_unsigned
from certdesk.simulator.claims import claimed
from certdesk.simulator.lookup import guest_refusal, matching_order
from certdesk.simulator.moments import restored
from certdesk.simulator.present import Moment, Present
from certdesk.simulator.sessions import Sessions

_NOT_SERVED = frozenset({DownloadFormat.DER, DownloadFormat.CA_BUNDLE})


class Portal:
    """Serves guests (port GuestPortal). `ensure_world` is called before the first code of an empty world is sent."""

    def __init__(
        self, present: Present, sessions: Sessions, randomness: Random, ensure_world: Callable[[], None]
    ) -> None:
        self._present = present
        self._sessions = sessions
        self._randomness = randomness
        self._ensure_world = ensure_world

    def now(self) -> datetime:
        """Return the portal's time, by which codes and sessions end (aware UTC)."""
        return self._present.glance()

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Send a code to the order's admin contact and return where and until when. It closes the code before it.

        Raises FieldError (`email`, `identifier`), PolicyRefused (ROUTE_OPENSRS, BRAND_RETIRED, GUEST_OFF,
        CODE_LIMIT with `minutes`, RESEND_SOON with `seconds`).
        """
        from certdesk.simulator.delivery import deliver  # noqa: PLC0415 - see there

        claim = claimed(admin_email, identifier)
        self._ensure_world()
        with self._present.write() as moment:
            order = matching_order(moment.connection, claim)
            refusal = guest_refusal(moment.connection, order) or codes.send_refusal(
                moment.connection, order.id, moment.now
            )
            if refusal is not None:
                raise refusal
            sent = codes.open_code(moment.connection, order.id, moment.now, self._randomness)
            deliver(moment.connection, letters.access_code(order, sent.code, moment.now))
        return CodeReceipt(
            request=sent.request,
            order=order,
            sent_to=order.admin_email,
            sent_at=moment.now,
            valid_until=moment.now + CODE_LIFETIME,
            resend_from=moment.now + RESEND_AFTER,
        )

    def sign_in(self, request: str, code: str) -> GuestSession:
        """Open a session of two hours with the code that was sent for `request`.

        Raises FieldError on the field `code` (CODE_SHORT, CODE_WRONG, CODE_USED, CODE_EXPIRED) and
        PolicyRefused (CODE_LIMIT with `minutes`) at the fifth wrong try and while the order is paused after it.
        """
        with self._present.write() as moment:
            outcome = codes.redeem(moment.connection, request, code, moment.now)
        if isinstance(outcome, CertDeskError):
            raise outcome
        return self._sessions.open(outcome, moment.now)

    def order(self, token: str) -> PortalOrder:
        """Return the order that the session serves. Raises SessionRequired when it is over."""
        session = self._sessions.live(token, self._present.now())
        self._catch_up(session)
        with self._present.read() as moment:
            return _shown(moment, self._order(moment, session))

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        """Return the present certificate in one of the portal's nine formats; any other raises ValueError.

        Raises SessionRequired, and StateConflict (NOT_ISSUED with `status`) for an order that never had one.
        """
        from certdesk.pki import formats  # noqa: PLC0415 - 100 ms, and a start that only shows the book needs none

        if format_ in _NOT_SERVED:
            raise ValueError(format_)
        session = self._sessions.live(token, self._present.now())
        self._catch_up(session)
        with self._present.read() as moment:
            order = self._order(moment, session)
            chain = chain_of(moment.connection, order)
        if not is_downloadable(order) or not chain:
            raise StateConflict(MessageKey.NOT_ISSUED, status=order.status_word)
        return PortalFile(
            content=formats.render(format_, chain, order.common_name),
            media_type=formats.media_type(format_),
            file_name=formats.suggested_name(format_, order.common_name),
        )

    def sign_out(self, token: str) -> None:
        """End the session. A session that is over already is no error."""
        self._sessions.close(token, self._present.now())

    def _order(self, moment: Moment, session: GuestSession) -> Order:
        order = records.order_of(moment.connection, session.order)
        if order is None:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=session.order)
        return order

    def _catch_up(self, session: GuestSession) -> None:
        """Have a certificate signed that has its dates but was never asked for: see `certificates.is_unsigned`."""
        with self._present.read() as moment:
            if not is_unsigned(moment.connection, self._order(moment, session)):
                return
        from certdesk.simulator.signing import sign_belated  # noqa: PLC0415 - see there

        with self._present.write() as moment:
            sign_belated(moment.connection, moment.vault_key, self._order(moment, session))


def _shown(moment: Moment, order: Order) -> PortalOrder:
    method, reusable_until = moment.connection.execute(
        "SELECT method, reusable_until FROM orders WHERE id = ?", (order.id,)
    ).fetchone()
    return PortalOrder(
        order=order,
        names=records.names_of(moment.connection, order.id),
        method=None if method is None else ValidationMethod(method),
        reusable_until=restored(reusable_until),
        chain=chain_of(moment.connection, order),
        events=records.events_of(moment.connection, order.id),
    )
