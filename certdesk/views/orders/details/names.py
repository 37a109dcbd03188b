"""The second tab: every name on the certificate, to be read and copied."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.orders.details_props import Page, ShownName
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.details.clipboard import Clipboard
from certdesk.views.orders.details.sign_in_note import SignInNote
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.certificates import can_be_seen, unseen_words

_MOST_ROWS = 100
_PADDING = 10
_NAME = int(Qt.ItemDataRole.UserRole)


class NamesTab(QWidget):
    """A list in fixed pitch. IDNs stand in both spellings; what is copied is the one that machines use."""

    sign_in_wanted = Signal()

    def __init__(self, clipboard: Clipboard) -> None:
        super().__init__()
        self.setObjectName("names_tab")
        self._clipboard = clipboard
        self._names: tuple[ShownName, ...] | None = None
        self._note = SignInNote("names_note")
        self._note.sign_in_wanted.connect(self.sign_in_wanted)
        self._list = NameList()
        self._list.copy_wanted.connect(self._copy_one)
        self._tools = self._build_tools()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.lg, 0, 0)
        column.setSpacing(SPACE.lg)
        for widget in (self._note, self._tools, self._list):
            column.addWidget(widget)
        column.addStretch(1)

    def show_page(self, page: Page) -> None:
        """Show the certificate's names, or why there are none to show."""
        self._note.setVisible(not page.names)
        self._tools.setVisible(bool(page.names))
        self._list.setVisible(bool(page.names))
        words = unseen_words(page, self.tr("Sign in to see the names on the certificate."))
        self._note.show_words(words, can_sign_in=can_be_seen(page))
        if page.names != self._names:
            self._names = page.names
            self._list.show_names(page.names)

    def _build_tools(self) -> QWidget:
        one = secondary(self.tr("Copy name"), Icon.COPY)
        one.setObjectName("copy_one_name")
        one.setAccessibleName(self.tr("Copy name chosen in the list"))
        one.clicked.connect(self._copy_one)
        every = secondary(self.tr("Copy all"), Icon.COPY)
        every.setObjectName("copy_all_names")
        every.clicked.connect(self._copy_all)
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(PlainLabel(self.tr("Every name this certificate is good for"), ink=Ink.SECOND).wrapped(), 1)
        row.addWidget(one)
        row.addWidget(every)
        return tools

    def _copy_one(self) -> None:
        if name := self._list.chosen():
            self._clipboard.copy_value(name)

    def _copy_all(self) -> None:
        names = self._names or ()
        message = self.tr("Copied %n name(s)", None, len(names))
        self._clipboard.copy("\n".join(name.name for name in names), message.replace("(s)", "s" * (len(names) != 1)))


class NameList(QListWidget):
    """The names, one to a row; Enter and the copy keys copy the chosen one."""

    copy_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("name_list")
        self.setAccessibleName(self.tr("Names on this certificate"))
        self.setAccessibleDescription(self.tr("Press Enter to copy the chosen name"))
        self.setFont(font(Role.CODE))
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemActivated.connect(self.copy_wanted)

    def show_names(self, names: tuple[ShownName, ...]) -> None:
        """Show these names, the first one chosen."""
        self.clear()
        height = self.fontMetrics().height() + _PADDING
        for name in names:
            item = QListWidgetItem(_row_words(name))
            item.setData(_NAME, name.name)
            item.setSizeHint(QSize(0, height))
            self.addItem(item)
        self.setCurrentRow(0)
        self.setFixedHeight(min(len(names), _MOST_ROWS) * height + 2)

    def chosen(self) -> str:
        """Return the chosen name as it stands in the certificate."""
        item = self.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)


def _row_words(name: ShownName) -> str:
    shown = displayable(name.shown)
    return f"{shown}   {displayable(name.name)}" if name.is_idn else shown
