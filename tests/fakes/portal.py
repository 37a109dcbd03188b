"""A guest portal in memory, bound by the rules of codes and sessions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.downloads import DownloadFormat, is_downloadable
from certdesk.domain.errors import FieldError, PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Order, OrderId, Route
from certdesk.domain.portal import (
    CODE_ALPHABET,
    CODE_LENGTH,
    CODE_LIFETIME,
    CODE_TRIES,
    LONGEST_CODE_INPUT,
    RESEND_AFTER,
    SESSION_LIFETIME,
    CodeReceipt,
    GuestSession,
    Identifier,
    IdentifierKind,
    PortalFile,
    PortalOrder,
    ValidationMethod,
    normalised_code,
)
from certdesk.domain.proofs import NameProof
from certdesk.domain.revocation import Revocation
from certdesk.pki import formats
from certdesk.pki.idn import to_ascii
from tests.fakes import life, proofs
from tests.fakes.books import FakeBooks

PAUSE = timedelta(minutes=15)

_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)


@dataclass
class _Sent:
    """A code that was sent."""

    order: OrderId
    code: str
    sent_at: datetime
    wrong_tries: int = 0
    is_used: bool = False
    is_replaced: bool = False


class FakePortal:
    """The guest portal for `shown`; tests change that, `guests_off` and `files` as they like.

    `files` holds what is served in place of a right file. A code is the one line of its length in the mail.
    """

    def __init__(self, books: FakeBooks) -> None:
        self._books = books
        self.shown = books.shown
        self.guests_off: set[OrderId] = set()
        self.files: dict[DownloadFormat, bytes] = {}
        self._sent: dict[str, _Sent] = {}
        self._closed_at: dict[OrderId, datetime] = {}
        self._sessions: dict[str, GuestSession] = {}

    def now(self) -> datetime:
        return self._books.clock.now()

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        self._books.answer()
        order = self._match(admin_email.strip().casefold(), identifier)
        self._check_served(order)
        self._check_pause(order.id)
        now = self.now()
        for earlier in self._sent.values():
            if earlier.order == order.id:
                if now < earlier.sent_at + RESEND_AFTER:
                    raise PolicyRefused(
                        MessageKey.RESEND_SOON, seconds=-((now - earlier.sent_at - RESEND_AFTER) // _SECOND)
                    )
                earlier.is_replaced = True
        request = f"request-{len(self._sent) + 1}"
        self._sent[request] = _Sent(order.id, code_number(len(self._sent) + 1), now)
        text = f"{order.common_name}, {order.supplier_id}. The access code is\n\n{self._sent[request].code}\n"
        self._books.mail.deliver(order.admin_email, f"Access code for {order.common_name}", text, now)
        return CodeReceipt(request, order, order.admin_email, now, now + CODE_LIFETIME, now + RESEND_AFTER)

    def sign_in(self, request: str, code: str) -> GuestSession:
        self._books.answer()
        sent = self._sent.get(request)
        if sent is None:
            raise FieldError("code", MessageKey.CODE_EXPIRED)
        self._check_pause(sent.order)
        typed = normalised_code(code)
        if len(typed) < CODE_LENGTH and len(code) <= LONGEST_CODE_INPUT:
            raise FieldError("code", MessageKey.CODE_SHORT)
        if len(typed) != CODE_LENGTH or not set(typed) <= set(CODE_ALPHABET) or sent.is_replaced:
            raise FieldError("code", MessageKey.CODE_WRONG)
        if sent.is_used:
            raise FieldError("code", MessageKey.CODE_USED if typed == sent.code else MessageKey.CODE_WRONG)
        if self.now() >= sent.sent_at + CODE_LIFETIME or sent.wrong_tries >= CODE_TRIES:
            raise FieldError("code", MessageKey.CODE_EXPIRED)
        if typed != sent.code:
            self._count_wrong_try(sent)
        sent.is_used = True
        token = f"token-{len(self._sessions) + 1}"
        self._sessions[token] = GuestSession(sent.order, token, self.now(), self.now() + SESSION_LIFETIME)
        return self._sessions[token]

    def order(self, token: str) -> PortalOrder:
        shown = self.shown[self._served(token)]
        return replace(shown, may_revoke=shown.order.id not in self._books.revoke_off)

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        shown = self.order(token)
        if not is_downloadable(shown.order):
            raise StateConflict(MessageKey.NOT_ISSUED, status=shown.order.status_word)
        name = shown.order.common_name
        content = self.files.get(format_) or formats.render(format_, shown.chain, name)
        return PortalFile(content, formats.media_type(format_), formats.suggested_name(format_, name))

    def sign_out(self, token: str) -> None:
        session = self._sessions.get(token)
        if session is not None:
            self._sessions[token] = replace(session, ends_at=min(session.ends_at, self.now()))

    def revoke(self, token: str, revocation: Revocation, key: DeedKey) -> Receipt:
        order = self._served(token)
        deed = Deed.REVOKE if revocation.is_whole_order else Deed.REVOKE_CERTIFICATE
        return self._books.once(key, deed, lambda: life.revoke(self._books, order, revocation))

    def request_reissue(self, token: str, request: ReissueRequest, key: DeedKey) -> Receipt:
        order = self._served(token)
        return self._books.once(key, Deed.REISSUE, lambda: life.reissue(self._books, order, request))

    def proofs(self, token: str) -> Sequence[NameProof]:
        return proofs.proofs_of(self._books, self._served(token))

    def proofs_ahead(self, token: str, names: Sequence[str], method: ValidationMethod | None) -> Sequence[NameProof]:
        return proofs.ahead(self._books, self._served(token), names, method)

    def choose_method(self, token: str, name: str, method: ValidationMethod) -> Sequence[NameProof]:
        return proofs.choose(self._books, self._served(token), name, method)

    def check_proofs(self, token: str) -> Sequence[NameProof]:
        order = self._served(token)
        checked = proofs.check(self._books, order)
        life.issue_when_ready(self._books, order)
        return checked

    def forget_sessions(self) -> None:
        """End every session without a word, as a portal that was restarted does."""
        self._sessions.clear()

    def _served(self, token: str) -> OrderId:
        self._books.answer()
        session = self._sessions.get(token)
        if session is None:
            raise SessionRequired(MessageKey.SESSION_ENDED)
        if self.now() >= session.ends_at:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=session.order, ended_at=session.ends_at)
        return session.order

    def _match(self, email: str, identifier: Identifier) -> Order:
        if "@" not in email:
            raise FieldError("email", MessageKey.EMAIL_FORM)
        text = identifier.text.strip()
        if not text:
            raise FieldError("identifier", MessageKey.IDENTIFIER_FORM)
        for shown in self.shown.values():
            names = {to_ascii(name) for name in (shown.order.common_name, *shown.names)}
            is_named = identifier.kind is IdentifierKind.NAME and to_ascii(text) in names
            is_numbered = identifier.kind is IdentifierKind.SUPPLIER_ID and text.upper() == shown.order.supplier_id
            if shown.order.admin_email == email and (is_named or is_numbered):
                return shown.order
        raise FieldError("identifier", MessageKey.NO_MATCH, kind=identifier.kind.value)

    def _check_served(self, order: Order) -> None:
        brand = order.product.brand.value
        if order.product.route is Route.OPENSRS:
            raise PolicyRefused(MessageKey.ROUTE_OPENSRS, brand=brand)
        if order.product.route is Route.RETIRED:
            raise PolicyRefused(MessageKey.BRAND_RETIRED, brand=brand)
        if order.id in self.guests_off:
            raise PolicyRefused(MessageKey.GUEST_OFF)

    def _check_pause(self, order: OrderId) -> None:
        closed_at = self._closed_at.get(order)
        if closed_at is not None and self.now() < closed_at + PAUSE:
            raise PolicyRefused(MessageKey.CODE_LIMIT, minutes=-((self.now() - closed_at - PAUSE) // _MINUTE))

    def _count_wrong_try(self, sent: _Sent) -> None:
        sent.wrong_tries += 1
        if sent.wrong_tries < CODE_TRIES:
            raise FieldError("code", MessageKey.CODE_WRONG)
        self._closed_at[sent.order] = self.now()
        self._check_pause(sent.order)


def code_number(number: int) -> str:
    """Return the `number`th code that the fake portal sends."""
    digits = ""
    for _ in range(CODE_LENGTH):
        number, digit = divmod(number, len(CODE_ALPHABET))
        digits = CODE_ALPHABET[digit] + digits
    return digits
