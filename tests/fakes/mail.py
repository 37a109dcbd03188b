"""A mail room in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from certdesk.domain.errors import NotFound
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.messages import MessageKey


class FakeMailboxes:
    """The mail room: what was delivered, in memory."""

    def __init__(self) -> None:
        self._messages: dict[int, Message] = {}

    def deliver(self, address: str, subject: str, text: str, at: datetime) -> None:
        number = len(self._messages) + 1
        summary = MessageSummary(number, address, "portal@practice-ca.example", subject, at, is_read=False)
        self._messages[number] = Message(summary, text, text.encode())

    def clear(self) -> None:
        self._messages.clear()

    def mailboxes(self) -> Sequence[Mailbox]:
        newest_first = dict.fromkeys(summary.mailbox for summary in self.messages(None, ""))
        return [self._mailbox(address) for address in newest_first]

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        found = [
            message.summary
            for message in self._messages.values()
            if address in {None, message.summary.mailbox} and _holds(message, search)
        ]
        return sorted(found, key=lambda summary: (summary.sent_at, summary.id), reverse=True)

    def open(self, message: int) -> Message:
        if message not in self._messages:
            raise NotFound(MessageKey.MESSAGE_GONE)
        opened = self._messages[message]
        opened = self._messages[message] = replace(opened, summary=replace(opened.summary, is_read=True))
        return opened

    def _mailbox(self, address: str) -> Mailbox:
        messages = self.messages(address, "")
        return Mailbox(address, len(messages), sum(not message.is_read for message in messages))


def _holds(message: Message, search: str) -> bool:
    text = f"{message.summary.subject} {message.summary.sender} {message.text}".casefold()
    return all(word in text for word in search.casefold().split())
