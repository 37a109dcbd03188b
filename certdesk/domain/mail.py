"""Mailboxes of the practice world and the messages in them."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One mailbox: its address, how many messages it holds, and how many were not opened yet."""

    address: str
    total: int
    unread: int


@dataclass(frozen=True, slots=True)
class MessageSummary:
    """One message in a list."""

    id: int
    mailbox: str
    sender: str
    subject: str
    sent_at: datetime
    is_read: bool


@dataclass(frozen=True, slots=True)
class Message:
    """One message, opened. `raw` is the RFC 5322 message as delivered; `text` its plain text body."""

    summary: MessageSummary
    text: str = field(repr=False)
    raw: bytes = field(repr=False)
