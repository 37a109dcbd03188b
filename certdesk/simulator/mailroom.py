"""The mailboxes of the practice world."""

from collections.abc import Sequence

from certdesk.domain.errors import NotFound
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.messages import MessageKey
from certdesk.simulator import mails
from certdesk.simulator.present import Present


class Mailroom:
    """Shows what arrived (port Mailboxes)."""

    def __init__(self, present: Present) -> None:
        self._present = present

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return a mailbox for every admin contact and whoever else got mail, those with the newest mail first."""
        with self._present.read() as moment:
            return mails.mailboxes(moment.connection)

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""
        with self._present.read() as moment:
            return mails.search(moment.connection, address, search)

    def open(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""
        with self._present.write() as moment:
            opened = mails.open_message(moment.connection, message)
        if opened is None:
            raise NotFound(MessageKey.MESSAGE_GONE)
        return opened
