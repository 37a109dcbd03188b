"""The practice mailbox: where the mails of the practice world arrive, access codes among them."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.mail import Mailbox
from certdesk.domain.text import displayable
from certdesk.viewmodels.mailbox import MailboxViewModel, Props
from certdesk.views.kit.announce import announce
from certdesk.views.kit.fields import SearchField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.practice.mail_list import MailList, eml_name
from certdesk.views.practice.mail_row import Line, MailRow, chosen_key, show_lines
from certdesk.views.practice.message_view import MessageView
from certdesk.views.saving import Document, ask_where, write
from certdesk.views.theme.tokens import Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import dates
from certdesk.views.wording.failures import one_line


class MailboxWindow(QWidget):
    """Mailboxes on the left, messages in the middle, the message on the right."""

    said = Signal(str)

    def __init__(self, model: MailboxViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._model = model
        self._build()
        self._bind()
        self._render(model.props)

    def show_mailbox(self, address: str | None) -> None:
        """Come to the front with one mailbox, or with all of them."""
        self._model.choose(address)
        self._model.load()
        self.show()
        self.raise_()
        self.activateWindow()
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self.setObjectName("mailbox_window")
        self.setWindowTitle(self.tr("Practice mailbox — CertDesk"))
        self.setAccessibleName(self.windowTitle())
        self.resize(1080, 640)
        set_look(self, "surface", "surface")
        self._boxes = QListWidget()
        self._boxes.setObjectName("mailboxes")
        self._boxes.setAccessibleName(self.tr("Mailboxes"))
        self._boxes.setItemDelegate(MailRow(lines=1))
        self._boxes.setFixedWidth(236)
        self._list = MailList()
        self._list.setObjectName("messages")
        self._list.setAccessibleName(self.tr("Messages"))
        self._search = SearchField(self.tr("Search in the mails"))
        self._search.setObjectName("mail_search")
        self._search.setMaxLength(200)
        self._note = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._note.setObjectName("mailbox_note")
        self._message = MessageView()
        middle = QWidget()
        middle.setFixedWidth(368)
        column = QVBoxLayout(middle)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self._search)
        column.addWidget(self._note)
        column.addWidget(self._list, 1)
        left = QWidget()
        set_look(left, "surface", "sidebar")
        shelf = QVBoxLayout(left)
        shelf.setContentsMargins(8, 16, 8, 12)
        heading = PlainLabel(self.tr("Practice mailbox"), Role.SUBTITLE)
        heading.setContentsMargins(8, 0, 0, 4)
        shelf.addWidget(heading)
        shelf.addWidget(self._boxes, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(middle)
        row.addWidget(self._message, 1)

    def _bind(self) -> None:
        self._model.changed.connect(self._render)
        self._boxes.itemSelectionChanged.connect(self._choose_box)
        self._list.itemSelectionChanged.connect(self._open)
        self._list.itemClicked.connect(lambda _item: self._open())
        self._search.textChanged.connect(self._model.set_search)
        self._message.save_wanted.connect(self._save)
        self._message.follow_wanted.connect(self._model.follow)

    def _render(self, props: Props) -> None:
        self._render_boxes(props)
        self._list.render_messages(props.messages)
        self._list.set_open(props.message)
        self._message.render_message(props.message)
        self._message.render_link(is_there=bool(props.link), is_following=props.is_following)
        note = ""
        if props.proved:
            note = self.tr("{name} is proved").replace("{name}", displayable(props.proved))
        elif props.error is not None:
            note = one_line(props.error)
        elif props.is_loaded and not props.messages:
            note = self.tr("No mail matches “{text}”").replace("{text}", displayable(props.search, 60))
            if not props.search:
                note = self.tr("No mail yet. Access codes arrive here.")
        is_new = bool(note) and note != self._note.text()
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if is_new and (props.proved or props.error):
            announce(self._note, note)

    def _render_boxes(self, props: Props) -> None:
        every = Mailbox("", props.total, props.unread)
        show_lines(self._boxes, [self._line(box) for box in (every, *props.mailboxes)], props.address or "")

    def _line(self, box: Mailbox) -> Line:
        name = displayable(box.address, 120) or self.tr("All mailboxes")
        if not box.unread:
            return Line(box.address, name, name)
        spoken = QCoreApplication.translate("MailboxWindow", "{mailbox}, %n unread", None, box.unread)
        spoken = dates.plural(spoken, box.unread).replace("{mailbox}", name)
        return Line(box.address, name, spoken, trailing=self.locale().toString(box.unread), is_strong=True)

    def _choose_box(self) -> None:
        key = chosen_key(self._boxes)
        if key is not None:
            self._model.choose(str(key) or None)

    def _open(self) -> None:
        chosen = self._list.chosen()
        if chosen is not None:
            self._model.open(chosen)

    def _save(self) -> None:
        message = self._model.props.message
        if message is not None:
            document = Document(eml_name(message), message.raw)
            ask_where(self, self.tr("Save the message"), document, lambda path: self._save_to(document, path))

    def _save_to(self, document: Document, path: Path) -> None:
        try:
            write(document, path)
        except Unavailable as problem:
            self._note.setText(one_line(problem))
            self._note.setVisible(True)
        else:
            self.said.emit(self.tr("Saved {file}").replace("{file}", displayable(path.name)))
