"""The view-models of the migration wizard, made when it is first opened: a start needs none of them."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Step
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.migration.clients.decide import DecideViewModel
from certdesk.viewmodels.migration.clients.outcome import OutcomeViewModel
from certdesk.viewmodels.migration.find.model import FindViewModel
from certdesk.viewmodels.migration.forecast.model import ForecastViewModel
from certdesk.viewmodels.migration.hand_over.model import HandOverViewModel
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.opened import OpenMigration
from certdesk.viewmodels.migration.papers.all import PapersOutViewModel
from certdesk.viewmodels.migration.papers.one import PaperOut
from certdesk.viewmodels.migration.papers.signing import SigningViewModel
from certdesk.viewmodels.migration.plan.model import PlanViewModel
from certdesk.viewmodels.migration.sign_in.model import SignInViewModel
from certdesk.viewmodels.migration.taking.adding import AddingViewModel
from certdesk.viewmodels.migration.taking.model import TakingViewModel


class MigrationModels(QObject):
    """One migration is open at a time; every page shows that one."""

    failed = Signal(object)  # Exception
    met = Signal()  # the practice provider is there, with its mails

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner = desk, runner
        opened = self.open = OpenMigration(desk.migrations, desk.holdings, runner, self)
        self.wizard = MigrationViewModel(desk.migrations, opened, runner, self)
        self.find = FindViewModel(desk.holdings, desk.account_search, desk.sessions, opened, runner, self)
        self.taking = TakingViewModel(desk.holdings, desk.account_search, opened, runner, self)
        self.adding = AddingViewModel(desk.holdings, desk.orders, opened, runner, self)
        self.plan = PlanViewModel(desk.handing_over, desk.sessions, opened, runner, self)
        self.forecast = ForecastViewModel(desk.account_search, desk.sessions, opened, runner, self)
        self.hand_over = HandOverViewModel(desk.handing_over, opened, desk.sessions, runner, self)
        self.decide = DecideViewModel(opened, self)
        self.outcome = OutcomeViewModel(desk.holdings, desk.sessions, opened, runner, self)
        self.sign_in = SignInViewModel(desk.handing_over, desk.sessions, opened, self)
        self.paper_out = PaperOut(runner, self)
        self.packs_out = PapersOutViewModel(desk.handing_over, desk.sessions, opened, runner, self)
        self.signing = SigningViewModel(desk.handing_over, opened, self)
        self._link(hub)

    def tick(self) -> None:
        """Let a second pass."""
        self.plan.tick()
        self.forecast.tick()
        self.hand_over.tick()

    def go_to_find(self, holding: HoldingId | None) -> None:
        """Show where the account of that certificate is found."""
        if holding is not None:
            self.find.choose((holding,))
        self.wizard.go_to(Step.FIND)

    def _meet_provider(self) -> None:
        self._runner.query(lambda _report: _meet(self._desk), self._take_met, self)

    def _take_met(self, outcome: Outcome[bool]) -> None:
        match outcome:
            case Done(True):
                self.met.emit()
            case Failed(error) if not isinstance(error, CertDeskError):
                self.failed.emit(error)

    def _link(self, hub: ChangeHub) -> None:
        pages = (self.find, self.taking, self.taking.bundles, self.adding, self.plan, self.forecast, self.hand_over)
        others = (self.open, self.wizard, self.decide, self.outcome, self.sign_in, self.paper_out, self.packs_out)
        for model in (*pages, *others, self.signing):
            model.failed.connect(self.failed)
        self.wizard.entered.connect(self._meet_provider)
        self.packs_out.made.connect(self.hand_over.made)
        hub.changed.connect(self.wizard.refresh)
        hub.changed.connect(self.forecast.refresh)


def _meet(desk: Desk) -> bool:
    """Have the provider of a practice world there, which is made when it is first asked; its renewal notices too."""
    is_set_up = desk.practice.state().is_set_up
    if is_set_up:
        desk.account_search.iso_account()
    return is_set_up
