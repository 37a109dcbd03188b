"""A DNS server and a web server on the loopback, as somebody would run them, in threads of a test."""

import socketserver
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep
from typing import Final

import dns.flags
import dns.message
import dns.name
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.zone

from certdesk.domain.proofs import FILE_PATH

ADDRESS: Final = "127.0.0.1"
_LARGEST: Final = 65_535


@dataclass
class DnsServer:
    """Answers from zones; it refuses names outside them, as an authoritative server does.

    `limit` is the largest datagram in bytes. `spoil` may change an answer, or return None for silence.
    """

    zones: list[dns.zone.Zone]
    limit: int = 1232
    spoil: Callable[[dns.message.Message], dns.message.Message | None] = lambda answer: answer
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def address(self) -> str:
        return f"{ADDRESS}:{self.port}"

    def answer(self, wire: bytes, over: str) -> bytes | None:
        query = dns.message.from_wire(wire)
        (question,) = query.question
        self.asked.append((str(question.name), dns.rdatatype.to_text(question.rdtype), over))
        spoiled = self.spoil(self._answered(query, question.name, question.rdtype))
        if spoiled is None:
            return None
        content = spoiled.to_wire(max_size=_LARGEST)
        if over == "udp" and len(content) > self.limit:
            short = dns.message.make_response(query)
            short.flags |= dns.flags.TC
            return short.to_wire()
        return content

    def _answered(
        self, query: dns.message.Message, name: dns.name.Name, kind: dns.rdatatype.RdataType
    ) -> dns.message.Message:
        response = dns.message.make_response(query)
        response.flags |= dns.flags.AA
        zone = next((each for each in self.zones if each.origin and name.is_subdomain(each.origin)), None)
        if zone is None:
            response.set_rcode(dns.rcode.REFUSED)
            return response
        seen: set[dns.name.Name] = set()
        while name not in seen:
            seen.add(name)
            if zone.origin is None or not name.is_subdomain(zone.origin):
                return response
            node = zone.get_node(name)
            if node is None:
                response.set_rcode(dns.rcode.NXDOMAIN)
                return response
            for wanted in (kind, dns.rdatatype.CNAME):
                found = node.get_rdataset(dns.rdataclass.IN, wanted)
                if found is not None:
                    rrset = response.find_rrset(response.answer, name, dns.rdataclass.IN, wanted, create=True)
                    for record in found:
                        rrset.add(record, found.ttl)
                    if wanted == kind:
                        return response
                    name = found[0].target
                    break
        return response


@contextmanager
def dns_server(*zones: tuple[str, str], limit: int = 1232) -> Iterator[DnsServer]:
    """Serve zones, each as its origin and its text, over UDP and TCP on one port."""
    loaded = [dns.zone.from_text(text, origin=origin, relativize=False, check_origin=False) for origin, text in zones]
    server = DnsServer(loaded, limit)

    class Datagrams(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            wire, back = self.request
            answer = server.answer(wire, "udp")
            if answer is not None:
                back.sendto(answer, self.client_address)

    class Stream(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            length = int.from_bytes(self.rfile.read(2))
            answer = server.answer(self.rfile.read(length), "tcp")
            if answer is not None:
                self.wfile.write(len(answer).to_bytes(2) + answer)

    with ExitStack() as stack:
        tcp = socketserver.ThreadingTCPServer((ADDRESS, 0), Stream)
        server.port = tcp.server_address[1]
        stack.enter_context(_serving(tcp))
        stack.enter_context(_serving(socketserver.ThreadingUDPServer((ADDRESS, server.port), Datagrams)))
        yield server


@dataclass
class Site:
    """A web server for every site: `files` by host. `asked` has what was asked of which host."""

    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    drip: float = 0.0
    port: int = 0

    @property
    def address(self) -> str:
        return f"{ADDRESS}:{self.port}"


@contextmanager
def web_server() -> Iterator[Site]:
    """Serve `/.well-known/pki-validation/fileauth.txt` of each host in its files, and 404 for the rest."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers.get("Host", "")
            site.asked.append((host, self.path))
            content = site.files.get(host)
            self.send_response(site.status if content is not None and self.path == FILE_PATH else 404)
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content or b"")))
            self.end_headers()
            self._send(content or b"")

        def _send(self, content: bytes) -> None:
            with suppress(OSError):
                if not site.drip:
                    self.wfile.write(content)
                    return
                for byte in content:
                    self.wfile.write(bytes([byte]))
                    sleep(site.drip)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Print nothing."""

    with ExitStack() as stack:
        server = ThreadingHTTPServer((ADDRESS, 0), Handler)
        site.port = server.server_address[1]
        stack.enter_context(_serving(server))
        yield site


@contextmanager
def _serving(server: socketserver.BaseServer) -> Iterator[None]:
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            thread.join()
