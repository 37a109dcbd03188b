"""The button that says how a name is to be proved, with a menu of the other ways."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.text import displayable
from certdesk.viewmodels.proofs.props import METHODS, Row
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, Kind
from certdesk.views.kit.menu import Menu
from certdesk.views.wording import proofs as words


class MethodButton(Button):
    """Has a menu; ways that cannot prove the name are off, with their reason."""

    chosen = Signal(object)  # ValidationMethod

    def __init__(self) -> None:
        super().__init__("", Kind.GHOST)
        self.set_trailing_icon(Icon.CHEVRON_DOWN)
        self._menu = Menu(self.tr("Method"), self)
        self._menu.setObjectName("proof_methods")
        group = QActionGroup(self._menu)
        self._entries = {method: self._entry(method, group) for method in METHODS}
        self._row: Row | None = None
        self.clicked.connect(self._open)

    def show_method(self, row: Row) -> None:
        """Show the way that is chosen for the name."""
        self._row = row
        method = words.method_words(row.proof.method)
        self.setText(method)
        spoken = self.tr("Method for {name}: {method}")
        self.setAccessibleName(spoken.format(name=displayable(row.shown_name), method=method))

    def _entry(self, method: ValidationMethod, group: QActionGroup) -> QAction:
        entry = self._menu.addAction(words.method_words(method))
        entry.setObjectName(f"method_{method.name.lower()}")
        entry.setCheckable(True)
        entry.triggered.connect(lambda: self.chosen.emit(method))
        group.addAction(entry)
        return entry

    def _open(self) -> None:
        if self._row is None:
            return
        for method, entry in self._entries.items():
            is_usable = method in self._row.usable
            word = words.method_words(method)
            entry.setText(word if is_usable else f"{word} — {words.why_unusable()}")
            entry.setChecked(method is self._row.proof.method)
            entry.setEnabled(is_usable)
        self._menu.open_below(self)
