"""A measured process: issuing certificates, beside what cryptography takes to sign as much."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from statistics import median

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from bench.processes import hand_in
from certdesk.domain.orders import Validation
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.issuance import IssueRequest
from certdesk.pki.keys import KeyKind, PrivateKey, load_private_key, make_key, signature_hash
from certdesk.pki.roles import Role

_SECONDS = 0.2
_NAMES = ("shop.larkspur.example", "www.larkspur.example")
_FAMILIES = {Role.RSA: KeyKind.RSA_2048, Role.ECC: KeyKind.P_256}


def rate(work: Callable[[], object]) -> float:
    """Return how often `work` can be done in a second."""
    done, begun = 0, time.perf_counter()
    while (took := time.perf_counter() - begun) < _SECONDS:
        work()
        done += 1
    return done / took


def signing(key: PrivateKey, content: bytes) -> Callable[[], object]:
    """Return the bare signature: `content` signed, and nothing else."""
    digest = signature_hash(key)
    if isinstance(key, rsa.RSAPrivateKey):
        scheme = padding.PKCS1v15()
        return lambda: key.sign(content, scheme, digest)
    curve = ec.ECDSA(digest)
    return lambda: key.sign(content, curve)


def building(key: PrivateKey, leaf: x509.Certificate) -> Callable[[], object]:
    """Return cryptography's own way to a certificate like `leaf`, from parts that are all there."""
    builder = (
        x509.CertificateBuilder(extensions=list(leaf.extensions))
        .subject_name(leaf.subject)
        .issuer_name(leaf.issuer)
        .public_key(leaf.public_key())
        .serial_number(leaf.serial_number)
        .not_valid_before(leaf.not_valid_before_utc)
        .not_valid_after(leaf.not_valid_after_utc)
    )
    digest = signature_hash(key)
    return lambda: builder.sign(key, digest)


def measured(authority: PracticeAuthority, role: Role, rounds: int) -> dict[str, float]:
    """Return the median of each rate; all three are taken in turn, so that what else goes on meets all alike."""
    request = IssueRequest(make_key(_FAMILIES[role]).public_key, Validation.DV, _NAMES, datetime.now(UTC))
    leaf = x509.load_der_x509_certificate(authority.issue(request).der)
    key = load_private_key(next(one.private_key for one in authority.records if one.role is role))
    works: dict[str, Callable[[], object]] = {
        "signatures": signing(key, leaf.tbs_certificate_bytes),
        "built": building(key, leaf),
        "issued": lambda: authority.issue(request),
    }
    taken = [{name: rate(work) for name, work in works.items()} for _ in range(rounds)]
    return {name: median(one[name] for one in taken) for name in works}


def main() -> None:
    """Measure both families of keys, in so many rounds."""
    authority = PracticeAuthority.found(datetime.now(UTC))
    hand_in({role.value: measured(authority, role, int(sys.argv[2])) for role in _FAMILIES})


if __name__ == "__main__":
    main()
