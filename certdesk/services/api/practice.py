"""What the windows may ask of the practice CA and of the files that a desk lives in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta
    from pathlib import Path

    from certdesk.domain.book import Book
    from certdesk.domain.mail import Mailbox, Message, MessageSummary
    from certdesk.domain.practice import PracticeState, WorldPlan
    from certdesk.domain.work import Reporter


class Practice(Protocol):
    """The practice CA's own controls and its mail room."""

    def state(self) -> PracticeState:
        """Return where the practice CA stands."""

    def open_portfolio(self, plan: WorldPlan, report: Reporter) -> Book:
        """Set up the practice world, take its orders into the book, and return the book."""

    def advance(self, by: timedelta) -> Book:
        """Move the practice clock forward and take over what changed; codes and sessions follow."""

    def start_over(self) -> None:
        """Forget the practice world and everything the desk knew of it."""

    def write_samples(self, folder: Path, report: Reporter) -> Path:
        """Write a folder of signing requests to try, with a note of what each shows, and return where it is.

        Nothing is left after NotFound (ORDER_GONE: no order takes one), Unavailable (FILE_WRITE) and Cancelled.
        """

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return the mailboxes of the practice world."""

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""

    def open_message(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""


class Home(Protocol):
    """The files that a desk lives in."""

    def open(self) -> None:
        """Create or check them. Raises Unavailable (DATABASE_DAMAGED, DATABASE_FOREIGN, HOME_READ_ONLY, …)."""

    def move_aside(self, file: str) -> None:
        """Rename the named database, with the user's consent, so that a new one can be made. Raises Unavailable."""
