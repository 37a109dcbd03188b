"""A measured process: CertDesk answering OCSP requests, to clients in processes of their own."""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp

from bench.issuing import rate
from bench.opened_home import built
from bench.processes import figures_of, hand_in
from certdesk.paths import places
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.revocation.status import Good

CLIENTS = 4
_SECONDS, _TIME_TO_START = 2.0, 1.5


def requests_about(practice_file: Path) -> list[bytes]:
    """Return a request for every certificate of a practice world."""
    with closing(sqlite3.connect(practice_file)) as connection:
        authorities = dict(connection.execute("SELECT name, certificate FROM authorities").fetchall())
        rows = connection.execute("SELECT certificate, authority FROM certificates").fetchall()
    loaded = {name: x509.load_der_x509_certificate(der) for name, der in authorities.items()}
    return [request_for(x509.load_der_x509_certificate(der), loaded[name]) for der, name in rows]


def request_for(certificate: x509.Certificate, issuer: x509.Certificate) -> bytes:
    """Return what an OCSP client asks about a certificate."""
    builder = ocsp.OCSPRequestBuilder().add_certificate(certificate, issuer, hashes.SHA1())  # as clients do
    return builder.build().public_bytes(Encoding.DER)


def over_http(port: int, requests: list[bytes], how: str) -> float:
    """Return how many answers a second four clients get together."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(CLIENTS) as pool:
        asked = Path(folder) / "requests.json"
        asked.write_text(json.dumps([request.hex() for request in requests]), encoding="ascii")
        begin = time.perf_counter() + _TIME_TO_START
        runs = [pool.submit(figures_of, "asking", asked, port, how, begin, begin + _SECONDS) for _ in range(CLIENTS)]
        answers: int = sum(run.result()["answers"] for run in runs)
        return answers / _SECONDS


def without_http() -> float:
    """Return how many answers a second the responder reads, writes and signs, asked from inside."""
    now = datetime.now(UTC)
    authority = PracticeAuthority.found(now)
    root, issuing = (x509.load_der_x509_certificate(record.certificate) for record in authority.records[:2])
    request, responder = request_for(issuing, root), authority.responder(now)
    return rate(lambda: responder.answer(request, lambda _role, _serial: Good(), now))


def main() -> None:
    """Serve the home that was named, and hand in what was answered."""
    home = Path(sys.argv[2])
    desk = built(home).desk
    desk.home.open()
    port = urlsplit(desk.counter.serve()).port or 0
    requests = requests_about(places(home).practice_database)
    kept, fresh = (over_http(port, requests, how) for how in ("kept", "fresh"))
    hand_in({"clients": CLIENTS, "kept": kept, "fresh": fresh, "responder": without_http()})


if __name__ == "__main__":
    main()
