"""Ties the migration wizard, its sheets and what it says to the main window."""

# ruff: noqa: PLC0415 - the wizard is imported when it is first shown, so that a start does not wait for it

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.domain.migration import Migration
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Place
from certdesk.views.shell.main_window import MainWindow

if TYPE_CHECKING:
    from certdesk.viewmodels.migration.opened import Undoable
    from certdesk.viewmodels.migration.props import Page


class MigrationTies(QObject):
    """Everything is made when the wizard is first shown."""

    mailbox_wanted = Signal()

    def __init__(self, models: Models, parent: QObject) -> None:
        super().__init__(parent)
        self._models = models
        self._window: MainWindow | None = None
        self._is_made = False

    def set_window(self, window: MainWindow) -> None:
        """Say things, and open sheets, over `window`."""
        self._window = window

    def undo(self) -> None:
        """Take back what was done last in the wizard."""
        if self._is_made:
            self._models.migration.open.undo()

    def back(self) -> None:
        """Go a page back; from the first one, and from the list, to the orders."""
        from certdesk.viewmodels.migration.props import Page

        wizard = self._models.migration.wizard
        if wizard.props.page in (Page.LIST, Page.WHO):
            self._models.shell.go_to(Place.ORDERS)
        else:
            wizard.go_back()

    def make_page(self) -> QWidget:
        """Return the wizard."""
        from certdesk.views.migration.page import MigrationPage

        self._is_made = True
        models = self._models.migration
        page = MigrationPage(models.wizard, self._pages())
        page.rename_wanted.connect(self._ask_name)
        page.remove_wanted.connect(self._ask_removal)
        models.open.undo_offered.connect(self._offer_undo)
        models.wizard.put_away.connect(self._say_put_away)
        models.wizard.removed.connect(self._say_removed)
        return page

    def _pages(self) -> "dict[Page, Callable[[], QWidget]]":
        return {}

    def _ask_name(self, migration: Migration) -> None:
        from certdesk.views.migration.name_sheet import NameSheet

        if self._window is not None:
            sheet = NameSheet(self._window, migration.name)
            sheet.named.connect(lambda name: self._models.migration.wizard.rename(migration, name))
            sheet.closed.connect(sheet.deleteLater)
            sheet.ask()

    def _ask_removal(self, migration: Migration) -> None:
        from certdesk.views.icons import Icon
        from certdesk.views.kit.buttons import destructive
        from certdesk.views.kit.confirm_sheet import ConfirmSheet
        from certdesk.views.kit.sheet import SheetHead
        from certdesk.views.theme.tokens import ToneName
        from certdesk.views.wording.migration.listing import remove_words

        if self._window is None:
            return
        said = remove_words(migration.name)
        head = SheetHead(said.title, "", Icon.TRASH, ToneName.RED)
        yes = destructive(QCoreApplication.translate("MigrationTies", "Remove"))
        sheet = ConfirmSheet(self._window, "migration_remove", head, said.text, yes)
        sheet.confirmed.connect(lambda: self._models.migration.wizard.remove(migration))
        sheet.closed.connect(sheet.deleteLater)
        sheet.ask()

    def _offer_undo(self, undoable: "Undoable") -> None:
        from certdesk.views.wording.migration.undoing import done_words

        if self._window is not None:
            undo = QCoreApplication.translate("MigrationTies", "Undo")
            self._window.toasts.say(done_words(undoable), undo, lambda: self._take_back(undoable))

    def _take_back(self, undoable: "Undoable") -> None:
        self._models.migration.open.undo(undoable)

    def _say_put_away(self, migration: Migration) -> None:
        from certdesk.views.wording.migration.listing import put_away_words

        if self._window is not None:
            undo = QCoreApplication.translate("MigrationTies", "Undo")
            wizard = self._models.migration.wizard
            self._window.toasts.say(
                put_away_words(migration.name), undo, lambda: wizard.archive(migration, is_archived=False)
            )

    def _say_removed(self, name: str) -> None:
        from certdesk.views.wording.migration.listing import removed_words

        if self._window is not None:
            self._window.say(removed_words(name))
