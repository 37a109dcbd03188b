"""Passwords and tokens: what is kept of them, over a restart too, and what the pause after wrong tries goes by."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.accounts import SIGN_IN_PAUSE, SIGN_IN_TRIES
from certdesk.domain.messages import MessageKey
from certdesk.simulator.accounts.passwords import is_right, make_password
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.secrecy import slow_digest
from tests.contracts.ports.account_world import AccountWorld, has_to_wait, is_ready, refused, will_clash
from tests.contracts.ports.acting import new_key
from tests.contracts.ports.practice_world import FILE_NAME, HandClock, digest_at_once, practice_ca
from tests.unit.simulator.accounts.conftest import account_world

MINUTE = timedelta(minutes=1)
CYRILLIC = "m.ok\u0430for"


def dump(file: Path) -> str:
    """Everything in the practice CA's file but the mails."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("DELETE FROM mails")
        return "\n".join(connection.iterdump())


def test_the_database_holds_no_password_and_no_token_outside_the_mails(world: AccountWorld, tmp_path: Path) -> None:
    user = world.user
    world.directory.send_password(user.username)
    account_password = world.newest_password(user.id)
    session = world.directory.sign_in(user.username, account_password)
    clashing = world.find(session.token, will_clash)
    service_password = world.service_password(clashing.seat, clashing.service_username, user.id)
    visit = world.services.enter(clashing.seat, clashing.service_username, service_password)
    world.services.rename(visit.token, "for.now")
    linked = world.directory.link(session.token, visit.token, new_key())
    renewed = world.directory.renew(session.token, clashing.seat)
    refused(lambda: world.directory.sign_in("my secret typed into the wrong field", "wrong"))
    kept = dump(tmp_path / FILE_NAME)
    secrets = (account_password, service_password, session.token, visit.token, linked.token, renewed)
    assert len(set(secrets)) == len(secrets)
    assert [each for each in (*secrets, "my secret") if each in kept or each.encode().hex() in kept.lower()] == []
    shown = f"{session!r} {visit!r} {linked!r}"
    assert [each for each in secrets if each in shown] == []


def test_everything_that_is_open_outlives_a_restart(world: AccountWorld, clock: HandClock, tmp_path: Path) -> None:
    session = world.as_user()
    standing = world.find(session.token, is_ready)
    visit = world.enter(standing)
    linked = world.directory.link(session.token, visit.token, new_key())
    again = account_world(practice_ca(tmp_path, clock, seed=8), clock)
    assert again.directory.holder(session.token).username == session.username
    assert again.services.profile(visit.token).is_linked
    assert again.directory.open(linked.token).seat == standing.seat


def test_the_pause_outlives_a_restart_and_ends_by_the_practice_clock(
    asked: PracticeCA, clock: HandClock, tmp_path: Path
) -> None:
    for _ in range(SIGN_IN_TRIES):
        refused(lambda: asked.directory.sign_in("m.okafor", "wrong"))
    again = practice_ca(tmp_path, clock, seed=8)
    assert refused(lambda: again.directory.sign_in("M.OKAFOR", "wrong")).key is MessageKey.ACCOUNT_LIMIT
    again.controls.advance(SIGN_IN_PAUSE)
    assert refused(lambda: again.directory.sign_in("m.okafor", "wrong")).key is MessageKey.ACCOUNT_WRONG


def test_nothing_tells_a_username_that_somebody_has_from_one_that_nobody_has(asked: PracticeCA) -> None:
    said = []
    for username in ("m.okafor", "g.ashdown", "no.body", CYRILLIC, "x" * 100_000, ""):
        errors = [refused(partial(asked.directory.sign_in, username, f"wrong {n}")) for n in range(SIGN_IN_TRIES + 2)]
        said.append([(type(each), each.key, dict(each.facts)) for each in errors])
    assert all(each == said[0] for each in said)


def test_tries_at_a_name_that_only_looks_alike_are_not_those_of_the_name(world: AccountWorld) -> None:
    world.directory.send_password("m.okafor")
    password = world.newest_password(world.user.id)
    for _ in range(SIGN_IN_TRIES):
        refused(lambda: world.directory.sign_in(CYRILLIC, password))
    assert world.directory.sign_in("m.okafor", password)


def test_tries_during_the_pause_do_not_make_it_longer(asked: PracticeCA, clock: HandClock) -> None:
    for _ in range(SIGN_IN_TRIES):
        refused(lambda: asked.directory.sign_in("m.okafor", "wrong"))
    for left in range(15, 0, -1):
        said = refused(lambda: asked.directory.sign_in("m.okafor", "wrong"))
        assert (said.key, said.facts["minutes"]) == (MessageKey.ACCOUNT_LIMIT, left)
        clock.pass_by(MINUTE)
    assert refused(lambda: asked.directory.sign_in("m.okafor", "wrong")).key is MessageKey.ACCOUNT_WRONG


def test_old_tries_are_not_kept(asked: PracticeCA, clock: HandClock, tmp_path: Path) -> None:
    for number in range(9):
        refused(partial(asked.directory.sign_in, f"nobody.{number}", "wrong"))
    clock.pass_by(timedelta(days=1, seconds=1))
    refused(lambda: asked.directory.sign_in("somebody", "wrong"))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("SELECT count(*) FROM sign_in_tries").fetchone() == (1,)


def test_a_password_of_one_service_opens_nothing_else(world: AccountWorld) -> None:
    session, user = world.as_user(), world.user
    waiting, clashing = world.find(session.token, has_to_wait), world.find(session.token, will_clash)
    password = world.service_password(waiting.seat, waiting.service_username, user.id)
    for ask in (
        lambda: world.directory.sign_in(user.username, password),
        lambda: world.services.enter(clashing.seat, clashing.service_username, password),
        lambda: world.services.enter(waiting.seat, user.username, password),
    ):
        assert refused(ask).key is MessageKey.ACCOUNT_WRONG


def test_sessions_that_are_over_are_not_kept_for_ever(asked: PracticeCA, clock: HandClock, tmp_path: Path) -> None:
    world = account_world(asked, clock)
    standing = world.find(world.as_user().token, lambda each: each.linked_at is not None)
    for _ in range(3):
        world.directory.open(world.directory.renew(world.as_user().token, standing.seat))
        clock.pass_by(timedelta(days=40))
    world.directory.open(world.directory.renew(world.as_user().token, standing.seat))
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        for table in ("account_sessions", "visits"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32))
def test_a_password_is_three_groups_that_can_be_typed(seed: int) -> None:
    assert re.fullmatch(r"[a-km-z2-9]{4}(-[a-km-z2-9]{4}){2}", make_password(Random(seed), digest_at_once).text)


def test_two_equal_passwords_are_kept_differently() -> None:
    randomness = Random(3)
    one = make_password(randomness, slow_digest)
    other = make_password(randomness, slow_digest)
    assert one.text != other.text
    assert one.kept.salt != other.kept.salt
    assert is_right(f" {one.text}\n", one.kept, slow_digest)
    assert not is_right(other.text, one.kept, slow_digest)
    assert not is_right("", None, slow_digest)
    assert one.text not in repr(one)


@pytest.mark.parametrize("typed", ["", "\0", "\ud800", "x" * 1_000_000, "pässwörd"])
def test_whatever_is_typed_as_a_password_is_wrong_and_no_more(world: AccountWorld, typed: str) -> None:
    assert refused(lambda: world.directory.sign_in("m.okafor", typed)).key is MessageKey.ACCOUNT_WRONG
