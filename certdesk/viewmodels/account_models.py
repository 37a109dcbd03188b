"""The view-models of the DigiCert account: the pane, the linking wizard, the services' window, and whom one is."""

from typing import TYPE_CHECKING

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
from certdesk.viewmodels.practice_people import PracticePeopleViewModel

if TYPE_CHECKING:
    from certdesk.viewmodels.linking.model import LinkingViewModel
    from certdesk.viewmodels.linking_models import LinkingModels
    from certdesk.viewmodels.practice_service.model import PracticeServiceViewModel


class AccountModels(QObject):
    """What is begun in the pane is done in the wizard, and both open services in their own window."""

    settled = Signal(object)  # tuple[Linked, ...]: links that were made without their answer being heard, never empty
    failed = Signal(object)  # Exception
    linking_opened = Signal()
    linking_left = Signal()
    service_changed = Signal(object)  # Props of the services' window

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._hub = desk, runner, hub
        self._accounts = desk.accounts
        self._ways: LinkingModels | None = None
        self.pane = AccountsViewModel(desk.accounts, desk.people, desk.sessions, runner, self)
        self.people = PracticePeopleViewModel(desk.people, runner, self)
        self._link()
        for model in (self.pane, self.people):
            model.failed.connect(self.failed)
        hub.changed.connect(self.pane.refresh)
        hub.changed.connect(self._settle_after)

    @property
    def linking(self) -> "LinkingViewModel":
        """The linking wizard."""
        return self._opened_ways().wizard

    @property
    def service(self) -> "PracticeServiceViewModel":
        """The services' window."""
        return self._opened_ways().service

    def tick(self) -> None:
        """Let a second pass."""
        if self._ways is not None:
            self._ways.wizard.tick()

    def check(self) -> None:
        """Ask again how the services stand, where the wizard is open."""
        if self._ways is not None:
            self._ways.wizard.check()

    def load(self) -> None:
        """Show what is known, finish what an earlier run began, and have the keyring tell who is signed in."""
        self.pane.load()
        self._runner.command(lambda _report: self._accounts.settle(), self._take_settled, self)
        self._recall()

    def forget(self) -> None:
        """Let go of what was under way: the practice world is another one."""
        self._leave()
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
        self.pane.link_wanted.connect(self._open_wizard)
        self.pane.visit_opened.connect(self._show_service)
        self.pane.enter_wanted.connect(self._ask_service)
        self.pane.proceed_wanted.connect(self._go_without_linking)
        self.pane.person_changed.connect(self._leave)  # what is under way is the other person's
        self.pane.became_self.connect(self._recall)
        self.people.became.connect(self._become)

    def _opened_ways(self) -> "LinkingModels":
        if self._ways is None:
            from certdesk.viewmodels.linking_models import LinkingModels  # noqa: PLC0415 - a start needs none of it

            ways = self._ways = LinkingModels(self._desk, self._runner, self._hub, self)
            ways.failed.connect(self.failed)
            ways.wizard.opened.connect(self.linking_opened)
            ways.wizard.left.connect(self.linking_left)
            ways.service.changed.connect(self.service_changed)
        return self._ways

    def _open_wizard(self, seat: Seat | None) -> None:
        self.linking.open(seat)

    def _show_service(self, visit: Visit) -> None:
        self.service.show(visit)

    def _ask_service(self, seat: Seat) -> None:
        self.service.ask(seat)

    def _go_without_linking(self, seat: Seat) -> None:
        self._opened_ways().go_without_linking(seat)

    def _leave(self) -> None:
        if self._ways is not None:
            self._ways.leave()

    def _take_done(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            self.failed.emit(outcome.error)

    def _become(self, view: AccountView) -> None:
        """The pane may show that person's services already, and a wizard begun there is theirs: it stays."""
        self.pane.take(view)
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
