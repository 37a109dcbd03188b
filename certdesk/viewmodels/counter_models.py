"""The view-models of what only a practice CA has, each made when it is first needed."""

# ruff: noqa: PLC0415 - a view-model is imported when it is made, so that a start does not wait for it

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.late import Late

if TYPE_CHECKING:
    from certdesk.viewmodels.approvals import ApprovalsViewModel
    from certdesk.viewmodels.mailbox import MailboxViewModel
    from certdesk.viewmodels.practice_samples import SamplesViewModel
    from certdesk.viewmodels.practice_zone import PracticeZoneViewModel


class CounterModels(QObject):
    """The mailbox, the requests that wait for approval, the practice DNS, and the CSRs to try."""

    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        self.mailbox = Late(self._make_mailbox)
        self.approvals = Late(self._make_approvals)
        self.zone = Late(self._make_zone)
        self.samples = Late(self._make_samples)
        self.mailbox.once(lambda model: hub.changed.connect(model.refresh))
        self.approvals.once(lambda model: hub.changed.connect(model.refresh))
        for late in (self.mailbox, self.approvals, self.zone, self.samples):
            late.once(lambda model: model.failed.connect(self.failed))

    def open_approvals(self) -> None:
        """Open the sheet of requests that wait for approval."""
        self.approvals.model.open()

    def open_zone(self) -> None:
        """Open the practice DNS and web."""
        self.zone.model.open()

    def write_samples(self, folder: Path) -> None:
        """Write the CSRs to try into `folder`."""
        self.samples.model.write(folder)

    def read_mail(self) -> None:
        """Read the mails anew, if the mailbox was looked into before."""
        if self.mailbox.made is not None:
            self.mailbox.made.load()

    def _make_mailbox(self) -> "MailboxViewModel":
        from certdesk.viewmodels.mailbox import MailboxViewModel

        return MailboxViewModel(self._desk.practice, self._desk.counter, self._runner, self)

    def _make_approvals(self) -> "ApprovalsViewModel":
        from certdesk.viewmodels.approvals import ApprovalsViewModel

        return ApprovalsViewModel(self._desk.counter, self._runner, self)

    def _make_zone(self) -> "PracticeZoneViewModel":
        from certdesk.viewmodels.practice_zone import PracticeZoneViewModel

        return PracticeZoneViewModel(self._desk.counter, self._runner, self)

    def _make_samples(self) -> "SamplesViewModel":
        from certdesk.viewmodels.practice_samples import SamplesViewModel

        return SamplesViewModel(self._desk.practice, self._runner, self)
