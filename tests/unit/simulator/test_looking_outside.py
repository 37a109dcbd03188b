"""Looking for proofs at a DNS server and a web server that the user named, and nowhere else."""

from collections.abc import Iterator
from dataclasses import replace

import dns.message
import pytest
from dns.rdataset import from_text

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import FILE_PATH, NameProof, ProofState
from tests.contracts.ports.acting import LONG_ENOUGH, csr_for, listed, new_key, new_order
from tests.contracts.ports.contracts import Outside
from tests.unit.transport.servers import DnsServer, Site, dns_server, web_server

M = ValidationMethod
WAITING, PROVED = ProofState.WAITING, ProofState.PROVED
DOMAIN, OTHER = "larkspur.example", "www.elsewhere.example"


@pytest.fixture
def site(outside: Outside) -> Iterator[Site]:
    with web_server() as served:
        outside.counter.set_zone(replace(outside.counter.zone(), web=served.address))
        yield served


def pending(outside: Outside, method: ValidationMethod, *names: str) -> tuple[Order, str, dict[str, NameProof]]:
    """Return a new order, a session of it, and what is to be proved by name."""
    new = replace(new_order(outside, *names), method=method)
    order = outside.panel.place(replace(new, csr=csr_for(*new.names)), new_key()).order
    token = outside.session(order).token
    return order, token, {proof.name: proof for proof in outside.portal.proofs(token)}


def states(outside: Outside, token: str) -> list[ProofState]:
    return [proof.state for proof in outside.portal.check_proofs(token)]


def ask(outside: Outside, server: DnsServer) -> None:
    outside.counter.set_zone(replace(outside.counter.zone(), resolver=server.address))


@pytest.mark.parametrize(
    "zone",
    [
        '_dnsauth 300 IN TXT "{}"', '@ 300 IN TXT "{}"', '_dnsauth 300 IN CNAME t.hosted.example.\n@ 300 IN TXT "-"',
        '@ 300 IN TXT "v=spf1 -all"\n@ 300 IN TXT "{}"',
    ],
)  # fmt: skip
def test_a_real_server_proves_by_text(outside: Outside, zone: str) -> None:
    order, token, proofs = pending(outside, M.DNS_TXT, DOMAIN, f"www.{DOMAIN}")
    value = proofs[DOMAIN].value
    zones = ((f"{DOMAIN}.", zone.format(value)), ("hosted.example.", f't 300 IN TXT "{value}"\n@ 300 IN TXT "-"'))
    with dns_server(*zones) as server:
        ask(outside, server)
        assert states(outside, token) == [PROVED, PROVED]
        assert server.asked
    outside.pass_by(LONG_ENOUGH)
    assert listed(outside, order.id).status is OrderStatus.ISSUED


def test_a_real_server_proves_by_alias(outside: Outside) -> None:
    _, token, proofs = pending(outside, M.DNS_CNAME, f"*.{DOMAIN}")
    with dns_server((f"{DOMAIN}.", f"_dnsauth 300 IN CNAME {proofs[f'*.{DOMAIN}'].value}.")) as server:
        ask(outside, server)
        assert states(outside, token) == [PROVED]


def test_what_is_not_there_is_waited_for(outside: Outside) -> None:
    _, token, proofs = pending(outside, M.DNS_TXT, DOMAIN, OTHER)
    with dns_server((f"{DOMAIN}.", '@ 300 IN TXT "nothing of the kind"')) as server:
        ask(outside, server)
        looked = outside.portal.check_proofs(token)
        assert [proof.state for proof in looked] == [WAITING, WAITING]
        assert {proof.checked_at for proof in looked} == {outside.portal.now()}
        server.zones[0].replace_rdataset(f"_dnsauth.{DOMAIN}.", from_text("IN", "TXT", 300, proofs[DOMAIN].value))
        assert states(outside, token) == [PROVED, WAITING]


def test_the_practice_zone_is_not_looked_at_meanwhile(outside: Outside) -> None:
    order, token, _ = pending(outside, M.DNS_TXT, DOMAIN)
    with dns_server((f"{DOMAIN}.", '@ 300 IN TXT "-"')) as server:
        ask(outside, server)
        outside.counter.publish(order.id, DOMAIN)
        assert not outside.portal.proofs(token)[0].is_published
        assert states(outside, token) == [WAITING]
    outside.counter.set_zone(replace(outside.counter.zone(), resolver=""))
    assert outside.portal.proofs(token)[0].is_published
    assert states(outside, token) == [PROVED]


def test_a_server_that_does_not_answer_is_named_and_nothing_changes(outside: Outside) -> None:
    _, token, proofs = pending(outside, M.DNS_TXT, DOMAIN)
    with dns_server((f"{DOMAIN}.", '@ 300 IN TXT "-"')) as server:
        server.spoil = lambda _answer: None
        ask(outside, server)
        with pytest.raises(Unavailable) as caught:
            outside.portal.check_proofs(token)
    assert (caught.value.key, caught.value.facts["address"]) == (MessageKey.LOOKUP, server.address)
    assert list(outside.portal.proofs(token)) == list(proofs.values())


def test_what_was_found_counts_although_somebody_else_did_not_answer(outside: Outside, site: Site) -> None:
    _, token, _ = pending(outside, M.DNS_TXT, DOMAIN, OTHER)
    outside.portal.choose_method(token, OTHER, M.HTTP)
    site.files[OTHER] = outside.portal.proofs(token)[1].value.encode()
    with dns_server((f"{DOMAIN}.", '@ 300 IN TXT "-"')) as server:
        server.spoil = lambda _answer: None
        ask(outside, server)
        domain, other = outside.portal.check_proofs(token)
    assert (domain.state, domain.checked_at) == (WAITING, None)
    assert other.state is PROVED


def test_a_real_web_server_proves_the_site_that_it_was_asked_for(outside: Outside, site: Site) -> None:
    _, token, proofs = pending(outside, M.HTTP, DOMAIN, OTHER)
    site.files[DOMAIN] = f"{proofs[DOMAIN].value}\n".encode()
    site.files[OTHER] = b"something else"
    assert states(outside, token) == [PROVED, WAITING]
    assert site.asked == [(DOMAIN, FILE_PATH), (OTHER, FILE_PATH)]


def test_nobody_has_to_wait_for_a_slow_server(outside: Outside) -> None:
    """The practice CA holds no transaction while it looks: others write meanwhile, and time passes."""
    order, token, proofs = pending(outside, M.DNS_TXT, DOMAIN)

    def meanwhile(answer: dns.message.Message) -> dns.message.Message:
        outside.counter.publish(order.id, DOMAIN)
        outside.pass_by(LONG_ENOUGH / 6)
        return answer

    with dns_server((f"{DOMAIN}.", f'_dnsauth 300 IN TXT "{proofs[DOMAIN].value}"')) as server:
        server.spoil = meanwhile
        ask(outside, server)
        assert states(outside, token) == [PROVED]
    assert outside.counter.zone().records


def test_what_was_chosen_meanwhile_is_not_proved_by_what_was_looked_for(outside: Outside) -> None:
    _, token, proofs = pending(outside, M.DNS_TXT, DOMAIN)

    def meanwhile(answer: dns.message.Message) -> dns.message.Message:
        outside.portal.choose_method(token, DOMAIN, M.HTTP)
        return answer

    with dns_server((f"{DOMAIN}.", f'_dnsauth 300 IN TXT "{proofs[DOMAIN].value}"')) as server:
        server.spoil = meanwhile
        ask(outside, server)
        (proof,) = outside.portal.check_proofs(token)
    assert (proof.method, proof.state, proof.checked_at) == (M.HTTP, WAITING, None)
