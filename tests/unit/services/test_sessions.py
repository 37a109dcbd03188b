"""Codes and sessions: by the portal's rules and time, in memory only, several side by side."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Thread

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.errors import Damaged, FieldError, PolicyRefused, SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import (
    CODE_LIFETIME,
    RESEND_AFTER,
    SESSION_LIFETIME,
    GuestSession,
    Identifier,
    IdentifierKind,
    SessionPhase,
    session_phase,
)
from certdesk.domain.work import Silent
from certdesk.services.open_sessions import OpenSessions
from tests.fakes import START, FakeWorld, code_number
from tests.unit.services.portfolio import PENDING, PENDING_ORDER, SECTIGO_ORDER, SHOP, SHOP_ORDER

BY_NAME = Identifier(IdentifierKind.NAME, "shop.larkspur.example")
SOON = timedelta(minutes=2)


def names_on_disk(home: Path, word: str) -> list[str]:
    files = [entry for entry in home.rglob("*") if entry.is_file()]
    assert files
    return [entry.name for entry in files if word.encode() in entry.read_bytes()]


def test_the_receipt_says_where_the_code_went_and_never_what_it_is(world: FakeWorld) -> None:
    receipt = world.desk.sessions.request_code("web@larkspur.example", BY_NAME)
    assert (receipt.sent_to, receipt.valid_until) == ("web@larkspur.example", START + CODE_LIFETIME)
    assert world.newest_code("web@larkspur.example") not in repr(receipt)


def test_a_code_that_was_sent_is_announced_as_mail_and_as_activity(world: FakeWorld) -> None:
    world.desk.sessions.request_code("web@larkspur.example", BY_NAME)
    assert frozenset().union(*world.announced) == {Topic.MAIL, Topic.ACTIVITY}


def test_a_refused_request_leaves_no_activity(world: FakeWorld) -> None:
    identifier = Identifier(IdentifierKind.SUPPLIER_ID, SECTIGO_ORDER.supplier_id)
    with pytest.raises(PolicyRefused) as caught:
        world.desk.sessions.request_code("web@larkspur.example", identifier)
    assert caught.value.key is MessageKey.ROUTE_OPENSRS
    assert world.announced == []


def test_the_right_code_opens_two_hours_and_brings_the_order_into_the_book(world: FakeWorld) -> None:
    session = world.sign_in(SHOP_ORDER)
    assert (session.order, session.ends_at) == (SHOP, START + SESSION_LIFETIME)
    assert world.desk.sessions.all() == (session,)
    assert [entry.order for entry in world.desk.orders.load().entries] == [SHOP_ORDER]
    assert {Topic.SESSIONS, Topic.ORDERS, Topic.ACTIVITY} <= frozenset().union(*world.announced)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", MessageKey.CODE_SHORT),
        ("AB", MessageKey.CODE_SHORT),
        ("222222", MessageKey.CODE_WRONG),
        ("2" * 70_000, MessageKey.CODE_WRONG),
        ("<b>2</b>", MessageKey.CODE_SHORT),
        ("\u202e222222\0", MessageKey.CODE_WRONG),
    ],
)
def test_a_wrong_code_opens_nothing_and_is_told_apart(world: FakeWorld, typed: str, key: MessageKey) -> None:
    receipt = world.desk.sessions.request_code("web@larkspur.example", BY_NAME)
    with pytest.raises(FieldError) as caught:
        world.desk.sessions.sign_in(receipt, typed)
    assert (caught.value.field, caught.value.key) == ("code", key)
    assert world.desk.sessions.all() == ()


def test_a_used_code_does_not_open_a_second_session(world: FakeWorld) -> None:
    receipt = world.desk.sessions.request_code("web@larkspur.example", BY_NAME)
    world.desk.sessions.sign_in(receipt, code_number(1))
    with pytest.raises(FieldError) as caught:
        world.desk.sessions.sign_in(receipt, code_number(1))
    assert caught.value.key is MessageKey.CODE_USED


def test_neither_code_nor_token_reaches_the_disk(world: FakeWorld) -> None:
    session = world.sign_in(SHOP_ORDER)
    assert names_on_disk(world.home, "Larkspur") != []
    assert names_on_disk(world.home, session.token) == []
    assert names_on_disk(world.home, code_number(1)) == []


def test_a_restart_forgets_every_session(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    again = world.desk_again()
    assert again.sessions.all() == ()
    with pytest.raises(SessionRequired):
        again.orders.update(SHOP)


def test_sessions_live_side_by_side_and_the_one_that_ends_first_stands_in_front(world: FakeWorld) -> None:
    world.sign_in(PENDING_ORDER)
    world.clock.forward(SOON)
    world.sign_in(SHOP_ORDER)
    assert [session.order for session in world.desk.sessions.all()] == [PENDING, SHOP]


def test_a_new_session_takes_the_place_of_the_one_before_it(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    world.clock.forward(RESEND_AFTER)
    later = world.sign_in(SHOP_ORDER)
    assert world.desk.sessions.all() == (later,)


def test_a_session_is_over_two_hours_after_sign_in_and_still_shown(world: FakeWorld) -> None:
    session = world.sign_in(SHOP_ORDER)
    world.clock.forward(SESSION_LIFETIME - timedelta(seconds=1))
    world.desk.orders.update(SHOP)
    world.clock.forward(timedelta(seconds=1))
    with pytest.raises(SessionRequired) as caught:
        world.desk.orders.update(SHOP)
    assert caught.value.facts["ended_at"] == session.ends_at
    assert world.desk.sessions.all() == (session,)


def test_a_session_that_the_portal_ended_early_is_over_here_too(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    world.clock.forward(SOON)
    world.portal.forget_sessions()
    world.announced.clear()
    with pytest.raises(SessionRequired) as caught:
        world.desk.orders.update(SHOP)
    assert caught.value.facts["order"] == SHOP
    (session,) = world.desk.sessions.all()
    assert session.ends_at == world.desk.sessions.now()
    assert world.announced == [frozenset({Topic.SESSIONS})]


def test_signing_out_ends_it_here_and_at_the_portal(world: FakeWorld) -> None:
    session = world.sign_in(SHOP_ORDER)
    world.desk.sessions.sign_out(SHOP)
    assert world.desk.sessions.all() == ()
    with pytest.raises(SessionRequired):
        world.portal.order(session.token)


def test_signing_out_without_a_session_does_nothing(world: FakeWorld) -> None:
    world.desk.sessions.sign_out(SHOP)
    assert world.announced == []


def test_an_ended_session_can_be_forgotten_and_a_live_one_not(world: FakeWorld) -> None:
    session = world.sign_in(SHOP_ORDER)
    world.desk.sessions.forget(SHOP)
    assert world.desk.sessions.all() == (session,)
    world.clock.forward(SESSION_LIFETIME)
    world.desk.sessions.forget(SHOP)
    assert world.desk.sessions.all() == ()


def test_signing_out_of_an_ended_session_is_no_act(world: FakeWorld) -> None:
    world.sign_in(SHOP_ORDER)
    world.clock.forward(SESSION_LIFETIME)
    before = world.desk.orders.details(SHOP).activity
    world.desk.sessions.sign_out(SHOP)
    assert world.desk.orders.details(SHOP).activity == before


def test_a_damaged_chain_leaves_the_session_open_for_the_code_is_spent(world: FakeWorld) -> None:
    world.portal.shown[SHOP] = replace(world.portal.shown[SHOP], chain=(b"0\x82rubbish",))
    world.sign_in(SHOP_ORDER)
    assert [type(trouble) for trouble in world.regretted] == [Damaged]
    assert [session.order for session in world.desk.sessions.all()] == [SHOP]
    assert world.desk.orders.refresh(Silent()).entries


def test_sessions_opened_from_many_threads_are_all_there() -> None:
    announced: list[frozenset[Topic]] = []
    sessions = OpenSessions(announced.append)
    together = Barrier(8)

    def open_some(worker: int) -> None:
        together.wait()
        for number in range(50):
            order = OrderId(f"{worker}-{number}")
            sessions.add(GuestSession(order, "token", START, START + SESSION_LIFETIME))

    workers = [Thread(target=open_some, args=(worker,)) for worker in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(sessions.all()) == len(announced) == 400


def test_the_portal_ending_an_old_session_does_not_touch_the_new_one() -> None:
    sessions = OpenSessions(lambda _topics: None)
    old = GuestSession(SHOP, "old", START, START + SESSION_LIFETIME)
    new = GuestSession(SHOP, "new", START + SOON, START + SOON + SESSION_LIFETIME)
    sessions.add(old)
    sessions.add(new)
    assert session_phase(sessions.end(old, START + SOON), START + SOON) is SessionPhase.ENDED
    assert sessions.live(SHOP, START + SOON) == new
