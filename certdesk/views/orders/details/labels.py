"""The user's own words on the order: its client, its tags and a note, and ways to change them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.book import BookEntry
from certdesk.domain.text import displayable
from certdesk.viewmodels.labels import Editor
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.chips import Tag
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink

_LONGEST_NOTE = 1_000
_LONGEST_TAG = 40


class OrderLabels(QWidget):
    """Tags in a line, the note below, and what changes them."""

    edit_wanted = Signal(object)  # Editor

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("order_labels")
        self._shown: tuple[tuple[str, ...], str] | None = None
        self._tags_holder = QWidget()
        self._tags = FlowLayout(self._tags_holder, gap=SPACE.sm)
        self._note = PlainLabel("", ink=Ink.SECOND).wrapped().selectable()
        self._note.setObjectName("order_note")
        links = QHBoxLayout()
        links.setSpacing(SPACE.lg)
        self._links: dict[Editor, LinkButton] = {}
        for editor in Editor:
            link = self._links[editor] = LinkButton("")
            link.setObjectName(f"edit_{editor.value}")
            link.clicked.connect(lambda _checked=False, editor=editor: self.edit_wanted.emit(editor))
            links.addWidget(link)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(self._tags_holder)
        column.addWidget(self._note)
        column.addLayout(links)

    def show_entry(self, entry: BookEntry) -> None:
        """Show what the user wrote on this order."""
        words = {
            Editor.CLIENT: self.tr("Change client…") if entry.client else self.tr("Set client…"),
            Editor.TAGS: self.tr("Edit tags…") if entry.tags else self.tr("Add tags…"),
            Editor.NOTE: self.tr("Edit note…") if entry.note else self.tr("Add a note…"),
        }
        for editor, text in words.items():
            self._links[editor].setText(text)
        if self._shown == (entry.tags, entry.note):
            return
        self._shown = (entry.tags, entry.note)
        empty(self._tags)
        for tag in entry.tags:
            self._tags.addWidget(Tag(displayable(tag, _LONGEST_TAG)))
        self._tags_holder.setVisible(bool(entry.tags))
        lines = (displayable(line, _LONGEST_NOTE) for line in entry.note[:_LONGEST_NOTE].splitlines())
        self._note.setText("\n".join(lines))
        self._note.setVisible(bool(entry.note))
