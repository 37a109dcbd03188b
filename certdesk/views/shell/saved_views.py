"""The user's own views in the sidebar, each with its count and a menu of its own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.saved_views import Entry
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.choosing import when_chosen
from certdesk.views.kit.menu import Menu
from certdesk.views.shell.nav_button import NavButton


class SavedViewButtons(QWidget):
    """One button per view, in the user's order. The buttons are made anew only when there are other views."""

    chosen = Signal(str)
    rename_wanted = Signal(str)
    remove_wanted = Signal(str)
    moved = Signal(str, int)

    def __init__(self, group: QButtonGroup) -> None:
        super().__init__()
        self.setObjectName("saved_views")
        self._group = group
        self._is_folded = False
        self._buttons: dict[str, NavButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def render_entries(self, entries: Sequence[Entry]) -> None:
        """Show these views with their counts."""
        names = [entry.saved.name for entry in entries]
        if names != list(self._buttons):
            self._make(names)
        for entry in entries:
            self._buttons[entry.saved.name].set_count(entry.count or 0)
        self.setVisible(bool(entries))

    def button(self, name: str) -> NavButton | None:
        """Return the button of that view."""
        return self._buttons.get(name)

    def set_folded(self, is_folded: bool) -> None:
        """Show icons alone, or icons and names."""
        self._is_folded = is_folded
        for button in self._buttons.values():
            button.set_folded(is_folded)

    def _make(self, names: Sequence[str]) -> None:
        had_focus = next((name for name, button in self._buttons.items() if button.hasFocus()), None)
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {name: self._button(name, place) for place, name in enumerate(names)}
        if had_focus in self._buttons:
            self._buttons[had_focus].setFocus()

    def _button(self, name: str, place: int) -> NavButton:
        button = NavButton(Icon.LIST_FILTER, displayable(name))
        button.setObjectName(f"saved_view_{place}")
        button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        button.customContextMenuRequested.connect(partial(self._open_menu, name))
        when_chosen(button, partial(self.chosen.emit, name))
        button.clicked.connect(partial(self._choose, name))  # also the one that is on already
        button.set_folded(self._is_folded)
        self._group.addButton(button)
        self._column.addWidget(button)
        return button

    def _choose(self, name: str, _is_on: bool = True) -> None:
        self.chosen.emit(name)

    def _open_menu(self, name: str, at: QPoint) -> None:
        button, names = self._buttons[name], list(self._buttons)
        menu = Menu(displayable(name), self)  # the accessibility tree shows it here, not below a button of Qt's own
        menu.setObjectName("saved_view_menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon(Icon.PENCIL), self.tr("Rename…")).triggered.connect(partial(self._rename, name))
        up = menu.addAction(icon(Icon.CHEVRON_UP), self.tr("Move up"))
        up.triggered.connect(partial(self._move, name, -1))
        up.setEnabled(names.index(name) > 0)
        down = menu.addAction(icon(Icon.CHEVRON_DOWN), self.tr("Move down"))
        down.triggered.connect(partial(self._move, name, 1))
        down.setEnabled(names.index(name) < len(names) - 1)
        menu.addSeparator()
        menu.addAction(icon(Icon.TRASH), self.tr("Remove view")).triggered.connect(partial(self._remove, name))
        menu.popup(button.mapToGlobal(at))

    def _rename(self, name: str, _checked: bool = False) -> None:
        self.rename_wanted.emit(name)

    def _remove(self, name: str, _checked: bool = False) -> None:
        self.remove_wanted.emit(name)

    def _move(self, name: str, by: int, _checked: bool = False) -> None:
        self.moved.emit(name, by)
