"""The practice service for view-models: a mail room in memory and acts that a test answers."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from certdesk.domain.book import Book
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter
from tests.fakes.mail import FakeMailboxes
from tests.samples import NOW


class FakePractice:
    """Keeps what was asked of it; `trouble` is called before each act and may raise."""

    def __init__(self) -> None:
        self.mail = FakeMailboxes()
        self.acts: list[object] = []
        self.is_set_up = False
        self.moved = timedelta()
        self.waiting = 0
        self.is_online = True
        self.trouble: Callable[[], None] = lambda: None

    def state(self) -> PracticeState:
        unread = sum(mailbox.unread for mailbox in self.mail.mailboxes())
        return PracticeState(self.is_set_up, NOW + self.moved, self.moved, unread, self.waiting, self.is_online)

    def open_portfolio(self, plan: WorldPlan, report: Reporter) -> Book:
        self.acts.append(plan)
        self.trouble()
        report.step(1, 2)
        report.check()
        self.is_set_up = True
        return Book((), NOW)

    def advance(self, by: timedelta) -> Book:
        self.acts.append(by)
        self.trouble()
        self.moved += by
        return Book((), NOW)

    def start_over(self) -> None:
        self.acts.append("start over")
        self.trouble()
        self.is_set_up = False

    def write_samples(self, folder: Path, report: Reporter) -> Path:
        self.trouble()
        self.acts.append(folder)
        return folder

    def mailboxes(self) -> Sequence[Mailbox]:
        return self.mail.mailboxes()

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        return self.mail.messages(address, search)

    def open_message(self, message: int) -> Message:
        return self.mail.open(message)
