"""A desk at the fake DigiCert, with a keyring that tells what it holds."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import connect
from threading import Event
from typing import Final

from certdesk.credentials.store import SecretStore, StoreUnusable
from certdesk.domain.accounts import Linked, Seat, Service, Visit
from certdesk.domain.activity import WHOLE_DESK, DeskAct
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey, new_key
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import AccountView, Attempt, LinkIntent, SeatView
from certdesk.services.api import Accounts, Desk, People, Services
from certdesk.services.desk import build_desk
from certdesk.simulator.accounts.sample import COPPERFIELD, OKAFOR, TIDEWATER, USER, Company, Person
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID, DeskStore, desk_database
from certdesk.storage.migration import migrations_of
from tests.fakes import FakeDirectory, FakeWorld, Register
from tests.fakes.linkable import visit_of
from tests.fakes.register import User

ME: Final = USER.username
LINKED: Final = Seat(OKAFOR.id, Service.CERTCENTRAL)
CLASH: Final = Seat(OKAFOR.id, Service.DIGICERT_ONE)
MISSING: Final = Seat(OKAFOR.id, Service.TRUST_LIFECYCLE)
WAITS: Final = Seat(COPPERFIELD.id, Service.DIGICERT_ONE)
PARTNER_CLASH: Final = Seat(TIDEWATER.id, Service.CERTCENTRAL)
READY: Final = Seat(TIDEWATER.id, Service.DIGICERT_ONE)

ACCOUNT: Final = f"account/{ME}"


def entry(seat: Seat, username: str = ME) -> str:
    """Return the name under which the keyring has the token of a link."""
    return f"link/{username}/{seat.organisation}/{seat.service}"


@dataclass
class Safe:
    """A keyring. `refusal` is what it answers with while it does not open; while `forgets`, it keeps nothing."""

    kept: dict[str, str] = field(default_factory=dict)
    refusal: str = ""
    forgets: bool = False
    asked: list[str] = field(default_factory=list)

    def get(self, account: str) -> str | None:
        self._answer("get", account)
        return self.kept.get(account)

    def set(self, account: str, secret: str) -> None:
        self._answer("set", account)
        if not self.forgets:
            self.kept[account] = secret

    def delete(self, account: str) -> None:
        self._answer("delete", account)
        self.kept.pop(account, None)

    def _answer(self, what: str, account: str) -> None:
        self.asked.append(f"{what} {account}")
        if self.refusal:
            raise StoreUnusable(self.refusal)


@dataclass
class Waiting(Safe):
    """A keyring that does not answer before its user unlocked it."""

    is_asked: Event = field(default_factory=Event)
    opens: Event = field(default_factory=Event)

    def _answer(self, what: str, account: str) -> None:
        self.is_asked.set()
        self.opens.wait()
        super()._answer(what, account)


def administrator(company: Company) -> Person:
    """Return the first administrator of an organisation."""
    return next(member.person for member in company.members if member.is_administrator)


class Bureau:
    """A desk, and what its user does at the account and at the services."""

    def __init__(self, world: FakeWorld, safe: SecretStore) -> None:
        self.world = world
        self._safe = safe
        self.store = DeskStore(world.database, lambda _topics: None)
        self.open()

    @classmethod
    def of(cls, folder: Path, safe: SecretStore | None = None) -> "Bureau":
        """Return a bureau in a folder of its own."""
        safe = safe or Safe()
        world = FakeWorld(folder, keyring=safe)
        world.database = Database(world.database.path, APPLICATION_ID, migrations_of("certdesk.storage"), patience=0.02)
        world.register.answer()
        return cls(world, safe)

    def open(self) -> None:
        """Start the program, anew after an end of it; the keyring is asked then."""
        self.desk: Desk = self.world.desk_again()
        self.accounts.recall()

    def neighbour(self, folder: Path, safe: SecretStore) -> Desk:
        """Return another desk at the same DigiCert, which was not started yet."""
        database = desk_database(folder / "desk.sqlite3")
        database.prepare()
        return build_desk(self.world.outside(safe), database, lambda _topics: None, folder)

    @property
    def safe(self) -> Safe:
        """The keyring of the tests, unless another one was handed in."""
        assert isinstance(self._safe, Safe)
        return self._safe

    @property
    def accounts(self) -> Accounts:
        return self.desk.accounts

    @property
    def services(self) -> Services:
        return self.desk.services

    @property
    def people(self) -> People:
        return self.desk.people

    @property
    def register(self) -> Register:
        return self.world.register

    @property
    def announced(self) -> list[frozenset[Topic]]:
        return self.world.announced

    @property
    def regretted(self) -> list[CertDeskError]:
        return self.world.regretted

    def sign_in(self, person: Person = USER) -> AccountView:
        return self.accounts.sign_in(person.username, self.register.passwords[person.id])

    def user_of(self, seat: Seat, person: Person = USER) -> User:
        """Return a person's user in a service."""
        user = self.register.own_user(person.id, seat)
        assert user is not None
        return user

    def visit(self, seat: Seat, person: Person = USER) -> Visit:
        user = self.user_of(seat, person)
        if user.is_sso:
            return self.services.enter_by_company(seat)
        self.register.send_user_password(user, "Welcome")
        return self.services.enter(seat, user.username, user.password)

    def link(self, seat: Seat = READY, key: DeedKey | None = None) -> Linked:
        return self.accounts.link(self.visit(seat), key or new_key())

    def link_as(self, person: Person, seat: Seat) -> None:
        """Have somebody link at a desk of their own."""
        token = self.world.people.act_as(person.id).token
        visit = visit_of(self.register, self.user_of(seat, person))
        FakeDirectory(self.register).link(token, visit.token, new_key())

    def unlink_as(self, person: Person, seat: Seat) -> None:
        """Have somebody end a link at a desk of their own."""
        self.world.directory.unlink(self.world.people.act_as(person.id).token, seat)

    def rename(self, seat: Seat, username: str) -> None:
        """Have the user's name in a service changed at another computer."""
        self.user_of(seat).username = username

    def seat(self, seat: Seat) -> SeatView:
        """Return a seat as it is known here."""
        found = self.accounts.known().of(seat)
        assert found is not None
        return found

    def attempt(self, seat: Seat) -> Attempt | None:
        return self.seat(seat).attempt

    def told(self) -> list[tuple[DeskAct, str]]:
        """Return what the activity tells, and its detail."""
        with self.store.read() as records:
            return [(each.act, each.detail) for each in records.activity.of(WHOLE_DESK)]

    def under_way(self, username: str = ME) -> list[LinkIntent]:
        with self.store.read() as records:
            return records.link_intents.of(username)

    def go_silent(self) -> None:
        self.world.counter.set_online(is_online=False)

    def answer_again(self) -> None:
        self.world.counter.set_online(is_online=True)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Have another program hold the database for writing."""
        with closing(connect(self.world.database.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
