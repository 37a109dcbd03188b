"""The registrar's certificates before the judges that real authorities use, and whose they say they are."""

from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import NameOID

from certdesk.domain.iso import IsoCertificate
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.simulator.iso.sample import ROWS
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.practice_world import START
from tests.unit.pki.linting import findings
from tests.unit.pki.readers import by_openssl, run

PRACTICE_NAMES = "cabf.internal_domain_name"
VALIDATIONS = {row.common_name: row.product.validation for row in ROWS}


def chains(ca: PracticeCA) -> list[tuple[IsoCertificate, tuple[bytes, ...]]]:
    return [(each, ca.iso.chain(each.fingerprint)) for each in ca.iso.certificates()]


def codes(der: bytes, kind: str) -> set[str]:
    return {finding.partition(":")[0] for finding in findings(der, kind)}


def test_pkilint_minds_nothing_but_the_names_of_the_practice_world(ca: PracticeCA) -> None:
    for certificate, (leaf, _, _) in chains(ca):
        kind = f"{VALIDATIONS[certificate.common_name]}_FINAL_CERTIFICATE"
        assert codes(leaf, kind) == {PRACTICE_NAMES}


def test_pkilint_finds_no_other_error_in_the_registrars_authorities(ca: PracticeCA) -> None:
    issuers = {chain[1] for _, chain in chains(ca)}
    (root,) = {chain[2] for _, chain in chains(ca)}
    assert len(issuers) == 2
    assert findings(root, "ROOT_CA") == []
    for issuer in issuers:
        assert codes(issuer, "INTERNAL_UNCONSTRAINED_TLS_CA") == {PRACTICE_NAMES}  # where it publishes


@pytest.mark.foreign
def test_openssl_accepts_every_chain_in_strict_mode(ca: PracticeCA, tmp_path: Path) -> None:
    folder = tmp_path / "chains"
    folder.mkdir()
    for certificate, chain in chains(ca):
        for name, der in zip(("leaf", "issuing", "root"), chain, strict=True):
            (folder / f"{name}.pem").write_bytes(armour(der, CERTIFICATE))
        host = certificate.common_name.replace("*", "any")
        purpose = ("-purpose", "sslserver", "-verify_hostname", host, "-attime", str(int(START.timestamp())))
        trust = ("-policy_check", "-CAfile", "root.pem", "-untrusted", "issuing.pem")
        assert "leaf.pem: OK" in run("openssl", "verify", "-x509_strict", *purpose, *trust, "leaf.pem", cwd=folder)
        assert by_openssl(folder / "leaf.pem") == [certificate.fingerprint]


def test_they_are_a_practice_registrars_and_nobody_elses(ca: PracticeCA) -> None:
    for _, (leaf, issuer, root) in chains(ca):
        names = [x509.load_der_x509_certificate(der).issuer for der in (leaf, issuer, root)]
        for name in names:
            (organisation,) = name.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
            (common_name,) = name.get_attributes_for_oid(NameOID.COMMON_NAME)
            assert organisation.value == "Practice Registrar"
            assert str(common_name.value).startswith("Practice Registrar ")
    assert ca.root_pem() != armour(chains(ca)[0][1][2], CERTIFICATE).decode("ascii")
