"""The practice mailbox: mailboxes on the left, messages in the middle, the message on the right."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.proofs import proof_link_in
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Counter, Practice
from certdesk.viewmodels.base import ViewModel


@dataclass(frozen=True, slots=True)
class Shelf:
    """One reading of the mail room: all mailboxes, and the messages that were asked for."""

    address: str | None
    search: str
    mailboxes: tuple[Mailbox, ...]
    messages: tuple[MessageSummary, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the window depends on. `address` None means all mailboxes; `proved` and `refusal` are of `message`."""

    address: str | None = None
    search: str = ""
    shelf: Shelf | None = None
    message: Message | None = None
    is_following: bool = False
    proved: str = ""
    refusal: CertDeskError | None = None
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `link` proves a domain, when it is followed; `proved` is the name that it proved."""

    is_loaded: bool
    address: str | None
    search: str
    mailboxes: tuple[Mailbox, ...]
    messages: tuple[MessageSummary, ...]
    message: Message | None
    total: int
    unread: int
    link: str
    is_following: bool
    proved: str
    error: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    shelf = inputs.shelf
    mailboxes = shelf.mailboxes if shelf else ()
    return Props(
        is_loaded=shelf is not None,
        address=inputs.address,
        search=inputs.search,
        mailboxes=mailboxes,
        messages=shelf.messages if shelf else (),
        message=inputs.message,
        total=sum(mailbox.total for mailbox in mailboxes),
        unread=sum(mailbox.unread for mailbox in mailboxes),
        link=proof_link_in(inputs.message.text) if inputs.message and not inputs.proved else "",
        is_following=inputs.is_following,
        proved=inputs.proved,
        error=inputs.error or inputs.refusal,
    )


class MailboxViewModel(ViewModel[Inputs, Props]):
    """Reads the practice mail room."""

    def __init__(self, practice: Practice, counter: Counter, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._practice = practice
        self._counter = counter
        self._runner = runner
        self._asked = 0

    def load(self) -> None:
        """Read the mail room anew. Only the newest answer counts."""
        address, search = self._inputs.address, self._inputs.search
        self._asked += 1
        take = partial(self._take_shelf, self._asked)
        self._runner.query(lambda _report: self._read(address, search), take, self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Read again when mails came; a world that was started over closes the open message."""
        if Topic.MAIL in topics:
            self.load()

    def choose(self, address: str | None) -> None:
        """Show one mailbox, or all of them."""
        if address != self._inputs.address:
            self._apply(_with_message(replace(self._inputs, address=address), None))
            self.load()

    def set_search(self, text: str) -> None:
        """Show only messages that hold every word of `text`."""
        if text != self._inputs.search:
            self._apply(replace(self._inputs, search=text))
            self.load()

    def open(self, message: int) -> None:
        """Show one message; it counts as read from then on."""

        def work(_report: Reporter) -> Message:
            return self._practice.open_message(message)

        self._runner.command(work, self._take_message, self)

    def follow(self) -> None:
        """Follow the link of the open message. A second call while the first runs does nothing."""
        link, message = self._props.link, self._inputs.message
        if not link or message is None or self._inputs.is_following:
            return
        self._apply(replace(self._inputs, is_following=True, refusal=None))
        take = partial(self._take_proof, message.summary.id)
        self._runner.command(lambda _report: self._counter.follow(link), take, self)

    def _read(self, address: str | None, search: str) -> Shelf:
        return Shelf(
            address, search, tuple(self._practice.mailboxes()), tuple(self._practice.messages(address, search))
        )

    def _take_shelf(self, asked: int, outcome: Outcome[Shelf]) -> None:
        if asked != self._asked or (done := self._finished(outcome)) is None:
            return
        is_empty = not any(mailbox.total for mailbox in done.value.mailboxes)
        inputs = _with_message(self._inputs, None) if is_empty else self._inputs
        self._apply(replace(inputs, shelf=done.value, error=None))

    def _take_message(self, outcome: Outcome[Message]) -> None:
        if done := self._finished(outcome):
            self._apply(replace(_with_message(self._inputs, done.value), error=None))

    def _take_proof(self, message: int, outcome: Outcome[str]) -> None:
        """What came of a link is said beside its message, and nowhere else."""
        self._inputs = replace(self._inputs, is_following=False)
        is_shown = self._inputs.message is not None and self._inputs.message.summary.id == message
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError):
            self._apply(replace(self._inputs, refusal=outcome.error if is_shown else None))
        else:
            done = self._finished(outcome)
            self._apply(replace(self._inputs, proved=done.value) if done and is_shown else self._inputs)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, error=error))


def _with_message(inputs: Inputs, message: Message | None) -> Inputs:
    """Return `inputs` with that message open; what was said of another one goes with it."""
    before = inputs.message
    if message is not None and before is not None and before.summary.id == message.summary.id:
        return replace(inputs, message=message)
    return replace(inputs, message=message, proved="", refusal=None)
