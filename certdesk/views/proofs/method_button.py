"""The button that says how a name is to be proved, with a menu of the other ways."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup

from certdesk.domain.text import displayable
from certdesk.viewmodels.proofs.props import METHODS, Row
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, Kind
from certdesk.views.kit.menu import Menu
from certdesk.views.wording import proofs as words


class MethodButton(Button):
    """Opens the menu; ways that cannot prove the name are off, with their reason."""

    chosen = Signal(object)  # ValidationMethod

    def __init__(self) -> None:
        super().__init__("", Kind.GHOST)
        self.set_trailing_icon(Icon.CHEVRON_DOWN)
        self._row: Row | None = None
        self.clicked.connect(self._open)

    def show_method(self, row: Row) -> None:
        """Show the way that is chosen for the name."""
        self._row = row
        method = words.method_words(row.proof.method)
        self.setText(method)
        spoken = self.tr("Method for {name}: {method}")
        self.setAccessibleName(spoken.format(name=displayable(row.shown_name), method=method))

    def _open(self) -> None:
        if self._row is None:
            return
        menu = Menu(self.tr("Method"), self)
        menu.setObjectName("proof_methods")
        group = QActionGroup(menu)
        for method in METHODS:
            word = words.method_words(method)
            is_usable = method in self._row.usable
            text = word if is_usable else f"{word} — {words.why_unusable()}"
            action = QAction(text, menu)
            action.setObjectName(f"method_{method.name.lower()}")
            action.setCheckable(True)
            action.setChecked(method is self._row.proof.method)
            action.setEnabled(is_usable)
            action.triggered.connect(lambda _checked=False, method=method: self.chosen.emit(method))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_below(self)
