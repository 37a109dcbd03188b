"""Accounts, attempts, links under way and entries of the keyring come back as they were kept, and are told once."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.accounts import (
    Account,
    Administrator,
    NameClash,
    Organisation,
    OrganisationId,
    Seat,
    SeenAccount,
    Service,
    Standing,
    Unlinked,
)
from certdesk.domain.changes import Topic
from certdesk.domain.deeds import DeedKey
from certdesk.domain.linking import Attempt, LinkIntent, Outcome
from certdesk.storage.database import Database
from certdesk.storage.desk import APPLICATION_ID, DeskStore, desk_database
from certdesk.storage.keyring_entries import KeyringEntry
from certdesk.storage.migration import migrations_of
from tests.unit.storage.samples import NOON, moments, texts

ACCOUNTS = frozenset({Topic.ACCOUNTS})
LATER = NOON + timedelta(hours=1)
OKAFOR = Organisation(OrganisationId("okafor"), "Okafor Web Services", (Administrator("Chidi Okafor", "c@o.example"),))
SEAT = Seat(OKAFOR.id, Service.DIGICERT_ONE)
STANDING = Standing(SEAT, OKAFOR, is_administrator=False, is_enabled=True, is_open=True, service_username="m.okafor")
MAYA = SeenAccount(Account("m.okafor", "Maya Okafor", "web@okafor.example", "Okafor Web Services"), (STANDING,), NOON)
MET = Attempt(SEAT, NOON, Outcome.USERNAME_EXISTS, "m.okafor", "m.okafor1")

people = st.lists(st.builds(Administrator, texts, texts), max_size=3).map(tuple)
organisations = st.builds(Organisation, texts.map(OrganisationId), texts, people, st.booleans())


@st.composite
def standings(draw: st.DrawFn) -> tuple[Standing, ...]:
    """Seats of a few organisations, none of them twice, in any order."""
    companies = draw(st.lists(organisations, max_size=3, unique_by=lambda each: each.id))
    services = st.lists(st.sampled_from(Service), max_size=3, unique=True)
    places = [(company, service) for company in companies for service in draw(services)]
    return tuple(
        draw(
            st.builds(
                Standing,
                st.just(Seat(company.id, service)),
                st.just(company),
                st.booleans(),
                st.booleans(),
                st.booleans(),
                st.booleans(),
                texts,
                st.none() | st.sampled_from(NameClash),
                st.none() | moments,
                st.none() | st.builds(Unlinked, moments, texts),
            )
        )
        for company, service in draw(st.permutations(places))
    )


seen_accounts = st.builds(SeenAccount, st.builds(Account, texts, texts, texts, texts), standings(), st.none() | moments)
seats = st.builds(Seat, texts.map(OrganisationId), st.sampled_from(Service))
attempts = st.builds(
    Attempt, seats, moments, st.sampled_from(Outcome), texts, texts, st.none() | moments, st.booleans()
)
intents = st.builds(LinkIntent, st.uuids().map(lambda each: DeedKey(each.hex)), texts, seats, moments, texts)


class Shelf:
    """A prepared store, and what it announced."""

    def __init__(self, folder: Path) -> None:
        database = desk_database(folder / "desk.sqlite3")
        database.prepare()
        self.announced: list[frozenset[Topic]] = []
        self.store = DeskStore(database, self.announced.append)

    def keep(self, seen: SeenAccount) -> None:
        with self.store.write() as records:
            records.accounts.keep(seen)

    def attempt(self, attempt: Attempt, username: str = "m.okafor") -> None:
        with self.store.write() as records:
            records.attempts.keep(username, attempt)

    def find(self, username: str = "m.okafor") -> SeenAccount | None:
        with self.store.read() as records:
            return records.accounts.find(username)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture(scope="module")
def shelves(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """One shelf for a whole hypothesis run; each example clears it."""
    return Shelf(tmp_path_factory.mktemp("home"))


@settings(deadline=None)
@given(st.lists(seen_accounts, max_size=3, unique_by=lambda each: each.account.username))
def test_an_account_comes_back_as_it_was_seen(shelves: Shelf, seen: list[SeenAccount]) -> None:
    with shelves.store.write() as records:
        records.accounts.clear()
        for each in seen:
            records.accounts.keep(each)
    assert [shelves.find(each.account.username) for each in seen] == seen


@settings(deadline=None)
@given(seen_accounts, seen_accounts)
def test_what_was_seen_last_counts(shelves: Shelf, first: SeenAccount, second: SeenAccount) -> None:
    second = replace(second, account=replace(second.account, username=first.account.username))
    shelves.keep(first)
    shelves.keep(second)
    assert shelves.find(first.account.username) == second


@settings(deadline=None)
@given(st.dictionaries(texts, st.lists(attempts, max_size=3, unique_by=lambda each: each.seat), max_size=3))
def test_attempts_come_back_with_their_account(shelves: Shelf, kept: dict[str, list[Attempt]]) -> None:
    with shelves.store.write() as records:
        records.attempts.clear()
        for username, each in kept.items():
            for attempt in each:
                records.attempts.keep(username, attempt)
    with shelves.store.read() as records:
        for username, each in kept.items():
            assert records.attempts.of(username) == {attempt.seat: attempt for attempt in each}


@settings(deadline=None)
@given(st.lists(intents, max_size=4, unique_by=lambda each: each.key))
def test_a_link_under_way_comes_back_as_it_was_written_down(shelves: Shelf, kept: list[LinkIntent]) -> None:
    with shelves.store.write() as records:
        records.link_intents.clear()
        for intent in kept:
            records.link_intents.keep(intent)
    with shelves.store.read() as records:
        assert [records.link_intents.find(each.key) for each in kept] == kept
        for username in {each.username for each in kept}:
            of_user = [each for each in kept if each.username == username]
            assert records.link_intents.of(username) == sorted(of_user, key=lambda each: (each.begun_at, each.key))


def test_an_account_is_told_when_it_changed_and_not_when_it_was_only_seen_again(shelf: Shelf) -> None:
    shelf.keep(replace(MAYA, standings=(), seen_at=None))
    shelf.keep(MAYA)
    shelf.keep(replace(MAYA, seen_at=LATER))
    assert shelf.announced == [ACCOUNTS] * 2
    assert shelf.find() == replace(MAYA, seen_at=LATER)
    shelf.keep(replace(MAYA, standings=(replace(STANDING, clash=NameClash.OWN),)))
    assert shelf.announced == [ACCOUNTS] * 3


def test_text_that_utf8_cannot_hold_is_no_change_each_time(shelf: Shelf) -> None:
    hostile = replace(MAYA, account=replace(MAYA.account, name="Maya \ud800"))
    for _ in range(3):
        shelf.keep(hostile)
    assert shelf.announced == [ACCOUNTS]


def test_one_seat_stands_otherwise_and_a_seat_that_is_not_known_stays_so(shelf: Shelf) -> None:
    shelf.keep(MAYA)
    linked = replace(STANDING, linked_at=LATER)
    elsewhere = replace(STANDING, seat=Seat(OKAFOR.id, Service.CERTCENTRAL))
    with shelf.store.write() as records:
        records.accounts.keep_standing("m.okafor", linked)
        records.accounts.keep_standing("m.okafor", elsewhere)
        records.accounts.keep_standing("nobody", linked)
    assert shelf.find() == replace(MAYA, standings=(linked,))


def test_the_account_in_use_is_the_last_one_and_goes_with_it(shelf: Shelf) -> None:
    shelf.keep(MAYA)
    shelf.keep(replace(MAYA, account=replace(MAYA.account, username="c.okafor")))
    for username in ("m.okafor", "c.okafor", "c.okafor"):
        with shelf.store.write() as records:
            records.accounts.use(username)
    assert shelf.announced == [ACCOUNTS] * 4
    with shelf.store.write() as records:
        assert records.accounts.in_use() == "c.okafor"
        records.accounts.clear()
        assert records.accounts.in_use() is None
    assert (shelf.find(), shelf.find("c.okafor")) == (None, None)


def test_an_attempt_is_told_when_it_changed_and_when_one_was_forgotten(shelf: Shelf) -> None:
    for _ in range(2):
        shelf.attempt(MET)
    shelf.attempt(replace(MET, is_paused=True))
    for _ in range(2):
        with shelf.store.write() as records:
            records.attempts.forget("m.okafor", SEAT)
            records.attempts.forget("c.okafor", SEAT)
    assert shelf.announced == [ACCOUNTS] * 3


def test_a_link_under_way_ends_once_and_is_told_to_nobody(shelf: Shelf) -> None:
    intent = LinkIntent(DeedKey("a"), "m.okafor", SEAT, NOON, "DigiCert ONE, Okafor Web Services")
    with shelf.store.write() as records:
        records.link_intents.keep(intent)
        assert (records.link_intents.end(intent.key), records.link_intents.end(intent.key)) == (True, False)
        assert records.link_intents.find(intent.key) is None
    assert shelf.announced == []


def test_an_entry_of_the_keyring_is_known_until_it_was_taken_out(shelf: Shelf) -> None:
    first, second = (KeyringEntry(name, "m.okafor", name.encode() * 4) for name in ("a", "b"))
    with shelf.store.write() as records:
        for each in (second, first):
            records.keyring_entries.keep(each)
        records.keyring_entries.end(first)
        assert records.keyring_entries.all() == [replace(first, is_over=True), second]
        records.keyring_entries.keep(first)
        assert records.keyring_entries.called("a") == [first]
        records.keyring_entries.end_all()
        records.keyring_entries.forget(first)
        assert records.keyring_entries.called("a") == []
        assert records.keyring_entries.all() == [replace(second, is_over=True)]
    assert shelf.announced == []


def test_a_book_of_the_version_before_is_kept_and_has_room_for_accounts(tmp_path: Path) -> None:
    path, steps = tmp_path / "desk.sqlite3", migrations_of("certdesk.storage")
    before = Database(path, APPLICATION_ID, steps[:4])
    before.prepare()
    with before.write() as connection:
        connection.execute("INSERT INTO client_server VALUES ('Larkspur', 'nginx')")
    shelf = Shelf(tmp_path)
    shelf.keep(MAYA)
    with shelf.store.write() as records:
        assert records.preferences.server_of("Larkspur") is not None
    assert shelf.find() == MAYA
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3.before-5")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (4,)
