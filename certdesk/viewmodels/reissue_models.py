"""The view-models of a reissue: the page, the request that is handed in on it, kept drafts, and the comparison."""

from PySide6.QtCore import QObject

from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.reissue.comparison import ComparisonViewModel
from certdesk.viewmodels.reissue.kept_drafts import KeptDraftsViewModel
from certdesk.viewmodels.reissue.model import ReissueViewModel
from certdesk.viewmodels.reissue.preparing import ReissueServices


class ReissueModels(QObject):
    """A draft that is discarded on the page is offered back."""

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        services = ReissueServices(desk.acts, desk.orders, desk.sessions, desk.proofs, desk.requests, desk.drafts)
        self.hand_in = HandInViewModel(desk.requests, runner, self)
        self.page = ReissueViewModel(services, self.hand_in, runner, self)
        self.drafts = KeptDraftsViewModel(desk.drafts, runner, self)
        self.comparison = ComparisonViewModel(desk.orders, desk.sessions, runner, self)
        self.page.discarded.connect(self.drafts.offer_back)
