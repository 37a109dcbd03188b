"""OCSP answers: what they say, to whom, and who signed them."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.revocation import RevocationReason
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.der import Tag, encoded, first, inside
from certdesk.pki.revocation.answers import MALFORMED_REQUEST, TRY_LATER, UNAUTHORIZED
from certdesk.pki.revocation.responder import OcspResponder
from certdesk.pki.revocation.status import Good, Status
from certdesk.pki.roles import Role
from tests.unit.pki.linting import findings, ocsp_findings
from tests.unit.pki.revocation.asking import REVOKED, asking, is_verified, joined, read, saying, status_of
from tests.unit.pki.revocation.test_lists import certificate_of
from tests.unit.pki.world import NOW

_S = ocsp.OCSPCertStatus
FOUNDED = PracticeAuthority.found(NOW)
FOUNDED_RESPONDER = FOUNDED.responder(NOW)
HASHES = [hashes.SHA1(), hashes.SHA256(), hashes.SHA384(), hashes.SHA512()]


@pytest.fixture(scope="module")
def responder(authority: PracticeAuthority) -> OcspResponder:
    return authority.responder(NOW)


@pytest.fixture(scope="module")
def issuer(authority: PracticeAuthority) -> bytes:
    return certificate_of(authority, Role.RSA)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("digest", HASHES, ids=lambda digest: digest.name)
def test_an_answer_is_signed_for_the_authority_that_was_asked_about(
    authority: PracticeAuthority, responder: OcspResponder, role: Role, digest: hashes.HashAlgorithm
) -> None:
    issuer = certificate_of(authority, role)
    found = read(responder.answer(asking(issuer, 4711, digest=digest), status_of, NOW))
    is_verified(found, issuer)
    assert found.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL
    assert (found.serial_number, found.certificate_status) == (4711, _S.GOOD)
    assert found.hash_algorithm.name == digest.name
    assert (found.this_update_utc, found.next_update_utc) == (NOW, NOW + timedelta(hours=24))
    assert found.produced_at_utc == NOW


def test_the_status_is_looked_up_with_the_authority_and_the_serial_number(
    authority: PracticeAuthority, responder: OcspResponder
) -> None:
    asked: list[tuple[Role, int]] = []

    def noting(role: Role, serial: int) -> Status:
        asked.append((role, serial))
        return Good()

    for role in Role:
        responder.answer(asking(certificate_of(authority, role), 5, (1 << 159) - 1), noting, NOW)
    assert asked == [(role, serial) for role in Role for serial in (5, (1 << 159) - 1)]


def test_a_serial_number_that_was_never_given_is_unknown_and_not_good(responder: OcspResponder, issuer: bytes) -> None:
    for serial in (1, 9):
        found = read(responder.answer(asking(issuer, serial), status_of, NOW))
        assert found.certificate_status is _S.UNKNOWN


@pytest.mark.parametrize("serial", REVOKED)
def test_a_revocation_is_told_with_its_moment_and_reason_and_nothing_beside(
    responder: OcspResponder, issuer: bytes, serial: int
) -> None:
    found = read(responder.answer(asking(issuer, serial), status_of, NOW + timedelta(days=1)))
    reason = REVOKED[serial].reason
    told = None if reason is RevocationReason.UNSPECIFIED else x509.ReasonFlags(reason.value)
    assert (found.certificate_status, found.revocation_time_utc) == (_S.REVOKED, NOW)
    assert found.revocation_reason == told
    assert len(found.single_extensions) == 0


def test_several_certificates_are_answered_in_one_answer(responder: OcspResponder, issuer: bytes) -> None:
    answer = responder.answer(asking(issuer, 1, 10, 11, 4711), status_of, NOW)
    found = list(read(answer).responses)
    assert [(one.serial_number, one.certificate_status) for one in found] == [
        (1, _S.UNKNOWN),
        (10, _S.REVOKED),
        (11, _S.REVOKED),
        (4711, _S.GOOD),
    ]
    assert ocsp_findings(answer) == []


@pytest.mark.parametrize("nonce", [b"\0", b"n" * 16, bytes(range(32))])
def test_a_nonce_comes_back(responder: OcspResponder, issuer: bytes, nonce: bytes) -> None:
    found = read(responder.answer(asking(issuer, 4711, nonce=nonce), status_of, NOW))
    assert [extension.value for extension in found.extensions] == [x509.OCSPNonce(nonce)]
    is_verified(found, issuer)


def test_no_nonce_comes_back_where_none_was_sent(responder: OcspResponder, issuer: bytes) -> None:
    assert len(read(responder.answer(asking(issuer, 4711), status_of, NOW)).extensions) == 0


@pytest.mark.parametrize("nonce", [b"", b"n" * 33])
def test_an_empty_or_too_long_nonce_is_refused(responder: OcspResponder, issuer: bytes, nonce: bytes) -> None:
    assert responder.answer(asking(issuer, 4711, nonce=nonce), status_of, NOW) == MALFORMED_REQUEST


def with_extension(request: bytes, name: str, value: bytes, *, critical: bool) -> bytes:
    flag = encoded(0x01, b"\xff") if critical else b""
    oid = encoded(Tag.OID, bytes.fromhex(name))
    extension = encoded(Tag.SEQUENCE, oid, flag, encoded(Tag.OCTET_STRING, value))
    (body,) = inside(first(request))
    extensions = encoded(Tag.CONTEXT + 2, encoded(Tag.SEQUENCE, extension))
    return encoded(Tag.SEQUENCE, encoded(Tag.SEQUENCE, body.content, extensions))


def test_unknown_extensions_are_passed_over_unless_they_are_critical(responder: OcspResponder, issuer: bytes) -> None:
    request = asking(issuer, 4711)
    minor = with_extension(request, "2a0304", b"x", critical=False)
    assert read(responder.answer(minor, status_of, NOW)).certificate_status is _S.GOOD
    major = with_extension(request, "2a0304", b"x", critical=True)
    assert responder.answer(major, status_of, NOW) == MALFORMED_REQUEST


def test_a_nonce_without_its_wrapping_comes_back_as_it_was_sent(responder: OcspResponder, issuer: bytes) -> None:
    request = with_extension(asking(issuer, 4711), "2b0601050507300102", b"n" * 20, critical=False)
    assert b"n" * 20 in responder.answer(request, status_of, NOW)


def test_another_authoritys_certificates_are_not_answered(
    responder: OcspResponder, authority: PracticeAuthority, issuer: bytes
) -> None:
    stranger = certificate_of(PracticeAuthority.found(NOW), Role.RSA)
    assert responder.answer(asking(stranger, 4711), saying(Good()), NOW) == UNAUTHORIZED
    mixed = joined(asking(issuer, 4711), asking(certificate_of(authority, Role.ECC), 4711))
    assert responder.answer(mixed, saying(Good()), NOW) == UNAUTHORIZED


@pytest.mark.parametrize("cut", [0, 1, 2, 20, -1])
def test_a_request_that_is_cut_is_malformed(responder: OcspResponder, issuer: bytes, cut: int) -> None:
    assert responder.answer(asking(issuer, 4711)[:cut], status_of, NOW) == MALFORMED_REQUEST


@pytest.mark.parametrize(
    "request_",
    [
        b"x" * 100,
        b"\x30\x00",
        b"\x30\x02\x30\x00",
        b"\x30\x04\x30\x02\x30\x00",
        b"\x30\x06\x30\x04\x30\x02\x30\x00",
    ],
)
def test_what_asks_nothing_is_malformed(responder: OcspResponder, request_: bytes) -> None:
    assert responder.answer(request_, status_of, NOW) == MALFORMED_REQUEST


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(0, 255)), min_size=1, max_size=4))
def test_no_changed_request_is_a_bug(changes: list[tuple[int, int]]) -> None:
    request = bytearray(asking(FOUNDED.records[1].certificate, 4711, nonce=b"n" * 8))
    for at, octet in changes:
        request[at % len(request)] = octet
    answer = FOUNDED_RESPONDER.answer(bytes(request), saying(None), NOW)
    if answer not in {MALFORMED_REQUEST, UNAUTHORIZED}:
        assert all(one.certificate_status is _S.UNKNOWN for one in read(answer).responses)


def test_a_responder_answers_until_an_answer_would_outlive_its_certificates(responder: OcspResponder) -> None:
    assert responder.can_answer_at(NOW)
    assert responder.can_answer_at(NOW + timedelta(days=28))
    assert not responder.can_answer_at(NOW + timedelta(days=29))
    assert not responder.can_answer_at(NOW - timedelta(seconds=1))


def test_a_delegate_is_for_ocsp_only_and_cannot_be_asked_about_itself(
    responder: OcspResponder, authority: PracticeAuthority
) -> None:
    for role in Role:
        issuer = certificate_of(authority, role)
        (delegate,) = read(responder.answer(asking(issuer, 4711), status_of, NOW)).certificates
        extensions = delegate.extensions
        assert list(extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [
            ExtendedKeyUsageOID.OCSP_SIGNING
        ]
        assert extensions.get_extension_for_class(x509.OCSPNoCheck)
        assert delegate.not_valid_after_utc - delegate.not_valid_before_utc < timedelta(days=30)
        assert findings(delegate.public_bytes(Encoding.DER), "OCSP_RESPONDER") == []


def test_two_responders_have_nothing_of_each_other(authority: PracticeAuthority, issuer: bytes) -> None:
    made = [read(authority.responder(NOW).answer(asking(issuer, 4711), status_of, NOW)) for _ in range(2)]
    assert made[0].responder_key_hash != made[1].responder_key_hash


@pytest.mark.parametrize("role", Role)
def test_pkilint_finds_no_error_in_an_answer(
    responder: OcspResponder, authority: PracticeAuthority, role: Role
) -> None:
    for serial in (1, 4711, *REVOKED):
        request = asking(certificate_of(authority, role), serial, nonce=b"n" * 16)
        assert ocsp_findings(responder.answer(request, status_of, NOW)) == []


@pytest.mark.parametrize(
    ("answer", "status"),
    [(MALFORMED_REQUEST, "MALFORMED_REQUEST"), (UNAUTHORIZED, "UNAUTHORIZED"), (TRY_LATER, "TRY_LATER")],
)
def test_a_refusal_is_the_answer_that_clients_know(answer: bytes, status: str) -> None:
    assert read(answer).response_status.name == status
