"""Letters put into RFC 5322 form and into a mailbox. Imported when there is one: `email` takes 15 ms."""

from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from sqlite3 import Connection
from typing import Protocol

from certdesk.domain.text import displayable
from certdesk.simulator.mails import folded
from certdesk.simulator.moments import stored

_POLICY = SMTP.clone(cte_type="7bit")


class Post(Protocol):
    """What somebody of the practice world writes."""

    @property
    def mailbox(self) -> str:
        """Where it goes."""

    @property
    def sender_name(self) -> str:
        """Who wrote it."""

    @property
    def sender(self) -> str:
        """From which address."""

    @property
    def subject(self) -> str:
        """The subject."""

    @property
    def body(self) -> str:
        """The text."""

    @property
    def sent_at(self) -> datetime:
        """When (UTC)."""

    @property
    def reference(self) -> str:
        """What it is about, in a word without blanks."""


@dataclass(frozen=True, slots=True)
class Mail:
    """A message as it lies in a mailbox: `raw` as it came, `body` its plain text."""

    mailbox: str
    sender: str
    subject: str
    sent_at: datetime
    body: str = field(repr=False)
    raw: bytes = field(repr=False)


def deliver(connection: Connection, letter: Post, *, is_read: bool = False) -> None:
    """Put `letter` into its mailbox."""
    sender = str(Address(letter.sender_name, addr_spec=letter.sender))
    raw = as_message(letter).as_bytes()
    put(connection, Mail(letter.mailbox, sender, letter.subject, letter.sent_at, letter.body, raw), is_read=is_read)


def put(connection: Connection, mail: Mail, *, is_read: bool = False) -> None:
    """Put a message into its mailbox as it is."""
    searched = f"{mail.subject}\n{mail.sender}\n{mail.mailbox}\n{mail.body}"
    connection.execute(
        "INSERT INTO mails (mailbox, sender, subject, sent_at, is_read, body, haystack, raw)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(mail.mailbox, mail.sender, mail.subject, stored(mail.sent_at), is_read, mail.body),
            *(folded(searched), mail.raw),
        ),
    )


def as_message(letter: Post) -> EmailMessage:
    """Return `letter` as a message that any mail program reads: ASCII on the wire, CRLF line ends."""
    message = with_headers(letter)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice should answer it
    message.set_content(letter.body)
    return message


def with_headers(letter: Post) -> EmailMessage:
    """Return a message that says when it was sent, by whom and to whom, and has no content yet."""
    moment = f"{letter.sent_at:%Y%m%d%H%M%S}"
    message = EmailMessage(_POLICY)
    message["Date"] = letter.sent_at
    message["From"] = Address(letter.sender_name, addr_spec=letter.sender)
    message["To"] = Address(addr_spec=letter.mailbox)
    message["Subject"] = displayable(letter.subject)  # a name may hold what ends a header
    message["Message-ID"] = f"<{moment}.{letter.reference}@{letter.sender.partition('@')[2]}>"
    return message
