"""All view-models of the window, and how what happens to one reaches the others."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.mailbox import MailboxViewModel
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import Props
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.practice import PracticeViewModel
from certdesk.viewmodels.sessions import SessionsViewModel
from certdesk.viewmodels.shell import ShellViewModel
from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.start_up import StartUpViewModel


class Models(QObject):
    """The view-models, linked: a selected order reaches the details, a finished sign-in the shell."""

    regretted = Signal(object)  # CertDeskError: something was done and could not be noted

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.start_up = StartUpViewModel(desk.home, runner, self)
        self.shell = ShellViewModel(self)
        self.orders = OrdersViewModel(desk.orders, desk.sessions, runner, self)
        self.details = DetailsViewModel(desk.orders, desk.sessions, runner, self)
        self.sign_in = SignInViewModel(desk.orders, desk.sessions, runner, self)
        self.sessions = SessionsViewModel(desk.sessions, desk.orders, runner, self)
        self.download = DownloadViewModel(desk.downloads, desk.orders, runner, self)
        self.practice = PracticeViewModel(desk.practice, runner, self)
        self.mailbox = MailboxViewModel(desk.practice, runner, self)
        self._link_start()
        self._link_selection()
        self._link_sign_in()
        self._listen(hub)

    def tick(self) -> None:
        """Let a second pass."""
        self.orders.tick()
        self.details.tick()
        self.sign_in.tick()
        self.sessions.tick()

    def _link_start(self) -> None:
        self.start_up.changed.connect(self.shell.set_problem)
        self.start_up.opened.connect(self.orders.reload)
        self.start_up.opened.connect(self.practice.load)
        self.practice.opened.connect(self.orders.reload)
        self.practice.started_over.connect(self.orders.reload)
        self.practice.moved_on.connect(self.tick)

    def _link_selection(self) -> None:
        self.orders.changed.connect(self._take_orders)
        self.shell.order_wanted.connect(self._choose)

    def _link_sign_in(self) -> None:
        self.details.sign_in_wanted.connect(self.shell.open_sign_in)
        self.details.download_wanted.connect(self.download.open)
        self.download.sign_in_wanted.connect(self.shell.open_sign_in)
        self.shell.sign_in_opened.connect(self.sign_in.begin)
        self.shell.download_wanted.connect(self.download.open)
        self.shell.saving_wanted.connect(self._go_on_saving)
        self.sign_in.finished.connect(self.shell.take_sign_in)
        self.sign_in.cancelled.connect(self.shell.close_sign_in)

    def _listen(self, hub: ChangeHub) -> None:
        hub.regretted.connect(self.regretted)
        for model in (self.orders, self.details, self.sign_in, self.sessions, self.practice, self.mailbox):
            hub.changed.connect(model.refresh)

    def _choose(self, order: OrderId) -> None:
        self.orders.select(order)
        self.details.show(order)
        self.sessions.set_selected(order)

    def _take_orders(self, props: Props) -> None:
        if props.error is not None and props.error.key is MessageKey.DATABASE_DAMAGED:
            self.start_up.take_problem(props.error)
        if props.listing is not None:
            self.shell.set_book_size(props.total)
        self.details.set_suggestions(props.urgent)
        self.details.show(props.selected)
        self.sessions.set_selected(props.selected)

    def _go_on_saving(self, _order: OrderId) -> None:
        self.download.save()
