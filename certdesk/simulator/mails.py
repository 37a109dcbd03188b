"""Mails that were delivered: counted, searched and opened."""

from sqlite3 import Connection
from typing import Any
from unicodedata import normalize

from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.simulator.moments import restored

_COLUMNS = "id, mailbox, sender, subject, sent_at, is_read"


def mailboxes(connection: Connection) -> tuple[Mailbox, ...]:
    """Return a mailbox for every admin contact and whoever else got mail, those with the newest mail first."""
    rows = connection.execute(
        "SELECT contacts.address, count(mails.id), coalesce(sum(mails.is_read = 0), 0)"
        " FROM (SELECT admin_email AS address FROM orders UNION SELECT mailbox FROM mails) AS contacts"
        " LEFT JOIN mails ON mails.mailbox = contacts.address"
        " GROUP BY contacts.address"
        " ORDER BY max(mails.sent_at) DESC NULLS LAST, max(mails.id) DESC, contacts.address"
    )
    return tuple(Mailbox(*row) for row in rows)


def search(connection: Connection, address: str | None, text: str) -> tuple[MessageSummary, ...]:
    """Return the messages of one mailbox, or of all, that hold every word of `text` in any case; newest first."""
    words = set(folded(text).split())
    where, facts = ("", ()) if address is None else (" WHERE mailbox = ?", (_storable(address),))
    rows = connection.execute(
        f"SELECT {_COLUMNS}, haystack FROM mails{where} ORDER BY sent_at DESC, id DESC",  # noqa: S608 - columns from above, values bound
        facts,
    )
    return tuple(_summary(row[:-1]) for row in rows if all(word in row[-1] for word in words))


def open_message(connection: Connection, number: int) -> Message | None:
    """Return one message and mark it as read, or None when there is no such message."""
    row = connection.execute(
        f"UPDATE mails SET is_read = 1 WHERE id = ? RETURNING {_COLUMNS}, body, raw",  # noqa: S608 - columns from above, values bound
        (number,),
    ).fetchone()
    return None if row is None else Message(_summary(row[:6]), row[6], row[7])


def unread(connection: Connection) -> int:
    """Return how many messages nobody has opened."""
    (count,) = connection.execute("SELECT count(*) FROM mails WHERE is_read = 0").fetchone()
    return int(count)


def folded(text: str) -> str:
    """Return `text` as it is searched: in any case, and however its accents are composed."""
    return normalize("NFC", text).casefold()


def _summary(row: tuple[Any, ...]) -> MessageSummary:
    number, mailbox, sender, subject, sent_at, is_read = row
    return MessageSummary(number, mailbox, sender, subject, restored(sent_at), bool(is_read))


def _storable(text: str) -> str:
    """Return `text` with halves of surrogate pairs replaced: SQLite takes UTF-8 only."""
    return text.encode("utf-8", "replace").decode("utf-8")
