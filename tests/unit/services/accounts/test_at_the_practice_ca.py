"""The stories of linking at the practice CA itself, with passwords from its mails, and the keyring after each step."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.accounts import SIGN_IN_TRIES, Keeping, Seat, TeamState, Visit
from certdesk.domain.activity import WHOLE_DESK, DeskAct
from certdesk.domain.deeds import new_key
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.linking import SeatState, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.services.api import Desk
from certdesk.services.desk import Outside, build_desk
from certdesk.simulator.accounts.sample import COPPERFIELD, OKAFOR, USER, Person
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import DeskStore, desk_database
from tests.contracts.ports.practice_world import HandClock, copy_template, make_template, practice_ca
from tests.unit.services.accounts.bureau import (
    ACCOUNT,
    CLASH,
    LINKED,
    ME,
    MISSING,
    PARTNER_CLASH,
    READY,
    WAITS,
    Safe,
    administrator,
    entry,
)

_PASSWORD = re.compile(r"^[a-z0-9]{4}(?:-[a-z0-9]{4}){2}$", re.MULTILINE)


@dataclass
class Office:
    """A desk at a practice CA, and its user."""

    desk: Desk
    ca: PracticeCA
    clock: HandClock
    safe: Safe
    store: DeskStore

    def password(self, person: Person, subject: str) -> str:
        """Return the password in the newest mail to a person with that subject."""
        newest = next(each for each in self.desk.practice.messages(person.email, "") if subject in each.subject)
        found = _PASSWORD.search(self.desk.practice.open_message(newest.id).text)
        assert found is not None
        return found.group()

    def enter(self, seat: Seat, person: Person = USER) -> Visit:
        """Sign in to a service with a password that was sent for."""
        view = self.seat(seat).standing
        if view.is_sso:
            return self.desk.services.enter_by_company(seat)
        self.desk.services.send_password(seat, view.service_username)
        return self.desk.services.enter(seat, view.service_username, self.password(person, "Reset your"))

    def seat(self, seat: Seat) -> SeatView:
        found = self.desk.accounts.known().of(seat)
        assert found is not None
        return found

    def refusal(self, visit: Visit) -> CertDeskError:
        """Try to link, and return what is in the way."""
        with pytest.raises(CertDeskError) as refused:
            self.desk.accounts.link(visit, new_key())
        return refused.value

    def told(self) -> list[tuple[DeskAct, str]]:
        with self.store.read() as records:
            return [(each.act, each.detail) for each in records.activity.of(WHOLE_DESK)]

    @contextmanager
    def silence(self) -> Iterator[None]:
        """DigiCert does not answer."""
        self.ca.counter.set_online(is_online=False)
        yield
        self.ca.counter.set_online(is_online=True)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("template"))


@pytest.fixture
def office(tmp_path: Path, template: Path) -> Office:
    """An office whose user has signed in with the password of the letter of welcome."""
    copy_template(template, tmp_path)
    clock, safe = HandClock(), Safe()
    ca = practice_ca(tmp_path, clock)
    outside = Outside(
        ca.panel, ca.portal, ca.mailroom, ca.controls, ca.counter, ca.directory, ca.services, ca.people, ca.iso, safe
    )
    database = desk_database(tmp_path / "desk.sqlite3")
    desk = build_desk(outside, database, lambda _topics: None, tmp_path, ca.database)
    desk.home.open()
    desk.people.people()
    office = Office(desk, ca, clock, safe, DeskStore(database, lambda _topics: None))
    desk.accounts.sign_in(ME, office.password(USER, "Welcome to your"))
    return office


def test_the_users_places_are_as_the_practice_world_has_them(office: Office) -> None:
    view = office.desk.accounts.known()
    assert (view.is_signed_in, view.keeping, list(office.safe.kept)) == (True, Keeping.KEYRING, [ACCOUNT])
    assert [office.seat(each).state for each in (LINKED, CLASH, MISSING, WAITS)] == [
        SeatState.LINKED,
        SeatState.NOT_LINKED,
        SeatState.NOT_ENABLED,
        SeatState.NOT_LINKED,
    ]
    assert [office.seat(each).will_clash for each in (CLASH, WAITS, READY, PARTNER_CLASH)] == [
        True,
        False,
        False,
        True,
    ]


def test_administrator_first(office: Office) -> None:
    """Proceed without linking, be the administrator and begin, be oneself and link with one click."""
    refused = office.refusal(office.enter(WAITS))
    assert (type(refused), refused.key) == (PolicyRefused, MessageKey.ADMIN_FIRST)
    office.desk.services.proceed(office.enter(WAITS))
    assert office.seat(WAITS).state is SeatState.ADMIN_FIRST
    priya = administrator(COPPERFIELD)
    assert office.desk.people.act_as(priya.id).acting == "Priya Nair"
    office.desk.accounts.link(office.enter(WAITS, priya), new_key())
    assert {each.username: each.state for each in office.desk.accounts.team(WAITS)}[ME] is TeamState.CAN_LINK
    assert list(office.safe.kept) == [ACCOUNT]
    assert office.desk.people.act_as(USER.id).acting == ""
    office.desk.accounts.refresh()
    assert office.seat(WAITS).is_ready_now
    linked = office.desk.accounts.link(office.enter(WAITS), new_key())
    assert (linked.before, linked.username) == ("maya.okafor", ME)
    assert office.safe.kept[entry(WAITS)] == linked.token
    assert [each for each in office.told() if each[0] is not DeskAct.ACCOUNT_SIGNED_IN] == [
        (DeskAct.SERVICE_WITHOUT_LINKING, "DigiCert ONE, Copperfield Legal"),
        (DeskAct.SERVICE_LINKED, "DigiCert ONE, Copperfield Legal"),
    ]


@pytest.mark.parametrize(("seat", "key"), [(CLASH, MessageKey.USER_EXISTS), (PARTNER_CLASH, MessageKey.USER_OTHER)])
def test_the_username_exists_already(office: Office, seat: Seat, key: MessageKey) -> None:
    visit = office.enter(seat)
    refused = office.refusal(visit)
    assert refused.key is key
    assert office.seat(seat).state is SeatState.USERNAME_EXISTS
    assert list(office.safe.kept) == [ACCOUNT]
    with pytest.raises(FieldError) as wrong:
        office.desk.services.rename(visit, "m.\N{CYRILLIC SMALL LETTER O}kafor")
    assert wrong.value.key is MessageKey.USERNAME_LOOKALIKE
    office.desk.services.rename(visit, "m.okafor1")
    assert office.seat(seat).is_ready_now
    linked = office.desk.accounts.link(visit, new_key())
    assert (linked.before, linked.username) == ("m.okafor1", ME)
    opened = office.desk.accounts.open(seat)
    assert office.desk.services.profile(opened).username == ME
    assert set(office.safe.kept) == {ACCOUNT, entry(seat)}


def test_an_sso_user_links_and_opens(office: Office) -> None:
    assert office.seat(READY).standing.is_sso
    office.desk.accounts.link(office.enter(READY), new_key())
    seen = office.seat(READY)
    office.desk.accounts.refresh()
    assert office.seat(READY) == seen
    assert office.desk.accounts.open(READY).seat == READY


def test_unlinked_by_the_administrator(office: Office) -> None:
    office.desk.accounts.open(LINKED)
    chidi = administrator(OKAFOR)
    office.desk.people.act_as(chidi.id)
    office.desk.accounts.unlink(LINKED)
    office.desk.people.act_as(USER.id)
    with pytest.raises(SessionRequired) as ended:
        office.desk.accounts.open(LINKED)
    assert (ended.value.key, ended.value.facts) == (MessageKey.LINK_ENDED, {"service": "CertCentral"})
    unlinked = office.seat(LINKED).standing.unlinked
    assert unlinked is not None
    assert unlinked.by == chidi.name
    assert list(office.safe.kept) == [ACCOUNT]


def test_five_wrong_passwords_pause_and_nothing_changes(office: Office) -> None:
    before = office.desk.accounts.known()
    for _ in range(SIGN_IN_TRIES - 1):
        with pytest.raises(FieldError):
            office.desk.services.enter(CLASH, ME, "wrong")
    with pytest.raises(PolicyRefused) as paused:
        office.desk.services.enter(CLASH, ME, "wrong")
    assert (paused.value.key, paused.value.facts) == (MessageKey.ACCOUNT_LIMIT, {"minutes": 15})
    assert office.desk.accounts.known() == before


def test_silence_at_each_step_loses_nothing(office: Office) -> None:
    visit = office.enter(CLASH)
    steps = (
        office.desk.accounts.refresh,
        lambda: office.desk.accounts.sign_in(ME, "any"),
        lambda: office.desk.services.enter(CLASH, ME, "any"),
        lambda: office.desk.services.rename(visit, "m.okafor1"),
        lambda: office.desk.accounts.link(visit, new_key()),
        lambda: office.desk.accounts.open(LINKED),
        lambda: office.desk.accounts.unlink(LINKED),
        lambda: office.desk.accounts.team(LINKED),
        lambda: office.desk.people.act_as(administrator(OKAFOR).id),
    )
    before, kept = office.desk.accounts.known(), dict(office.safe.kept)
    with office.silence():
        for step in steps:
            with pytest.raises(Unavailable) as silent:
                step()
            assert silent.value.key is MessageKey.ACCOUNT_SILENT
        assert (office.desk.accounts.known(), office.safe.kept) == (before, kept)
    office.clock.pass_by(timedelta(hours=1))
    office.desk.services.rename(visit, "m.okafor1")
    assert office.desk.accounts.link(visit, new_key()).username == ME


def test_signing_out_leaves_the_links_and_starting_over_leaves_nothing(office: Office) -> None:
    office.desk.accounts.link(office.enter(READY), new_key())
    office.desk.accounts.sign_out()
    assert office.safe.kept == {}
    office.desk.accounts.send_password(ME)
    office.desk.accounts.sign_in(ME, office.password(USER, "Reset your"))
    assert office.seat(READY).state is SeatState.LINKED
    assert office.desk.accounts.open(READY).seat == READY
    office.desk.practice.start_over()
    assert (office.desk.accounts.known().account, office.safe.kept) == (None, {})
