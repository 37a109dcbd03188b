"""Revocation lists: what they say, who signed them, and what judges make of them."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from certdesk.domain.revocation import RevocationReason, Revoked
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.roles import Role
from tests.unit.pki.linting import crl_findings
from tests.unit.pki.readers import run
from tests.unit.pki.revocation.asking import REVOKED
from tests.unit.pki.world import NOW

SIGNED_WITH = {Role.ROOT: "sha384", Role.RSA: "sha256", Role.ECC: "sha256"}


def certificate_of(authority: PracticeAuthority, role: Role) -> bytes:
    return next(record.certificate for record in authority.records if record.role is role)


def listed(authority: PracticeAuthority, role: Role, number: int = 7) -> x509.CertificateRevocationList:
    return x509.load_der_x509_crl(authority.crl(role, REVOKED, number, NOW))


@pytest.mark.parametrize("role", Role)
def test_a_list_is_signed_by_its_authority_and_lasts_seven_days(authority: PracticeAuthority, role: Role) -> None:
    crl = listed(authority, role)
    issuer = x509.load_der_x509_certificate(certificate_of(authority, role))
    assert crl.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]  # of a kind that signs
    assert crl.issuer == issuer.subject
    assert crl.signature_hash_algorithm is not None
    assert crl.signature_hash_algorithm.name == SIGNED_WITH[role]
    assert (crl.last_update_utc, crl.next_update_utc) == (NOW, NOW + timedelta(days=7))


def test_a_list_says_its_number_and_its_authoritys_key(authority: PracticeAuthority) -> None:
    crl = listed(authority, Role.RSA, 12)
    issuer = x509.load_der_x509_certificate(certificate_of(authority, Role.RSA))
    key = issuer.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    values = {extension.oid: (extension.value, extension.critical) for extension in crl.extensions}
    assert values == {
        x509.CRLNumber.oid: (x509.CRLNumber(12), False),
        x509.AuthorityKeyIdentifier.oid: (x509.AuthorityKeyIdentifier(key, None, None), False),
    }


def test_each_entry_has_its_moment_and_its_reason_and_unspecified_is_left_out(authority: PracticeAuthority) -> None:
    crl = listed(authority, Role.ECC)
    found = {entry.serial_number: entry for entry in crl}
    assert sorted(found) == sorted(REVOKED)
    for serial, revoked in REVOKED.items():
        assert found[serial].revocation_date_utc == revoked.at
        reasons = [(extension.value, extension.critical) for extension in found[serial].extensions]
        if revoked.reason is RevocationReason.UNSPECIFIED:
            assert reasons == []
        else:
            assert reasons == [(x509.CRLReason(x509.ReasonFlags(revoked.reason.value)), False)]


def test_an_empty_list_is_a_list(authority: PracticeAuthority) -> None:
    assert len(x509.load_der_x509_crl(authority.crl(Role.ROOT, {}, 1, NOW))) == 0


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("entries", [{}, REVOKED], ids=["empty", "every reason"])
def test_pkilint_finds_no_error_in_a_list(
    authority: PracticeAuthority, role: Role, entries: dict[int, Revoked]
) -> None:
    assert crl_findings(authority.crl(role, entries, 1, NOW), "CRL") == []


def test_pkilint_finds_no_error_in_the_list_of_the_root(authority: PracticeAuthority) -> None:
    assert crl_findings(authority.crl(Role.ROOT, {}, 1, NOW), "ARL") == []


def test_a_list_of_ten_thousand_is_made_in_one_go(authority: PracticeAuthority) -> None:
    entries = dict.fromkeys(range(1, 10_001), Revoked(NOW, RevocationReason.SUPERSEDED))
    assert len(x509.load_der_x509_crl(authority.crl(Role.ECC, entries, 1, NOW))) == 10_000


@pytest.mark.foreign
@pytest.mark.parametrize("role", Role)
def test_openssl_and_gnutls_verify_a_list(authority: PracticeAuthority, role: Role, tmp_path: Path) -> None:
    from certdesk.pki.armour import CERTIFICATE, armour

    issuer = certificate_of(authority, role)
    (tmp_path / "ca.pem").write_bytes(armour(issuer, CERTIFICATE))
    (tmp_path / "list.crl").write_bytes(authority.crl(role, REVOKED, 255, NOW))
    said = run(
        "openssl", "crl", "-inform", "DER", "-in", "list.crl", "-CAfile", "ca.pem", "-noout", "-text", cwd=tmp_path
    )
    assert "verify OK" in said
    assert "Version 2" in said
    assert said.count("Serial Number:") == len(REVOKED)
    assert "X509v3 CRL Number: \n                255" in said
    said = run("certtool", "--crl-info", "--inder", "--infile", "list.crl", cwd=tmp_path)
    assert "CRL Number (not critical): 00ff" in said
