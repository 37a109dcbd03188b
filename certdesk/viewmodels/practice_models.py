"""The view-models of the practice world: what there is of it, its mails, its zone, and requests to try."""

from PySide6.QtCore import QObject

from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.approvals import ApprovalsViewModel
from certdesk.viewmodels.mailbox import MailboxViewModel
from certdesk.viewmodels.practice import PracticeViewModel
from certdesk.viewmodels.practice_samples import SamplesViewModel
from certdesk.viewmodels.practice_zone import PracticeZoneViewModel


class PracticeModels(QObject):
    """The other side of the counter, where the user is whoever has to answer."""

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.world = PracticeViewModel(desk.practice, desk.counter, runner, self)
        self.mailbox = MailboxViewModel(desk.practice, desk.counter, runner, self)
        self.zone = PracticeZoneViewModel(desk.counter, runner, self)
        self.samples = SamplesViewModel(desk.practice, runner, self)
        self.approvals = ApprovalsViewModel(desk.counter, runner, self)
