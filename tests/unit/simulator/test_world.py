"""The sample world: what is in it, that it can be made again, and that its certificates are real."""

import subprocess
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest

from certdesk.domain.errors import Cancelled, SessionRequired, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, Order, OrderStatus, Route
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.refund import RefundCase, refund_outlook
from certdesk.domain.urgency import Group, group_of
from certdesk.domain.validity import days_until, longest_days
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.simulator import authorities
from certdesk.simulator.certificates import chain_of
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.records import all_orders, names_of
from certdesk.simulator.store import Store
from certdesk.simulator.world.portfolio import portfolio
from tests.contracts.ports.practice_world import (
    FILE_NAME,
    START,
    HandClock,
    order_called,
    practice_ca,
    request_code,
    sign_in,
)

DAY = timedelta(days=1)
HAD_A_CERTIFICATE = {"issued", "reissue_pending", "expired", "revoked"}
STATUSES = {
    "needs_csr": 2,
    "needs_approval": 1,
    "reissue_pending": 1,
    "pending": 1,
    "processing": 1,
    "issued": 28,
    "expired": 3,
    "revoked": 2,
    "rejected": 1,
    "canceled": 1,
    "waiting_pickup": 1,
}


@pytest.fixture
def orders(ca: PracticeCA) -> tuple[Order, ...]:
    return tuple(ca.panel.orders(Silent()))


class Impatient:
    """A user who stops the work at the n-th look."""

    def __init__(self, looks: int) -> None:
        self.left = looks
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_there_are_forty_two_orders_of_fourteen_clients(orders: tuple[Order, ...]) -> None:
    assert len(orders) == 42
    assert len({order.organisation for order in orders}) == 14
    assert len({order.admin_email for order in orders}) == 14
    assert len({order.id for order in orders}) == len({order.supplier_id for order in orders}) == 42


def test_every_status_occurs_and_one_that_is_unknown(orders: tuple[Order, ...]) -> None:
    assert Counter(order.status_word for order in orders) == STATUSES
    assert {order.status for order in orders} == {*OrderStatus, None}


def test_the_groups_of_the_list_are_those_of_the_picture(orders: tuple[Order, ...]) -> None:
    assert Counter(group_of(order, START) for order in orders) == {
        Group.NEEDS_ACTION: 3,
        Group.EXPIRING: 4,
        Group.IN_PROGRESS: 2,
        Group.ACTIVE: 25,
        Group.ENDED: 7,
        Group.UNKNOWN: 1,
    }


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("mail.tidewater-dental.example", 6),
        ("shop.larkspur.example", 12),
        ("www.hollowaybooks.example", 19),
        ("booking.alpenrose.example", 27),
        ("www.kestrel-arch.example", 164),
        ("*.brightwater.example", 171),
    ],
)
def test_days_left_are_those_of_the_pictures(ca: PracticeCA, name: str, days: int) -> None:
    expires_at = order_called(ca, name).expires_at
    assert expires_at is not None
    assert days_until(expires_at, START) == days


def test_the_order_of_the_pictures_is_there(ca: PracticeCA) -> None:
    order = order_called(ca, "shop.larkspur.example")
    assert (order.id, order.supplier_id) == ("1094582116", "2817-44019C")
    assert (order.admin_email, order.product.name) == ("web@larkspur.example", "Secure Site OV")
    assert order.issued_at is not None
    assert order.expires_at is not None
    assert order.covered_until is not None
    assert (START - order.issued_at) // DAY == 187
    assert days_until(order.covered_until, order.expires_at) == 167  # 166 whole days of cover after the certificate
    shown = ca.portal.order(sign_in(ca, order).token)
    assert shown.names == ("shop.larkspur.example", "www.larkspur.example", "larkspur.example", "pay.larkspur.example")
    assert read(shown.chain[0]).key == "RSA 3072"


def test_brands_keys_names_and_refunds_are_of_every_sort(ca: PracticeCA, orders: tuple[Order, ...]) -> None:
    assert {order.product.brand for order in orders} == set(Brand) - {Brand.UNKNOWN}
    assert sum(order.product.brand is Brand.SECTIGO for order in orders) >= 2
    assert sum(order.product.retired for order in orders) == 1
    assert any(order.common_name.startswith("*.") for order in orders)
    assert sum("xn--" in order.common_name for order in orders) == 1
    issued = [order for order in orders if order.status is OrderStatus.ISSUED]
    assert sum(order.issued_at is None for order in issued) == 1
    assert {refund_outlook(order.issued_at, START, UTC).case for order in issued} >= {
        RefundCase.OPEN,
        RefundCase.CLOSED,
    }


def certificates(folder: Path) -> list[tuple[Order, tuple[str, ...], tuple[bytes, ...]]]:
    with Store(folder / FILE_NAME).read() as connection:
        return [
            (order, names_of(connection, order.id), chain_of(connection, order)) for order in all_orders(connection)
        ]


def test_each_order_that_ever_had_a_certificate_has_a_real_one(ca: PracticeCA, tmp_path: Path) -> None:
    keys = set()
    for order, names, chain in certificates(tmp_path):
        assert bool(chain) == (order.status_word in HAD_A_CERTIFICATE), order.common_name
        if chain:
            facts = read(chain[0])
            keys.add(facts.key)
            assert facts.common_name == order.common_name
            assert set(facts.names) == set(names)
            assert facts.not_after == order.expires_at
            assert facts.not_before <= START
    assert keys == {"RSA 2048", "RSA 3072", "ECDSA P-256", "ECDSA P-384"}


def test_one_certificate_has_twenty_five_names(ca: PracticeCA, tmp_path: Path) -> None:
    assert max(len(read(chain[0]).names) for _, _, chain in certificates(tmp_path) if chain) == 25


@pytest.mark.foreign
def test_openssl_verifies_every_certificate_against_the_root(ca: PracticeCA, tmp_path: Path) -> None:
    if which("openssl") is None:
        pytest.skip("openssl is missing")
    root = tmp_path / "root.pem"
    pem = ca.root_pem()
    assert pem is not None
    root.write_text(pem, "ascii")
    command: list[str | Path] = [
        "openssl",
        "verify",
        "-x509_strict",
        "-CAfile",
        root,
        "-untrusted",
        tmp_path / "issuer.der",
    ]
    verified = 0
    for order, names, chain in certificates(tmp_path):
        if not chain:
            continue
        for name, der in zip(("leaf", "issuer"), chain, strict=False):
            (tmp_path / f"{name}.der").write_bytes(der)
        # OpenSSL counts the last valid second as over already, RFC 5280 4.1.2.5 as valid.
        at = int((order.expires_at or START).timestamp()) - 1
        host = names[0].replace("*", "any")
        answer = subprocess.run(
            [*command, "-attime", str(at), "-verify_hostname", host, tmp_path / "leaf.der"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert answer.returncode == 0, (order.common_name, answer.stdout, answer.stderr)
        verified += 1
    assert verified == 34


def test_the_same_seed_and_time_give_the_same_orders(tmp_path: Path, orders: tuple[Order, ...]) -> None:
    again = practice_ca(tmp_path / "again", HandClock(), seed=99)
    again.controls.set_up(WorldPlan(), Silent())
    assert tuple(again.panel.orders(Silent())) == orders


def test_another_seed_gives_other_ids_and_moments() -> None:
    one, other = (tuple(portfolio(WorldPlan(seed=seed), START)) for seed in (1, 2))
    assert [order.order.common_name for order in one] == [order.order.common_name for order in other]
    assert [order.order.id for order in one] != [order.order.id for order in other]
    assert [order.life for order in one] != [order.life for order in other]


@pytest.mark.parametrize("now", [START, datetime(2027, 6, 1, 8, 30, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)])
def test_no_certificate_of_any_year_lasts_longer_than_was_allowed_when_it_began(now: datetime) -> None:
    for planned in portfolio(WorldPlan(orders=500), now):
        life = planned.life
        moments = [event.at for event in life.events]
        assert moments == sorted(moments), planned.order.common_name
        assert life.placed_at <= life.status_since <= now
        if life.valid_from is not None and life.expires_at is not None and life.covered_until is not None:
            assert life.valid_from <= now
            assert life.expires_at - life.valid_from < longest_days(life.valid_from) * DAY
            assert life.expires_at < life.covered_until


def test_a_larger_plan_begins_with_the_sample_and_signs_the_rest_when_asked(ca: PracticeCA, tmp_path: Path) -> None:
    large = practice_ca(tmp_path / "large", HandClock())
    large.controls.set_up(WorldPlan(orders=5000), Silent())
    orders = large.panel.orders(Silent())
    assert len({order.id for order in orders}) == len({order.supplier_id for order in orders}) == 5000
    assert tuple(orders[:42]) == tuple(ca.panel.orders(Silent()))

    order = next(
        one for one in reversed(orders) if one.status is OrderStatus.ISSUED and one.product.route is Route.GUEST_PORTAL
    )
    token = sign_in(large, order).token
    chain = large.portal.order(token).chain
    facts = read(chain[0])
    assert (facts.common_name, facts.not_before, facts.not_after) == (
        order.common_name,
        order.issued_at,
        order.expires_at,
    )
    assert large.portal.order(token).chain == chain


@pytest.mark.parametrize("looks", [0, 7, 39])
def test_stopping_leaves_nothing_behind(tmp_path: Path, looks: int) -> None:
    ca = practice_ca(tmp_path, HandClock())
    user = Impatient(looks)
    with pytest.raises(Cancelled):
        ca.controls.set_up(WorldPlan(orders=3000), user)
    assert ca.controls.state() == PracticeState(False, START, timedelta(), 0)
    assert ca.panel.orders(Silent()) == ()
    assert ca.mailroom.mailboxes() == ()
    assert ca.root_pem() is None
    ca.controls.set_up(WorldPlan(), Silent())
    assert len(ca.panel.orders(Silent())) == 42


def test_progress_is_told_up_to_the_end(tmp_path: Path) -> None:
    user = Impatient(10_000)
    practice_ca(tmp_path, HandClock()).controls.set_up(WorldPlan(orders=2500), user)
    shares = [done / total for done, total in user.steps]
    assert shares[-1] == 1
    assert len(shares) > 30


def test_setting_up_twice_keeps_the_first_world(ca: PracticeCA, orders: tuple[Order, ...]) -> None:
    root = ca.root_pem()
    ca.controls.set_up(WorldPlan(orders=50, seed=5), Silent())
    assert tuple(ca.panel.orders(Silent())) == orders
    assert ca.root_pem() == root


def test_asking_for_a_code_in_an_empty_world_sets_it_up_first(tmp_path: Path, orders: tuple[Order, ...]) -> None:
    empty = practice_ca(tmp_path / "empty", HandClock())
    assert not empty.controls.state().is_set_up
    receipt = request_code(empty, orders[4])
    assert receipt.order.common_name == orders[4].common_name
    assert empty.controls.state().is_set_up


def test_starting_over_leaves_nothing_of_the_old_world(ca: PracticeCA, tmp_path: Path) -> None:
    order = order_called(ca, "shop.larkspur.example")
    token = sign_in(ca, order).token
    ca.controls.advance(timedelta(hours=1))
    ca.controls.start_over()
    assert ca.controls.state() == PracticeState(False, START, timedelta(), 0)
    assert ca.panel.orders(Silent()) == ()
    with pytest.raises(SessionRequired):
        ca.portal.order(token)
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"larkspur" not in kept


def test_authority_keys_are_wrapped_and_asked_for_only_when_needed(tmp_path: Path) -> None:
    asked: list[int] = []

    def counting() -> bytes:
        asked.append(1)
        return bytes(32)

    ca = PracticeCA(tmp_path / FILE_NAME, counting, HandClock())
    ca.controls.set_up(WorldPlan(), Silent())
    asked_to_found = len(asked)
    ca.portal.order(sign_in(ca, order_called(ca, "shop.larkspur.example")).token)
    assert len(asked) == asked_to_found
    with Store(tmp_path / FILE_NAME).read() as connection:
        authority = authorities.load(connection, counting)
        wrapped = b"".join(row[0] for row in connection.execute("SELECT wrapped_key FROM authorities"))
    assert len(asked) == asked_to_found + 1
    assert all(record.private_key[8:40] not in wrapped for record in authority.records)


def test_another_vault_key_does_not_open_the_authority(ca: PracticeCA, tmp_path: Path) -> None:
    with Store(tmp_path / FILE_NAME).read() as connection, pytest.raises(Unavailable) as caught:
        authorities.load(connection, lambda: bytes(32))
    assert caught.value.key is MessageKey.VAULT_KEY
