"""The DigiCert account and its services for view-models: seats in memory, the real rules, and failures on demand."""

from collections.abc import Sequence
from dataclasses import replace

from certdesk.domain.accounts import (
    SERVICE_NAMES,
    VISIT_LIFETIME,
    Colleague,
    Keeping,
    Linked,
    NameClash,
    PracticePerson,
    Profile,
    Seat,
    Standing,
    Visit,
)
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import (
    FieldError,
    NotFound,
    PolicyRefused,
    SessionRequired,
    StateConflict,
)
from certdesk.domain.linking import AccountView, Attempt, Outcome, SeatView, without_linking
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import FIELD, checked, is_same
from tests.fakes_gui.account_samples import MAYA, PEOPLE, TEAM, account_view, mockup_seats
from tests.fakes_gui.account_scripts import RIGHT, WRONG, Scripted, check, silent
from tests.samples import NOW

__all__ = ["RIGHT", "WRONG", "FakeAccounts", "FakePeople", "FakeServices", "Scripted", "silent"]


class FakeAccounts(Scripted):
    """`view` is what is known here; `directory` holds the seats as DigiCert has them, which `refresh` takes over."""

    def __init__(self, view: AccountView | None = None) -> None:
        super().__init__()
        self.view = account_view(*mockup_seats()) if view is None else view
        self.directory: dict[Seat, Standing] = {each.seat: each.standing for each in self.view.seats}
        self.colleagues: Sequence[Colleague] = TEAM
        self.unsettled: tuple[Linked, ...] = ()
        self.time = NOW
        self._linked: dict[DeedKey, Linked] = {}

    def known(self) -> AccountView:
        self.note("known")
        return self.view

    def recall(self) -> None:
        self.note("recall")
        self.view = replace(self.view, awaits_keyring=False)

    def refresh(self) -> AccountView:
        self.note("refresh")
        self.need_account()
        return self.take_over()

    def sign_in(self, username: str, password: str) -> AccountView:
        self.note("sign_in", username)
        check(username, password)
        account = MAYA if self.view.account is None else self.view.account
        self.view = replace(self.view, account=account, is_signed_in=True)
        return self.take_over()

    def sign_out(self) -> None:
        self.note("sign_out")
        self.view = replace(self.view, is_signed_in=False)

    def send_password(self, username: str) -> None:
        self.note("send_password", username)

    def link(self, visit: Visit, key: DeedKey) -> Linked:
        self.note("link", visit.seat)
        self.need_account()
        if key in self._linked:
            return self._linked[key]
        here, name = self.directory[visit.seat], SERVICE_NAMES[visit.seat.service]
        if not here.is_enabled:
            raise PolicyRefused(MessageKey.SVC_MISSING, service=name)
        if not (here.is_open or here.is_administrator):
            self._remember(here, Outcome.ADMIN_FIRST)
            raise PolicyRefused(MessageKey.ADMIN_FIRST, service=name)
        if here.clash is not None:
            self._remember(here, Outcome.USERNAME_EXISTS)
            if here.clash is NameClash.ANOTHERS:
                username = MAYA.username if self.view.account is None else self.view.account.username
                raise StateConflict(MessageKey.USER_ANOTHERS, service=name, name=username)
            key_of = MessageKey.USER_OTHER if here.organisation.is_partner else MessageKey.USER_EXISTS
            raise StateConflict(key_of, service=name, name=here.service_username)
        return self._link(here, key)

    def unlink(self, seat: Seat) -> None:
        self.note("unlink", seat)
        self.need_account()
        self.set_standing(replace(self.directory[seat], linked_at=None))

    def open(self, seat: Seat) -> Visit:
        self.note("open", seat)
        if self.directory[seat].linked_at is None:
            raise SessionRequired(MessageKey.LINK_ENDED, service=SERVICE_NAMES[seat.service])
        return self.visit(seat)

    def team(self, seat: Seat) -> Sequence[Colleague]:
        self.note("team", seat)
        if not self.directory[seat].is_administrator:
            raise PolicyRefused(MessageKey.NOT_ADMINISTRATOR)
        return self.colleagues

    def keep(self, attempt: Attempt) -> None:
        self.note("keep", attempt)
        self._set_attempt(attempt.seat, attempt)

    def forget(self, seat: Seat) -> None:
        self.note("forget", seat)
        self._set_attempt(seat, None)

    def settle(self) -> tuple[Linked, ...]:
        self.note("settle")
        settled, self.unsettled = self.unsettled, ()
        return settled

    def set_standing(self, standing: Standing) -> None:
        """Let a seat stand otherwise at the directory, and known so here."""
        self.directory[standing.seat] = standing
        self.take_over()

    def take_over(self) -> AccountView:
        """Know here what the directory has."""
        attempts = {each.seat: each.attempt for each in self.view.seats}
        seats = tuple(SeatView(each, attempts.get(each.seat)) for each in self.directory.values())
        self.view = replace(self.view, seats=seats, seen_at=self.time)
        return self.view

    def need_account(self) -> None:
        if not self.view.is_signed_in:
            raise SessionRequired(MessageKey.ACCOUNT_ENDED)

    def visit(self, seat: Seat) -> Visit:
        return Visit(seat, f"visit {seat.organisation} {seat.service}", self.time + VISIT_LIFETIME)

    def _link(self, here: Standing, key: DeedKey) -> Linked:
        username = MAYA.username if self.view.account is None else self.view.account.username
        made = Linked(key, here.seat, here.service_username, username, self.time, "link")
        self._linked[key] = made
        self._set_attempt(here.seat, None)
        self.set_standing(replace(here, linked_at=self.time, service_username=username, is_open=True, unlinked=None))
        return made

    def _remember(self, here: Standing, outcome: Outcome) -> None:
        self._set_attempt(here.seat, Attempt(here.seat, self.time, outcome, here.service_username))

    def _set_attempt(self, seat: Seat, attempt: Attempt | None) -> None:
        seats = (replace(each, attempt=attempt) if each.seat == seat else each for each in self.view.seats)
        self.view = replace(self.view, seats=tuple(seats))


class FakeServices(Scripted):
    """The services of `accounts`; the username there is the seat's, and `RIGHT` is everybody's password.

    `others` are usernames that are somebody else's in every service.
    """

    def __init__(self, accounts: FakeAccounts) -> None:
        super().__init__()
        self._accounts = accounts
        self.others: tuple[str, ...] = ()

    def enter(self, seat: Seat, username: str, password: str) -> Visit:
        self.note("enter", (seat, username))
        check(username, password)
        here = self._accounts.directory[seat]
        if not here.is_enabled:
            raise PolicyRefused(MessageKey.SVC_MISSING, service=SERVICE_NAMES[seat.service])
        if not is_same(username, here.service_username):
            raise FieldError("password", MessageKey.ACCOUNT_WRONG)
        return self._accounts.visit(seat)

    def enter_by_company(self, seat: Seat) -> Visit:
        self.note("enter_by_company", seat)
        if not self._accounts.directory[seat].is_sso:
            raise FieldError("username", MessageKey.ACCOUNT_WRONG)
        return self._accounts.visit(seat)

    def proceed(self, visit: Visit) -> None:
        self.note("proceed", visit.seat)
        known = self._accounts.view.of(visit.seat)
        met = None if known is None else known.attempt
        kept = met or Attempt(visit.seat, self._accounts.time, Outcome.ADMIN_FIRST)
        self._accounts.keep(without_linking(kept, self._accounts.time))

    def profile(self, visit: Visit) -> Profile:
        self.note("profile", visit.seat)
        here = self._accounts.directory[visit.seat]
        return Profile(
            visit.seat,
            here.organisation.name,
            MAYA.name,
            MAYA.email,
            here.service_username,
            is_linked=here.linked_at is not None,
            is_sso=here.is_sso,
        )

    def rename(self, visit: Visit, username: str) -> Profile:
        self.note("rename", (visit.seat, username))
        name = checked(username)
        if any(is_same(name, each) for each in self.others):
            raise FieldError(FIELD, MessageKey.USERNAME_TAKEN, name=name)
        account = self._accounts.view.account or MAYA
        here = self._accounts.directory[visit.seat]
        clash = NameClash.OWN if is_same(name, account.username) else None
        left = here.clash if here.clash is NameClash.ANOTHERS else clash
        self._accounts.set_standing(replace(here, service_username=name, clash=left))
        return self.profile(visit)

    def leave(self, visit: Visit) -> None:
        self.note("leave", visit.seat)

    def send_password(self, seat: Seat, username: str) -> None:
        self.note("send_password", (seat, username))


class FakePeople(Scripted):
    """Acts as another person by name only: the seats stay as they are."""

    def __init__(self, accounts: FakeAccounts) -> None:
        super().__init__()
        self._accounts = accounts
        self.everybody: Sequence[PracticePerson] = PEOPLE

    def people(self) -> Sequence[PracticePerson]:
        self.note("people")
        return self.everybody

    def act_as(self, person: str) -> AccountView:
        self.note("act_as", person)
        who = next((each for each in self.everybody if each.id == person), None)
        if who is None:
            raise NotFound(MessageKey.PERSON_GONE)
        view = self._accounts.view
        account = replace(MAYA, username=who.username, name=who.name, organisation=who.organisations[0])
        acting, keeping = ("", Keeping.KEYRING) if who.is_user else (who.name, Keeping.ACTING)
        self._accounts.view = replace(view, account=account, is_signed_in=True, acting=acting, keeping=keeping)
        return self._accounts.view
