"""The server on the loopback: it listens on 127.0.0.1 and nowhere else, and leaves nothing behind when it stops."""

import logging
import socket
import sys
from contextlib import suppress
from functools import partial
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock, Thread
from typing import Any, Final

from certdesk.simulator.distribution.address import ADDRESS
from certdesk.simulator.distribution.published import Published
from certdesk.simulator.distribution.visit import Visit

MOST_CONNECTIONS: Final = 128

_ANY_PORT: Final = 0
_POLL_SECONDS: Final = 0.1
_FAREWELL_SECONDS: Final = 2.0
_BUSY: Final = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\nRetry-After: 1\r\n\r\n"

_log = logging.getLogger(__name__)


class DistributionServer:
    """Serves what the practice CA publishes while the program runs. Any thread may start and stop it."""

    def __init__(self, published: Published) -> None:
        self._published = published
        self._lock = Lock()
        self._listener: _Listener | None = None

    @property
    def port(self) -> int | None:
        """The port that is being served on, or None."""
        listener = self._listener
        return None if listener is None else listener.port

    def start(self, preferred_port: int | None = None) -> int:
        """Serve on the preferred port when it is free, else on another one; return the port in use.

        Serving already, it only returns the port. Raises OSError when the system gives no port at all.
        """
        with self._lock:
            if self._listener is None:
                self._listener = _listener(self._published, preferred_port)
                Thread(target=self._listener.serve_forever, args=(_POLL_SECONDS,), name="loopback", daemon=True).start()
            return self._listener.port

    def stop(self) -> None:
        """Let go of the port and of all who are connected; the threads have ended when this returns."""
        with self._lock:
            listener, self._listener = self._listener, None
        if listener is not None:
            listener.close()


def _listener(published: Published, preferred_port: int | None) -> "_Listener":
    with suppress(OSError, OverflowError):
        if preferred_port is not None:
            return _Listener(published, preferred_port)
    return _Listener(published, _ANY_PORT)


class _Listener(ThreadingMixIn, TCPServer):
    """A bound port, with a thread for each connection to it."""

    request_queue_size = MOST_CONNECTIONS
    # Elsewhere than on Windows this is about connections that just ended; there, about sharing a port with others.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, published: Published, port: int) -> None:
        self._visits: dict[socket.socket, Thread] = {}
        self._visiting = Lock()
        super().__init__((ADDRESS, port), partial(Visit, published))

    @property
    def port(self) -> int:
        address: tuple[str, int] = self.socket.getsockname()
        return address[1]

    def close(self) -> None:
        self.shutdown()
        self.server_close()
        with self._visiting:
            visits = list(self._visits.items())
        for connection, _ in visits:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for _, thread in visits:
            thread.join(_FAREWELL_SECONDS)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        del client_address
        with self._visiting:
            is_welcome = len(self._visits) < MOST_CONNECTIONS
        if not is_welcome:
            with suppress(OSError):
                request.send(_BUSY)
        return is_welcome

    def process_request(self, request: Any, client_address: Any) -> None:
        thread = Thread(target=self.process_request_thread, args=(request, client_address), daemon=True)
        with self._visiting:
            self._visits[request] = thread
        thread.start()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._visiting:
                del self._visits[request]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over whoever hung up; what else goes wrong is a defect, and noted."""
        del request, client_address
        if not isinstance(sys.exc_info()[1], OSError):
            _log.exception("an answer on the loopback failed")
