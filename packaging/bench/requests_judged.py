"""A measured process: signing requests read, matched to the orders of a book, and judged, beside bare parsing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from bench.opened_home import built
from bench.processes import hand_in
from certdesk.domain.csr import CsrFacts
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import NO_ANSWERS
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Silent
from certdesk.services.api import Desk
from certdesk.services.x509 import describe_csrs

_LARGE_KEYS = 3
_VERDICTS = 200

Signer = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


class FirstStep(Silent):
    """Notes when the first of several was done."""

    def __init__(self) -> None:
        self.at = 0.0

    def step(self, done: int, total: int) -> None:
        """Note the time of the first step."""
        if done == min(1, total):
            self.at = time.perf_counter()


def request_for(name: str, key: Signer) -> bytes:
    """Return a signing request as PEM."""
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    names = x509.SubjectAlternativeName([x509.DNSName(name)])
    builder = x509.CertificateSigningRequestBuilder().subject_name(subject).add_extension(names, critical=False)
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def write_requests(folder: Path, names: Sequence[str], number: int) -> tuple[Path, ...]:
    """Write so many requests for these names, each with a key of its own."""
    folder.mkdir(exist_ok=True)
    paths = tuple(folder / f"{at:04}.csr" for at in range(number))
    for path, name in zip(paths, cycle(names), strict=False):
        path.write_bytes(request_for(name, ec.generate_private_key(ec.SECP256R1())))
    return paths


def read_and_match(desk: Desk, paths: tuple[Path, ...]) -> dict[str, float]:
    """Return how long it took to read the files, the first of them included, and to find all their orders."""
    desk.requests.read(desk.requests.gather(HandedIn(Origin.CHOSEN, paths[:1])).sources, Silent())  # imports
    begun, first = time.perf_counter(), FirstStep()
    found = desk.requests.read(desk.requests.gather(HandedIn(Origin.DROPPED, paths)).sources, first)
    read = time.perf_counter()
    matches = desk.requests.match_all([each.facts for each in found if each.facts is not None])
    matched = time.perf_counter()
    return {
        "requests": len(matches),
        "first_ms": (first.at - begun) * 1000,
        "read_ms": (read - begun) * 1000,
        "match_ms": (matched - read) * 1000,
    }


def verdicts(desk: Desk, order: OrderId, contents: Sequence[bytes]) -> dict[str, float]:
    """Return how long one request takes from its bytes to all verdicts, and how long bare parsing and verifying."""

    def judged(content: bytes) -> None:
        (facts,) = describe_csrs(content)
        assert isinstance(facts, CsrFacts)
        desk.requests.judge(order, facts, NO_ANSWERS, is_reissue=True)

    def parsed(content: bytes) -> None:
        assert x509.load_pem_x509_csr(content).is_signature_valid

    ours, bare = (list(_taken(each, contents)) for each in (judged, parsed))
    p99 = quantiles(ours, n=100, method="inclusive")[98]
    return {"verdict_ms": median(ours), "verdict_p99_ms": p99, "bare_ms": median(bare)}


def _taken(work: Callable[[bytes], None], contents: Sequence[bytes]) -> Iterator[float]:
    work(contents[0])  # what is imported at the first time is not counted
    for content in islice(cycle(contents), _VERDICTS):
        begun = time.perf_counter()
        work(content)
        yield (time.perf_counter() - begun) * 1000


def main() -> None:
    """Use the home that was named, and as many requests as were asked for."""
    home, number = Path(sys.argv[2]), int(sys.argv[3])
    desk = built(home).desk
    desk.home.open()
    orders = [entry.order for entry in desk.orders.load().entries]
    paths = write_requests(home / "requests", [order.common_name for order in orders], number)
    taken = read_and_match(desk, paths)
    keys = [rsa.generate_private_key(65537, 4096) for _ in range(_LARGE_KEYS)]
    large = [request_for(orders[0].common_name, key) for key in keys]
    hand_in({**taken, **verdicts(desk, orders[0].id, large)})


if __name__ == "__main__":
    main()
