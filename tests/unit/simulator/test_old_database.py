"""A world that an earlier CertDesk made is taken over: nothing in it is lost, and all that is new works with it."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from certdesk.domain.approvals import RequestKind, RequestState
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import ProofState
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.simulator.moments import stored
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.migration import migrate, migrations_of
from tests.contracts.ports.acting import csr_for, new_key
from tests.contracts.ports.practice_world import FILE_NAME, START, HandClock, order_called, practice_ca, sign_in

OLD_TABLES = (
    "world", "clock", "authorities", "products", "organisations", "orders", "names", "requests", "certificates",
    "events", "mails",
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    home = tmp_path / "old"
    home.mkdir()
    return home


def make_old(file: Path, template: Path, version: int) -> None:
    """Make a file as that migration left it, with the sample world in it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        with closing(sqlite3.connect(template)) as made:
            (application,) = made.execute("PRAGMA application_id").fetchone()
        connection.execute(f"PRAGMA application_id = {application:d}")
        migrate(connection, migrations_of("certdesk.simulator")[:version])
        connection.execute("ATTACH ? AS made", (str(template),))
        for table in OLD_TABLES:
            columns = ", ".join(row[1] for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM made.{table}")


@pytest.fixture
def old(home: Path, template: Path) -> PracticeCA:
    """A practice CA on a file as the first migration left it."""
    make_old(home / FILE_NAME, template, version=1)
    return practice_ca(home, HandClock())


def test_its_orders_are_those_of_a_new_world(old: PracticeCA, ca: PracticeCA) -> None:
    assert old.panel.orders(Silent()) == ca.panel.orders(Silent())


def test_the_file_is_backed_up_first(old: PracticeCA, home: Path) -> None:
    old.controls.state()
    backup = home / f"{FILE_NAME}.before-2"
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("SELECT count(*) FROM orders").fetchone() == (42,)


def test_what_waited_for_somebody_can_be_decided_on(old: PracticeCA) -> None:
    requests = {old_request.common_name: old_request for old_request in old.counter.requests()}
    assert {name: (each.kind, each.state) for name, each in requests.items()} == {
        "vpn.copperfield-legal.example": (RequestKind.NEW_ORDER, RequestState.PENDING),
        "cdn.nordlicht.example": (RequestKind.NEW_ORDER, RequestState.SUBMITTED),
        "mail.tidewater-dental.example": (RequestKind.REISSUE, RequestState.SUBMITTED),
    }
    old.counter.approve(requests["vpn.copperfield-legal.example"].id, "")
    assert order_called(old, "vpn.copperfield-legal.example").status is OrderStatus.PROCESSING
    assert old.controls.state().waiting == 0


def test_certificates_get_their_serial_numbers_when_they_are_looked_at(old: PracticeCA, ca: PracticeCA) -> None:
    for name in ("shop.larkspur.example", "beta.hollowaybooks.example"):
        order = order_called(old, name)
        shown = [each.portal.order(sign_in(each, order).token).certificates for each in (old, ca)]
        assert shown[0] == shown[1]
        assert shown[0][0].serial


def test_one_of_its_orders_can_be_revoked_and_its_key_is_blocked(old: PracticeCA) -> None:
    order = order_called(old, "shop.larkspur.example")
    token = sign_in(old, order).token
    (certificate,) = old.portal.order(token).certificates
    old.portal.revoke(token, Revocation(RevocationReason.KEY_COMPROMISE, serial=certificate.serial), new_key())
    assert old.portal.order(token).certificates[0].revoked is not None


def test_a_request_for_another_order_is_compared_with_its_keys_too(old: PracticeCA) -> None:
    api = order_called(old, "api.meridianfreight.example")
    with pytest.raises(FieldError) as caught:
        old.panel.supply_csr(api.id, csr_for("www.elsewhere.example"), new_key())
    assert caught.value.key is MessageKey.CN_MISMATCH
    receipt = old.panel.supply_csr(api.id, csr_for(api.common_name), new_key())
    assert receipt.order.status is OrderStatus.PENDING


METHODS = (ValidationMethod.DNS_TXT, ValidationMethod.DNS_CNAME, ValidationMethod.HTTP)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("is_published", [True, False])
def test_what_was_put_in_its_place_before_is_there_still(
    home: Path, template: Path, method: ValidationMethod, is_published: bool
) -> None:
    """In a file of the second migration, which had no zone yet."""
    make_old(home / FILE_NAME, template, version=2)
    old = practice_ca(home, HandClock())
    with closing(sqlite3.connect(home / FILE_NAME, isolation_level=None)) as connection:
        (number, common_name) = connection.execute(
            "SELECT id, common_name FROM orders WHERE common_name = 'vpn.copperfield-legal.example'"
        ).fetchone()
        connection.execute(
            "INSERT INTO proofs (order_id, name, method, token, made_at, is_published) VALUES (?, ?, ?, ?, ?, ?)",
            (number, common_name, method.value, "0123456789abcdef" * 2, stored(START), is_published),
        )
    order = order_called(old, common_name)
    token = sign_in(old, order).token
    (proof,) = old.portal.proofs(token)
    assert (proof.is_published, proof.value.startswith("0123456789abcdef")) == (is_published, True)
    old.counter.set_zone(old.counter.zone())
    (looked,) = old.portal.check_proofs(token)
    assert looked.state is (ProofState.PROVED if is_published else ProofState.WAITING)


def test_an_order_of_before_is_reissued_with_fewer_names_and_its_certificate_ends(old: PracticeCA) -> None:
    order = order_called(old, "shop.larkspur.example")
    token = sign_in(old, order).token
    before = old.portal.order(token)
    assert len(before.names) > 1
    names = before.names[:1]
    request = ReissueRequest(csr_for(*names), names=names)
    old.portal.request_reissue(token, request, new_key())
    old.controls.advance(timedelta(hours=3))
    shown = old.portal.order(sign_in(old, order).token)
    newest, earlier = shown.certificates
    assert earlier.revokes_at == newest.issued_at + timedelta(hours=72)
    assert all((earlier.key, earlier.key_digest, earlier.sha256))
    old.controls.advance(timedelta(hours=72))
    assert old.portal.order(sign_in(old, order).token).certificates[1].revoked is not None
