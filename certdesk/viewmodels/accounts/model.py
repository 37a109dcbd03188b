"""The accounts pane: who is signed in, how each service stands, and one act at a time."""

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import Seat, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.errors import NotFound, SessionRequired
from certdesk.domain.linking import AccountView, SeatState, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.accounts.deeds import AccountDeeds, Deed, Deeds, Doing, Refusal
from certdesk.viewmodels.accounts.fetching import AccountFetch, Fetched
from certdesk.viewmodels.accounts.props import Inputs, Props, derive
from certdesk.viewmodels.accounts.rows import Row, RowAct
from certdesk.viewmodels.base import ViewModel

_WATCHED: Final = frozenset({Topic.ACCOUNTS, Topic.CLOCK})


class AccountsViewModel(ViewModel[Inputs, Props]):
    """Passwords go through `sign_in` to the service and are kept nowhere."""

    link_wanted = Signal(object)  # Seat | None: the one to link, or one that is still to be chosen
    proceed_wanted = Signal(object)  # Seat: to be opened without linking, as the user was asked and meant it
    enter_wanted = Signal(object)  # Seat: to be opened with its own credentials
    visit_opened = Signal(object)  # Visit
    news = Signal(object)  # tuple[SeatView, ...]: their administrator has linked since the user tried; told once
    became_self = Signal(object)  # AccountView: the user's own, after acting as somebody else
    person_changed = Signal()  # what is shown from now on is somebody else's

    def __init__(
        self,
        accounts: api.Accounts,
        people: api.People,
        sessions: api.Sessions,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._accounts, self._people, self._sessions = accounts, people, sessions
        self._awaited: dict[str, frozenset[Seat]] = {}
        self._fetch = AccountFetch(accounts, people, runner, self)
        self._fetch.changed.connect(self._take_fetched)
        self._fetch.failed.connect(self.failed)
        self._deeds = AccountDeeds(runner, self)
        self._deeds.changed.connect(self._take_deeds)
        self._deeds.done.connect(self._take_answer)
        self._deeds.refused.connect(self._take_refusal)
        self._deeds.failed.connect(self.failed)

    def load(self) -> None:
        """Show the account as it is known here."""
        self._fetch.load()

    def take(self, view: AccountView) -> None:
        """Show the account of whom one has just become."""
        self._fetch.take(view)

    def reload(self) -> None:
        """Ask the directory how the services stand; what the last act met is over then."""
        self._deeds.forget_refusal()
        self._fetch.ask()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Follow what was linked, signed in or out, and a clock that was moved."""
        if topics & _WATCHED:
            self._fetch.load()

    def try_again(self) -> None:
        """Do once more what the problem on top came from."""
        refusal = self._inputs.deeds.refusal
        match None if refusal is None else refusal.doing.deed:
            case Deed.SIGN_OUT:
                self.sign_out()
            case Deed.BE_SELF:
                self.be_self()
            case _:
                self._fetch.try_again()

    def act(self, seat: Seat) -> None:
        """Do the one act of that service, if it has one that can be done now."""
        row = self._row(seat)
        if row is None or not row.can_act:
            return
        match row.act:
            case RowAct.OPEN:
                self._deeds.begin(Doing(Deed.OPEN, seat), partial(self._accounts.open, seat))
            case RowAct.ENTER:
                self.enter_wanted.emit(seat)
            case RowAct.PROCEED:
                self.proceed_wanted.emit(seat)
            case RowAct.LINK | RowAct.LINK_NOW | RowAct.RESUME:
                self.link_wanted.emit(seat)
            case _:
                pass

    def link(self, seat: Seat | None = None) -> None:
        """Ask for the wizard: for that service, or for one that is chosen there."""
        self.link_wanted.emit(seat)

    def unlink(self, seat: Seat) -> None:
        """End a link. The pane has asked whether that is meant."""
        row = self._row(seat)
        if row is not None and row.can_unlink:
            self._deeds.begin(Doing(Deed.UNLINK, seat), partial(self._accounts.unlink, seat))

    def sign_in(self, username: str, password: str) -> None:
        """Sign in to the DigiCert account."""
        # no partial: its repr would tell the password
        self._deeds.begin(Doing(Deed.SIGN_IN), lambda: self._accounts.sign_in(username, password))

    def send_password(self, username: str) -> None:
        """Have a new practice password mailed to the user of that name, if there is one."""
        work = partial(self._accounts.send_password, username)
        self._deeds.begin(Doing(Deed.SEND_PASSWORD, username=username), work)

    def sign_out(self) -> None:
        """Sign out of the DigiCert account on this computer. Links stay."""
        self._deeds.begin(Doing(Deed.SIGN_OUT), self._accounts.sign_out)

    def be_self(self) -> None:
        """Stop acting as somebody else of the practice world."""
        self._deeds.begin(Doing(Deed.BE_SELF), partial(_become_user, self._people))

    def _row(self, seat: Seat) -> Row | None:
        return next((each for each in self._props.rows if each.seat == seat), None)

    def _take_deeds(self, deeds: Deeds) -> None:
        is_at_form = deeds.doing is not None and deeds.doing.deed in {Deed.SIGN_IN, Deed.SEND_PASSWORD}
        self._apply(replace(self._inputs, deeds=deeds, mailed_to="" if is_at_form else self._inputs.mailed_to))

    def _take_answer(self, doing: Doing, answer: object) -> None:
        match doing.deed, answer:
            case Deed.OPEN, Visit():
                self.visit_opened.emit(answer)
            case Deed.SEND_PASSWORD, _:
                self._apply(replace(self._inputs, mailed_to=doing.username))
            case ((Deed.SIGN_IN | Deed.BE_SELF), AccountView() as view):
                self._fetch.take(view)
                if doing.deed is Deed.BE_SELF:
                    self.became_self.emit(view)
            case _:
                self._fetch.load()

    def _take_refusal(self, refusal: Refusal) -> None:
        """That a session or a link is over is more than the act's own failure: the rows are to show it."""
        if not isinstance(refusal.error, SessionRequired):
            return
        if refusal.error.key is MessageKey.ACCOUNT_ENDED:
            self._deeds.forget_refusal()
            self._fetch.end(refusal.error)
        else:
            self._fetch.ask()

    def _take_fetched(self, fetched: Fetched) -> None:
        before, view = self._inputs.fetched.view, fetched.view
        self._apply(replace(self._inputs, fetched=fetched, now=self._sessions.now()))
        if before is not None and view is not None and before.acting != view.acting:
            self.person_changed.emit()
        if view is None or view is before or view.account is None:
            return
        self._tell_news(view, view.account.username)
        if before is not None and before.account is not None and before.account.username != view.account.username:
            self._fetch.ask()

    def _tell_news(self, view: AccountView, username: str) -> None:
        """Of each account it is known which seats wait, also while another one is shown."""
        awaited = self._awaited.get(username, frozenset())
        self._awaited[username] = frozenset(each.seat for each in view.seats if each.state is SeatState.ADMIN_FIRST)
        news = tuple(each for each in view.seats if _has_opened(each, awaited))
        if news:
            self.news.emit(news)


def _has_opened(view: SeatView, awaited: frozenset[Seat]) -> bool:
    return view.seat in awaited and view.is_ready_now


def _become_user(people: api.People) -> AccountView:
    user = next((each for each in people.people() if each.is_user), None)
    if user is None:
        raise NotFound(MessageKey.PERSON_GONE)
    return people.act_as(user.id)
