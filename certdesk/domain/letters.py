"""Letters that the user sends with a mail program of theirs: what they hold, and the forms they take."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from urllib.parse import quote

from certdesk.domain.claims import is_email

LONGEST_MAILTO: Final = 2_000  # Windows hands 2,048 characters of an address on, and mail programs cut in silence
_ADDRESS: Final = re.compile(
    r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,9}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail as it will be sent. The mail program asks for recipients where there are none, and knows the sender."""

    recipients: tuple[str, ...]
    subject: str
    text: str
    sender: str = ""


def is_address(text: str) -> bool:
    """Return whether `text` is one mail address that can stand in a header as it is (RFC 5322 3.4.1)."""
    return _ADDRESS.fullmatch(text) is not None


def is_reachable(text: str) -> bool:
    """Return whether `text` has the shape of an address that mail can be sent to: its host is more than one word."""
    labels = text.rpartition("@")[2].split(".")
    return is_email(text) and len(labels) > 1 and all(labels)


def eml(letter: Letter, at: datetime) -> bytes:
    """Return `letter` as a mail file (RFC 5322), written at `at`, that mail programs open as a draft.

    The subject must be of one line, and `is_address` hold for the sender, where there is one, and each recipient.
    """
    from email.message import EmailMessage  # noqa: PLC0415 - 10 ms, and a start that only shows the book needs none
    from email.policy import SMTP  # noqa: PLC0415 - as above

    message = EmailMessage(policy=SMTP)
    for name, addresses in (("From", letter.sender), ("To", ", ".join(letter.recipients))):
        if addresses:
            message[name] = addresses
    message["Subject"] = letter.subject
    message["Date"] = at
    message["X-Unsent"] = "1"
    message.set_content(letter.text, cte="quoted-printable")
    return message.as_bytes()


def mailto(letter: Letter) -> str | None:
    """Return `letter` as an address that a mail program opens (RFC 6068), or None when it is too long for one."""
    text = letter.text.replace("\n", "\r\n")
    to = ",".join(quote(recipient, safe="@") for recipient in letter.recipients)
    address = f"mailto:{to}?subject={quote(letter.subject)}&body={quote(text)}"
    return address if len(address) <= LONGEST_MAILTO else None
