"""The view-models of the DigiCert account: the pane, the linking wizard, the services' window, and whom one is."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Linked, Seat, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import AccountView
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.accounts.model import AccountsViewModel
from certdesk.viewmodels.linking.model import LinkingViewModel
from certdesk.viewmodels.practice_people import PracticePeopleViewModel
from certdesk.viewmodels.practice_service.model import PracticeServiceViewModel
from certdesk.viewmodels.practice_service.props import Props as ServiceProps


class AccountModels(QObject):
    """What is begun in the pane is done in the wizard, and both open services in their own window."""

    settled = Signal(object)  # tuple[Linked, ...]: links that were made when CertDesk ended in between, never empty
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._accounts, self._services, self._runner = desk.accounts, desk.services, runner
        self._goes_without: Seat | None = None
        self.pane = AccountsViewModel(desk.accounts, desk.people, desk.sessions, runner, self)
        self.linking = LinkingViewModel(desk.accounts, desk.services, desk.sessions, runner, self)
        self.service = PracticeServiceViewModel(desk.services, desk.accounts, runner, self)
        self.people = PracticePeopleViewModel(desk.people, runner, self)
        self._link()
        for model in (self.pane, self.linking, self.service):
            hub.changed.connect(model.refresh)
        hub.changed.connect(self._settle_after)

    def load(self) -> None:
        """Show what is known, finish what an earlier run began, and have the keyring tell who is signed in."""
        self.pane.load()
        self._runner.command(lambda _report: self._accounts.settle(), self._take_settled, self)
        self._recall()

    def forget(self) -> None:
        """Let go of what was under way: the practice world is another one."""
        self.linking.leave()
        self.service.close()
        self.people.note_acting("")
        self.pane.load()

    def _settle_after(self, topics: frozenset[Topic]) -> None:
        """A sign-in, or an answer of the directory, may have told what became of a link."""
        if Topic.ACCOUNTS in topics:
            self._runner.command(lambda _report: self._accounts.settle(), self._take_settled_since, self)

    def _recall(self) -> None:
        """Beside everything else: the keyring may wait for its user."""
        self._runner.query(lambda _report: self._accounts.recall(), self._take_done, self)

    def _link(self) -> None:
        self.pane.link_wanted.connect(self.linking.open)
        self.pane.visit_opened.connect(self.service.show)
        self.pane.enter_wanted.connect(self.service.ask)
        self.pane.proceed_wanted.connect(self._go_without_linking)
        self.pane.became_self.connect(self._become)
        self.service.changed.connect(self._follow_window)
        self.service.entered.connect(self._note_without_linking)
        self.service.entered.connect(self.linking.take_visit)
        self.service.share(self.linking.take_back)
        self.linking.visit_wanted.connect(self.service.show)
        self.linking.enter_wanted.connect(self.service.ask)
        self.people.became.connect(self._become)

    def _go_without_linking(self, seat: Seat) -> None:
        """Show the service, where the user may be in already, or signs in now."""
        self.service.ask(seat)
        self._goes_without = seat
        if self.service.visit is not None:
            self._note_without_linking(self.service.visit)

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

    def _become(self, _view: AccountView) -> None:
        """What was under way is the other person's."""
        self.linking.leave()
        self.service.close()
        self.pane.load()
        self._recall()

    def _take_settled(self, outcome: Outcome[tuple[Linked, ...]]) -> None:
        match outcome:
            case Done(linked) if linked:
                self.settled.emit(linked)
            case Failed(error):
                self.failed.emit(error)

    def _take_settled_since(self, outcome: Outcome[tuple[Linked, ...]]) -> None:
        """That there is no answer yet was said at the start."""
        if not (isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError)):
            self._take_settled(outcome)
