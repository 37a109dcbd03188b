"""A measured process: signing requests read, with every check of keys and names, beside bare parsing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median, quantiles

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from bench.processes import Figures, hand_in
from certdesk.services.x509 import describe_csrs

_ROUNDS = 500
_NAMES = ("shop.larkspur.example", "www.larkspur.example", "*.xn--bcher-kva.example")


def request_of(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    """Return a request with this key as PEM."""
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, _NAMES[0])])
    names = x509.SubjectAlternativeName(list(map(x509.DNSName, _NAMES)))
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject).add_extension(names, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


def took_ms(work: Callable[[bytes], object], content: bytes) -> float:
    """Return how many milliseconds `work` takes."""
    begun = time.perf_counter()
    work(content)
    return (time.perf_counter() - begun) * 1000


def measured(content: bytes, rounds: int) -> Figures:
    """Return median and 99th percentile of both, taken in turn, so that what else goes on meets both alike."""
    taken = [(took_ms(describe_csrs, content), took_ms(x509.load_pem_x509_csr, content)) for _ in range(rounds)]
    read, bare = zip(*taken, strict=True)
    return {"median_ms": median(read), "p99_ms": _p99(read), "bare_median_ms": median(bare), "bare_p99_ms": _p99(bare)}


def _p99(values: tuple[float, ...]) -> float:
    return quantiles(values, n=100, method="inclusive")[98]


def main() -> None:
    """Measure both families of keys; the first request of a run also loads what reading needs."""
    keys: dict[str, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey] = {
        "rsa": rsa.generate_private_key(65537, 4096),
        "ecc": ec.generate_private_key(ec.SECP256R1()),
    }
    requests = {name: request_of(key) for name, key in keys.items()}
    first_ms = took_ms(describe_csrs, requests["rsa"])
    figures = {name: measured(content, int(sys.argv[2]) * _ROUNDS) for name, content in requests.items()}
    hand_in({"first_ms": first_ms, **figures})


if __name__ == "__main__":
    main()
