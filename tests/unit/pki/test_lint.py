"""The practice certificates before the judges that real authorities use."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from certdesk.domain.orders import Validation
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.keys import KeyKind, KeyPair
from tests.unit.pki.linting import findings
from tests.unit.pki.readers import run
from tests.unit.pki.world import NAMES, request_for

KNOWN = [validation for validation in Validation if validation is not Validation.UNKNOWN]
EVERY_LEAF = [(validation, kind) for validation in KNOWN for kind in KeyKind]
MANY_NAMES = tuple(f"{number}.larkspur.example.com" for number in range(25))


@pytest.mark.parametrize(("validation", "kind"), EVERY_LEAF)
def test_pkilint_finds_no_error_in_a_leaf(
    authority: PracticeAuthority, keys: dict[KeyKind, KeyPair], validation: Validation, kind: KeyKind
) -> None:
    issued = authority.issue(request_for(keys[kind], validation))
    assert findings(issued.der, f"{validation}_FINAL_CERTIFICATE") == []


@pytest.mark.parametrize(
    "names",
    [("*.larkspur.example.com", "larkspur.example.com"), MANY_NAMES, ("xn--bcher-kva.example.com",), ("8.8.8.8",)],
    ids=["wildcard", "multi-domain", "internationalised", "address"],
)
def test_pkilint_finds_no_error_whatever_the_names(
    authority: PracticeAuthority, key: KeyPair, names: tuple[str, ...]
) -> None:
    issued = authority.issue(request_for(key, Validation.OV, names=names))
    assert findings(issued.der, "OV_FINAL_CERTIFICATE") == []


def test_pkilint_finds_no_error_in_the_authorities(authority: PracticeAuthority) -> None:
    root, *issuing = authority.records
    assert findings(root.certificate, "ROOT_CA") == []
    for record in issuing:
        assert findings(record.certificate, "INTERNAL_UNCONSTRAINED_TLS_CA") == []


def test_pkilint_is_awake(authority: PracticeAuthority, key: KeyPair) -> None:
    issued = authority.issue(request_for(key, Validation.DV))
    assert findings(issued.der, "OV_FINAL_CERTIFICATE") != []


def test_the_names_of_the_practice_world_are_the_only_thing_pkilint_minds(key: KeyPair) -> None:
    request = replace(request_for(key), names=("shop.larkspur.example",))
    issued = PracticeAuthority.found(request.not_before).issue(request)
    codes = {finding.partition(":")[0] for finding in findings(issued.der, "DV_FINAL_CERTIFICATE")}
    assert codes == {"cabf.internal_domain_name"}


@pytest.mark.foreign
@pytest.mark.parametrize(("validation", "kind"), EVERY_LEAF)
def test_openssl_accepts_the_chain_in_strict_mode(
    authority: PracticeAuthority,
    keys: dict[KeyKind, KeyPair],
    validation: Validation,
    kind: KeyKind,
    tmp_path: Path,
) -> None:
    issued = authority.issue(request_for(keys[kind], validation))
    for name, der in zip(("leaf", "issuing", "root"), issued.chain, strict=True):
        (tmp_path / f"{name}.pem").write_bytes(armour(der, CERTIFICATE))
    at = str(int(request_for(keys[kind]).not_before.timestamp()))
    purpose = ("-purpose", "sslserver", "-verify_hostname", NAMES[1], "-attime", at, "-policy_check")
    trust = ("-CAfile", "root.pem", "-untrusted", "issuing.pem")
    assert "leaf.pem: OK" in run("openssl", "verify", "-x509_strict", *purpose, *trust, "leaf.pem", cwd=tmp_path)


@pytest.mark.foreign
def test_certtool_accepts_the_chain(key: KeyPair, tmp_path: Path) -> None:
    present = datetime.now(UTC) - timedelta(hours=1)  # certtool knows no other time than the computer's
    issued = PracticeAuthority.found(present).issue(request_for(key, not_before=present, days=30))
    (tmp_path / "chain.pem").write_bytes(b"".join(armour(der, CERTIFICATE) for der in issued.chain))
    printed = run("certtool", "--verify-chain", "--infile", "chain.pem", cwd=tmp_path)
    assert "Chain verification output: Verified." in printed


def test_a_chain_is_signed_link_by_link(authority: PracticeAuthority, key: KeyPair) -> None:
    leaf, issuing, root = (x509.load_der_x509_certificate(der) for der in authority.issue(request_for(key)).chain)
    leaf.verify_directly_issued_by(issuing)
    issuing.verify_directly_issued_by(root)
    root.verify_directly_issued_by(root)
    assert root.public_bytes(Encoding.DER) == authority.root
