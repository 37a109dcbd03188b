"""All view-models of the window, and how what happens to one reaches the others."""

# ruff: noqa: PLC0415 - a view-model is imported when it is made, so that a start does not wait for it

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import Act
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.act_models import ActModels
from certdesk.viewmodels.acting import Acting
from certdesk.viewmodels.book_models import BookModels
from certdesk.viewmodels.counter_models import CounterModels
from certdesk.viewmodels.late import Late
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.orders.book_props import ListState, Props
from certdesk.viewmodels.orders.details import DetailsViewModel
from certdesk.viewmodels.orders.refunds import RefundsViewModel
from certdesk.viewmodels.practice import PracticeViewModel
from certdesk.viewmodels.provider_models import ProviderModels
from certdesk.viewmodels.reissue.kept_drafts import KeptDraftsViewModel
from certdesk.viewmodels.resuming import Resuming
from certdesk.viewmodels.sessions import SessionsViewModel
from certdesk.viewmodels.shell import Place, ShellViewModel
from certdesk.viewmodels.start_up import StartUpViewModel

if TYPE_CHECKING:
    from certdesk.domain.local_keys import MadeKey
    from certdesk.viewmodels.account_models import AccountModels
    from certdesk.viewmodels.dropping_models import DroppingModels
    from certdesk.viewmodels.key_models import KeyModels
    from certdesk.viewmodels.migration_models import MigrationModels
    from certdesk.viewmodels.reissue.model import ReissueViewModel
    from certdesk.viewmodels.sign_in.model import SignInViewModel
    from certdesk.viewmodels.window_drops.props import Use


class Models(QObject):
    """The view-models, linked: a selected order reaches the details, a finished sign-in the shell.

    What the first look at the book does not show is made when it is first needed.
    """

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
        self.sessions = SessionsViewModel(desk.sessions, desk.orders, runner, self)
        self.book = BookModels(desk, self.orders, runner, hub, self)
        self.labels = self.book.labels
        self.practice = PracticeViewModel(desk.practice, desk.counter, runner, self)
        self.resuming = Resuming(desk.acts, desk.counter, runner, self)
        self.drafts = KeptDraftsViewModel(desk.drafts, runner, self)
        self.accounts = Late(self._make_accounts)
        self.people = Late(lambda: self.accounts.model.people)
        self.provider = ProviderModels(desk, lambda: self.migration.open, runner, hub, self)
        self.acts = ActModels(desk, runner, hub, self)
        self.counter = CounterModels(desk, runner, hub, self)
        for group in (self.provider, self.counter):
            group.failed.connect(self.failed)
        self.acting = Acting(self.acts, self)
        self._link_start()
        self._link_selection()
        self._link_sign_in()
        self._link_acts()
        self.acts.reissue.once(self._link_reissue)
        self.acts.dropping.once(self._link_drops)
        self.acts.keys.once(self._link_keys)
        self.accounts.once(self._link_accounts)
        self._listen(hub)

    @property
    def migration(self) -> "MigrationModels":
        """The migration wizard's, made when it is first opened."""
        if self._migration is None:
            from certdesk.viewmodels.migration_models import MigrationModels

            self._migration = MigrationModels(self._desk, self._runner, self._hub, self)
            self._migration.failed.connect(self.failed)
            self._migration.met.connect(self.practice.load)
            self._migration.met.connect(self.counter.read_mail)
            self.practice.started_over.connect(self._migration.wizard.reload)
        return self._migration

    def tick(self) -> None:
        """Let a second pass."""
        self.orders.tick()
        self.details.tick()
        self.sessions.tick()
        self.acts.tick()
        if self.accounts.made is not None:
            self.accounts.made.tick()
        if self._migration is not None:
            self._migration.tick()

    def _link_start(self) -> None:
        self.start_up.changed.connect(self.shell.set_problem)
        self.start_up.opened.connect(self.orders.reload)
        self.start_up.opened.connect(self.practice.load)
        self.start_up.opened.connect(self.resuming.settle)
        self.start_up.opened.connect(self.refunds.load)
        self.resuming.looked.connect(self.drafts.load)
        self.resuming.looked.connect(self._load_accounts)
        self.practice.opened.connect(self.orders.reload)
        self.practice.started_over.connect(lambda: self.shell.go_to(Place.ORDERS))  # where a new world begins
        self.practice.started_over.connect(self.orders.reload)
        self.practice.moved_on.connect(self.tick)
        self.practice.came_back.connect(self.orders.ask_panel)

    def _link_selection(self) -> None:
        self.orders.changed.connect(self._take_orders)
        self.shell.order_wanted.connect(self._choose)

    def _link_sign_in(self) -> None:
        for model in (self.details, self.book):
            model.sign_in_wanted.connect(self.shell.open_sign_in)
        for late in (self.acts.download, self.acts.revoke, self.acts.proofs, self.acts.reissue):
            late.once(lambda model: model.sign_in_wanted.connect(self.shell.open_sign_in))
        self.shell.sign_in_opened.connect(self.acting.sign_in)
        self.shell.went_on.connect(self.acting.go_on)
        self.acts.sign_in.once(self._link_signing_in)

    def _link_signing_in(self, sign_in: "SignInViewModel") -> None:
        sign_in.finished.connect(self.shell.take_sign_in)
        sign_in.cancelled.connect(self.shell.close_sign_in)
        sign_in.kept_out.connect(self.details.note_refusal)

    def _link_acts(self) -> None:
        acts, begin = self.acts, self.details.begin
        self.details.act_wanted.connect(self.acting.begin)
        self.acting.removal_wanted.connect(self._remove)
        acts.new_order.once(lambda model: model.done.connect(lambda receipt: self.orders.select(receipt.order.id)))
        acts.csr.once(lambda model: model.other_order_wanted.connect(self.orders.select))
        acts.cancel.once(lambda model: model.revoke_wanted.connect(lambda order: begin(Act.REVOKE, order)))
        acts.revoke.once(lambda model: model.reissue_wanted.connect(lambda order: begin(Act.REISSUE, order)))
        acts.failed.connect(self.failed)

    def _link_reissue(self, reissue: "ReissueViewModel") -> None:
        reissue.opened.connect(self.shell.open_reissue)
        reissue.left.connect(self.shell.close_reissue)
        reissue.discarded.connect(self.drafts.offer_back)

    def _link_drops(self, dropping: "DroppingModels") -> None:
        many = dropping.many
        many.set_shelf(self.orders.props.shelf)
        many.sign_in_wanted.connect(self.shell.open_sign_in)
        many.changed.connect(lambda props: self.shell.set_many(is_open=props.is_open))
        self.shell.went_on.connect(many.go_on)
        dropping.use_wanted.connect(self._hand_in)

    def _link_keys(self, keys: "KeyModels") -> None:
        keys.store.sign_in_wanted.connect(self.shell.open_sign_in)
        self.shell.went_on.connect(keys.go_on)
        keys.making.made.connect(self._hand_in_made)

    def _make_accounts(self) -> "AccountModels":
        from certdesk.viewmodels.account_models import AccountModels

        return AccountModels(self._desk, self._runner, self._hub, self)

    def _link_accounts(self, accounts: "AccountModels") -> None:
        accounts.linking_opened.connect(lambda: self.shell.set_linking(is_open=True))
        accounts.linking_left.connect(lambda: self.shell.set_linking(is_open=False))
        self.practice.started_over.connect(accounts.forget)
        self.practice.moved_on.connect(accounts.pane.reload)  # the session of the account may have ended
        self.practice.came_back.connect(accounts.pane.reload)
        self.practice.came_back.connect(accounts.check)

    def _load_accounts(self) -> None:
        self.accounts.model.load()

    def _listen(self, hub: ChangeHub) -> None:
        hub.regretted.connect(self.regretted)
        for model in (self.orders, self.details, self.refunds, self.sessions, self.practice, self.drafts):
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
        if props.state not in {ListState.QUIET, ListState.LOADING}:
            self.resuming.note_list()
        if props.state is ListState.READY:
            self.resuming.serve()
        if self.acts.dropping.made is not None:
            self.acts.dropping.made.many.set_shelf(props.shelf)
        self.details.set_suggestions(props.urgent)
        self.refunds.set_entries(props.closing)
        self.details.show(props.selected)
        self.sessions.set_selected(props.selected)
        self.drafts.select(props.selected)

    def _hand_in(self, use: "Use") -> None:
        self._choose(use.order)
        if use.act is Act.REISSUE:
            self.acts.reissue.model.open_with(use.order, use.handed)
        else:
            self.acts.csr.model.open(use.order, use.handed)

    def _hand_in_made(self, made: "MadeKey") -> None:
        """To the sheet that waits for a request, or else for a reissue."""
        from certdesk.domain.handing_in import HandedIn, Origin

        handed = HandedIn(Origin.MADE_HERE, text=made.csr.pem)
        csr = self.acts.csr.made
        if csr is not None and csr.props.is_open:
            csr.hand_in.hand_in(handed)
        else:
            self.acts.reissue.model.open_with(made.key.order, handed)

    def _remove(self, order: OrderId) -> None:
        shelf = self.orders.props.shelf
        if shelf is not None and order in shelf.positions:
            self.labels.remove_from_list((shelf.rows[shelf.positions[order]],))
