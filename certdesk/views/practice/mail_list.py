"""The list of messages; an opened one can be dragged out as a file."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QAbstractItemView, QListWidget

from certdesk.domain.mail import Message, MessageSummary
from certdesk.domain.text import displayable
from certdesk.views.practice.mail_row import Line, MailRow, chosen_key, show_lines
from certdesk.views.wording import dates

EML = "message/rfc822"


class MailList(QListWidget):
    """Messages, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._message: Message | None = None
        self._folder: QTemporaryDir | None = None
        self.setItemDelegate(MailRow(lines=2))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def render_messages(self, messages: tuple[MessageSummary, ...]) -> None:
        """Show `messages`; the chosen one stays chosen."""
        show_lines(self, [self._line(message) for message in messages], self.chosen())

    def set_open(self, message: Message | None) -> None:
        """Take over which message is open: that one can be dragged out."""
        self._message = message

    def chosen(self) -> int | None:
        """Return the number of the chosen message."""
        key = chosen_key(self)
        return key if isinstance(key, int) else None

    def _line(self, message: MessageSummary) -> Line:
        subject, mailbox = displayable(message.subject, 120), displayable(message.mailbox, 120)
        read, unread = self.tr("{subject}, to {mailbox}, {date}"), self.tr("Unread: {subject}, to {mailbox}, {date}")
        spoken = read if message.is_read else unread
        spoken = spoken.replace("{date}", dates.date_and_time(message.sent_at)).replace("{mailbox}", mailbox)
        return Line(
            message.id,
            subject,
            spoken.replace("{subject}", subject),
            mailbox,
            dates.short_date(message.sent_at) + " " + dates.clock_time(message.sent_at),
            is_strong=not message.is_read,
        )

    def startDrag(self, actions: Qt.DropAction) -> None:
        if self._message is None or self._message.summary.id != self.chosen():
            return
        mime = self.mime_of(self._message)
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)

    def mime_of(self, message: Message) -> QMimeData:
        """Return `message` as a file in an owner-only folder that goes when the list does, and as bytes."""
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / eml_name(message)
        path.write_bytes(message.raw)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        mime.setData(EML, message.raw)
        return mime


def eml_name(message: Message) -> str:
    """Return a file name made from the subject: letters, digits and dashes only."""
    words = "".join(character if character.isalnum() else " " for character in message.summary.subject[:60]).split()
    return f"{'-'.join(words) or 'message'}-{message.summary.id}.eml"
