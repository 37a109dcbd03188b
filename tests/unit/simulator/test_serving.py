"""Publishing on the loopback: the port that is kept, what its links do, and who holds it when it is taken."""

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice import WorldPlan
from certdesk.domain.proofs import ProofState
from certdesk.domain.work import Silent
from certdesk.pki.armour import CERTIFICATE, armour
from certdesk.simulator.practice import PracticeCA
from tests.contracts.ports.acting import by_mail, csr_for, new_key, new_order, prove, seen
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import HandClock, practice_ca


@pytest.fixture
def address(ca: PracticeCA) -> Iterator[str]:
    yield ca.counter.serve()
    ca.counter.stop_serving()


def port_of(address: str) -> int:
    return int(address.rpartition(":")[2])


def test_the_port_is_kept_for_the_next_run(ca: PracticeCA, address: str, tmp_path: Path, clock: HandClock) -> None:
    ca.counter.stop_serving()
    again = practice_ca(tmp_path, clock)
    try:
        assert again.counter.serve() == address
    finally:
        again.counter.stop_serving()


def test_a_port_that_is_taken_is_told_once_and_another_one_used(
    ca: PracticeCA, address: str, tmp_path: Path, clock: HandClock
) -> None:
    ca.counter.stop_serving()
    again = practice_ca(tmp_path, clock)
    with closing(socket.socket()) as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", port_of(address)))
        other.listen()
        try:
            with pytest.raises(Unavailable) as caught:
                again.counter.serve()
            assert (caught.value.key, caught.value.facts["port"]) == (MessageKey.PORT_TAKEN, port_of(address))
            second = again.counter.serve()
            assert second not in {address, ""}
            assert again.counter.serve() == second
        finally:
            again.counter.stop_serving()


def test_new_certificates_and_links_name_the_port(outside: Outside, address: str) -> None:
    new = new_order(outside)
    order = outside.panel.place(replace(new, csr=csr_for(*new.names)), new_key()).order
    prove(outside, order)
    outside.pass_by(3 * (order.placed_at - order.placed_at.replace(hour=13)))
    chain = seen(outside, order).chain
    assert address.encode("ascii") in chain[0]
    outside.panel.place(by_mail(outside), new_key())
    text = outside.mailboxes.open(outside.mailboxes.messages("admin@larkspur.example", "")[0].id).text
    assert f"{address}/dcv/" in text


def test_a_link_that_is_opened_and_approved_in_a_browser_proves_its_name(outside: Outside, address: str) -> None:
    order = outside.panel.place(by_mail(outside), new_key()).order
    text = outside.mailboxes.open(outside.mailboxes.messages("admin@larkspur.example", "")[0].id).text
    (link,) = [line for line in text.splitlines() if line.startswith(address)]
    token = outside.session(order).token
    with urllib.request.urlopen(link, timeout=10) as page:
        assert order.common_name in page.read().decode("utf-8")
    assert outside.portal.proofs(token)[0].state is ProofState.WAITING
    with urllib.request.urlopen(link, data=b"", timeout=10) as page:
        assert page.status == 200
    assert outside.portal.proofs(token)[0].state is ProofState.PROVED
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(link, data=b"", timeout=10)


def test_a_world_that_is_made_anew_names_the_port_from_the_start(ca: PracticeCA, address: str) -> None:
    ca.controls.start_over()
    ca.controls.set_up(WorldPlan(orders=42), Silent())
    root = ca.root_pem()
    assert root is not None
    with urllib.request.urlopen(f"{address}/PracticeRootR1.cer", timeout=10) as served:
        assert armour(served.read(), CERTIFICATE).decode("ascii") == root


def test_a_ca_that_is_off_the_net_still_publishes(ca: PracticeCA, address: str) -> None:
    ca.counter.set_online(False)
    with urllib.request.urlopen(f"{address}/PracticeRootR1.cer", timeout=10) as served:
        assert served.status == 200
