"""A web server that the user named: it alone is asked, and not for long."""

import gzip
import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.proofs import FILE_PATH
from certdesk.transport.endpoints import Endpoint, endpoint_of
from certdesk.transport.patience import Patience
from certdesk.transport.web import LARGEST, WebServer
from tests.unit.transport.servers import Site, web_server

HOST = "www.larkspur.example"


@pytest.fixture
def site() -> Iterator[Site]:
    with web_server() as served:
        served.files[HOST] = b"\n 0123abcd \r\n"
        yield served


def asked(site: Site, seconds: float = 6.0) -> WebServer:
    endpoint = endpoint_of(site.address)
    assert endpoint is not None
    return WebServer(endpoint, Patience(endpoint, seconds))


def test_a_site_is_asked_for_by_its_name_at_the_one_address(site: Site) -> None:
    assert asked(site).text(HOST, FILE_PATH) == "0123abcd"
    assert site.asked == [(HOST, FILE_PATH)]


@pytest.mark.parametrize("status", [404, 403, 500, 204, 206])
def test_another_status_says_that_nothing_is_there(site: Site, status: int) -> None:
    site.status = status
    assert asked(site).text(HOST, FILE_PATH) is None
    assert asked(site).text("elsewhere.example", FILE_PATH) is None


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects_lead_nowhere(site: Site, status: int) -> None:
    with web_server() as other:
        other.files[other.address] = b"0123abcd"
        site.status, site.headers = status, {"Location": f"http://{other.address}{FILE_PATH}"}
        assert asked(site).text(HOST, FILE_PATH) is None
        assert not other.asked


def test_the_environment_has_no_say(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with web_server() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://{proxy.address}")
        assert asked(site).text(HOST, FILE_PATH) == "0123abcd"
        assert not proxy.asked


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"x" * LARGEST, "x" * LARGEST),
        (b"x" * (LARGEST + 1), None),
        (b"\xff\xfe", None),
        (b"", ""),
    ],
    ids=["largest", "too large", "binary", "empty"],
)
def test_what_is_too_large_or_no_text_counts_as_nothing(site: Site, content: bytes, text: str | None) -> None:
    site.files[HOST] = content
    assert asked(site).text(HOST, FILE_PATH) == text


def test_nothing_is_unpacked(site: Site) -> None:
    site.files[HOST] = gzip.compress(b"0123abcd")
    site.headers = {"Content-Encoding": "gzip"}
    assert asked(site).text(HOST, FILE_PATH) is None


def test_a_server_that_drips_is_given_up(site: Site) -> None:
    site.files[HOST], site.drip = b"x" * 400, 0.02
    with pytest.raises(Unavailable) as caught:
        asked(site, seconds=0.2).text(HOST, FILE_PATH)
    assert (caught.value.key, caught.value.facts["address"]) == (MessageKey.LOOKUP, site.address)


def test_nobody_there_is_no_answer() -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        endpoint = Endpoint("127.0.0.1", taken.getsockname()[1])
        with pytest.raises(Unavailable):
            WebServer(endpoint).text(HOST, FILE_PATH)


def test_a_server_that_does_not_speak_http_is_no_answer() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        endpoint = Endpoint("127.0.0.1", silent.getsockname()[1])
        with pytest.raises(Unavailable):
            WebServer(endpoint, Patience(endpoint, 0.3)).text(HOST, FILE_PATH)
