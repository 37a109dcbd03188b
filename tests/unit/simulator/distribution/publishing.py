"""An authority that publishes what it is told to, without a database, and a client of its own."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.revocation import Revoked
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.revocation.responder import OcspResponder
from certdesk.pki.revocation.status import Good, Status
from certdesk.pki.roles import Role
from certdesk.simulator.distribution.address import ADDRESS
from certdesk.simulator.distribution.published import Published
from certdesk.simulator.distribution.server import DistributionServer

TOKEN = "0123456789abcdef0123456789abcdef"
NAMES = ("larkspur.example", "<b>shop</b>.larkspur.example")


@dataclass
class FakePublished:
    """Gives short answers that can be told apart; `trouble` makes every one of them fail."""

    trouble: bool = False
    proved: list[str] = field(default_factory=list)
    asked: list[bytes] = field(default_factory=list)

    def crl(self, role: Role) -> bytes | None:
        self._check()
        return None if role is Role.ECC else f"crl of {role}".encode()

    def certificate(self, role: Role) -> bytes | None:
        self._check()
        return None if role is Role.ECC else f"certificate of {role}".encode()

    def ocsp(self, request: bytes) -> bytes:
        self._check()
        self.asked.append(request)
        return b"answer to " + request

    def provable(self, token: str) -> tuple[str, ...]:
        self._check()
        return NAMES if token == TOKEN and token not in self.proved else ()

    def prove(self, token: str) -> bool:
        self._check()
        self.proved.append(token)
        return True

    def _check(self) -> None:
        if self.trouble:
            raise Unavailable(MessageKey.DATABASE_BUSY, path="practice.sqlite")


class AuthorityAtWork:
    """A real authority, founded once the port is known; `issued` and `revoked` are what it knows."""

    authority: PracticeAuthority
    responder: OcspResponder

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.issued: set[int] = set()
        self.revoked: dict[int, Revoked] = {}

    def found(self, base_url: str) -> None:
        self.authority = PracticeAuthority.found(self.now, base_url)
        self.responder = self.authority.responder(self.now)

    def crl(self, role: Role) -> bytes | None:
        return self.authority.crl(role, self.revoked, 1, self.now)

    def certificate(self, role: Role) -> bytes | None:
        return next(record.certificate for record in self.authority.records if record.role is role)

    def ocsp(self, request: bytes) -> bytes:
        return self.responder.answer(request, self._status, self.now)

    def provable(self, token: str) -> tuple[str, ...]:
        del token
        return ()

    def prove(self, token: str) -> bool:
        del token
        return False

    def _status(self, role: Role, serial: int) -> Status:
        del role
        return self.revoked.get(serial) or (Good() if serial in self.issued else None)


@dataclass(frozen=True)
class Got:
    """What came back."""

    status: int
    kind: str
    content: bytes
    headers: dict[str, str] = field(default_factory=dict)


@contextmanager
def served(published: Published) -> Iterator[int]:
    """Serve as long as the block lasts; yield the port."""
    server = DistributionServer(published)
    try:
        yield server.start()
    finally:
        server.stop()


def ask(port: int, method: str, path: str, body: bytes | None = None) -> Got:
    connection = http.client.HTTPConnection(ADDRESS, port, timeout=10)
    try:
        connection.request(method, path, body)
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Got(answer.status, headers["content-type"], answer.read(), headers)
    finally:
        connection.close()
