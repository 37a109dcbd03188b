"""Stand-ins for the outside systems: small, in memory, and bound by the same rules as the real ones."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from certdesk.domain.changes import Topic
from certdesk.domain.downloads import DownloadFormat, is_downloadable
from certdesk.domain.errors import Cancelled, FieldError, NotFound, PolicyRefused, SessionRequired, StateConflict
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.messages import MessageKey
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
    normalised_code,
)
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter
from certdesk.pki import formats
from certdesk.pki.idn import to_ascii
from certdesk.services.api import Desk
from certdesk.services.desk import Outside, build_desk
from certdesk.storage.desk import desk_database

START = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)
PAUSE = timedelta(minutes=15)


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def forward(self, by: timedelta) -> None:
        self._now += by


class FakeReporter:
    """Remembers the steps it was told, and has the user stop at the `stop_at`th check (counted from 1)."""

    def __init__(self, stop_at: int = 0) -> None:
        self.steps: list[tuple[int, int]] = []
        self._checks_left = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        self._checks_left -= 1
        if self._checks_left == 0:
            raise Cancelled


class FakeMailboxes:
    """The mail room: what was delivered, in memory."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}

    def deliver(self, address: str, subject: str, text: str, at: datetime) -> None:
        number = len(self._messages) + 1
        summary = MessageSummary(number, address, "portal@practice-ca.example", subject, at, is_read=False)
        self._messages[number] = Message(summary, text, text.encode())

    def clear(self) -> None:
        self._messages.clear()

    def mailboxes(self) -> Sequence[Mailbox]:
        newest_first = dict.fromkeys(summary.mailbox for summary in self.messages(None, ""))
        return [self._mailbox(address) for address in newest_first]

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        found = [
            message.summary
            for message in self._messages.values()
            if address in {None, message.summary.mailbox} and _holds(message, search)
        ]
        return sorted(found, key=lambda summary: (summary.sent_at, summary.id), reverse=True)

    def open(self, message: int) -> Message:
        if message not in self._messages:
            raise NotFound(MessageKey.ORDER_GONE)
        opened = self._messages[message]
        opened = self._messages[message] = replace(opened, summary=replace(opened.summary, is_read=True))
        return opened

    def _mailbox(self, address: str) -> Mailbox:
        messages = self.messages(address, "")
        return Mailbox(address, len(messages), sum(not message.is_read for message in messages))


def _holds(message: Message, search: str) -> bool:
    text = f"{message.summary.subject} {message.summary.sender} {message.text}".casefold()
    return all(word in text for word in search.casefold().split())


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

    def __init__(self, clock: FakeClock, mail: FakeMailboxes, shown: Iterable[PortalOrder] = ()) -> None:
        self._clock = clock
        self._mail = mail
        self.shown = {each.order.id: each for each in shown}
        self.guests_off: set[OrderId] = set()
        self.files: dict[DownloadFormat, bytes] = {}
        self._sent: dict[str, _Sent] = {}
        self._closed_at: dict[OrderId, datetime] = {}
        self._sessions: dict[str, GuestSession] = {}

    def now(self) -> datetime:
        return self._clock.now()

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
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
        text = f"The access code is\n\n{self._sent[request].code}\n\nIt is good for two hours.\n"
        self._mail.deliver(order.admin_email, f"Access code for {order.common_name}", text, now)
        return CodeReceipt(request, order, order.admin_email, now, now + CODE_LIFETIME, now + RESEND_AFTER)

    def sign_in(self, request: str, code: str) -> GuestSession:
        sent = self._sent[request]
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
        session = self._sessions.get(token)
        if session is None or self.now() >= session.ends_at:
            raise SessionRequired(MessageKey.SESSION_ENDED)
        return self.shown[session.order]

    def download(self, token: str, format_: DownloadFormat) -> PortalFile:
        shown = self.order(token)
        if not is_downloadable(shown.order):
            raise StateConflict(MessageKey.NOT_ISSUED, status=shown.order.status_word)
        name = shown.order.common_name
        content = self.files.get(format_) or formats.render(format_, shown.chain, name)
        return PortalFile(content, formats.media_type(format_), formats.suggested_name(format_, name))

    def sign_out(self, token: str) -> None:
        self._sessions.pop(token, None)

    def forget_sessions(self) -> None:
        """End every session without a word, as a portal that was restarted does."""
        self._sessions.clear()

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


_SECOND, _MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def code_number(number: int) -> str:
    """Return the `number`th code that the fake portal sends."""
    digits = ""
    for _ in range(CODE_LENGTH):
        number, digit = divmod(number, len(CODE_ALPHABET))
        digits = CODE_ALPHABET[digit] + digits
    return digits


class FakePanel:
    """The reseller's panel: it lists `listed`, and raises `failure` while there is one."""

    def __init__(self, listed: Iterable[Order] = ()) -> None:
        self.listed = list(listed)
        self.failure: Exception | None = None

    def orders(self, report: Reporter) -> Sequence[Order]:
        if self.failure is not None:
            raise self.failure
        for done in range(len(self.listed)):
            report.check()
            report.step(done + 1, len(self.listed))
        return tuple(self.listed)


class FakeControls:
    """The practice CA's controls over a panel and a portal whose orders appear with `set_up`."""

    def __init__(self, clock: FakeClock, mail: FakeMailboxes, panel: FakePanel, portal: FakePortal) -> None:
        self._clock, self._mail, self._panel, self._portal = clock, mail, panel, portal
        self._is_set_up = bool(panel.listed)
        self._moved = timedelta()
        self.planned: dict[WorldPlan, tuple[PortalOrder, ...]] = {}
        self.failure: Exception | None = None

    def state(self) -> PracticeState:
        unread = sum(mailbox.unread for mailbox in self._mail.mailboxes())
        return PracticeState(self._is_set_up, self._clock.now(), self._moved, unread)

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        if self._is_set_up:
            return
        report.check()
        shown = self.planned.get(plan, ())
        self._panel.listed = [each.order for each in shown]
        self._portal.shown = {each.order.id: each for each in shown}
        self._is_set_up = True
        report.step(1, 1)

    def advance(self, by: timedelta) -> None:
        self._clock.forward(by)
        self._moved += by

    def start_over(self) -> None:
        if self.failure is not None:
            raise self.failure
        self._is_set_up = False
        self._panel.listed.clear()
        self._portal.shown.clear()
        self._portal.forget_sessions()
        self._mail.clear()
        self._clock.forward(-self._moved)
        self._moved = timedelta()


@dataclass
class FakeWorld:
    """Everything outside, and a desk on it with a database of its own in `home`."""

    home: Path
    shown: tuple[PortalOrder, ...] = ()
    announced: list[frozenset[Topic]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clock = FakeClock()
        self.mail = FakeMailboxes()
        self.portal = FakePortal(self.clock, self.mail, self.shown)
        self.panel = FakePanel(each.order for each in self.shown)
        self.controls = FakeControls(self.clock, self.mail, self.panel, self.portal)
        self.downloads_folder = self.home / "Downloads"
        self.database = desk_database(self.home / "desk.sqlite3")
        self.database.prepare()
        self.desk = self.desk_again()

    def desk_again(self) -> Desk:
        """Return the desk as it is after the program was closed and started again."""
        outside = Outside(self.panel, self.portal, self.mail, self.controls)
        return build_desk(outside, self.database, self.announced.append, self.downloads_folder)

    def newest_code(self, address: str) -> str:
        """Return the access code in the newest mail to `address`."""
        newest = self.mail.open(self.mail.messages(address, "")[0].id)
        return next(line for line in newest.text.splitlines() if len(line) == CODE_LENGTH)

    def sign_in(self, order: Order) -> GuestSession:
        """Sign the desk in to `order` as its user would."""
        receipt = self.desk.sessions.request_code(
            order.admin_email, Identifier(IdentifierKind.SUPPLIER_ID, order.supplier_id)
        )
        return self.desk.sessions.sign_in(receipt, self.newest_code(order.admin_email))
