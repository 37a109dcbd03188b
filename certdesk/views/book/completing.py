"""A field that offers what is there already while one types, and takes something new as well."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.typography import Role, set_role

_MOST_SHOWN = 8


class Offers(QCompleter):
    """Offers words that hold what is typed, in any case."""

    def __init__(self, field: QLineEdit, accessible_name: str) -> None:
        super().__init__(field)
        self._words = QStringListModel(self)
        self.setModel(self._words)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(_MOST_SHOWN)
        popup = QListView()
        popup.setAccessibleName(accessible_name)
        set_look(popup, "popup", "true")
        set_role(popup, Role.BODY)
        self.setPopup(popup)
        field.setCompleter(self)

    def show_words(self, words: Sequence[str]) -> None:
        """Offer these."""
        if self._words.stringList() != list(words):
            self._words.setStringList(list(words))

    def show_all(self) -> None:
        """Offer all of them, whatever is typed."""
        self.setCompletionPrefix("")
        self.complete()
