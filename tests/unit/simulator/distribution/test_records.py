"""What is published agrees with the practice CA's database, at every moment."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from cryptography import x509
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID

from certdesk.domain.certificates import serial_hex
from certdesk.domain.practice import WorldPlan
from certdesk.domain.revocation import RevocationReason
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.pki.revocation.answers import UNAUTHORIZED
from certdesk.pki.roles import Role
from certdesk.simulator import authorities
from certdesk.simulator.clock import PracticeClock
from certdesk.simulator.distribution.lists import publish_crl
from certdesk.simulator.distribution.records import StoredRecords
from certdesk.simulator.moments import stored
from certdesk.simulator.present import Present
from certdesk.simulator.store import Store
from tests.contracts.ports.practice_world import FILE_NAME, HandClock, copy_template, practice_ca, vault_key
from tests.unit.pki.revocation import asking
from tests.unit.pki.revocation.asking import is_verified

_S = ocsp.OCSPCertStatus
ISSUING = [Role.RSA, Role.ECC]


class Counter:
    """A practice CA's database, and what is published of it."""

    def __init__(self, folder: Path, clock: HandClock) -> None:
        self.store = Store(folder / FILE_NAME)
        self.present = Present(self.store, PracticeClock(clock, self.store), vault_key, Random(7))
        self.proved: list[str] = []
        self.records = StoredRecords(self.present, self._prove)

    def signed(self, role: Role) -> list[int]:
        """Return the serial numbers of all that one authority signed."""
        with self.store.read() as connection:
            rows = connection.execute("SELECT certificate FROM certificates WHERE authority = ?", (role.value,))
            return [read(certificate).serial for (certificate,) in rows]

    def forget_revocations(self) -> None:
        """Have a world that was made before serial numbers were written down, and in which nothing was revoked."""
        with self.store.write() as connection:
            connection.execute("UPDATE certificates SET serial = NULL, revoked_at = NULL, reason = NULL")

    def write_serials_down(self) -> None:
        with self.store.write() as connection:
            for (certificate,) in connection.execute("SELECT certificate FROM certificates").fetchall():
                serial = serial_hex(read(certificate).serial)
                connection.execute("UPDATE certificates SET serial = ? WHERE certificate = ?", (serial, certificate))

    def revoke(self, serial: int, at: datetime, reason: RevocationReason) -> None:
        with self.store.write() as connection:
            connection.execute(
                "UPDATE certificates SET revoked_at = ?, reason = ? WHERE serial = ?",
                (stored(at), reason.value, serial_hex(serial)),
            )
            for role in ISSUING:
                publish_crl(connection, authorities.load(connection, vault_key), role, at)

    def asked(self, role: Role, *serials: int) -> ocsp.OCSPResponse:
        issuer = self.records.certificate(role)
        assert issuer is not None
        answer = asking.read(self.records.ocsp(asking.asking(issuer, *serials)))
        is_verified(answer, issuer)
        return answer

    def statuses(self, role: Role, *serials: int) -> list[ocsp.OCSPCertStatus]:
        return [one.certificate_status for one in self.asked(role, *serials).responses]

    def crl(self, role: Role) -> x509.CertificateRevocationList:
        crl, issuer = self.records.crl(role), self.records.certificate(role)
        assert crl is not None
        assert issuer is not None
        found = x509.load_der_x509_crl(crl)
        assert found.is_signature_valid(x509.load_der_x509_certificate(issuer).public_key())  # type: ignore[arg-type]  # of a kind that signs
        return found

    def _prove(self, token: str) -> bool:
        self.proved.append(token)
        return True


@pytest.fixture
def counter(tmp_path: Path, template: Path, clock: HandClock) -> Counter:
    copy_template(template, tmp_path)
    counter = Counter(tmp_path, clock)
    counter.forget_revocations()
    return counter


def number(crl: x509.CertificateRevocationList) -> int:
    return crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


@pytest.mark.parametrize("prepare", [lambda _: None, Counter.write_serials_down], ids=["from before", "written down"])
def test_everything_that_was_signed_is_good_and_nothing_else(
    counter: Counter, prepare: Callable[[Counter], None]
) -> None:
    prepare(counter)
    for role, other in (ISSUING, ISSUING[::-1]):
        serials = counter.signed(role)
        assert len(serials) > 5
        assert set(counter.statuses(role, *serials)) == {_S.GOOD}
        assert set(counter.statuses(other, *serials)) == {_S.UNKNOWN}
        assert counter.statuses(role, 1, serials[0] + 1) == [_S.UNKNOWN] * 2


def test_the_root_answers_for_the_authorities(counter: Counter) -> None:
    issuers = [counter.records.certificate(role) for role in Role]
    serials = [read(issuer).serial for issuer in issuers if issuer is not None]
    assert counter.statuses(Role.ROOT, *serials, 1) == [_S.GOOD] * 3 + [_S.UNKNOWN]
    assert list(counter.crl(Role.ROOT)) == []


@pytest.mark.parametrize("role", ISSUING)
@pytest.mark.parametrize("reason", RevocationReason)
def test_a_revocation_is_in_the_next_answer_and_the_next_list(
    counter: Counter, clock: HandClock, role: Role, reason: RevocationReason
) -> None:
    counter.write_serials_down()
    serial, other = counter.signed(role)[:2]
    assert counter.statuses(role, serial, other) == [_S.GOOD] * 2
    first = counter.crl(role)
    assert (number(first), list(first)) == (1, [])

    counter.revoke(serial, clock.now(), reason)

    told, kept = counter.asked(role, serial, other).responses
    flag = None if reason is RevocationReason.UNSPECIFIED else x509.ReasonFlags(reason.value)
    assert (told.certificate_status, told.revocation_time_utc) == (_S.REVOKED, clock.now())
    assert told.revocation_reason is flag
    assert kept.certificate_status is _S.GOOD
    second = counter.crl(role)
    assert number(second) == 2
    assert [(entry.serial_number, entry.revocation_date_utc) for entry in second] == [(serial, clock.now())]


def test_what_was_revoked_before_serial_numbers_were_written_down_is_listed_too(
    counter: Counter, clock: HandClock
) -> None:
    serial = counter.signed(Role.RSA)[0]
    with counter.store.write() as connection:
        certificate = connection.execute(
            "SELECT certificate FROM certificates WHERE authority = 'rsa' ORDER BY rowid LIMIT 1"
        ).fetchone()[0]
        assert read(certificate).serial == serial
        connection.execute(
            "UPDATE certificates SET revoked_at = ?, reason = 'superseded' WHERE certificate = ?",
            (stored(clock.now()), certificate),
        )
    assert [entry.serial_number for entry in counter.crl(Role.RSA)] == [serial]
    assert counter.statuses(Role.RSA, serial) == [_S.REVOKED]


def test_a_list_is_kept_for_a_day_and_renewed_when_it_is_older(counter: Counter, clock: HandClock) -> None:
    first = counter.records.crl(Role.RSA)
    clock.pass_by(timedelta(hours=23, minutes=59))
    assert counter.records.crl(Role.RSA) == first
    clock.pass_by(timedelta(minutes=1))
    second = counter.crl(Role.RSA)
    assert (number(second), second.last_update_utc) == (2, clock.now())
    with counter.store.read() as connection:
        kept = connection.execute(
            "SELECT authority, number, this_update, next_update FROM crls ORDER BY number"
        ).fetchall()
    assert kept == [
        ("rsa", 1, "2026-11-20T14:00:00Z", "2026-11-27T14:00:00Z"),
        ("rsa", 2, "2026-11-21T14:00:00Z", "2026-11-28T14:00:00Z"),
    ]


def test_answers_carry_the_practice_cas_time_however_far_it_was_moved(counter: Counter, clock: HandClock) -> None:
    serial = counter.signed(Role.ECC)[0]
    for days in (0, 1, 28, 40, 400):
        clock.pass_by(timedelta(days=days))
        answer = counter.asked(Role.ECC, serial)
        (delegate,) = answer.certificates
        assert answer.this_update_utc == clock.now()
        assert answer.next_update_utc is not None
        assert delegate.not_valid_before_utc <= clock.now()
        assert answer.next_update_utc <= delegate.not_valid_after_utc


def test_the_delegate_is_made_once_and_serves_many(counter: Counter, clock: HandClock) -> None:
    serial = counter.signed(Role.ECC)[0]
    first = counter.asked(Role.ECC, serial).certificates
    clock.pass_by(timedelta(days=20))
    assert counter.asked(Role.ECC, serial).certificates == first


def test_a_new_world_has_its_own_answers(counter: Counter, tmp_path: Path, clock: HandClock) -> None:
    before, serial = counter.records.certificate(Role.RSA), counter.signed(Role.RSA)[0]
    assert before is not None
    assert counter.statuses(Role.RSA, serial) == [_S.GOOD]
    counter.store.forget()
    assert counter.records.certificate(Role.RSA) is None
    assert counter.records.crl(Role.RSA) is None
    assert counter.records.ocsp(asking.asking(before, serial)) == UNAUTHORIZED
    practice_ca(tmp_path, clock).controls.set_up(WorldPlan(orders=1), Silent())
    clock.pass_by(timedelta(seconds=1))  # another store wrote, which shows with the next second
    assert counter.records.ocsp(asking.asking(before, serial)) == UNAUTHORIZED
    after = counter.records.certificate(Role.RSA)
    assert after is not None
    assert after != before
    assert counter.statuses(Role.ROOT, read(after).serial, read(before).serial) == [_S.GOOD, _S.UNKNOWN]


def test_what_another_store_wrote_shows_with_the_next_second(
    counter: Counter, clock: HandClock, tmp_path: Path
) -> None:
    counter.write_serials_down()
    serial = counter.signed(Role.RSA)[0]
    assert counter.statuses(Role.RSA, serial) == [_S.GOOD]
    Counter(tmp_path, clock).revoke(serial, clock.now(), RevocationReason.SUPERSEDED)
    clock.pass_by(timedelta(seconds=1))
    assert counter.statuses(Role.RSA, serial) == [_S.REVOKED]


def test_new_certificates_name_the_port_that_the_world_was_given(counter: Counter, clock: HandClock) -> None:
    from certdesk.pki.keys import KeyKind, make_key
    from tests.unit.pki.world import request_for

    request = request_for(make_key(KeyKind.P_256), not_before=clock.now())

    def ocsp_address() -> str:
        with counter.store.read() as connection:
            issued = authorities.load(connection, vault_key).issue(request)
        leaf = x509.load_der_x509_certificate(issued.der)
        access = leaf.extensions.get_extension_for_class(x509.AuthorityInformationAccess).value
        (found,) = [one for one in access if one.access_method == AuthorityInformationAccessOID.OCSP]
        address: str = found.access_location.value
        return address

    assert ocsp_address() == "http://ca.practice.example/ocsp"
    with counter.store.write() as connection:
        connection.execute("INSERT INTO counter (only, port) VALUES (1, NULL)")
    assert ocsp_address() == "http://ca.practice.example/ocsp"
    with counter.store.write() as connection:
        connection.execute("UPDATE counter SET port = 49321")
    assert ocsp_address() == "http://127.0.0.1:49321/ocsp"


def test_a_link_proves_what_waits_for_it_and_is_not_too_old(counter: Counter, clock: HandClock) -> None:
    rows = [
        ("b.example", "email", clock.now(), None),
        ("a.example", "email", clock.now(), None),
        ("c.example", "dns-txt-token", clock.now(), None),
        ("d.example", "email", clock.now(), clock.now()),
        ("e.example", "email", clock.now() - timedelta(days=30), None),
    ]
    with counter.store.write() as connection:
        (order,) = connection.execute("SELECT id FROM orders LIMIT 1").fetchone()
        connection.executemany(
            "INSERT INTO proofs (order_id, name, method, token, made_at, proved_at) VALUES (?, ?, ?, 'token', ?, ?)",
            [(order, name, method, stored(made), stored(proved)) for name, method, made, proved in rows],
        )
    assert counter.records.provable("token") == ("a.example", "b.example")
    assert counter.records.provable("other") == ()
    clock.pass_by(timedelta(days=30))
    assert counter.records.provable("token") == ()
    assert counter.records.prove("token")
    assert counter.proved == ["token"]


def test_random_revocations_agree_between_list_and_answers(counter: Counter, clock: HandClock) -> None:
    counter.write_serials_down()
    chance = Random(5)
    revoked: set[int] = set()
    for _ in range(8):
        role = chance.choice(ISSUING)
        serial = chance.choice(counter.signed(role))
        if serial not in revoked:
            counter.revoke(serial, clock.now(), chance.choice(list(RevocationReason)))
            revoked.add(serial)
        for each in ISSUING:
            serials = counter.signed(each)
            said = {one.serial_number for one in counter.asked(each, *serials).responses if one.revocation_time_utc}
            assert said == {entry.serial_number for entry in counter.crl(each)} == revoked & set(serials)
