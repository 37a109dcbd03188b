"""The practice service as the mailbox window knows it: a mail room in memory, and nothing else."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from certdesk.domain.book import Book
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter
from tests.fakes.mail import FakeMailboxes


class MailPractice:
    """Delivers what a test puts into `mail`."""

    now = datetime(2026, 11, 20, 12, 40, tzinfo=UTC)

    def __init__(self) -> None:
        self.mail = FakeMailboxes()

    def state(self) -> PracticeState:
        return PracticeState(True, self.now, timedelta(), 0)

    def open_portfolio(self, plan: WorldPlan, report: Reporter) -> Book:
        return Book((), self.now)

    def advance(self, by: timedelta) -> Book:
        return Book((), self.now)

    def start_over(self) -> None:
        self.mail.clear()

    def write_samples(self, folder: Path, report: Reporter) -> Path:
        return folder

    def mailboxes(self) -> Sequence[Mailbox]:
        return self.mail.mailboxes()

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        return self.mail.messages(address, search)

    def open_message(self, message: int) -> Message:
        return self.mail.open(message)
