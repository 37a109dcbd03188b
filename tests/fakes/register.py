"""What the fake DigiCert knows: who there is, which users the services have, and who is linked; and its one door."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from certdesk.domain.accounts import (
    SERVICE_NAMES,
    SIGN_IN_PAUSE,
    SIGN_IN_TRIES,
    Linked,
    OrganisationId,
    PersonId,
    Seat,
    Unlinked,
)
from certdesk.domain.deeds import DeedKey
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import Credentials, Facts
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import plain
from certdesk.simulator.accounts.sample import COMPANIES, Company, Member, Person
from tests.fakes.mail import FakeMailboxes
from tests.fakes.work import FakeClock


@dataclass(eq=False)
class User:
    """A user of one service in one organisation. `owner` is whose it is; `holder` who is linked to it."""

    seat: Seat
    owner: Person
    username: str
    is_sso: bool = False
    password: str = field(default="", repr=False)
    holder: PersonId | None = None
    linked_at: datetime | None = None


@dataclass
class Register:
    """Both sides of the fake DigiCert. `lose_answer` is raised once, after the next link was made.

    What it gives out can be foreseen: passwords, tokens of sessions, visits and links are numbered.
    """

    clock: FakeClock
    mail: FakeMailboxes
    is_online: Callable[[], bool] = lambda: True
    companies: tuple[Company, ...] = COMPANIES
    lose_answer: CertDeskError | None = None
    passwords: dict[PersonId, str] = field(default_factory=dict, repr=False)
    users: list[User] = field(default_factory=list)
    sessions: dict[str, tuple[PersonId, datetime]] = field(default_factory=dict, repr=False)
    visits: dict[str, tuple[User, datetime]] = field(default_factory=dict, repr=False)
    tokens: dict[str, tuple[PersonId, Seat]] = field(default_factory=dict, repr=False)
    receipts: dict[tuple[PersonId, DeedKey], Linked] = field(default_factory=dict, repr=False)
    unlinked: dict[tuple[PersonId, Seat], Unlinked] = field(default_factory=dict)
    _tries: dict[tuple[str, str], list[datetime]] = field(default_factory=dict)
    _given: int = 0
    _is_made: bool = False

    def answer(self) -> None:
        """Make the world when it is first asked for, unless DigiCert does not answer."""
        if not self.is_online():
            raise Unavailable(MessageKey.ACCOUNT_SILENT)
        if not self._is_made:
            self._is_made = True
            self._make()

    def clear(self) -> None:
        """Forget everything; the next asking makes the world anew."""
        for kept in (self.passwords, self.users, self.sessions, self.visits, self.tokens, self.receipts):
            kept.clear()
        self.unlinked.clear()
        self._tries.clear()
        self._is_made = False

    def person(self, person: str) -> Person | None:
        return next((each.person for each in self._members() if each.person.id == person), None)

    def everybody(self) -> tuple[Person, ...]:
        return tuple(dict.fromkeys(each.person for each in self._members()))

    def company(self, organisation: OrganisationId) -> Company | None:
        return next((each for each in self.companies if each.id == organisation), None)

    def member(self, person: PersonId, organisation: OrganisationId) -> Member | None:
        company = self.company(organisation)
        return next((each for each in company.members if each.person.id == person), None) if company else None

    def is_administrator(self, person: PersonId, seat: Seat) -> bool:
        member = self.member(person, seat.organisation)
        return member is not None and member.is_administrator

    def is_enabled(self, person: PersonId, seat: Seat) -> bool:
        member = self.member(person, seat.organisation)
        return member is not None and any(place.service is seat.service for place in member.places)

    def users_of(self, seat: Seat) -> list[User]:
        return [each for each in self.users if each.seat == seat]

    def linked_user(self, person: PersonId, seat: Seat) -> User | None:
        return next((each for each in self.users_of(seat) if each.holder == person), None)

    def own_user(self, person: PersonId, seat: Seat) -> User | None:
        """Return the user that a person is linked to, or else the one that is the person's own."""
        own = next((each for each in self.users_of(seat) if each.owner.id == person), None)
        return self.linked_user(person, seat) or own

    def is_open(self, seat: Seat) -> bool:
        return any(each.holder and self.is_administrator(each.holder, seat) for each in self.users_of(seat))

    def facts(self, person: Person, seat: Seat, user: User | None) -> Facts:
        users = self.users_of(seat)
        return Facts(
            is_enabled=self.is_enabled(person.id, seat),
            is_linked=self.linked_user(person.id, seat) is not None,
            is_administrator=self.is_administrator(person.id, seat),
            is_open=self.is_open(seat),
            credentials=Credentials.RIGHT,
            account_username=person.username,
            service_username="" if user is None else user.username,
            account_usernames=frozenset(
                each.username for each in self.everybody() if self.linked_user(each.id, seat) is None
            ),
            others_in_service=frozenset(each.username for each in users if each is not user),
        )

    def holder(self, token: str) -> Person:
        person, ends_at = self.sessions.get(token, (PersonId(""), self.clock.now()))
        found = self.person(person)
        if found is None or self.clock.now() >= ends_at:
            raise SessionRequired(MessageKey.ACCOUNT_ENDED)
        return found

    def visitor(self, visit: str) -> User:
        if visit not in self.visits:
            raise SessionRequired(MessageKey.VISIT_ENDED)
        user, ends_at = self.visits[visit]
        if self.clock.now() >= ends_at:
            raise SessionRequired(MessageKey.VISIT_ENDED, service=SERVICE_NAMES[user.seat.service])
        return user

    def count(self, door: str, username: str, *, is_right: bool) -> None:
        """Let the right password pass and count a wrong one."""
        now, tries = self.clock.now(), self._tries.setdefault((door, plain(username)), [])
        if len(tries) >= SIGN_IN_TRIES and now >= tries[-1] + SIGN_IN_PAUSE:
            tries.clear()
        if len(tries) < SIGN_IN_TRIES:
            if is_right:
                tries.clear()
                return
            tries.append(now)
        if len(tries) < SIGN_IN_TRIES:
            raise FieldError("password", MessageKey.ACCOUNT_WRONG)
        left = tries[-1] + SIGN_IN_PAUSE - now
        raise PolicyRefused(MessageKey.ACCOUNT_LIMIT, minutes=-(-int(left.total_seconds()) // 60))

    def token(self, what: str) -> str:
        """Return a name that was never given before."""
        self._given += 1
        return f"{what} {self._given}"

    def send_account_password(self, person: Person, subject: str) -> None:
        self.passwords[person.id] = self._new_password()
        self._send(person, subject, person.username, self.passwords[person.id])

    def send_user_password(self, user: User, subject: str) -> None:
        user.password = self._new_password()
        self._send(user.owner, subject, user.username, user.password)

    def _new_password(self) -> str:
        self._given += 1
        return f"prac-tice-{self._given:04d}"

    def _send(self, person: Person, subject: str, username: str, password: str) -> None:
        self.mail.deliver(person.email, subject, f"  Username  {username}\n\n{password}\n", self.clock.now())

    def _members(self) -> Iterator[Member]:
        """Every membership: the user's first, then those of administrators."""
        members = [each for company in self.companies for each in company.members]
        yield from sorted(members, key=lambda each: (not each.person.is_user, not each.is_administrator))

    def _make(self) -> None:
        for company in self.companies:
            for member in company.members:
                for place in member.places:
                    user = User(Seat(company.id, place.service), member.person, place.username, place.is_sso)
                    if place.linked_for is not None:
                        user.holder = member.person.id
                        user.linked_at = self.clock.now() - timedelta(days=place.linked_for)
                    self.users.append(user)
        for person in self.everybody():
            if person.is_user or any(each.is_administrator for each in self._members() if each.person == person):
                self._welcome(person)

    def _welcome(self, person: Person) -> None:
        self.send_account_password(person, "[Action required] Welcome to your DigiCert account")
        for user in self.users:
            if user.owner == person and not user.is_sso and user.holder is None:
                self.send_user_password(user, f"Welcome to {SERVICE_NAMES[user.seat.service]}")
