"""A registrar in memory: the practice world's ISO account with fingerprints of nothing, and its customer accounts."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, StateConflict, Unavailable
from certdesk.domain.iso import (
    AssistedProduct,
    CustomerAccount,
    IsoAccount,
    IsoCertificate,
    Reply,
    is_customer_number,
    masked,
)
from certdesk.domain.messages import MessageKey
from certdesk.simulator.iso.sample import ACCOUNTS, ROWS, USERNAME, Account, Row
from tests.fakes.mail import FakeMailboxes
from tests.fakes.work import FakeClock


class FakeIso:
    """The registrar. Links to new passwords are numbered."""

    def __init__(
        self,
        clock: FakeClock,
        mail: FakeMailboxes,
        is_online: Callable[[], bool] = lambda: True,
        rows: Sequence[Row] = ROWS,
        accounts: Sequence[Account] = ACCOUNTS,
    ) -> None:
        self._clock, self._mail, self._is_online = clock, mail, is_online
        self._rows, self._accounts = rows, accounts
        self._made_at = clock.now()
        self._removal: date | None = None
        self._links = 0

    def account(self) -> IsoAccount:
        self._answer()
        day = self._removal
        is_removed = day is not None and self._clock.now().date() >= day
        return IsoAccount(USERNAME, day, is_removed, shown=0 if is_removed else len(self._rows))

    def certificates(self) -> Sequence[IsoCertificate]:
        account = self.account()
        if account.is_removed and account.removal is not None:
            raise PolicyRefused(MessageKey.ISO_REMOVED, date=datetime.combine(account.removal, time(), UTC))
        return tuple(map(self._certificate, self._rows))

    def set_removal(self, on: date | None) -> None:
        self._answer()
        self._removal = on

    def retrieve_number(self, product: str, identifier: str) -> Reply:
        self._answer()
        for name, typed in (("product", product), ("identifier", identifier)):
            if not typed.strip():
                raise FieldError(name, MessageKey.ASSISTANCE_EMPTY)
        account = self._account_of(product.strip().lower(), identifier.strip().rstrip(".").lower())
        if account is None:
            raise NotFound(MessageKey.ASSISTANCE_NOTHING)
        return self._answered(account, f"Customer number: {account.number}")

    def reset_password(self, number: str) -> Reply:
        self._answer()
        if not is_customer_number(number.strip()):
            raise FieldError("number", MessageKey.NUMBER_FORM)
        account = self._with_number(number)
        if account.is_closed:
            raise StateConflict(MessageKey.ACCOUNT_CLOSED)
        self._links += 1
        return self._answered(account, f"https://account.practice-registrar.example/reset/{self._links}")

    def customer_account(self, number: str) -> CustomerAccount:
        self._answer()
        account = self._with_number(number)
        held = (
            () if account.is_closed else tuple(self._certificate(row) for row in self._rows if row.account == account)
        )
        return CustomerAccount(account.number, account.client.organisation.name, account.is_closed, held)

    def _certificate(self, row: Row) -> IsoCertificate:
        return IsoCertificate(
            common_name=row.common_name,
            names=row.names,
            product=row.product.name,
            ends_at=self._made_at + timedelta(days=row.left, hours=-2),
            fingerprint=sha256(row.common_name.encode()).hexdigest(),
            client=row.client.organisation.name,
        )

    def _account_of(self, product: str, name: str) -> Account | None:
        if product == AssistedProduct.CERTIFICATE:
            return next((row.account for row in self._rows if name in row.names), None)
        if product == AssistedProduct.DOMAIN:
            return next((each for each in self._accounts if name in each.domains), None)
        return None

    def _with_number(self, number: str) -> Account:
        for account in self._accounts:
            if account.number == number.strip():
                return account
        raise NotFound(MessageKey.ASSISTANCE_NOTHING)

    def _answered(self, account: Account, text: str) -> Reply:
        self._mail.deliver(account.email, "Account Assistance", text, self._clock.now())
        return Reply(masked(account.email), self._clock.now())

    def _answer(self) -> None:
        if not self._is_online():
            raise Unavailable(MessageKey.ISO_SILENT)
