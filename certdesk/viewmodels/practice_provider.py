"""The practice provider's side: the day on which its ISO account goes, and what a customer account shows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.iso import CustomerAccount, IsoAccount, is_customer_number
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_lines import Line
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import AccountSearch, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import OpenMigration

QUICK_DAYS: Final = (30, 90)
MOST_NUMBERS: Final = 200

_WATCHED: Final = frozenset({Topic.CLOCK, Topic.MIGRATIONS})


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A customer number that the open migration knows, and one client with a certificate in that account."""

    number: str
    client: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `account` is None until the provider said it; `today` is a day in UTC.

    `is_day_over` says that a day was chosen on which nothing can be removed any more. `wrong` is about the customer
    number that was looked for.
    """

    today: date
    is_open: bool = False
    account: IsoAccount | None = None
    is_setting: bool = False
    is_day_over: bool = False
    problem: CertDeskError | None = None
    numbers: tuple[KnownNumber, ...] = ()
    is_looking: bool = False
    looked: CustomerAccount | None = None
    wrong: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `days_left` is None where no day is set, and 0 once the account is removed."""

    is_open: bool
    today: date
    account: IsoAccount | None
    days_left: int | None
    is_setting: bool
    is_day_over: bool
    problem: CertDeskError | None
    numbers: tuple[KnownNumber, ...]
    is_looking: bool
    looked: CustomerAccount | None
    wrong: CertDeskError | None

    @property
    def removal(self) -> date | None:
        """The day that is set."""
        return None if self.account is None else self.account.removal

    @property
    def is_removed(self) -> bool:
        """Whether it is gone."""
        return self.account is not None and self.account.is_removed


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    removal = None if inputs.account is None else inputs.account.removal
    return Props(
        is_open=inputs.is_open,
        today=inputs.today,
        account=inputs.account,
        days_left=None if removal is None else max(0, (removal - inputs.today).days),
        is_setting=inputs.is_setting,
        is_day_over=inputs.is_day_over,
        problem=inputs.problem,
        numbers=inputs.numbers,
        is_looking=inputs.is_looking,
        looked=inputs.looked,
        wrong=inputs.wrong,
    )


class PracticeProviderViewModel(ViewModel[Inputs, Props]):
    """The sheet of the ISO account. Its days are UTC, and those of the practice clock."""

    def __init__(
        self,
        search: AccountSearch,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(sessions.now().date()), derive, parent)
        self._search, self._sessions, self._opened, self._runner = search, sessions, opened, runner
        self._asked = self._looks = 0

    def open(self) -> None:
        """Open the sheet, and ask how the ISO account stands."""
        if not self._inputs.is_open:
            view = self._opened.view
            self._apply(Inputs(self._today(), is_open=True, numbers=known_numbers(view.lines if view else ())))
            self.load()

    def load(self) -> None:
        """Ask how the ISO account stands. Only the newest answer counts."""
        self._asked += 1
        take = partial(self._take_account, self._asked)
        self._runner.query(lambda _report: self._search.iso_account(), take, self)

    def close(self) -> None:
        """Close the sheet, unless a change is on its way."""
        if not self._inputs.is_setting:
            self._asked, self._looks = self._asked + 1, self._looks + 1
            self._apply(Inputs(self._today()))

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Ask again while the sheet is open and the clock was moved, or a migration changed."""
        if self._inputs.is_open and topics & _WATCHED:
            self.load()

    def set_removal(self, day: date) -> None:
        """Have the account removed at the start of that day: today is at once, and a day that is over is refused."""
        today = self._today()
        if day < today:
            self._apply(replace(self._inputs, today=today, is_day_over=True))
        else:
            self._set(lambda: self._search.set_removal(day))

    def remove_in(self, days: int) -> None:
        """Have the account removed in so many days; 0 is at once."""
        self.set_removal(self._today() + timedelta(days=days))

    def keep_account(self) -> None:
        """Have the account not removed, or brought back with all its certificates."""
        self._set(lambda: self._search.set_removal(None))

    def note_day_typed(self) -> None:
        """Another day was chosen: what was wrong with the one before is over."""
        self._apply(replace(self._inputs, is_day_over=False))

    def look_into(self, number: str) -> None:
        """Show what the owner of that customer account sees. Only the newest answer counts."""
        typed = "".join(number.split())
        self._looks += 1
        if not is_customer_number(typed):
            key = MessageKey.NUMBER_FORM if typed else MessageKey.ASSISTANCE_EMPTY
            wrong = FieldError("number", key)
            self._apply(replace(self._inputs, is_looking=False, looked=None, wrong=wrong))
            return
        self._apply(replace(self._inputs, is_looking=True, wrong=None))
        take = partial(self._take_customer, self._looks)
        self._runner.query(lambda _report: self._search.customer_account(typed), take, self)

    def note_number_typed(self) -> None:
        """Another number is being typed: what was wrong with the one before is over."""
        self._apply(replace(self._inputs, wrong=None))

    def _today(self) -> date:
        return self._sessions.now().date()

    def _set(self, work: Callable[[], IsoAccount]) -> None:
        if self._inputs.is_setting:
            return
        self._asked += 1
        self._apply(replace(self._inputs, is_setting=True, is_day_over=False, problem=None))
        self._runner.command(lambda _report: work(), self._take_set, self)

    def _take_set(self, outcome: Outcome[IsoAccount]) -> None:
        self._inputs = replace(self._inputs, is_setting=False)
        self._take_account(self._asked, outcome)
        self._apply(self._inputs)

    def _take_account(self, asked: int, outcome: Outcome[IsoAccount]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, account=done.value, today=self._today(), problem=None))

    def _take_customer(self, look: int, outcome: Outcome[CustomerAccount]) -> None:
        if look != self._looks:
            return
        self._inputs = replace(self._inputs, is_looking=False, looked=None)
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError):
            self._apply(replace(self._inputs, wrong=outcome.error))
        else:
            done = self._finished(outcome)
            self._apply(replace(self._inputs, looked=done.value if done else None))

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))


def known_numbers(lines: Iterable[Line]) -> tuple[KnownNumber, ...]:
    """Return the customer numbers of these certificates, each once, by client and number; at most 200."""
    clients: dict[str, str] = {}
    for line in lines:
        if line.moved.number:
            clients[line.moved.number] = clients.get(line.moved.number) or line.holding.client
    known = (KnownNumber(number, client) for number, client in clients.items())
    return tuple(sorted(known, key=lambda each: (each.client.casefold(), each.number)))[:MOST_NUMBERS]
