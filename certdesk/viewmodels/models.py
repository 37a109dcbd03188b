"""All view-models of the window, and how what happens to one reaches the others."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import Act
from certdesk.domain.changes import Topic
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.local_keys import MadeKey
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.account_models import AccountModels
from certdesk.viewmodels.acting import Acting, ActModels
from certdesk.viewmodels.book_models import BookModels
from certdesk.viewmodels.cancel import CancelViewModel
from certdesk.viewmodels.composer import ComposerViewModel
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.viewmodels.download.model import DownloadViewModel
from certdesk.viewmodels.dropping_models import DroppingModels
from certdesk.viewmodels.key_models import KeyModels
from certdesk.viewmodels.new_order.model import NewOrderViewModel
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import ListState, Props
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.refunds import RefundsViewModel
from certdesk.viewmodels.practice_models import PracticeModels
from certdesk.viewmodels.proofs.model import ProofsViewModel
from certdesk.viewmodels.provider_models import ProviderModels
from certdesk.viewmodels.reissue_models import ReissueModels
from certdesk.viewmodels.resuming import Resuming
from certdesk.viewmodels.revoke.model import RevokeViewModel
from certdesk.viewmodels.sessions import SessionsViewModel
from certdesk.viewmodels.shell import Place, ShellViewModel
from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.start_up import StartUpViewModel
from certdesk.viewmodels.window_drops.props import Use

if TYPE_CHECKING:
    from certdesk.viewmodels.migration_models import MigrationModels


class Models(QObject):
    """The view-models, linked: a selected order reaches the details, a finished sign-in the shell."""

    regretted = Signal(object)  # CertDeskError: something was done and could not be noted
    failed = Signal(object)  # Exception: of view-models that are made late

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._runner, self._hub = desk, runner, hub
        self._migration: MigrationModels | None = None
        self.start_up = StartUpViewModel(desk.home, runner, self)
        self.shell = ShellViewModel(self)
        self.orders = OrdersViewModel(desk.orders, desk.sessions, runner, self)
        self.details = DetailsViewModel(desk.orders, desk.sessions, runner, self)
        self.refunds = RefundsViewModel(desk.acts, desk.sessions, runner, self)
        self.sign_in = SignInViewModel(desk.orders, desk.sessions, runner, self)
        self.sessions = SessionsViewModel(desk.sessions, desk.orders, runner, self)
        self.book = BookModels(desk, self.orders, runner, hub, self)
        self.labels = self.book.labels
        self._take_rooms(PracticeModels(desk, runner, self), ReissueModels(desk, runner, self))
        self.resuming = Resuming(desk.acts, desk.counter, runner, self)
        self._make_sheets(desk, runner)
        self.dropping = DroppingModels(desk, runner, self)
        self.keys = KeyModels(desk, self.download, runner, hub, self)
        self.accounts = AccountModels(desk, runner, hub, self)
        self.provider = ProviderModels(desk, lambda: self.migration.open, runner, hub, self)
        self.provider.failed.connect(self.failed)
        self.acting = Acting(self._act_models(), self)
        self._link_start()
        self._link_selection()
        self._link_sign_in()
        self._link_acts()
        self._link_reissue()
        self._link_drops()
        self._link_keys()
        self._link_accounts()
        self._listen(hub)

    @property
    def migration(self) -> "MigrationModels":
        """The migration wizard's, made when it is first opened."""
        if self._migration is None:
            from certdesk.viewmodels.migration_models import MigrationModels  # noqa: PLC0415 - a start needs none of it

            self._migration = MigrationModels(self._desk, self._runner, self._hub, self)
            self._migration.failed.connect(self.failed)
            self._migration.met.connect(self.practice.load)
            self._migration.met.connect(lambda: self.mailbox.refresh(frozenset({Topic.MAIL})))
            self.practice.started_over.connect(self._migration.wizard.reload)
        return self._migration

    def tick(self) -> None:
        """Let a second pass."""
        self.orders.tick()
        self.details.tick()
        self.sign_in.tick()
        self.sessions.tick()
        self.revoke.tick()
        self.proofs.tick()
        self.reissue.tick()
        self.dropping.many.tick()
        self.accounts.tick()
        if self._migration is not None:
            self._migration.tick()

    def _make_sheets(self, desk: Desk, runner: Runner) -> None:
        self.download = DownloadViewModel(desk.downloads, desk.orders, runner, self)
        self.csr = CsrViewModel(desk.acts, desk.orders, desk.requests, runner, self)
        self.revoke = RevokeViewModel(desk.acts, desk.orders, desk.sessions, runner, self)
        self.cancel = CancelViewModel(desk.acts, desk.orders, desk.sessions, runner, self)
        self.composer = ComposerViewModel(desk.acts, desk.orders, desk.sessions, runner, self)
        self.proofs = ProofsViewModel(desk.proofs, desk.orders, desk.sessions, runner, self)
        self.new_order = NewOrderViewModel(desk.acts, desk.orders, runner, self)

    def _take_rooms(self, practice: PracticeModels, reissue: ReissueModels) -> None:
        self.practice, self.mailbox, self.zone = practice.world, practice.mailbox, practice.zone
        self.samples, self.approvals = practice.samples, practice.approvals
        self.hand_in, self.reissue = reissue.hand_in, reissue.page
        self.drafts, self.comparison = reissue.drafts, reissue.comparison

    def _act_models(self) -> ActModels:
        sheets = (self.download, self.csr, self.revoke, self.cancel, self.composer, self.proofs, self.new_order)
        return ActModels(*sheets, self.reissue)

    def _link_start(self) -> None:
        self.start_up.changed.connect(self.shell.set_problem)
        self.start_up.opened.connect(self.orders.reload)
        self.start_up.opened.connect(self.practice.load)
        self.start_up.opened.connect(self.resuming.settle)
        self.start_up.opened.connect(self.refunds.load)
        self.start_up.opened.connect(self.drafts.load)
        self.practice.opened.connect(self.orders.reload)
        self.practice.started_over.connect(self.orders.reload)
        self.practice.moved_on.connect(self.tick)
        self.practice.came_back.connect(self.orders.ask_panel)

    def _link_selection(self) -> None:
        self.orders.changed.connect(self._take_orders)
        self.shell.order_wanted.connect(self._choose)

    def _link_sign_in(self) -> None:
        for model in (self.details, self.download, self.revoke, self.proofs, self.reissue, self.book.bulk):
            model.sign_in_wanted.connect(self.shell.open_sign_in)
        self.shell.sign_in_opened.connect(self.sign_in.begin)
        self.shell.went_on.connect(self.acting.go_on)
        self.sign_in.finished.connect(self.shell.take_sign_in)
        self.sign_in.cancelled.connect(self.shell.close_sign_in)
        self.sign_in.kept_out.connect(self.details.note_refusal)

    def _link_acts(self) -> None:
        self.details.act_wanted.connect(self.acting.begin)
        self.acting.removal_wanted.connect(self._remove)
        self.new_order.done.connect(lambda receipt: self.orders.select(receipt.order.id))
        self.csr.other_order_wanted.connect(self.orders.select)
        self.cancel.support_wanted.connect(self.composer.open)
        self.cancel.revoke_wanted.connect(lambda order: self.details.begin(Act.REVOKE, order))
        self.revoke.reissue_wanted.connect(lambda order: self.details.begin(Act.REISSUE, order))

    def _link_reissue(self) -> None:
        self.reissue.opened.connect(self.shell.open_reissue)
        self.reissue.left.connect(self.shell.close_reissue)
        self.reissue.prove_wanted.connect(self.proofs.open)
        self.reissue.download_wanted.connect(self.download.open)

    def _link_drops(self) -> None:
        many = self.dropping.many
        many.sign_in_wanted.connect(self.shell.open_sign_in)
        many.changed.connect(lambda props: self.shell.set_many(is_open=props.is_open))
        self.shell.went_on.connect(many.go_on)
        self.dropping.use_wanted.connect(self._hand_in)

    def _link_keys(self) -> None:
        self.keys.store.sign_in_wanted.connect(self.shell.open_sign_in)
        self.shell.went_on.connect(self.keys.go_on)
        self.keys.making.made.connect(self._hand_in_made)
        self.csr.making_wanted.connect(self.keys.making.open)

    def _link_accounts(self) -> None:
        self.accounts.linking_opened.connect(lambda: self.shell.set_linking(is_open=True))
        self.accounts.linking_left.connect(lambda: self.shell.set_linking(is_open=False))
        self.start_up.opened.connect(self.accounts.load)
        self.practice.started_over.connect(self.accounts.forget)
        self.practice.started_over.connect(lambda: self.shell.go_to(Place.ORDERS))  # where a new world begins
        self.practice.moved_on.connect(self.accounts.pane.reload)  # the session of the account may have ended
        self.practice.came_back.connect(self.accounts.pane.reload)
        self.practice.came_back.connect(self.accounts.check)

    def _listen(self, hub: ChangeHub) -> None:
        hub.regretted.connect(self.regretted)
        panes = (self.orders, self.details, self.refunds, self.sign_in, self.sessions, self.practice, self.mailbox)
        sheets = (self.csr, self.revoke, self.cancel, self.composer, self.proofs, self.approvals)
        pages = (self.reissue, self.drafts, self.comparison)
        for model in (*panes, *sheets, *pages):
            hub.changed.connect(model.refresh)

    def _choose(self, order: OrderId) -> None:
        self.orders.select(order)
        self.details.show(order)
        self.sessions.set_selected(order)
        self.drafts.select(order)

    def _take_orders(self, props: Props) -> None:
        if props.error is not None and props.error.key is MessageKey.DATABASE_DAMAGED:
            self.start_up.take_problem(props.error)
        if props.listing is not None:
            self.shell.set_book_size(props.total)
        if props.state is ListState.READY:
            self.resuming.serve()
        self.dropping.many.set_shelf(props.shelf)
        self.details.set_suggestions(props.urgent)
        self.refunds.set_entries(props.closing)
        self.details.show(props.selected)
        self.sessions.set_selected(props.selected)
        self.drafts.select(props.selected)

    def _hand_in(self, use: Use) -> None:
        self._choose(use.order)
        if use.act is Act.REISSUE:
            self.reissue.open_with(use.order, use.handed)
        else:
            self.csr.open(use.order, use.handed)

    def _hand_in_made(self, made: MadeKey) -> None:
        """To the sheet that waits for a request, or else for a reissue."""
        handed = HandedIn(Origin.MADE_HERE, text=made.csr.pem)
        if self.csr.props.is_open:
            self.csr.hand_in.hand_in(handed)
        else:
            self.reissue.open_with(made.key.order, handed)

    def _remove(self, order: OrderId) -> None:
        shelf = self.orders.props.shelf
        if shelf is not None and order in shelf.positions:
            self.labels.remove_from_list((shelf.rows[shelf.positions[order]],))
