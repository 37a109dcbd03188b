"""A measured process: one client that asks the OCSP responder as often as it can, for a while that is agreed on."""

from __future__ import annotations

import json
import socket
import sys
import time
from itertools import cycle
from pathlib import Path

from bench.processes import hand_in

_ANSWERED = (b"HTTP/1.1 200 OK\r\n", b"\r\nContent-Type: application/ocsp-response\r\n", b"\x0a\x01\x00")
_HEAD = "POST /ocsp HTTP/1.1\r\nHost: x\r\nContent-Type: application/ocsp-request\r\nContent-Length: {}\r\n{}\r\n"


class Client:
    """Asks on one connection, or on a new one each time."""

    def __init__(self, port: int, *, is_fresh: bool) -> None:
        self._port = port
        self._is_fresh = is_fresh
        self._kept = None if is_fresh else self._connected()

    def ask(self, request: bytes) -> None:
        """Ask, and look whether what came back is an answer; raises ValueError where it is none."""
        extra = "Connection: close\r\n" if self._is_fresh else ""
        connection = self._kept or self._connected()
        connection.sendall(_HEAD.format(len(request), extra).encode("ascii") + request)
        answer = connection.recv(65536)
        while self._is_fresh and (rest := connection.recv(65536)):
            answer += rest
        if self._is_fresh:
            connection.close()
        if not all(part in answer for part in _ANSWERED):
            raise ValueError(answer[:80])

    def _connected(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self._port), timeout=10)


def main() -> None:
    """Ask from one moment to another, as all clients' clocks show them, and hand in how many answers came."""
    requests = [bytes.fromhex(line) for line in json.loads(Path(sys.argv[2]).read_text("ascii"))]
    client = Client(int(sys.argv[3]), is_fresh=sys.argv[4] == "fresh")
    begin, end = float(sys.argv[5]), float(sys.argv[6])
    client.ask(requests[0])
    time.sleep(max(0.0, begin - time.perf_counter()))
    answers = 0
    for request in cycle(requests):
        if time.perf_counter() >= end:
            break
        client.ask(request)
        answers += 1
    hand_in({"answers": answers})


if __name__ == "__main__":
    main()
