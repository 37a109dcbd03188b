"""What every GuestDesk and PracticeDesk must do about proofs of names; used like `contracts`."""

from dataclasses import replace

import pytest

from certdesk.domain.errors import NotFound, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import TOKEN_LIFETIME, ProofState
from tests.contracts.ports.acting import (
    by_mail,
    csr_for,
    fresh_name,
    new_key,
    new_order,
    placed,
)
from tests.contracts.ports.contracts import Outside

S = OrderStatus


class ProofsContract:
    """Proving control over names."""

    @pytest.mark.parametrize("method", [ValidationMethod.DNS_TXT, ValidationMethod.DNS_CNAME, ValidationMethod.HTTP])
    def test_what_was_published_is_found_when_somebody_looks(self, outside: Outside, method: ValidationMethod) -> None:
        new = new_order(outside)
        order = outside.panel.place(replace(new, method=method, csr=csr_for(*new.names)), new_key()).order
        token = outside.session(order).token
        (asked,) = outside.portal.proofs(token)
        assert (asked.name, asked.method, asked.state) == (order.common_name, method, ProofState.WAITING)
        assert asked.place
        assert asked.value
        assert asked.expires_at == order.placed_at + TOKEN_LIFETIME
        (looked,) = outside.portal.check_proofs(token)
        assert (looked.state, looked.checked_at) == (ProofState.WAITING, outside.portal.now())
        outside.counter.publish(order.id, asked.name)
        (published,) = outside.portal.proofs(token)
        assert (published.state, published.is_published) == (ProofState.WAITING, True)
        (proved,) = outside.portal.check_proofs(token)
        assert (proved.state, proved.proved_at) == (ProofState.PROVED, outside.portal.now())
        assert outside.portal.order(token).events[-1].kind is EventKind.VALIDATED

    def test_a_mailed_link_proves_a_name_once(self, outside: Outside) -> None:
        order = outside.panel.place(by_mail(outside), new_key()).order
        token = outside.session(order).token
        (asked,) = outside.portal.proofs(token)
        addresses = asked.place.split(", ")
        assert [each.partition("@")[0] for each in addresses] == [
            "admin", "administrator", "hostmaster", "postmaster", "webmaster",
        ]  # fmt: skip
        links = {self.link(outside, address) for address in addresses}
        assert len(links) == 1
        (link,) = links
        assert outside.counter.follow(link) == order.common_name
        (proved,) = outside.portal.proofs(token)
        assert proved.state is ProofState.PROVED
        for used in (link, "http://ca.practice.example/dcv/nothing", "nothing"):
            with pytest.raises(NotFound) as caught:
                outside.counter.follow(used)
            assert caught.value.key is MessageKey.PROOF_NOT_FOUND

    def link(self, outside: Outside, address: str) -> str:
        newest = outside.mailboxes.messages(address, "")[0]
        (link,) = [line for line in outside.mailboxes.open(newest.id).text.splitlines() if "/dcv/" in line]
        return link

    def test_a_file_proves_no_wildcard(self, outside: Outside) -> None:
        name = f"*.{fresh_name()}"
        new = new_order(outside, name)
        order = outside.panel.place(replace(new, csr=csr_for(name)), new_key()).order
        token = outside.session(order).token
        with pytest.raises(PolicyRefused) as caught:
            outside.portal.choose_method(token, name, ValidationMethod.HTTP)
        assert (caught.value.key, caught.value.facts["name"]) == (MessageKey.PROOF_METHOD, name)

    def test_a_name_can_be_proved_in_another_way(self, outside: Outside) -> None:
        order = placed(outside, S.PENDING)
        token = outside.session(order).token
        outside.counter.publish(order.id, order.common_name)
        (asked,) = outside.portal.choose_method(token, order.common_name, ValidationMethod.HTTP)
        assert (asked.method, asked.is_published) == (ValidationMethod.HTTP, False)
        assert asked.place.startswith(f"http://{order.common_name}/")
        (looked,) = outside.portal.check_proofs(token)
        assert looked.state is ProofState.WAITING

    def test_after_thirty_days_a_token_proves_nothing_until_it_is_renewed(self, outside: Outside) -> None:
        order = placed(outside, S.PENDING)
        outside.pass_by(TOKEN_LIFETIME)
        token = outside.session(order).token
        outside.counter.publish(order.id, order.common_name)
        (lapsed,) = outside.portal.check_proofs(token)
        assert lapsed.state is ProofState.LAPSED
        (renewed,) = outside.portal.choose_method(token, order.common_name, lapsed.method)
        assert (renewed.state, renewed.is_published) == (ProofState.WAITING, False)
        assert renewed.expires_at == outside.portal.now() + TOKEN_LIFETIME
        outside.counter.publish(order.id, order.common_name)
        (proved,) = outside.portal.check_proofs(token)
        assert proved.state is ProofState.PROVED

    def test_nothing_has_to_be_proved_before_there_is_a_request_or_once_there_is_a_certificate(
        self, outside: Outside
    ) -> None:
        for status in (S.NEEDS_CSR, S.ISSUED, S.REVOKED):
            assert not outside.portal.proofs(outside.session(outside.order(status)).token)

    def test_an_order_without_what_was_asked_for_has_nothing_to_publish(self, outside: Outside) -> None:
        for order in (OrderId("0"), outside.order(S.ISSUED).id):
            with pytest.raises(NotFound):
                outside.counter.publish(order, "www.larkspur.example")
