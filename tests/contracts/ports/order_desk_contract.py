"""What every OrderDesk must do; used like `contracts`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.approvals import RequestState
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, NotFound, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.work import Silent
from certdesk.pki.keys import KeyKind, make_key
from tests.contracts.ports.acting import (
    DAY,
    csr_for,
    fresh_session,
    listed,
    new_key,
    new_order,
    placed,
    seen,
)
from tests.contracts.ports.contracts import Outside

S = OrderStatus
MINUTE = timedelta(minutes=1)


class OrderDeskContract:
    """What the reseller's control panel does to orders."""

    def test_an_order_without_a_request_waits_for_one(self, outside: Outside) -> None:
        new = new_order(outside)
        receipt = outside.panel.place(new, new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.PLACE, S.NEEDS_CSR)
        assert (receipt.order.common_name, receipt.order.product) == (new.common_name, new.product)
        assert listed(outside, receipt.order.id) == receipt.order

    def test_an_order_with_a_request_waits_its_turn_and_is_processed(self, outside: Outside) -> None:
        order = placed(outside, S.PENDING)
        assert order.status is S.PENDING
        outside.pass_by(5 * MINUTE)
        assert listed(outside, order.id).status is S.PROCESSING

    def test_a_supplied_request_lets_the_order_go_on(self, outside: Outside) -> None:
        order = placed(outside)
        receipt = outside.panel.supply_csr(order.id, csr_for(order.common_name), new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.SUPPLY_CSR, S.PENDING)

    def test_a_second_request_is_not_wanted(self, outside: Outside) -> None:
        order = placed(outside, S.PENDING)
        with pytest.raises(StateConflict) as caught:
            outside.panel.supply_csr(order.id, csr_for(order.common_name), new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.CSR_NOT_WANTED, S.PENDING)

    def test_rubbish_is_no_request_and_leaves_the_order_waiting(self, outside: Outside) -> None:
        order = placed(outside)
        with pytest.raises(FieldError) as caught:
            outside.panel.supply_csr(order.id, b"rubbish", new_key())
        assert caught.value.field == "csr"
        assert listed(outside, order.id) == order

    def test_a_request_for_another_name_is_refused(self, outside: Outside) -> None:
        order = placed(outside)
        with pytest.raises(FieldError) as caught:
            outside.panel.supply_csr(order.id, csr_for("www.elsewhere.example"), new_key())
        assert (caught.value.field, caught.value.key) == ("csr", MessageKey.CN_MISMATCH)
        assert caught.value.facts == {"a": "www.elsewhere.example", "b": order.common_name}

    def test_a_key_belongs_to_one_order(self, outside: Outside) -> None:
        pair = make_key(KeyKind.P_256)
        first, second = placed(outside), placed(outside)
        outside.panel.supply_csr(first.id, csr_for(first.common_name, pair=pair), new_key())
        with pytest.raises(FieldError) as caught:
            outside.panel.supply_csr(second.id, csr_for(second.common_name, pair=pair), new_key())
        assert (caught.value.key, caught.value.facts["name"]) == (MessageKey.KEY_REUSED, first.common_name)

    @pytest.mark.parametrize(
        ("change", "field", "key"),
        [
            (lambda new: replace(new, names=()), "names", MessageKey.NAMES_FORM),
            (lambda new: replace(new, names=("localhost",)), "names", MessageKey.NAMES_FORM),
            (lambda new: replace(new, organisation="  "), "organisation", MessageKey.ORGANISATION_FORM),
            (lambda new: replace(new, admin_email="nobody"), "email", MessageKey.EMAIL_FORM),
            (lambda new: replace(new, csr=b"rubbish"), "csr", None),
        ],
        ids=["no name", "no host name", "no organisation", "no address", "no request"],
    )
    def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_placed(
        self, outside: Outside, change: Callable[[NewOrder], NewOrder], field: str, key: MessageKey | None
    ) -> None:
        before = outside.panel.orders(Silent())
        with pytest.raises(FieldError) as caught:
            outside.panel.place(change(new_order(outside)), new_key())
        assert caught.value.field == field
        assert key in {None, caught.value.key}
        assert outside.panel.orders(Silent()) == before

    @pytest.mark.parametrize("status", [S.NEEDS_CSR, S.PENDING, S.NEEDS_APPROVAL])
    def test_an_order_that_is_not_processed_yet_is_cancelled(self, outside: Outside, status: OrderStatus) -> None:
        order = placed(outside, status)
        assert order.status is status
        receipt = outside.panel.cancel(order.id, "not needed", new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.CANCEL, S.CANCELED)
        assert seen(outside, order).events[-1].kind is EventKind.CANCELED
        outside.pass_by(DAY)
        assert listed(outside, order.id).status is S.CANCELED
        assert order.id not in {
            each.order for each in outside.counter.requests() if each.state is not RequestState.REJECTED
        }

    @pytest.mark.parametrize("status", [S.PROCESSING, S.REVOKED, S.REJECTED, S.CANCELED, S.EXPIRED])
    def test_what_is_processed_or_over_is_not_cancelled(self, outside: Outside, status: OrderStatus) -> None:
        order = next(each for each in outside.panel.orders(Silent()) if each.status is status)
        with pytest.raises(StateConflict) as caught:
            outside.panel.cancel(order.id, "", new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.CANCEL_PENDING_ONLY, status)

    def test_an_issued_order_is_revoked_not_cancelled(self, outside: Outside) -> None:
        with pytest.raises(StateConflict) as caught:
            outside.panel.cancel(outside.order(S.ISSUED).id, "", new_key())
        assert caught.value.key is MessageKey.CANCEL_ISSUED

    def test_cancelling_does_not_withdraw_a_reissue_that_became_pending(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        with pytest.raises(StateConflict) as caught:
            outside.panel.cancel(order.id, "", new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.CANCEL_ISSUED, S.REISSUE_PENDING)
        assert listed(outside, order.id).status is S.REISSUE_PENDING

    @pytest.mark.parametrize("status", [S.NEEDS_CSR, S.PENDING, S.PROCESSING, S.ISSUED])
    def test_withdrawing_a_reissue_does_not_cancel_an_order(self, outside: Outside, status: OrderStatus) -> None:
        order = placed(outside, status)
        with pytest.raises(StateConflict) as caught:
            outside.panel.withdraw_reissue(order.id, "", new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.NO_REISSUE, status)
        assert listed(outside, order.id).status is status

    def test_an_order_that_is_not_there_is_not_found(self, outside: Outside) -> None:
        with pytest.raises(NotFound) as cancelled:
            outside.panel.cancel(OrderId("0"), "", new_key())
        with pytest.raises(NotFound) as withdrawn:
            outside.panel.withdraw_reissue(OrderId("0"), "", new_key())
        with pytest.raises(NotFound) as supplied:
            outside.panel.supply_csr(OrderId("0"), csr_for("www.larkspur.example"), new_key())
        assert cancelled.value.key is withdrawn.value.key is supplied.value.key is MessageKey.ORDER_GONE

    def test_what_is_sent_twice_is_done_once(self, outside: Outside) -> None:
        new, key = new_order(outside), new_key()
        assert outside.panel.receipt(key) is None
        receipt = outside.panel.place(new, key)
        count = len(outside.panel.orders(Silent()))
        outside.pass_by(MINUTE)
        assert outside.panel.place(new, key) == receipt
        assert outside.panel.receipt(key) == receipt
        assert len(outside.panel.orders(Silent())) == count

    def test_a_receipt_tells_how_the_order_stood_then(self, outside: Outside) -> None:
        order, key = placed(outside), new_key()
        supplied = outside.panel.supply_csr(order.id, csr_for(order.common_name), key)
        outside.panel.cancel(order.id, "", new_key())
        assert outside.panel.receipt(key) == supplied
        assert supplied.order.status is S.PENDING

    def test_what_was_refused_can_be_sent_again_with_the_same_key(self, outside: Outside) -> None:
        order, key = placed(outside), new_key()
        with pytest.raises(FieldError):
            outside.panel.supply_csr(order.id, b"rubbish", key)
        assert outside.panel.receipt(key) is None
        assert outside.panel.supply_csr(order.id, csr_for(order.common_name), key).order.status is S.PENDING
