"""What can be done with the certificates chosen, beside finding their number."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.find.props import Props
from certdesk.views.icons import Icon, icon
from certdesk.views.kit.menu import Menu
from certdesk.views.wording.migration import find as words


class FindAct(StrEnum):
    """One entry of the menu."""

    SET_CLIENT = "set client"
    CHOOSE_ALIKE = "choose alike"
    COPY_NAMES = "copy names"
    TAKE_OUT = "take out"


class FindMenu(Menu):
    """The same at a row and at the head of the details."""

    wanted = Signal(object)  # FindAct

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.setTitle(self.tr("Certificate"))
        self.setAccessibleName(self.title())
        self.setObjectName("migration_find_menu")
        self._client = self._add(FindAct.SET_CLIENT, Icon.PENCIL)
        self._alike = self._add(FindAct.CHOOSE_ALIKE, Icon.LIST_FILTER)
        self._copy = self._add(FindAct.COPY_NAMES, Icon.COPY)
        self.addSeparator()
        self._out = self._add(FindAct.TAKE_OUT, Icon.TRASH)
        self._out.setText(self.tr("Take out of the migration"))
        self._out.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self._out.setShortcutVisibleInContextMenu(True)

    def render_menu(self, props: Props) -> None:
        """Say what each act does with what is chosen."""
        chosen = props.chosen
        is_one = chosen.one is not None
        self._client.setText(self.tr("Set client…"))
        self._client.setVisible(props.has_clients)
        self._alike.setText(words.alike_words(chosen))
        self._alike.setVisible(bool(chosen.alike) and props.has_clients)
        self._copy.setText(self.tr("Copy name") if is_one else self.tr("Copy names"))
        self._out.setText(words.take_out_words(chosen))

    def _add(self, act: FindAct, sign: Icon) -> QAction:
        action = self.addAction(icon(sign), "")
        action.setObjectName(f"migration_find_menu_{act.name.lower()}")
        action.triggered.connect(lambda: self.wanted.emit(act))
        return action
