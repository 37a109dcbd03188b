"""The view-models of the linking wizard and of the services' window, which share the visits to a service."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Seat, Visit
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.linking.model import LinkingViewModel
from certdesk.viewmodels.practice_service.model import PracticeServiceViewModel
from certdesk.viewmodels.practice_service.props import Props as ServiceProps


class LinkingModels(QObject):
    """Made when a service is first linked or opened: a start needs neither."""

    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services, self._runner = desk.services, runner
        self._goes_without: Seat | None = None
        self.wizard = LinkingViewModel(desk.accounts, desk.services, desk.sessions, runner, self)
        self.service = PracticeServiceViewModel(desk.services, desk.accounts, runner, self)
        self._link()
        for model in (self.wizard, self.service):
            model.failed.connect(self.failed)
            hub.changed.connect(model.refresh)

    def leave(self) -> None:
        """Let go of what is under way."""
        self.wizard.leave()
        self.service.close()

    def go_without_linking(self, seat: Seat) -> None:
        """Show the service, where the user may be in already, or signs in now."""
        self.service.ask(seat)
        self._goes_without = seat
        if self.service.visit is not None:
            self._note_without_linking(self.service.visit)

    def _link(self) -> None:
        self.service.changed.connect(self._follow_window)
        self.service.entered.connect(self._note_without_linking)
        self.service.entered.connect(self.wizard.take_visit)
        self.service.share(self.wizard.take_back)
        self.wizard.visit_wanted.connect(self.service.show)
        self.wizard.enter_wanted.connect(self.service.ask)

    def _note_without_linking(self, visit: Visit) -> None:
        """The user meant to go on without linking, and is in."""
        seat, self._goes_without = self._goes_without, None
        if visit.seat == seat:
            self._runner.command(lambda _report: self._services.proceed(visit), self._take_done, self)

    def _follow_window(self, shown: ServiceProps) -> None:
        """Whoever closes the window, or goes to another service, does not go on."""
        if shown.seat != self._goes_without:
            self._goes_without = None

    def _take_done(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self.failed.emit(outcome.error)
