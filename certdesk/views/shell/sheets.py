"""The sheets that cover the window: each is made when it is opened and let go when it closes."""

# ruff: noqa: PLC0415 - a sheet is imported when it is opened, so that a start does not wait for it

from PySide6.QtCore import QObject, Signal

from certdesk.paths import Places
from certdesk.viewmodels.models import Models
from certdesk.views.actions import Actions
from certdesk.views.kit.sheet_slot import OneSheet
from certdesk.views.practice.counter_sheets import CounterSheets
from certdesk.views.practice.provider_sheets import ProviderSheets
from certdesk.views.shell.act_sheets import ActSheets
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.theme.appearance import Appearance


class Sheets(QObject):
    """Opens sheets over the window, one at a time."""

    mailbox_wanted = Signal(str)  # an address
    all_mail_wanted = Signal()

    def __init__(
        self, window: MainWindow, models: Models, actions: Actions, appearance: Appearance, places: Places
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._actions = actions
        self._appearance = appearance
        self._places = places
        self._sheet = OneSheet()
        self._of_acts = ActSheets(window, models)
        self._of_acts.mailbox_wanted.connect(self.mailbox_wanted)
        counter, people = models.counter, models.people
        self._of_practice = CounterSheets(window, models.acts.new_order, counter.approvals, counter.zone, people)
        self._of_provider = ProviderSheets(window, models.provider)
        self._of_provider.mailbox_wanted.connect(self.all_mail_wanted)

    @property
    def are_closed(self) -> bool:
        """Whether no sheet covers the window."""
        groups = (self._of_acts, self._of_practice, self._of_provider)
        return not self._sheet.is_open and all(group.are_closed for group in groups)

    def open_settings(self) -> None:
        """Open the settings."""
        from certdesk.views.shell.settings_sheet import SettingsSheet

        models = self._models
        address = models.resuming.address
        lists = models.acts.keys.model.lists
        self._sheet.open(SettingsSheet(self._window, self._appearance, self._places, lists, address))

    def open_shortcuts(self) -> None:
        """Open the list of keyboard shortcuts."""
        from certdesk.views.shell.shortcuts_sheet import ShortcutsSheet

        self._sheet.open(ShortcutsSheet(self._window, self._actions.table))

    def open_status_guide(self) -> None:
        """Open the table of statuses."""
        from certdesk.views.shell.status_guide import StatusGuideSheet

        self._sheet.open(StatusGuideSheet(self._window))

    def ask_time(self) -> None:
        """Ask how far to move the practice clock."""
        from certdesk.views.practice.sheets import MoveTimeSheet

        sheet = MoveTimeSheet(self._window)
        sheet.chosen.connect(self._models.practice.advance)
        self._sheet.open(sheet)

    def ask_start_over(self) -> None:
        """Ask before the practice world is forgotten."""
        from certdesk.views.practice.sheets import StartOverSheet

        sheet = StartOverSheet(self._window)
        sheet.confirmed.connect(self._models.practice.start_over)
        self._sheet.open(sheet)

    def show_crash(self, report: str) -> None:
        """Show what is known of a bug, and where the log is."""
        from certdesk.views.shell.crash_sheet import CrashSheet

        self._sheet.open(CrashSheet(self._window, report, self._places.log_file))
