"""Ties the practice chip, its mailbox, and the pages that only a practice CA has."""

# ruff: noqa: PLC0415 - pages are imported when they are first shown, so that a start does not wait for them

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from certdesk.viewmodels.models import Models
from certdesk.views.practice.mailbox_window import MailboxWindow
from certdesk.views.shell.commands import Commands
from certdesk.views.shell.practice_chip import PracticeChip
from certdesk.views.shell.sheets import Sheets


class PracticeTies(QObject):
    """What is chosen in the chip's menu is done by the view-models and sheets."""

    mailbox_wanted = Signal(object)  # str, an address, or None for all of them
    start_over_wanted = Signal()
    add_order_wanted = Signal()

    def __init__(self, models: Models, parent: QObject) -> None:
        super().__init__(parent)
        self._models = models

    def make_first_run(self) -> QWidget:
        """Return the page of an empty book."""
        from certdesk.views.practice.first_run import FirstRunPage

        page = FirstRunPage(self._models.practice)
        page.add_order_wanted.connect(self.add_order_wanted)
        page.start_over_wanted.connect(self.start_over_wanted)
        page.import_wanted.connect(self._models.book.importing.open)
        return page

    def make_sign_in(self) -> QWidget:
        """Return the page of the guest portal's sign-in."""
        from certdesk.views.sign_in.page import SignInPage

        page = SignInPage(self._models.sign_in, is_practice=True)
        page.mailbox_wanted.connect(self.mailbox_wanted)
        return page

    def tie(self, chip: PracticeChip, mailbox: MailboxWindow, sheets: Sheets, commands: Commands) -> None:
        """Tie the chip, once there is something to open."""
        models = self._models
        self.mailbox_wanted.connect(mailbox.show_mailbox)
        self.start_over_wanted.connect(sheets.ask_start_over)
        self.add_order_wanted.connect(commands.add_order)
        sheets.mailbox_wanted.connect(mailbox.show_mailbox)
        sheets.all_mail_wanted.connect(lambda: mailbox.show_mailbox(None))
        chip.mailbox_wanted.connect(lambda: mailbox.show_mailbox(None))
        chip.advance_wanted.connect(models.practice.advance)
        chip.other_time_wanted.connect(sheets.ask_time)
        chip.start_over_wanted.connect(sheets.ask_start_over)
        chip.order_wanted.connect(models.new_order.open)
        chip.approvals_wanted.connect(models.approvals.open)
        chip.people_wanted.connect(models.accounts.people.open)
        chip.zone_wanted.connect(models.zone.open)
        chip.iso_account_wanted.connect(models.provider.open_account)
        chip.assistance_wanted.connect(models.provider.open_assistance)
        chip.samples_wanted.connect(models.samples.write)
        chip.online_wanted.connect(lambda is_online: models.practice.set_online(is_online=is_online))
        models.practice.changed.connect(chip.render_props)
        chip.render_props(models.practice.props)
