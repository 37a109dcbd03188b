"""The directory is made when it is first asked for, once, in every world; and forgotten with it."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from certdesk.domain.accounts import PracticePerson, Service, Standing
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.secrecy import slow_digest
from certdesk.simulator.store import TABLES
from tests.contracts.ports.account_world import NOWHERE, AccountWorld, refused
from tests.contracts.ports.acting import new_key
from tests.contracts.ports.practice_world import FILE_NAME, HandClock, copy_template, practice_ca
from tests.unit.simulator.accounts.conftest import account_world
from tests.unit.simulator.test_old_database import make_old

USERS_MAIL, OTHERS_MAIL = 4, 4
ASKS: tuple[Callable[[PracticeCA], object], ...] = (
    lambda ca: ca.directory.sign_in("m.okafor", "wrong"),
    lambda ca: ca.directory.send_password("nobody"),
    lambda ca: ca.directory.standings("no session"),
    lambda ca: ca.directory.open("no link"),
    lambda ca: ca.services.enter(NOWHERE, "m.okafor", "wrong"),
    lambda ca: ca.services.profile("no visit"),
    lambda ca: ca.people.people(),
    lambda ca: ca.people.act_as("nobody"),
)


def ask_quietly(ca: PracticeCA, ask: Callable[[PracticeCA], object]) -> None:
    with suppress(FieldError, NotFound, PolicyRefused, SessionRequired):
        ask(ca)


def count(file: Path, table: str) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (number,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(number)


@pytest.mark.parametrize("ask", ASKS)
def test_whatever_is_asked_first_makes_it_and_brings_the_welcome_mails(
    ca: PracticeCA, tmp_path: Path, ask: Callable[[PracticeCA], object]
) -> None:
    assert count(tmp_path / FILE_NAME, "people") == 0
    unread, mails = ca.controls.state().unread, len(ca.mailroom.messages(None, ""))
    ask_quietly(ca, ask)
    assert ca.controls.state().unread == unread + USERS_MAIL
    assert len(ca.mailroom.messages(None, "")) == mails + USERS_MAIL + OTHERS_MAIL
    ask_quietly(ca, ask)
    assert len(ca.mailroom.messages(None, "")) == mails + USERS_MAIL + OTHERS_MAIL


def test_first_asks_of_many_threads_make_it_once(tmp_path: Path, template: Path) -> None:
    copy_template(template, tmp_path)
    ca = practice_ca(tmp_path, HandClock(), digest=slow_digest)  # so slow that the threads meet
    mails = len(ca.mailroom.messages(None, ""))
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda ask: ask_quietly(ca, ask), ASKS))
    assert len(ca.mailroom.messages(None, "")) == mails + USERS_MAIL + OTHERS_MAIL
    assert count(tmp_path / FILE_NAME, "people") == len(ca.people.people())


def test_passwords_are_hashed_for_those_only_whom_somebody_will_be(asked: PracticeCA, tmp_path: Path) -> None:
    asked.people.people()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        (accounts,) = connection.execute("SELECT count(digest) FROM people").fetchone()
        (users,) = connection.execute("SELECT count(digest) FROM service_users").fetchone()
    assert (accounts, users) == (4, 4)


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_world_of_an_earlier_version_gets_it_too(tmp_path: Path, template: Path, version: int) -> None:
    home = tmp_path / "old"
    home.mkdir()
    make_old(home / FILE_NAME, template, version)
    clock = HandClock()
    old = account_world(practice_ca(home, clock), clock)
    standings = old.directory.standings(old.as_user().token)
    assert len(standings) == 8
    standing = next(each for each in standings if each.seat.service is Service.DIGICERT_ONE and each.clash)
    assert old.services.profile(old.enter(standing).token).username == standing.service_username


def test_it_is_the_same_in_every_world_but_for_its_secrets(
    ca: PracticeCA, asked: PracticeCA, clock: HandClock, tmp_path: Path, template: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / FILE_NAME).write_bytes(template.read_bytes())
    other = practice_ca(elsewhere, clock, seed=99)
    one, two = account_world(asked, clock), account_world(other, clock)
    assert everything(one) == everything(two)
    user = one.user.id
    assert one.newest_password(user) != two.newest_password(user)


def everything(world: AccountWorld) -> list[tuple[PracticePerson, list[Standing]]]:
    return [
        (each, list(world.directory.standings(world.people.act_as(each.id).token))) for each in world.people.people()
    ]


def test_links_of_before_were_made_on_days_before_the_world_was(asked: PracticeCA, clock: HandClock) -> None:
    world = account_world(asked, clock)
    since = [each.linked_at for each in world.directory.standings(world.as_user().token) if each.linked_at]
    assert [f"{each:%Y-%m-%d}" for each in since] == ["2026-09-04", "2026-10-11"]


def test_without_a_world_only_what_signs_somebody_in_makes_one(tmp_path: Path) -> None:
    ca = practice_ca(tmp_path, HandClock())
    assert list(ca.people.people()) == []
    for ask in (
        lambda: ca.directory.holder("no session"),
        lambda: ca.directory.link("no session", "no visit", new_key()),
        lambda: ca.directory.open("no link"),
        lambda: ca.services.profile("no visit"),
    ):
        assert isinstance(refused(ask), SessionRequired)
    ca.directory.sign_out("no session")
    ca.services.leave("no visit")
    assert not ca.controls.state().is_set_up
    assert refused(lambda: ca.directory.sign_in("m.okafor", "wrong")).key is MessageKey.ACCOUNT_WRONG
    assert ca.controls.state().is_set_up
    assert ca.people.people()


def test_off_the_net_nothing_is_made(ca: PracticeCA, tmp_path: Path) -> None:
    ca.counter.set_online(False)
    for ask in ASKS:
        with pytest.raises(Unavailable) as caught:
            ask(ca)
        assert caught.value.key is MessageKey.ACCOUNT_SILENT
    assert count(tmp_path / FILE_NAME, "people") == 0
    assert not ca.controls.state().is_online


def test_starting_over_forgets_all_of_it(asked: PracticeCA, clock: HandClock, tmp_path: Path) -> None:
    world = account_world(asked, clock)
    session = world.as_user()
    standing = world.find(session.token, lambda each: each.is_sso)
    linked = world.directory.link(session.token, world.enter(standing).token, new_key())
    visit = world.directory.open(linked.token)
    password = world.newest_password(world.user.id)
    refused(lambda: world.directory.sign_in("m.okafor", "wrong"))
    asked.controls.start_over()
    assert [table for table in TABLES if count(tmp_path / FILE_NAME, table)] == []
    assert not asked.mailroom.messages(None, "")
    for ask in (
        lambda: world.directory.holder(session.token),
        lambda: world.directory.linked(session.token, linked.key),
        lambda: world.directory.open(linked.token),
        lambda: world.services.profile(visit.token),
    ):
        assert isinstance(refused(ask), SessionRequired)
    asked.controls.ensure()
    assert refused(lambda: world.directory.sign_in("m.okafor", password)).key is MessageKey.ACCOUNT_WRONG
    assert refused(lambda: world.directory.holder(session.token)).key is MessageKey.ACCOUNT_ENDED
    assert world.standing(world.as_user().token, standing.seat).linked_at is None
