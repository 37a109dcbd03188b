"""Letters put into RFC 5322 form and into a mailbox. Imported when there is one: `email` takes 15 ms."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from sqlite3 import Connection

from certdesk.domain.text import displayable
from certdesk.simulator.accounts.letters import AccountLetter
from certdesk.simulator.letters import Letter
from certdesk.simulator.mails import folded
from certdesk.simulator.moments import stored

_POLICY = SMTP.clone(cte_type="7bit")


def deliver(connection: Connection, letter: Letter | AccountLetter, *, is_read: bool = False) -> None:
    """Put `letter` into its mailbox."""
    mailbox = letter.mailbox
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
            folded(searched),
            as_message(letter).as_bytes(),
        ),
    )


def as_message(letter: Letter | AccountLetter) -> EmailMessage:
    """Return `letter` as a message that any mail program reads: ASCII on the wire, CRLF line ends."""
    moment = f"{letter.sent_at:%Y%m%d%H%M%S}"
    message = EmailMessage(_POLICY)
    message["Date"] = letter.sent_at
    message["From"] = Address(letter.sender_name, addr_spec=letter.sender)
    message["To"] = Address(addr_spec=letter.mailbox)
    message["Subject"] = displayable(letter.subject)  # a name may hold what ends a header
    message["Message-ID"] = f"<{moment}.{letter.reference}@{letter.sender.partition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's holiday notice should answer it
    message.set_content(letter.body)
    return message
