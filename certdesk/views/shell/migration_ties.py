"""Ties the migration wizard, its sheets and what it says to the main window."""

# ruff: noqa: PLC0415 - the wizard is imported when it is first shown, so that a start does not wait for it

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from certdesk.domain.migration import Migration
from certdesk.viewmodels.models import Models
from certdesk.viewmodels.shell import Place
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.shell.main_window import MainWindow

if TYPE_CHECKING:
    from certdesk.viewmodels.migration.opened import Undoable
    from certdesk.views.migration.frame.page import MigrationPage


class MigrationTies(QObject):
    """Everything is made when the wizard is first shown."""

    _window: MainWindow

    def __init__(self, models: Models, parent: QObject) -> None:
        super().__init__(parent)
        self._models = models
        self._page: MigrationPage | None = None
        self._sheet = OneSheet()

    def set_window(self, window: MainWindow) -> None:
        """Say things, and open sheets, over `window`, before any page is made."""
        self._window = window

    def undo(self) -> None:
        """Take back what was done last in the wizard."""
        from certdesk.viewmodels.migration.props import Page

        if self._page is None:
            return
        models = self._models.migration
        if models.wizard.props.page is not Page.HAND_OVER or not models.hand_over.undo():
            models.open.undo()

    def find(self) -> bool:
        """Put the focus where the page's list is narrowed; return whether it has such a field."""
        return self._page is not None and self._page.focus_search()

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
        from certdesk.views.migration.frame.page import MigrationPage
        from certdesk.views.shell.migration_pages import MigrationPages

        models = self._models.migration
        pages = MigrationPages(self._models, self._window)
        pages.said.connect(self._window.say)
        pages.undo_offered.connect(self._offer)
        page = self._page = MigrationPage(models.wizard, pages.makers())
        page.rename_wanted.connect(self._ask_name)
        page.remove_wanted.connect(self._ask_removal)
        models.open.undo_offered.connect(self._offer_undo)
        models.wizard.put_away.connect(self._say_put_away)
        models.wizard.removed.connect(self._say_removed)
        return page

    def _ask_name(self, migration: Migration) -> None:
        from certdesk.views.migration.frame.name_sheet import NameSheet

        sheet = NameSheet(self._window, migration.name)
        sheet.named.connect(lambda name: self._models.migration.wizard.rename(migration, name))
        self._sheet.open(sheet)

    def _ask_removal(self, migration: Migration) -> None:
        from certdesk.views.icons import Icon
        from certdesk.views.kit.buttons import destructive
        from certdesk.views.kit.confirm_sheet import ConfirmSheet, Question
        from certdesk.views.kit.sheet import SheetHead
        from certdesk.views.theme.tokens import ToneName
        from certdesk.views.wording.migration.listing import remove_words

        said = remove_words(migration.name)
        head = SheetHead(said.title, "", Icon.TRASH, ToneName.RED)
        yes = destructive(QCoreApplication.translate("MigrationTies", "Remove"))
        sheet = ConfirmSheet(self._window, Question("migration_remove", head, (said.text,)), yes)
        sheet.confirmed.connect(lambda: self._models.migration.wizard.remove(migration))
        self._sheet.open(sheet)

    def _offer_undo(self, undoable: "Undoable") -> None:
        from certdesk.views.wording.migration.undoing import done_words

        self._offer(done_words(undoable), lambda: self._models.migration.open.undo(undoable))

    def _offer(self, words: str, undo: Callable[[], object]) -> None:
        def take_back() -> None:
            undo()

        self._window.toasts.say(words, QCoreApplication.translate("MigrationTies", "Undo"), take_back)

    def _say_put_away(self, migration: Migration) -> None:
        from certdesk.views.wording.migration.listing import put_away_words

        wizard = self._models.migration.wizard
        self._offer(put_away_words(migration.name), lambda: wizard.archive(migration, is_archived=False))

    def _say_removed(self, name: str) -> None:
        from certdesk.views.wording.migration.listing import removed_words

        self._window.say(removed_words(name))
