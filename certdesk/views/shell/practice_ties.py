"""Ties the practice chip, its mailbox, and the pages that only a practice CA has."""

# ruff: noqa: PLC0415 - pages are imported when they are first shown, so that a start does not wait for them

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.models import Models
from certdesk.views.shell.commands import Commands
from certdesk.views.shell.main_window import MainWindow
from certdesk.views.shell.practice_chip import PracticeChip
from certdesk.views.shell.sheets import Sheets

if TYPE_CHECKING:
    from certdesk.views.practice.mailbox_window import MailboxWindow


class PracticeTies(QObject):
    """What is chosen in the chip's menu is done by the view-models and sheets."""

    start_over_wanted = Signal()
    add_order_wanted = Signal()

    def __init__(self, models: Models, parent: QObject) -> None:
        super().__init__(parent)
        self._models = models
        self._window: MainWindow | None = None
        self._mailbox: MailboxWindow | None = None

    @property
    def mailbox(self) -> "MailboxWindow":
        """The window of the practice mailbox, made when it is first needed."""
        if self._mailbox is None:
            from certdesk.views.practice.mailbox_window import MailboxWindow

            self._mailbox = MailboxWindow(self._models.counter.mailbox.model, self._window)
            if self._window is not None:
                self._mailbox.said.connect(self._window.say)
        return self._mailbox

    def show_mailbox(self, address: str) -> None:
        """Show the mailbox of one address."""
        self.mailbox.show_mailbox(address)

    def show_all_mail(self) -> None:
        """Show all mailboxes."""
        self.mailbox.show_mailbox(None)

    def make_first_run(self) -> QWidget:
        """Return the page of an empty book."""
        from certdesk.views.practice.first_run import FirstRunPage

        page = FirstRunPage(self._models.practice)
        page.add_order_wanted.connect(self.add_order_wanted)
        page.start_over_wanted.connect(self.start_over_wanted)
        page.import_wanted.connect(self._models.book.open_import)
        return page

    def make_sign_in(self) -> QWidget:
        """Return the page of the guest portal's sign-in."""
        from certdesk.views.sign_in.page import SignInPage

        page = SignInPage(self._models.acts.sign_in.model, is_practice=True)
        page.mailbox_wanted.connect(self.mailbox.show_mailbox)
        return page

    def _open_people(self) -> None:
        self._models.people.model.open()

    def set_window(self, window: MainWindow) -> None:
        """Open the mailbox over `window`."""
        self._window = window

    def tie(self, chip: PracticeChip, sheets: Sheets, commands: Commands) -> None:
        """Tie the chip, once there is something to open."""
        models = self._models
        self.start_over_wanted.connect(sheets.ask_start_over)
        self.add_order_wanted.connect(commands.add_order)
        sheets.mailbox_wanted.connect(self.show_mailbox)
        sheets.all_mail_wanted.connect(self.show_all_mail)
        chip.mailbox_wanted.connect(self.show_all_mail)
        chip.advance_wanted.connect(models.practice.advance)
        chip.other_time_wanted.connect(sheets.ask_time)
        chip.start_over_wanted.connect(sheets.ask_start_over)
        chip.order_wanted.connect(models.acting.order_new)
        chip.approvals_wanted.connect(models.counter.open_approvals)
        chip.people_wanted.connect(self._open_people)
        chip.zone_wanted.connect(models.counter.open_zone)
        chip.iso_account_wanted.connect(models.provider.open_account)
        chip.assistance_wanted.connect(models.provider.open_assistance)
        chip.samples_wanted.connect(models.counter.write_samples)
        chip.online_wanted.connect(lambda is_online: models.practice.set_online(is_online=is_online))
        models.practice.changed.connect(chip.render_props)
        chip.render_props(models.practice.props)
