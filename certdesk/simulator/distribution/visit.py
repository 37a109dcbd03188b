"""One connection to the server on the loopback: HTTP/1.1, within bounds, and in silence."""

import re
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any, Final

from certdesk.simulator.distribution.published import Published
from certdesk.simulator.distribution.routes import Answer, fetched, posted

LARGEST_BODY: Final = 16 * 1024
PATIENCE_SECONDS: Final = 10

_LENGTH = re.compile(r"[0-9]{1,9}")


class Visit(BaseHTTPRequestHandler):
    """Answers the requests of one connection in turn, until it is closed or silent for ten seconds."""

    protocol_version = "HTTP/1.1"
    timeout = PATIENCE_SECONDS
    wbufsize = -1  # an answer leaves in one packet
    disable_nagle_algorithm = True  # else 23 answers a second on one connection

    def __init__(self, published: Published, *connection: Any) -> None:
        self._published = published
        super().__init__(*connection)  # this answers everything that comes

    def do_GET(self) -> None:
        """Give what stands behind the path. A body has no meaning here: it is not read, nor taken for a request."""
        self.close_connection |= self.headers.get("Content-Length", "0") != "0" or "Transfer-Encoding" in self.headers
        self._send(fetched(self._published, self._route()))

    def do_HEAD(self) -> None:
        """Tell what GET would give."""
        self.do_GET()

    def do_POST(self) -> None:
        """Take what is sent, and answer it."""
        length = self.headers.get("Content-Length", "")
        if not _LENGTH.fullmatch(length) or "Transfer-Encoding" in self.headers:
            self.send_error(HTTPStatus.LENGTH_REQUIRED)
        elif int(length) > LARGEST_BODY:
            self.send_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            self._send(posted(self._published, self._route(), self.rfile.read(int(length))))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse in one line, and hang up: what else was sent may not have been read."""
        del message, explain
        self.close_connection = True
        self._send(Answer(HTTPStatus(code)))

    def version_string(self) -> str:
        """Name the server; of which Python it is made is nobody's business."""
        return "CertDesk-Practice"

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: there is no terminal that anybody reads."""

    def _route(self) -> str:
        return self.path.partition("?")[0]

    def _send(self, answer: Answer) -> None:
        content = answer.content or f"{answer.status.value} {answer.status.phrase}\n".encode("ascii")
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
