"""Mails as rows: letters put into RFC 5322 form, delivered, searched and opened."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from sqlite3 import Connection
from typing import Any
from unicodedata import normalize

from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.text import displayable
from certdesk.simulator.letters import Letter
from certdesk.simulator.moments import restored, stored

_POLICY = SMTP.clone(cte_type="7bit")
_COLUMNS = "id, mailbox, sender, subject, sent_at, is_read"


def deliver(connection: Connection, letter: Letter, *, is_read: bool = False) -> None:
    """Put `letter` into the mailbox of its order's admin contact."""
    mailbox = letter.order.admin_email
    sender = str(Address(letter.sender_name, addr_spec=letter.sender))
    searched = f"{letter.subject}\n{sender}\n{mailbox}\n{letter.body}"
    connection.execute(
        "INSERT INTO mails (mailbox, sender, subject, sent_at, is_read, body, haystack, raw)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            mailbox,
            sender,
            letter.subject,
            stored(letter.sent_at),
            is_read,
            letter.body,
            _folded(searched),
            as_message(letter).as_bytes(),
        ),
    )


def as_message(letter: Letter) -> EmailMessage:
    """Return `letter` as a message that any mail program reads: ASCII on the wire, CRLF line ends."""
    moment = f"{letter.sent_at:%Y%m%d%H%M%S}"
    message = EmailMessage(_POLICY)
    message["Date"] = letter.sent_at
    message["From"] = Address(letter.sender_name, addr_spec=letter.sender)
    message["To"] = Address(addr_spec=letter.order.admin_email)
    message["Subject"] = displayable(letter.subject)  # a name may hold what ends a header
    message["Message-ID"] = f"<{moment}.{letter.order.id}.{letter.kind}@{letter.sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice should answer it
    message.set_content(letter.body)
    return message


def mailboxes(connection: Connection) -> tuple[Mailbox, ...]:
    """Return a mailbox for every admin contact, those with the newest mail first."""
    rows = connection.execute(
        "SELECT contacts.address, count(mails.id), coalesce(sum(mails.is_read = 0), 0)"
        " FROM (SELECT DISTINCT admin_email AS address FROM orders) AS contacts"
        " LEFT JOIN mails ON mails.mailbox = contacts.address"
        " GROUP BY contacts.address"
        " ORDER BY max(mails.sent_at) DESC NULLS LAST, max(mails.id) DESC, contacts.address"
    )
    return tuple(Mailbox(*row) for row in rows)


def search(connection: Connection, address: str | None, text: str) -> tuple[MessageSummary, ...]:
    """Return the messages of one mailbox, or of all, that hold every word of `text` in any case; newest first."""
    words = set(_folded(text).split())
    where, facts = ("", ()) if address is None else (" WHERE mailbox = ?", (_storable(address),))
    rows = connection.execute(
        f"SELECT {_COLUMNS}, haystack FROM mails{where} ORDER BY sent_at DESC, id DESC",  # noqa: S608
        facts,
    )
    return tuple(_summary(row[:-1]) for row in rows if all(word in row[-1] for word in words))


def open_message(connection: Connection, number: int) -> Message | None:
    """Return one message and mark it as read, or None when there is no such message."""
    row = connection.execute(
        f"UPDATE mails SET is_read = 1 WHERE id = ? RETURNING {_COLUMNS}, body, raw",  # noqa: S608
        (number,),
    ).fetchone()
    return None if row is None else Message(_summary(row[:6]), row[6], row[7])


def unread(connection: Connection) -> int:
    """Return how many messages nobody has opened."""
    (count,) = connection.execute("SELECT count(*) FROM mails WHERE is_read = 0").fetchone()
    return int(count)


def _summary(row: tuple[Any, ...]) -> MessageSummary:
    number, mailbox, sender, subject, sent_at, is_read = row
    return MessageSummary(number, mailbox, sender, subject, restored(sent_at), bool(is_read))


def _folded(text: str) -> str:
    return normalize("NFC", text).casefold()


def _storable(text: str) -> str:
    """Return `text` with halves of surrogate pairs replaced: SQLite takes UTF-8 only."""
    return text.encode("utf-8", "replace").decode("utf-8")
