"""The guest portal of the practice world: a code by mail, two hours of one order, and what guests do to it [S2]."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from certdesk.domain.deeds import DeedKey, Receipt
from certdesk.domain.downloads import DownloadFormat, is_downloadable
from certdesk.domain.errors import CertDeskError, SessionRequired, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
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
from certdesk.domain.proofs import NameProof
from certdesk.domain.revocation import Revocation
from certdesk.simulator import codes, letters, proving, records
from certdesk.simulator.certificates import chain_of, is_incomplete, is_unsigned
from certdesk.simulator.claims import claimed
from certdesk.simulator.deeds import once
from certdesk.simulator.looking import look
from certdesk.simulator.lookup import guest_refusal, matching_order
from certdesk.simulator.moments import restored
from certdesk.simulator.present import Moment
from certdesk.simulator.reach import Reach
from certdesk.simulator.sessions import Sessions
from certdesk.simulator.terms import held_until
from certdesk.simulator.zoning import zone_of

_NOT_SERVED = frozenset({DownloadFormat.DER, DownloadFormat.CA_BUNDLE})


class Portal:
    """Serves guests (ports GuestPortal and GuestDesk).

    All but `now` and `sign_out` raises Unavailable (PORTAL) while the CA does not answer. `ensure_world` is called
    before the first code of an empty world is sent.
    """

    def __init__(self, reach: Reach, sessions: Sessions, ensure_world: Callable[[], None]) -> None:
        self._reach = reach
        self._sessions = sessions
        self._ensure_world = ensure_world

    def now(self) -> datetime:
        """Return the portal's time, by which codes and sessions end (aware UTC)."""
        return self._reach.glance()

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Send a code to the order's admin contact and return where and until when. It closes the code before it.

        Raises FieldError (`email`, `identifier`), PolicyRefused (ROUTE_OPENSRS, BRAND_RETIRED, GUEST_OFF,
        CODE_LIMIT with `minutes`, RESEND_SOON with `seconds`).
        """
        from certdesk.simulator.delivery import deliver  # noqa: PLC0415 - see there

        claim = claimed(admin_email, identifier)
        self._ensure_world()
        with self._reach.write() as moment:
            order = matching_order(moment.connection, claim)
            refusal = guest_refusal(moment.connection, order) or codes.send_refusal(
                moment.connection, order.id, moment.now
            )
            if refusal is not None:
                raise refusal
            sent = codes.open_code(moment, order.id)
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
        with self._reach.write() as moment:
            outcome = codes.redeem(moment, request, code)
        if isinstance(outcome, CertDeskError):
            raise outcome
        return self._sessions.open(outcome, moment.now)

    def order(self, token: str) -> PortalOrder:
        """Return the order that the session serves. Raises SessionRequired when it is over."""
        with self._looking(token) as (moment, order):
            return _shown(moment, order)

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        """Return the present certificate in one of the portal's nine formats; any other raises ValueError.

        Raises SessionRequired, and StateConflict (NOT_ISSUED with `status`) for an order that never had one.
        """
        from certdesk.pki import formats  # noqa: PLC0415 - 100 ms, and a start that only shows the book needs none

        if format_ in _NOT_SERVED:
            raise ValueError(format_)
        with self._looking(token) as (moment, order):
            chain = chain_of(moment.connection, order)
        if not is_downloadable(order) or not chain:
            raise StateConflict(MessageKey.NOT_ISSUED, status=order.status_word)
        return PortalFile(
            content=formats.render(format_, chain, order.common_name),
            media_type=formats.media_type(format_),
            file_name=formats.suggested_name(format_, order.common_name),
        )

    def sign_out(self, token: str) -> None:
        """End the session. A session that is over already is no error, nor is a CA that does not answer."""
        self._sessions.close(token, self._reach.now())

    def revoke(self, token: str, revocation: Revocation, key: DeedKey) -> Receipt:
        """Revoke the order, or one certificate of it, at once and for good.

        Raises SessionRequired, PolicyRefused (REVOKE_OFF), FieldError (`comment`, COMMENT_LONG), NotFound
        (CERTIFICATE_GONE), StateConflict (NOT_REVOCABLE with `status`; REISSUE_PENDING).
        """
        from certdesk.simulator.revoking import revoke  # noqa: PLC0415 - see there

        with self._changing(token) as (moment, order):
            return once(moment, key, lambda: revoke(moment, order, revocation))

    def request_reissue(self, token: str, request: ReissueRequest, key: DeedKey) -> Receipt:
        """Ask for a reissue.

        Raises SessionRequired, StateConflict (REISSUE_PENDING; NOT_REISSUABLE with `status`), FieldError (`csr`,
        `names`, `reason`), PolicyRefused (PROOF_METHOD, REQUEST_REFUSED).
        """
        from certdesk.simulator.reissuing import request_reissue  # noqa: PLC0415 - see there

        with self._changing(token) as (moment, order):
            return once(moment, key, lambda: request_reissue(moment, order, request))

    def proofs(self, token: str) -> Sequence[NameProof]:
        """Return how far control over each name is proved; empty while nothing has to be."""
        with self._looking(token) as (moment, order):
            if not proving.is_to_be_asked(moment, order):
                return proving.proofs_of(moment, order)
        with self._changing(token) as (moment, order):
            return proving.proofs_of(moment, order)

    def proofs_ahead(self, token: str, names: Sequence[str], method: ValidationMethod | None) -> Sequence[NameProof]:
        """Return what a reissue with `names` would have to prove; what still holds is PROVED.

        Raises FieldError (`names`), PolicyRefused (PROOF_METHOD with `name`).
        """
        from certdesk.simulator.ahead import proofs_ahead  # noqa: PLC0415 - see there

        with self._changing(token) as (moment, order):
            return proofs_ahead(moment, order, names, method)

    def choose_method(self, token: str, name: str, method: ValidationMethod) -> Sequence[NameProof]:
        """Prove `name` in another way; e-mail sends its links at once, and again.

        Raises PolicyRefused (PROOF_METHOD with `name`), NotFound (PROOF_NOT_FOUND).
        """
        with self._changing(token) as (moment, order):
            proving.choose_method(moment, order, name, method)
            return proving.proofs_of(moment, order)

    def check_proofs(self, token: str) -> Sequence[NameProof]:
        """Have the authority look for what was published, and return how far each name is proved now.

        It looks between two units of work, as others may take their time to answer. Raises Unavailable (LOOKUP with
        `address`) where they do not, and nothing was found.
        """
        with self._changing(token) as (moment, order):
            sought, zone = proving.sought(moment, order), zone_of(moment.connection)
        looked = look(zone, sought)
        with self._changing(token) as (moment, order):
            proving.take(moment, order, looked)
            return proving.proofs_of(moment, order)

    @contextmanager
    def _looking(self, token: str) -> Iterator[tuple[Moment, Order]]:
        """Yield the session's order in a unit of work that only looks, once its certificates are complete."""
        with self._reach.read() as moment:
            order = self._order(moment, token)
            is_behind = is_unsigned(moment.connection, order) or is_incomplete(moment.connection)
        if is_behind:
            with self._changing(token):
                pass
        with self._reach.read() as moment:
            yield moment, self._order(moment, token)

    @contextmanager
    def _changing(self, token: str) -> Iterator[tuple[Moment, Order]]:
        """Yield the session's order in a unit of work that changes it, once its certificates are complete."""
        with self._reach.write() as moment:
            order = self._order(moment, token)
            _catch_up(moment, order)
            yield moment, order

    def _order(self, moment: Moment, token: str) -> Order:
        session = self._sessions.live(token, moment.now)
        order = records.order_of(moment.connection, session.order)
        if order is None:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=session.order)
        return order


def _catch_up(moment: Moment, order: Order) -> None:
    """Have a certificate signed that has its dates but was never asked for, and those looked at that never were."""
    if is_unsigned(moment.connection, order):
        from certdesk.simulator.signing import sign_belated  # noqa: PLC0415 - see there

        sign_belated(moment.connection, moment.vault_key, order)
    if is_incomplete(moment.connection):
        from certdesk.simulator.issued import complete  # noqa: PLC0415 - see there

        complete(moment.connection)


def _shown(moment: Moment, order: Order) -> PortalOrder:
    from certdesk.simulator.issued import certificates_of  # noqa: PLC0415 - see there

    method, reusable_until, may_revoke = moment.connection.execute(
        "SELECT method, reusable_until, may_revoke FROM orders WHERE id = ?", (order.id,)
    ).fetchone()
    way = None if method is None else ValidationMethod(method)
    return PortalOrder(
        order=order,
        names=records.names_of(moment.connection, order.id),
        method=way,
        reusable_until=held_until(restored(reusable_until), way),
        chain=chain_of(moment.connection, order),
        events=records.events_of(moment.connection, order.id),
        certificates=certificates_of(moment.connection, order.id),
        may_revoke=bool(may_revoke),
    )
