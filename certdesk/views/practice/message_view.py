"""One opened message: its headers and its text, plain, with a way to save it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPlainTextEdit, QStackedLayout, QVBoxLayout, QWidget

from certdesk.domain.mail import Message
from certdesk.domain.text import displayable
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import primary, secondary
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording import dates


class MessageView(QWidget):
    """The right column of the mailbox."""

    save_wanted = Signal()
    follow_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stack = QStackedLayout(self)
        self._nothing = PlainLabel(self.tr("Choose a message"), Role.BODY, Ink.QUIET)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._nothing)
        centred.addStretch(1)
        column.addLayout(centred)
        column.addStretch(1)
        self._stack.addWidget(empty)
        self._stack.addWidget(self._build_message())

    def render_message(self, message: Message | None) -> None:
        """Show `message`, or that none is open."""
        self._stack.setCurrentIndex(0 if message is None else 1)
        if message is None:
            self._text.clear()
            return
        summary = message.summary
        self._subject.setText(displayable(summary.subject))
        self._sender.setText(displayable(summary.sender))
        self._recipient.setText(displayable(summary.mailbox))
        self._sent.setText(dates.date_and_time(summary.sent_at))
        if self._text.toPlainText() != message.text:
            self._text.setPlainText(message.text)

    def render_link(self, *, is_there: bool, is_following: bool) -> None:
        """Offer to follow the link of the message, where it has one."""
        self._follow.setVisible(is_there)
        self._follow.setText(self.tr("Confirming…") if is_following else self.tr("Confirm this domain"))

    def _build_message(self) -> QWidget:
        page = QWidget()
        self._subject = ElidedLabel("", Role.SUBTITLE)
        self._subject.setObjectName("message_subject")
        self._save = secondary(self.tr("Save as .eml…"), Icon.ARROW_DOWN_TO_LINE)
        self._save.setObjectName("message_save")
        self._save.clicked.connect(self.save_wanted)
        self._follow = primary("", Icon.BADGE_CHECK)
        self._follow.setObjectName("message_follow")
        self._follow.clicked.connect(self.follow_wanted)
        self._follow.hide()
        head = QHBoxLayout()
        head.addWidget(self._subject, 1)
        head.addWidget(self._save)
        self._sender, self._recipient, self._sent = ElidedLabel(), ElidedLabel(), PlainLabel()
        facts = QFormLayout()
        facts.setContentsMargins(0, 0, 0, 0)
        facts.setHorizontalSpacing(16)
        facts.addRow(PlainLabel(self.tr("From"), Role.BODY, Ink.QUIET), self._sender)
        facts.addRow(PlainLabel(self.tr("To"), Role.BODY, Ink.QUIET), self._recipient)
        facts.addRow(PlainLabel(self.tr("Date"), Role.BODY, Ink.QUIET), self._sent)
        self._text = QPlainTextEdit()
        self._text.setObjectName("message_text")
        self._text.setAccessibleName(self.tr("Message text"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(font(Role.CODE))
        column = QVBoxLayout(page)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(facts)
        column.addWidget(self._follow)
        column.addWidget(self._text, 1)
        return page
