"""What every PracticeDesk must do; used like `contracts`."""

import pytest

from certdesk.domain.approvals import RequestKind, RequestState
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import NotFound, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import Identifier, IdentifierKind, ValidationMethod
from certdesk.domain.revocation import Revocation
from certdesk.domain.work import Silent
from tests.contracts.ports.acting import (
    DAY,
    LONG_ENOUGH,
    csr_for,
    fresh_session,
    listed,
    new_key,
    placed,
    request_of,
    seen,
)
from tests.contracts.ports.contracts import Outside

S = OrderStatus


class CounterContract:
    """The other side of the counter."""

    def test_an_order_that_needs_approval_waits_until_somebody_decides(self, outside: Outside) -> None:
        before = outside.controls.state().waiting
        order = placed(outside, S.NEEDS_APPROVAL)
        outside.pass_by(DAY)
        assert listed(outside, order.id).status is S.NEEDS_APPROVAL
        assert outside.controls.state().waiting == before + 1
        request = request_of(outside, order)
        assert (request.kind, request.state) == (RequestKind.NEW_ORDER, RequestState.PENDING)
        assert (request.common_name, request.product) == (order.common_name, order.product.name)
        outside.counter.approve(request.id, "fine")
        assert listed(outside, order.id).status is S.PROCESSING
        settled = request_of(outside, order)
        assert (settled.state, settled.comment) == (RequestState.APPROVED, "fine")
        assert outside.controls.state().waiting == before

    def test_a_rejected_order_is_over(self, outside: Outside) -> None:
        order = placed(outside, S.NEEDS_APPROVAL)
        outside.counter.reject(request_of(outside, order).id, "no budget")
        assert listed(outside, order.id).status is S.REJECTED
        settled = request_of(outside, order)
        assert (settled.state, settled.comment) == (RequestState.REJECTED, "no budget")

    def test_a_rejected_reissue_leaves_the_order_issued(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        outside.counter.reject(request_of(outside, order).id, "not now")
        outside.pass_by(LONG_ENOUGH)
        shown = seen(outside, order)
        assert shown.order.status is S.ISSUED
        assert len(shown.certificates) == 1

    def test_what_is_settled_stays_settled(self, outside: Outside) -> None:
        order = placed(outside, S.NEEDS_APPROVAL)
        number = request_of(outside, order).id
        outside.counter.approve(number, "")
        for act in (outside.counter.approve, outside.counter.reject):
            with pytest.raises(StateConflict) as caught:
                act(number, "")
            assert (caught.value.key, caught.value.facts["state"]) == (MessageKey.REQUEST_SETTLED, "approved")
            with pytest.raises(NotFound):
                act(-1, "")

    def test_requests_that_wait_come_first_and_the_oldest_of_them(self, outside: Outside) -> None:
        first, second = placed(outside, S.NEEDS_APPROVAL), placed(outside, S.NEEDS_APPROVAL)
        third = placed(outside, S.NEEDS_APPROVAL)
        outside.counter.reject(request_of(outside, first).id, "")
        ours = [each.order for each in outside.counter.requests() if each.order in {first.id, second.id, third.id}]
        assert ours == [second.id, third.id, first.id]

    def test_a_ca_that_does_not_answer_is_unavailable_to_panel_and_portal_only(self, outside: Outside) -> None:
        order = outside.order(S.ISSUED)
        token = outside.session(order).token
        outside.counter.set_online(False)
        assert not outside.controls.state().is_online
        for ask in (
            lambda: outside.panel.orders(Silent()),
            outside.panel.products,
            lambda: outside.panel.place(NewOrder(order.product, ("a.example",), "A", "a@a.example"), new_key()),
            lambda: outside.panel.supply_csr(order.id, b"", new_key()),
            lambda: outside.panel.cancel(order.id, "", new_key()),
            lambda: outside.panel.withdraw_reissue(order.id, "", new_key()),
            lambda: outside.panel.receipt(new_key()),
            lambda: outside.portal.request_code("a@a.example", Identifier(IdentifierKind.NAME, "a.example")),
            lambda: outside.portal.sign_in("", "222222"),
            lambda: outside.portal.order(token),
            lambda: outside.portal.download(token, DownloadFormat.PEM_ALL),
            lambda: outside.portal.revoke(token, Revocation(), new_key()),
            lambda: outside.portal.request_reissue(token, ReissueRequest(b""), new_key()),
            lambda: outside.portal.proofs(token),
            lambda: outside.portal.proofs_ahead(token, (), None),
            lambda: outside.portal.choose_method(token, order.common_name, ValidationMethod.EMAIL),
            lambda: outside.portal.check_proofs(token),
        ):
            with pytest.raises(Unavailable) as caught:
                ask()
            assert caught.value.key is MessageKey.PORTAL
        assert outside.portal.now() == outside.controls.state().now
        assert outside.mailboxes.mailboxes()
        outside.counter.requests()
        outside.counter.set_zone(outside.counter.zone())
        outside.counter.set_online(True)
        assert outside.controls.state().is_online
        assert outside.portal.order(token).order == order

    def test_serving_twice_gives_the_same_address(self, outside: Outside) -> None:
        try:
            address = outside.counter.serve()
            assert address.startswith("http://127.0.0.1:")
            assert outside.counter.serve() == address
        finally:
            outside.counter.stop_serving()
        outside.counter.stop_serving()
