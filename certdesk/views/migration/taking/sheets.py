"""The sheets by which something comes into a migration, each opened over the window that the page is in."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.migration.taking.adding import AddingViewModel
from certdesk.viewmodels.migration.taking.bundles import Props
from certdesk.viewmodels.migration.taking.model import TakingViewModel
from certdesk.views.kit.sheet_slot import OneSheet, SheetSlot
from certdesk.views.migration.taking.add_panel import AddPanel
from certdesk.views.migration.taking.add_sheet import AddSheet
from certdesk.views.migration.taking.notice_zone import NoticeDropZone
from certdesk.views.migration.taking.passphrase_sheet import PassphraseSheet
from certdesk.views.migration.taking.paste_sheet import PasteSheet
from certdesk.views.migration.taking.result_sheet import ResultSheet


class TakingSheets(QObject):
    """A pass phrase is asked for over whatever else is open, which waits behind it."""

    def __init__(self, window: QWidget, adding: AddingViewModel, taking: TakingViewModel) -> None:
        super().__init__(window)
        self._window, self._adding, self._taking = window, adding, taking
        self._passphrase = SheetSlot(lambda: PassphraseSheet(window, taking.bundles))
        self._sheet = OneSheet()
        taking.bundles.changed.connect(self._follow)
        self._follow(taking.bundles.props)

    def serve(self, part: NoticeDropZone | AddPanel) -> None:
        """Open what that part of a page asks for."""
        part.details_wanted.connect(self.open_details)
        if isinstance(part, NoticeDropZone):
            part.paste_wanted.connect(self.open_paste)

    def open_add(self) -> None:
        """Offer every way to add certificates."""
        sheet = AddSheet(self._window, self._adding, self._taking)
        sheet.adding_panel.details_wanted.connect(self.open_details)
        self._sheet.open(sheet)

    def open_paste(self) -> None:
        """Take in a notice that is pasted."""
        self._sheet.open(PasteSheet(self._window, self._taking))

    def open_details(self) -> None:
        """Show all that came of the last reading."""
        if self._taking.props.came is not None:
            self._sheet.open(ResultSheet(self._window, self._taking))

    def _follow(self, props: Props) -> None:
        if props.is_open:
            self._sheet.hold(is_held=True)
        self._passphrase.show_for(props.is_open or None)
        if not props.is_open:
            self._sheet.hold(is_held=False)
