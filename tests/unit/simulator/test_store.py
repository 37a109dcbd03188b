"""The practice CA's file: its own, and never taken from anybody else."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.store import APPLICATION_ID, TABLES
from tests.contracts.ports.practice_world import (
    FILE_NAME,
    HandClock,
    newest_code,
    order_called,
    practice_ca,
    request_code,
)


def test_nothing_is_opened_before_the_first_call(tmp_path: Path) -> None:
    practice_ca(tmp_path, HandClock())
    assert list(tmp_path.iterdir()) == []


def test_the_file_says_whose_it_is(ca: PracticeCA, tmp_path: Path) -> None:
    ca.controls.state()
    with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert {*TABLES, "counter"} == tables
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        strict = {name for _, name, *_, is_strict in connection.execute("PRAGMA table_list") if is_strict}
        assert strict == tables


def foreign_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (id INTEGER)")
        connection.commit()


def damaged_database(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


def plain_text(path: Path) -> None:
    path.write_text("a shopping list, kept in the wrong place\n" * 10, "utf-8")


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (foreign_database, {MessageKey.DATABASE_FOREIGN}),
        (damaged_database, {MessageKey.DATABASE_DAMAGED, MessageKey.DATABASE_FOREIGN}),
        (plain_text, {MessageKey.DATABASE_DAMAGED, MessageKey.DATABASE_FOREIGN}),
    ],
)
def test_a_file_that_is_not_ours_is_named_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], keys: set[MessageKey]
) -> None:
    path = tmp_path / FILE_NAME
    make(path)
    before = path.read_bytes()
    ca = practice_ca(tmp_path, HandClock())
    asks: tuple[Callable[[], object], ...] = (
        ca.controls.state,
        lambda: ca.panel.orders(Silent()),
        lambda: ca.controls.set_up(WorldPlan(), Silent()),
        ca.controls.start_over,
        ca.mailroom.mailboxes,
    )
    for ask in asks:
        with pytest.raises(Unavailable) as caught:
            ask()
        assert caught.value.key in keys
        assert caught.value.facts["file"] == FILE_NAME
    assert path.read_bytes() == before


def test_a_file_that_was_moved_aside_makes_room_for_a_new_world(tmp_path: Path) -> None:
    path = tmp_path / FILE_NAME
    plain_text(path)
    ca = practice_ca(tmp_path, HandClock())
    with pytest.raises(Unavailable):
        ca.controls.state()
    path.rename(tmp_path / "aside")
    assert not ca.controls.state().is_set_up


def test_many_threads_may_ask_at_once(ca: PracticeCA) -> None:
    orders = [order for order in ca.panel.orders(Silent()) if order.product.brand.value == "DigiCert"]

    def guest(order: Order) -> str:
        try:
            return request_code(ca, order).order.id
        except CertDeskError as error:
            return error.key.value

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guest, orders))
    assert sum(answer.isdigit() for answer in answers) >= len(orders) - 1
    assert ca.controls.state().unread == sum(answer.isdigit() for answer in answers)


def test_of_many_threads_with_one_code_one_gets_in(ca: PracticeCA) -> None:
    order = order_called(ca, "shop.larkspur.example")
    receipt = request_code(ca, order)
    code = newest_code(ca, order.admin_email)

    def guest(_: int) -> str:
        try:
            return ca.portal.sign_in(receipt.request, code).order
        except FieldError as error:
            return error.key.value

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(guest, range(8)))
    assert sorted(answers) == sorted([order.id] + [MessageKey.CODE_USED.value] * 7)


def test_two_threads_that_set_up_make_one_world(tmp_path: Path) -> None:
    ca = practice_ca(tmp_path, HandClock())
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: ca.controls.set_up(WorldPlan(), Silent()), range(2)))
    assert len(ca.panel.orders(Silent())) == 42
