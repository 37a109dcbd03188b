"""What the fake authority does to orders: the rules of the real one, without its certificates."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from certdesk.domain.approvals import ApprovalRequest, RequestKind, RequestState
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, StateConflict
from certdesk.domain.lifecycle import IN_FORCE, WAITING, Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Brand, Order, OrderId, OrderStatus, Product, Validation
from certdesk.domain.portal import EventKind, OrderCertificate, PortalOrder
from certdesk.domain.refund import REFUND_DAYS
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason, Revoked
from tests.fakes import ends
from tests.fakes.books import QUEUE, TO_ISSUE, Done, FakeBooks
from tests.fakes.csrs import free_key, keep_csr, keep_reissue_csr
from tests.fakes.proofs import ask_again, ask_for_proofs, is_proved, wanted_at_reissue

CATALOGUE = (
    Product("Secure Site OV", Brand.DIGICERT, Validation.OV),
    Product("RapidSSL Standard DV", Brand.RAPIDSSL, Validation.DV),
    Product("RapidSSL Wildcard DV", Brand.RAPIDSSL, Validation.DV, wildcard=True),
    Product("PositiveSSL DV", Brand.SECTIGO, Validation.DV),
)
_LIFETIME, _ONE_SECOND, _COVER = timedelta(days=199), timedelta(seconds=1), timedelta(days=365)


def place(books: FakeBooks, new: NewOrder) -> Done:
    if not new.names or not all("." in name for name in new.names):
        raise FieldError("names", MessageKey.NAMES_FORM, name=new.common_name)
    if not new.organisation.strip():
        raise FieldError("organisation", MessageKey.ORGANISATION_FORM)
    if "@" not in new.admin_email:
        raise FieldError("email", MessageKey.EMAIL_FORM)
    number = 1_095_000_000 + len(books.listed)
    now = books.clock.now()
    order = Order(
        id=OrderId(str(number)),
        supplier_id=f"2818-{number % 100_000:05d}Z",
        common_name=new.common_name,
        product=new.product,
        organisation=new.organisation,
        admin_email=new.admin_email,
        status_word=OrderStatus.NEEDS_CSR.value,
        status_since=now,
        placed_at=now,
        issued_at=None,
        expires_at=None,
        covered_until=None,
    )
    shown = PortalOrder(order, new.names, new.method, None, (), ())
    if new.csr:
        free_key(books, shown, new.csr)
    books.add(shown)
    books.tell(order.id, EventKind.PLACED)
    request = len(books.requests) + 1
    state = RequestState.PENDING if new.needs_approval else RequestState.SUBMITTED
    facts = (order.id, order.common_name, order.product.name, order.organisation)
    books.requests[request] = ApprovalRequest(request, *facts, RequestKind.NEW_ORDER, state, now, new.comment)
    if new.csr:
        take_csr(books, order.id, new.csr)
    return Done(order.id)


def take_csr(books: FakeBooks, order: OrderId, csr: bytes) -> Done:
    status = books.order(order).status_word
    if status != OrderStatus.NEEDS_CSR:
        raise StateConflict(MessageKey.CSR_NOT_WANTED, status=status)
    keep_csr(books, order, csr)
    books.move(order, Move.CSR_SUPPLIED)
    ask_for_proofs(books, order)
    books.due.append((books.clock.now() + QUEUE, lambda: _leave_queue(books, order)))
    return Done(order)


def cancel(books: FakeBooks, order: OrderId, note: str) -> Done:
    known = books.order(order)
    if known.status in IN_FORCE:
        raise StateConflict(MessageKey.CANCEL_ISSUED, status=known.status_word)
    if not books.move(order, Move.CANCELED):
        raise StateConflict(MessageKey.CANCEL_PENDING_ONLY, status=known.status_word)
    for request in books.waiting():
        if request.order == order:
            books.requests[request.id] = replace(request, state=RequestState.REJECTED, comment=note)
    return Done(order)


def withdraw_reissue(books: FakeBooks, order: OrderId, note: str) -> Done:
    known = books.order(order)
    if known.status is not OrderStatus.REISSUE_PENDING:
        raise StateConflict(MessageKey.NO_REISSUE, status=known.status_word)
    settle_request(books, _request_of(books, order).id, RequestState.REJECTED, note)
    return Done(order)


def revoke(books: FakeBooks, order: OrderId, revocation: Revocation) -> Done:
    if order in books.revoke_off:
        raise PolicyRefused(MessageKey.REVOKE_OFF)
    if len(revocation.comment) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    known = books.order(order)
    if known.status not in {OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING}:
        raise StateConflict(MessageKey.NOT_REVOCABLE, status=known.status_word)
    done = Done(order, _is_refundable(books, known, revocation), revocation.reason)
    revoked = Revoked(books.clock.now(), revocation.reason)
    shown = books.shown[order]
    if revocation.serial is None:
        ended = [replace(each, revoked=each.revoked or revoked, revokes_at=None) for each in shown.certificates]
        books.shown[order] = replace(shown, certificates=tuple(ended))
        books.move(order, Move.REVOKED)
    else:
        if known.status is OrderStatus.REISSUE_PENDING:
            raise StateConflict(MessageKey.REISSUE_PENDING)
        _revoke_one(books, shown, revocation.serial, revoked)
    if revocation.reason is RevocationReason.KEY_COMPROMISE:
        books.compromised |= {digest for digest, owner in books.spent.items() if owner == order}
    return done


def decidable(books: FakeBooks) -> Sequence[ApprovalRequest]:
    return [each for each in books.waiting() if books.order(each.order).status is not OrderStatus.NEEDS_CSR]


def reissue(books: FakeBooks, order: OrderId, request: ReissueRequest) -> Done:
    known = books.order(order)
    if known.status is OrderStatus.REISSUE_PENDING:
        raise StateConflict(MessageKey.REISSUE_PENDING)
    if known.status is not OrderStatus.ISSUED:
        raise StateConflict(MessageKey.NOT_REISSUABLE, status=known.status_word)
    names = wanted_at_reissue(books, order, request.names, request.method)
    keep_reissue_csr(books, order, request.csr, names)
    books.wanted[order] = names
    books.move(order, Move.REISSUE_REQUESTED)
    ask_again(books, order, names, request.method)
    ends.warn(books, order, names)
    number = len(books.requests) + 1
    facts = (order, known.common_name, known.product.name, known.organisation)
    books.requests[number] = ApprovalRequest(
        number, *facts, RequestKind.REISSUE, RequestState.SUBMITTED, books.clock.now(), request.reason
    )
    issue_when_ready(books, order)
    return Done(order)


def settle_request(books: FakeBooks, number: int, state: RequestState, comment: str) -> None:
    request = books.requests.get(number)
    if request is None or books.order(request.order).status is OrderStatus.NEEDS_CSR:
        raise NotFound(MessageKey.ORDER_GONE)
    if request.state not in {RequestState.SUBMITTED, RequestState.PENDING}:
        raise StateConflict(MessageKey.REQUEST_SETTLED, state=request.state.value)
    books.requests[number] = replace(request, state=state, comment=comment)
    if request.kind is RequestKind.NEW_ORDER:
        books.move(request.order, Move.APPROVED if state is RequestState.APPROVED else Move.REJECTED)
        issue_when_ready(books, request.order)
    elif state is RequestState.REJECTED:
        books.move(request.order, Move.REISSUE_WITHDRAWN)


def issue_when_ready(books: FakeBooks, order: OrderId) -> None:
    """Have the order issued a while after nothing stands in the way."""
    status = books.order(order).status
    if status in {OrderStatus.PROCESSING, OrderStatus.REISSUE_PENDING} and is_proved(books, order):
        books.due.append((books.clock.now() + TO_ISSUE, lambda: _issue(books, order)))


def _leave_queue(books: FakeBooks, order: OrderId) -> None:
    if books.order(order).status not in WAITING:
        return
    request = _request_of(books, order)
    if request.state is RequestState.PENDING:
        books.move(order, Move.APPROVAL_ASKED)
    else:
        settle_request(books, request.id, RequestState.APPROVED, "")


def _issue(books: FakeBooks, order: OrderId) -> None:
    if not books.move(order, Move.ISSUED):
        return
    now, known, shown = books.clock.now(), books.order(order), books.shown[order]
    until = now + _LIFETIME - _ONE_SECOND
    earlier = tuple(replace(each, is_present=False) for each in shown.certificates)
    serial = f"0A:{len(books.listed):02X}:{len(earlier):02X}"
    names = books.wanted.pop(order, shown.names)
    newest = OrderCertificate(serial, names, now, until, is_present=True)
    earlier = ends.set_end(books, shown, names, earlier)
    books.shown[order] = replace(shown, names=names, chain=books.chain or shown.chain, certificates=(newest, *earlier))
    cover = known.covered_until or now + _COVER
    books.put(replace(known, issued_at=known.issued_at or now, expires_at=until, covered_until=cover))


def _is_refundable(books: FakeBooks, order: Order, revocation: Revocation) -> bool:
    if order.issued_at is None or not revocation.is_whole_order:
        return False
    return (books.clock.now().date() - order.issued_at.date()).days <= REFUND_DAYS


def _revoke_one(books: FakeBooks, shown: PortalOrder, serial: str, revoked: Revoked) -> None:
    live = [each for each in shown.certificates if each.serial == serial and each.revoked is None]
    if not live:
        raise NotFound(MessageKey.CERTIFICATE_GONE)
    ended = [replace(each, revoked=revoked, revokes_at=None) if each in live else each for each in shown.certificates]
    books.shown[shown.order.id] = replace(shown, certificates=tuple(ended))
    books.tell(shown.order.id, EventKind.CERTIFICATE_REVOKED)


def _request_of(books: FakeBooks, order: OrderId) -> ApprovalRequest:
    requests: Sequence[ApprovalRequest] = [each for each in books.requests.values() if each.order == order]
    return requests[-1]
