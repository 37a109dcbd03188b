"""A DNS server that the user named: over UDP and TCP, along CNAMEs, and when it says nothing."""

import socket
from collections.abc import Iterator
from contextlib import closing

import dns.message
import dns.rcode
import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.transport.endpoints import Endpoint, endpoint_of
from certdesk.transport.patience import Patience
from certdesk.transport.resolver import Resolver
from tests.unit.transport.servers import DnsServer, dns_server

ZONE = f"""
@ 300 IN SOA ns.larkspur.example. admin.larkspur.example. 1 3600 600 86400 300
@ 300 IN TXT "first" "half"
@ 300 IN TXT "other"
www 300 IN CNAME shop
shop 300 IN TXT "of the shop"
away 300 IN CNAME there.elsewhere.example.
gone 300 IN CNAME nowhere.unserved.example.
circle 300 IN CNAME round
round 300 IN CNAME circle
long 300 IN TXT {" ".join('"' + str(at) * 200 + '"' for at in range(9))}
"""
ELSEWHERE = '@ 300 IN TXT "x"\nthere 300 IN TXT "of another zone"'


@pytest.fixture
def server() -> Iterator[DnsServer]:
    with dns_server(("larkspur.example.", ZONE), ("elsewhere.example.", ELSEWHERE)) as served:
        yield served


def resolver(server: DnsServer, seconds: float = 6.0) -> Resolver:
    endpoint = endpoint_of(server.address)
    assert endpoint is not None
    return Resolver(endpoint, Patience(endpoint, seconds))


def test_texts_are_put_together_and_all_of_them_found(server: DnsServer) -> None:
    assert resolver(server).texts("larkspur.example") == {"firsthalf", "other"}


def test_cnames_are_followed_to_texts_in_the_zone_and_out_of_it(server: DnsServer) -> None:
    asked = resolver(server)
    assert asked.texts("www.larkspur.example") == {"of the shop"}
    assert asked.texts("away.larkspur.example") == {"of another zone"}
    assert asked.aliases("away.larkspur.example") == {"there.elsewhere.example"}


@pytest.mark.parametrize(
    "name",
    [
        "nothing.larkspur.example",
        "unserved.example",
        "gone.larkspur.example",
        "circle.larkspur.example",
        "a" * 64,
        "a." * 126,
    ],
)
def test_what_is_not_there_is_no_trouble(server: DnsServer, name: str) -> None:
    assert resolver(server).texts(name) == frozenset()
    assert resolver(server).aliases(f"no.{name}") == frozenset()


def test_a_long_answer_comes_over_tcp(server: DnsServer) -> None:
    (text,) = resolver(server).texts("long.larkspur.example")
    assert len(text) == 1800
    assert [over for name, _, over in server.asked if name.startswith("long")] == ["udp", "tcp"]


def test_each_question_is_asked_once(server: DnsServer) -> None:
    asked = resolver(server)
    for _ in range(3):
        asked.texts("larkspur.example")
    assert len(server.asked) == 1


@pytest.mark.parametrize("rcode", [dns.rcode.SERVFAIL, dns.rcode.FORMERR, dns.rcode.NOTIMP])
def test_a_failure_of_the_server_is_no_answer(server: DnsServer, rcode: dns.rcode.Rcode) -> None:
    def spoil(answer: dns.message.Message) -> dns.message.Message:
        answer.set_rcode(rcode)
        return answer

    server.spoil = spoil
    with pytest.raises(Unavailable) as caught:
        resolver(server).texts("larkspur.example")
    assert (caught.value.key, caught.value.facts["address"]) == (MessageKey.LOOKUP, server.address)


def test_a_silent_server_is_given_up_and_not_asked_again(server: DnsServer) -> None:
    server.spoil = lambda _answer: None
    asked = resolver(server, seconds=0.4)
    for name in ("larkspur.example", "www.larkspur.example"):
        with pytest.raises(Unavailable) as caught:
            asked.texts(name)
        assert caught.value.key is MessageKey.LOOKUP
    assert {name for name, *_ in server.asked} == {"larkspur.example."}


def test_nobody_there_is_no_answer() -> None:
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as taken:
        taken.bind(("127.0.0.1", 0))
        endpoint = Endpoint("127.0.0.1", taken.getsockname()[1])
        with pytest.raises(Unavailable):
            Resolver(endpoint, Patience(endpoint, 0.3)).aliases("larkspur.example")
