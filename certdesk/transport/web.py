"""A web server that the user named, asked for one small text of a site over HTTP. Imports requests."""

from contextlib import closing
from typing import Final

from requests import RequestException, Response, Session
from urllib3.exceptions import HTTPError

from certdesk.transport.endpoints import Endpoint
from certdesk.transport.patience import Patience

LARGEST: Final = 64 * 1024
_PIECE: Final = 4096
_OK: Final = 200


class WebServer:
    """Texts of one web server, for one look. It is asked for whatever site, and nobody else is ever asked.

    Redirects are not followed, and neither proxies nor anything else of the environment has a say.
    """

    def __init__(self, endpoint: Endpoint, patience: Patience | None = None) -> None:
        self._endpoint = endpoint
        self._patience = patience or Patience(endpoint)

    def text(self, host: str, path: str) -> str | None:
        """Return what lies at `path` on the site `host`, without the space around it, or None where nothing does.

        What is longer than 64 KB or no UTF-8 counts as nothing. Raises Unavailable (LOOKUP with `address`).
        """
        with Session() as session:
            session.trust_env = False
            try:
                with closing(self._response(session, host, path)) as response:
                    content = self._content(response) if response.status_code == _OK else None
            except (RequestException, HTTPError, OSError):
                raise self._patience.lose() from None
        try:
            return None if content is None else content.decode("utf-8").strip()
        except UnicodeDecodeError:
            return None

    def _response(self, session: Session, host: str, path: str) -> Response:
        return session.get(
            f"http://{self._endpoint}{path}",
            headers={"Host": host, "User-Agent": "CertDesk practice CA", "Accept-Encoding": "identity"},
            timeout=self._patience.left(),
            allow_redirects=False,
            stream=True,
        )

    def _content(self, response: Response) -> bytes | None:
        """Return the body piece by piece as it comes, so that one that drips is given up in time."""
        content = b""
        while piece := response.raw.read1(_PIECE, decode_content=False):
            content += piece
            if len(content) > LARGEST:
                return None
            self._patience.left()
        return content
