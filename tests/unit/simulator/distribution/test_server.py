"""The server on the loopback: ports, bounds, silence, many at once, and an end."""

import http.client
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress

import pytest

from certdesk.simulator.distribution.address import ADDRESS, base_url
from certdesk.simulator.distribution.server import MOST_CONNECTIONS, DistributionServer
from certdesk.simulator.distribution.visit import LARGEST_BODY
from tests.unit.simulator.distribution.publishing import TOKEN, FakePublished, ask, served


def raw(port: int, sent: bytes) -> bytes:
    """Send these bytes and return all that comes back until the other side hangs up."""
    with socket.create_connection((ADDRESS, port), timeout=10) as connection:
        with suppress(ConnectionError):
            connection.sendall(sent)
            connection.shutdown(socket.SHUT_WR)
        received = b""
        with suppress(ConnectionError):
            while part := connection.recv(65536):
                received += part
        return received


def is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex((ADDRESS, port)) != 0


def test_the_preferred_port_is_used_when_it_is_free() -> None:
    with closing(socket.socket()) as probe:
        probe.bind((ADDRESS, 0))
        port: int = probe.getsockname()[1]
    server = DistributionServer(FakePublished())
    assert server.start(port) == server.port == port
    server.stop()
    assert server.port is None


@pytest.mark.parametrize("preferred", [0, 70_000, 99_999_999])
def test_a_port_that_cannot_be_had_gives_another_one(preferred: int) -> None:
    server = DistributionServer(FakePublished())
    port = server.start(preferred)
    assert 0 < port < 65536
    assert ask(port, "GET", "/PracticeRootR1.crl").status == 200
    server.stop()


def test_a_taken_port_gives_another_one_and_is_left_to_its_owner() -> None:
    with served(FakePublished()) as taken:
        second = DistributionServer(FakePublished(trouble=True))
        port = second.start(taken)
        assert port != taken
        assert ask(port, "GET", "/PracticeRootR1.crl").status == 503
        assert ask(taken, "GET", "/PracticeRootR1.crl").status == 200
        second.stop()
        assert ask(taken, "GET", "/PracticeRootR1.crl").status == 200


def test_starting_again_changes_nothing_and_stopping_twice_does_not_harm() -> None:
    server = DistributionServer(FakePublished())
    port = server.start()
    assert server.start() == server.start(1) == port
    server.stop()
    server.stop()
    assert is_free(port)


def test_the_port_can_be_had_again_at_once() -> None:
    server = DistributionServer(FakePublished())
    port = server.start()
    for _ in range(3):
        assert ask(port, "GET", "/PracticeRootR1.crl").status == 200
        server.stop()
        assert server.start(port) == port
    server.stop()


def test_only_this_computer_is_listened_to() -> None:
    server = DistributionServer(FakePublished())
    port = server.start()
    assert base_url(port) == f"http://127.0.0.1:{port}"
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.2", port))  # would be taken if every address were listened to
    server.stop()


def test_an_answer_says_what_it_is_and_is_not_kept() -> None:
    with served(FakePublished()) as port:
        got = ask(port, "GET", "/PracticeTLSRSACA1.cer?x=1")
        page = ask(port, "GET", f"/dcv/{TOKEN}")
    assert (got.status, got.kind, got.content) == (200, "application/pkix-cert", b"certificate of rsa")
    assert got.headers["cache-control"] == "no-store"
    assert got.headers["server"] == "CertDesk-Practice"
    assert page.headers["x-frame-options"] == "DENY"


def test_head_tells_what_get_would_give() -> None:
    with served(FakePublished()) as port:
        got = ask(port, "HEAD", "/PracticeRootR1.crl")
    assert (got.status, got.content, got.headers["content-length"]) == (200, b"", "11")


def test_a_connection_is_kept_for_the_next_question() -> None:
    with served(FakePublished()) as port, closing(http.client.HTTPConnection(ADDRESS, port)) as connection:
        connection.connect()
        before = connection.sock
        for number in range(20):
            connection.request("POST", "/ocsp", f"{number}".encode())
            assert connection.getresponse().read() == f"answer to {number}".encode()
        connection.request("GET", "/nowhere")
        assert connection.getresponse().read() == b"404 Not Found\n"
        assert connection.sock is before


def test_what_comes_along_with_a_get_is_not_taken_for_the_next_request() -> None:
    inner = b"GET /PracticeRootR1.crl HTTP/1.1\r\nHost: x\r\n\r\n"
    with served(FakePublished()) as port:
        answer = raw(port, b"GET /nowhere HTTP/1.1\r\nContent-Length: %d\r\n\r\n%b" % (len(inner), inner))
    assert answer.count(b"HTTP/1.1 ") == 1
    assert answer.startswith(b"HTTP/1.1 404 ")


def test_fifty_clients_at_once_get_their_own_answers() -> None:
    together = threading.Barrier(50)

    def client(number: int) -> list[bytes]:
        together.wait(30)
        return [ask(port, "POST", "/ocsp", f"{number}.{turn}".encode()).content for turn in range(5)]

    with served(FakePublished()) as port, ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(client, range(50)))
    assert answers == [[f"answer to {number}.{turn}".encode() for turn in range(5)] for number in range(50)]


def test_more_connections_than_there_is_room_for_are_turned_away() -> None:
    with served(FakePublished()) as port, ExitStack() as crowd:
        for _ in range(MOST_CONNECTIONS):
            visitor = crowd.enter_context(closing(http.client.HTTPConnection(ADDRESS, port, timeout=10)))
            visitor.request("GET", "/PracticeRootR1.crl")
            assert visitor.getresponse().read() == b"crl of root"
        assert raw(port, b"").startswith(b"HTTP/1.1 503 ")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"POST /ocsp HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1), b"413"),
        (b"POST /ocsp HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\n", b"411"),
        (b"POST /ocsp HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"411"),
        (b"POST /ocsp HTTP/1.1\r\n\r\n", b"411"),
        (b"POST /ocsp HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n1", b"411"),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n", b"431"),
        (b"GET / HTTP/1.1\r\n" + b"X: x\r\n" * 200 + b"\r\n", b"431"),
        (b"DELETE / HTTP/1.1\r\n\r\n", b"501"),
        (b"GET / HTTP/9.9\r\n\r\n", b"505"),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
def test_what_goes_too_far_is_refused_and_hung_up_on(sent: bytes, status: bytes) -> None:
    with served(FakePublished()) as port:
        answer = raw(port, sent + b"GET /PracticeRootR1.crl HTTP/1.1\r\n\r\n")
    assert answer.count(status + b" ") >= 1
    assert b"crl of root" not in answer
    assert b"Python" not in answer


def test_the_largest_request_is_still_read() -> None:
    with served(FakePublished()) as port:
        assert len(ask(port, "POST", "/ocsp", b"x" * LARGEST_BODY).content) == LARGEST_BODY + len(b"answer to ")


@pytest.mark.parametrize(
    "sent",
    [b"", b"GET", b"POST /ocsp HTTP/1.1\r\nContent-Length: 100\r\n\r\nx", b"GET /PracticeRootR1.crl HTTP/1.1\r\n"],
)
def test_whoever_hangs_up_in_the_middle_is_passed_over_in_silence(
    sent: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    with served(FakePublished()) as port:
        for _ in range(3):
            with socket.create_connection((ADDRESS, port)) as connection:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # ends in a reset
                connection.sendall(sent)
        assert ask(port, "GET", "/PracticeRootR1.crl").status == 200
    assert capfd.readouterr() == ("", "")


def test_stopping_ends_every_thread_and_every_connection() -> None:
    before = threading.active_count()
    server = DistributionServer(FakePublished())
    port = server.start()
    idle = [socket.create_connection((ADDRESS, port)) for _ in range(5)]
    ask(port, "GET", "/PracticeRootR1.crl")
    server.stop()
    assert threading.active_count() == before
    for connection in idle:
        with closing(connection), suppress(ConnectionError):
            assert connection.recv(1) == b""


def test_a_defect_is_logged_and_the_server_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(FakePublished):
        def ocsp(self, request: bytes) -> bytes:
            raise ZeroDivisionError

    with served(Broken()) as port:
        assert raw(port, b"POST /ocsp HTTP/1.1\r\nContent-Length: 1\r\n\r\nx") == b""
        assert ask(port, "GET", "/PracticeRootR1.crl").status == 200
    assert [record.levelname for record in caplog.records] == ["ERROR"]
