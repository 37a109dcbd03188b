"""Revoking: what ends with it, what is published, who is told, and what else a lost key takes with it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Brand, OrderStatus
from certdesk.domain.practice import WorldPlan
from certdesk.domain.revocation import Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.pki.keys import KeyKind, KeyPair, make_key
from certdesk.pki.roles import Role
from certdesk.simulator.distribution.lists import crl_in_force
from certdesk.simulator.distribution.statuses import status_in
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.store import Store
from tests.contracts.ports.acting import (
    LONG_ENOUGH,
    csr_for,
    fresh_session,
    new_key,
    new_order,
    placed,
    prove,
    seen,
)
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import FILE_NAME, START, HandClock, order_called, practice_ca, sign_in

S = OrderStatus
R = RevocationReason
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """The practice CA's file, as its publishing side reads it."""
    return Store(tmp_path / FILE_NAME)


def number_of(serial: str) -> int:
    return int(serial.replace(":", ""), 16)


def listed_serials(store: Store, role: Role) -> dict[int, x509.ReasonFlags | None]:
    """Return what the list in force says was revoked, and why."""
    with store.read() as connection:
        der = crl_in_force(connection, role, START)
    assert der is not None
    found: dict[int, x509.ReasonFlags | None] = {}
    for entry in x509.load_der_x509_crl(der):
        reasons = [each.value.reason for each in entry.extensions if isinstance(each.value, x509.CRLReason)]
        found[entry.serial_number] = reasons[0] if reasons else None
    return found


def reissued(outside: Outside, *pairs: KeyPair) -> tuple[str, tuple[str, ...]]:
    """Return a session of an order with one certificate for each of `pairs`, and their serials, the newest first."""
    new = new_order(outside)
    csrs = [csr_for(*new.names, pair=pair) for pair in pairs]
    order = outside.panel.place(replace(new, csr=csrs[0]), new_key()).order
    prove(outside, order)
    outside.pass_by(LONG_ENOUGH)
    for csr in csrs[1:]:
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr), new_key())
        outside.pass_by(LONG_ENOUGH)
    token = fresh_session(outside, order).token
    return token, tuple(each.serial for each in outside.portal.order(token).certificates)


def test_a_whole_order_takes_all_its_certificates_into_the_next_list(outside: Outside, store: Store) -> None:
    token, serials = reissued(outside, make_key(KeyKind.P_256), make_key(KeyKind.P_256))
    outside.portal.revoke(token, Revocation(R.SUPERSEDED), new_key())
    revoked = listed_serials(store, Role.ECC)
    assert {number_of(serial) for serial in serials} <= set(revoked)
    assert {revoked[number_of(serial)] for serial in serials} == {x509.ReasonFlags.superseded}


def test_each_revocation_brings_a_list_with_a_higher_number(outside: Outside, store: Store) -> None:
    for _ in range(2):
        order = placed(outside, S.ISSUED)
        outside.portal.revoke(fresh_session(outside, order).token, Revocation(), new_key())
    with store.read() as connection:
        numbers = connection.execute("SELECT number FROM crls WHERE authority = 'ecc' ORDER BY number").fetchall()
    assert numbers == [(1,), (2,)]


def test_one_certificate_leaves_the_others_alone(outside: Outside, store: Store) -> None:
    token, (newest, oldest) = reissued(outside, make_key(KeyKind.P_256), make_key(KeyKind.P_256))
    outside.portal.revoke(token, Revocation(R.SUPERSEDED, serial=oldest), new_key())
    shown = outside.portal.order(token)
    assert [(each.serial, each.revoked is None) for each in shown.certificates] == [(newest, True), (oldest, False)]
    assert number_of(newest) not in listed_serials(store, Role.ECC)


@pytest.mark.parametrize("spell", [str.lower, lambda serial: serial.replace(":", ""), lambda serial: f" {serial} "])
def test_a_serial_number_is_known_however_it_is_spelled(outside: Outside, spell: type[str]) -> None:
    token, (serial,) = reissued(outside, make_key(KeyKind.P_256))
    outside.portal.revoke(token, Revocation(serial=spell(serial)), new_key())
    assert outside.portal.order(token).certificates[0].revoked is not None


def test_a_lost_key_takes_every_certificate_that_has_it(outside: Outside) -> None:
    lost, safe = make_key(KeyKind.P_256), make_key(KeyKind.P_256)
    token, (newest, *_) = reissued(outside, lost, safe, lost)
    outside.portal.revoke(token, Revocation(R.KEY_COMPROMISE, serial=newest), new_key())
    assert [each.revoked is None for each in outside.portal.order(token).certificates] == [False, True, False]
    order = outside.portal.order(token).order
    for pair, is_refused in ((lost, True), (safe, False)):
        request = ReissueRequest(csr_for(order.common_name, pair=pair))
        if not is_refused:
            assert outside.portal.request_reissue(token, request, new_key()).order.status is S.REISSUE_PENDING
            continue
        with pytest.raises(FieldError) as caught:
            outside.portal.request_reissue(token, request, new_key())
        assert caught.value.key is MessageKey.KEY_COMPROMISED


def test_another_reason_does_not_block_the_key(outside: Outside) -> None:
    pair = make_key(KeyKind.P_256)
    token, (serial,) = reissued(outside, pair)
    outside.portal.revoke(token, Revocation(R.SUPERSEDED, serial=serial), new_key())
    name = outside.portal.order(token).order.common_name
    receipt = outside.portal.request_reissue(token, ReissueRequest(csr_for(name, pair=pair)), new_key())
    assert receipt.order.status is S.REISSUE_PENDING


def test_what_has_ended_by_itself_is_not_revoked(outside: Outside) -> None:
    token, (_, oldest) = reissued(outside, make_key(KeyKind.P_256), make_key(KeyKind.P_256))
    order = outside.portal.order(token).order
    outside.pass_by(198 * DAY)
    token = fresh_session(outside, order).token
    outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
    for name in {proof.name for proof in outside.portal.proofs(token)}:  # earlier proofs do not hold that long
        outside.counter.publish(order.id, name)
    outside.portal.check_proofs(token)
    outside.pass_by(DAY)
    token = fresh_session(outside, order).token
    now = outside.portal.now()
    outside.portal.revoke(token, Revocation(), new_key())
    certificates = outside.portal.order(token).certificates
    assert [each.revoked is None for each in certificates] == [each.expires_at < now for each in certificates]
    assert oldest in {each.serial for each in certificates if each.revoked is None}


def test_guests_may_be_kept_from_revoking(ca: PracticeCA, outside: Outside) -> None:
    order = order_called(ca, "library.ashgrove-school.example")
    token = outside.session(order).token
    assert not outside.portal.order(token).may_revoke
    with pytest.raises(PolicyRefused) as caught:
        outside.portal.revoke(token, Revocation(), new_key())
    assert caught.value.key is MessageKey.REVOKE_OFF


def test_the_admin_contact_is_told_when_why_and_what(outside: Outside) -> None:
    order = placed(outside, S.ISSUED)
    comment = "The site <moved>.\r\nBcc: everybody@larkspur.example"
    outside.portal.revoke(fresh_session(outside, order).token, Revocation(R.CESSATION_OF_OPERATION, comment), new_key())
    newest = outside.mailboxes.messages(order.admin_email, "")[0]
    opened = outside.mailboxes.open(newest.id)
    assert newest.subject == f"Order {order.id} revoked: {order.common_name}"
    assert "cessationOfOperation" in opened.text
    assert "The site <moved>." in opened.text
    assert b"\nBcc: everybody" not in opened.raw.partition(b"\r\n\r\n")[0]


def test_a_certificate_that_was_never_asked_for_is_signed_and_then_revoked(tmp_path: Path, store: Store) -> None:
    ca = practice_ca(tmp_path, HandClock())
    ca.controls.set_up(WorldPlan(orders=120), Silent())
    order = next(
        each
        for each in ca.panel.orders(Silent())[42:]
        if each.status is S.ISSUED and each.product.brand is Brand.DIGICERT
    )
    token = sign_in(ca, order).token
    ca.portal.revoke(token, Revocation(R.AFFILIATION_CHANGED), new_key())
    (certificate,) = ca.portal.order(token).certificates
    assert (certificate.issued_at, certificate.expires_at) == (order.issued_at, order.expires_at)
    assert certificate.revoked is not None
    assert number_of(certificate.serial) in listed_serials(store, Role.ECC)


def test_the_sample_orders_that_were_revoked_have_revoked_certificates(ca: PracticeCA, store: Store) -> None:
    revoked = [order for order in ca.panel.orders(Silent()) if order.status is S.REVOKED]
    assert len(revoked) == 2
    for order in revoked:
        (certificate,) = ca.portal.order(sign_in(ca, order).token).certificates
        assert certificate.revoked is not None
        assert certificate.revoked.at == order.status_since
        with store.read() as connection:
            known = [status_in(connection, role, number_of(certificate.serial)) for role in (Role.RSA, Role.ECC)]
        assert certificate.revoked in known


def test_a_refused_revocation_publishes_nothing(outside: Outside, store: Store) -> None:
    order = placed(outside, S.ISSUED)
    token = fresh_session(outside, order).token
    with pytest.raises(FieldError):
        outside.portal.revoke(token, Revocation(comment="x" * 501), new_key())
    with store.read() as connection:
        assert connection.execute("SELECT count(*) FROM crls").fetchone() == (0,)
    assert seen(outside, order).certificates[0].revoked is None
