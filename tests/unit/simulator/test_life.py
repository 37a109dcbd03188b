"""How orders come to their certificates: when each step happens, and what it waits for."""

from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.approvals import RequestKind, RequestState
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import MOST_NAMES, ReissueRequest
from certdesk.domain.orders import Brand, Order, OrderId, OrderStatus, Product, Route, Validation
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.work import Silent
from certdesk.pki.certificates import read
from certdesk.simulator.practice import PracticeCA
from certdesk.simulator.world.products import QUICKSSL
from tests.contracts.ports.acting import (
    LONG_ENOUGH,
    csr_for,
    fresh_name,
    fresh_session,
    listed,
    new_key,
    new_order,
    placed,
    prove,
    request_of,
    seen,
)
from tests.contracts.ports.contracts import Outside
from tests.contracts.ports.practice_world import HandClock, order_called

S = OrderStatus
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)


def waiting(outside: Outside, product: Product, *, needs_approval: bool = False) -> Order:
    """Return a new order of `product` with its request, whose turn it is in five minutes."""
    name = f"*.{fresh_name()}" if product.wildcard else fresh_name()
    new = replace(new_order(outside, name), product=product, csr=csr_for(name), needs_approval=needs_approval)
    return outside.panel.place(new, new_key()).order


def sold(outside: Outside, validation: Validation) -> Product:
    return next(
        each
        for each in outside.panel.products()
        if (each.validation, each.route, each.wildcard) == (validation, Route.GUEST_PORTAL, False)
    )


@pytest.mark.parametrize(
    ("validation", "takes"), [(Validation.DV, 13 * MINUTE), (Validation.OV, 2 * HOUR), (Validation.EV, 2 * HOUR)]
)
def test_issuing_takes_minutes_for_domains_and_hours_for_organisations(
    outside: Outside, validation: Validation, takes: timedelta
) -> None:
    order = waiting(outside, sold(outside, validation))
    prove(outside, order)
    outside.pass_by(5 * MINUTE - SECOND)
    assert listed(outside, order.id).status is S.PENDING
    outside.pass_by(SECOND)
    assert listed(outside, order.id).status is S.PROCESSING
    outside.pass_by(takes - SECOND)
    assert listed(outside, order.id).status is S.PROCESSING
    outside.pass_by(SECOND)
    issued = listed(outside, order.id)
    assert (issued.status, issued.issued_at) == (S.ISSUED, order.placed_at + 5 * MINUTE + takes)
    assert [event.kind for event in seen(outside, order).events] == [
        EventKind.PLACED,
        EventKind.CSR_SUPPLIED,
        EventKind.VALIDATED,
        EventKind.APPROVED,
        EventKind.ISSUED,
    ]


def test_an_order_that_nobody_proves_is_processed_for_ever(outside: Outside) -> None:
    order = placed(outside, S.PROCESSING)
    outside.pass_by(300 * DAY)
    assert listed(outside, order.id).status is S.PROCESSING


def test_an_order_that_is_proved_first_waits_for_its_approval(outside: Outside) -> None:
    order = waiting(outside, sold(outside, Validation.DV), needs_approval=True)
    prove(outside, order)
    outside.pass_by(DAY)
    assert listed(outside, order.id).status is S.NEEDS_APPROVAL
    outside.counter.approve(request_of(outside, order).id, "")
    outside.pass_by(13 * MINUTE)
    assert listed(outside, order.id).status is S.ISSUED


def test_an_approval_can_come_before_anybody_asked_for_it(outside: Outside) -> None:
    order = waiting(outside, sold(outside, Validation.DV), needs_approval=True)
    outside.counter.approve(request_of(outside, order).id, "early")
    assert listed(outside, order.id).status is S.PROCESSING
    outside.pass_by(HOUR)
    shown = seen(outside, order)
    assert shown.order.status is S.PROCESSING
    assert EventKind.APPROVAL_ASKED not in {event.kind for event in shown.events}


def test_a_request_cannot_be_decided_on_before_the_order_has_its_csr(outside: Outside) -> None:
    order = placed(outside)
    assert order.id not in {request.order for request in outside.counter.requests()}
    outside.panel.supply_csr(order.id, csr_for(order.common_name), new_key())
    assert request_of(outside, order).state is RequestState.SUBMITTED


def test_the_certificate_is_made_from_the_key_and_names_that_were_asked_for(outside: Outside) -> None:
    names = (fresh_name(), "www.larkspur.example", "bücher.example")
    ascii_names = (*names[:2], "xn--bcher-kva.example")
    new = replace(new_order(outside), names=names, csr=csr_for(*ascii_names))
    order = outside.panel.place(new, new_key()).order
    prove(outside, order)
    outside.pass_by(LONG_ENOUGH)
    shown = seen(outside, order)
    facts = read(shown.chain[0])
    assert facts.names == shown.names == ascii_names
    assert facts.key == "ECDSA P-256"
    assert facts.not_after - facts.not_before == 199 * DAY - SECOND
    assert shown.certificates[0].serial == facts.serial_hex


def test_a_new_order_gets_ids_of_its_own_and_a_letter(outside: Outside) -> None:
    orders = [placed(outside) for _ in range(20)]
    everyone = outside.panel.orders(Silent())
    assert len({each.id for each in everyone}) == len({each.supplier_id for each in everyone}) == len(everyone)
    newest = outside.mailboxes.messages(orders[-1].admin_email, "received")[0]
    assert orders[-1].id in newest.subject


@pytest.mark.parametrize(
    ("names", "key", "wrong"),
    [
        (("192.0.2.1",), MessageKey.NAMES_FORM, "192.0.2.1"),
        (("www.larkspur.example", "shop_1.larkspur.example"), MessageKey.NAMES_FORM, "shop_1.larkspur.example"),
        (("www.larkspur.example", "*.larkspur.example"), MessageKey.NAMES_WILDCARD, "*.larkspur.example"),
        (("x" * 60 + ".larkspur.example",), MessageKey.NAMES_LONG, "x" * 60 + ".larkspur.example"),
        (tuple(f"n{at}.larkspur.example" for at in range(MOST_NAMES + 1)), MessageKey.NAMES_MANY, None),
        (("<b>.example",), MessageKey.NAMES_FORM, "<b>.example"),
    ],
    ids=["address", "underscore", "wildcard", "long", "many", "markup"],
)
def test_a_name_that_no_certificate_can_carry_is_refused_at_once(
    outside: Outside, names: tuple[str, ...], key: MessageKey, wrong: str | None
) -> None:
    with pytest.raises(FieldError) as caught:
        outside.panel.place(replace(new_order(outside), names=names), new_key())
    assert (caught.value.key, caught.value.facts.get("name")) == (key, wrong)


def test_what_is_not_sold_any_more_cannot_be_ordered(outside: Outside) -> None:
    assert QUICKSSL not in outside.panel.products()
    with pytest.raises(PolicyRefused) as caught:
        outside.panel.place(replace(new_order(outside), product=QUICKSSL), new_key())
    assert caught.value.key is MessageKey.BRAND_RETIRED


def test_an_order_of_a_brand_that_guests_have_no_part_in_is_issued_too(outside: Outside) -> None:
    product = next(each for each in outside.panel.products() if each.brand is Brand.SECTIGO)
    order = waiting(outside, product)
    outside.counter.publish(order.id, order.common_name)
    outside.pass_by(LONG_ENOUGH)
    assert listed(outside, order.id).status is S.ISSUED


def test_the_sample_orders_can_be_taken_to_their_certificates_by_hand(ca: PracticeCA, outside: Outside) -> None:
    api = order_called(ca, "api.meridianfreight.example")
    outside.panel.supply_csr(api.id, csr_for(api.common_name), new_key())
    vpn = order_called(ca, "vpn.copperfield-legal.example")
    outside.counter.approve(request_of(outside, vpn).id, "")
    outside.pass_by(5 * MINUTE)
    for order in (api, vpn):
        assert listed(outside, order.id).status is S.PROCESSING
        prove(outside, order)
    outside.pass_by(2 * HOUR)
    assert {listed(outside, order.id).status for order in (api, vpn)} == {S.ISSUED}


def test_a_sample_order_that_is_proved_early_is_issued_early(ca: PracticeCA, outside: Outside) -> None:
    order = order_called(ca, "portal.ashgrove-school.example")
    prove(outside, order)
    outside.pass_by(2 * HOUR)
    assert listed(outside, order.id).status is S.ISSUED
    outside.pass_by(DAY)
    kinds = [event.kind for event in seen(outside, order).events]
    assert kinds.count(EventKind.VALIDATED) == kinds.count(EventKind.ISSUED) == 1


def test_what_the_authority_alone_calls_waiting_can_be_cancelled(ca: PracticeCA, outside: Outside) -> None:
    order = order_called(ca, "staff.kestrel-arch.example")
    assert (order.status, order.status_word) == (None, "waiting_pickup")
    receipt = outside.panel.cancel(order.id, "", new_key())
    assert (receipt.deed, receipt.order.status) == (Deed.CANCEL, S.CANCELED)


def test_what_cannot_be_signed_any_more_is_rejected_and_time_goes_on(outside: Outside, clock: HandClock) -> None:
    order = waiting(outside, sold(outside, Validation.DV))
    token = outside.session(order).token
    outside.counter.publish(order.id, order.common_name)
    outside.portal.check_proofs(token)
    outside.counter.reject(request_of(outside, order).id, "")
    clock.pass_by(3640 * DAY)  # the issuing CAs of this world are at their end
    late = waiting(outside, sold(outside, Validation.DV))
    prove(outside, late)
    outside.pass_by(LONG_ENOUGH)
    assert listed(outside, late.id).status is S.REJECTED
    outside.pass_by(DAY)
    assert outside.controls.state().is_set_up


class TestReissue:
    """A new certificate on the same order."""

    def test_it_lasts_as_long_as_is_allowed_but_not_longer_than_the_order(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        assert order.covered_until is not None
        for days in (190, 95):
            outside.pass_by(days * DAY)
            token = fresh_session(outside, order).token
            outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
            for proof in outside.portal.proofs(token):
                outside.counter.publish(order.id, proof.name)
            outside.portal.check_proofs(token)
            outside.pass_by(LONG_ENOUGH)
        shown = seen(outside, order)
        last, before, _ = shown.certificates
        assert before.expires_at - before.issued_at == 99 * DAY - SECOND  # issued after 15 March 2027
        assert order.covered_until - DAY < last.expires_at < order.covered_until
        assert (shown.order.covered_until, shown.order.expires_at) == (order.covered_until, last.expires_at)
        outside.pass_by(before.expires_at + SECOND - outside.portal.now())
        assert listed(outside, order.id).status is S.ISSUED
        outside.pass_by(last.expires_at + SECOND - outside.portal.now())
        assert listed(outside, order.id).status is S.EXPIRED

    def test_names_are_proved_again_only_where_no_proof_holds(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        names = (order.common_name, "www.larkspur.example", "www.elsewhere.example")
        request = ReissueRequest(csr_for(*names), names=names)
        outside.portal.request_reissue(token, request, new_key())
        assert [proof.name for proof in outside.portal.proofs(token)] == ["www.elsewhere.example"]
        outside.pass_by(LONG_ENOUGH)
        assert seen(outside, order).names == (order.common_name,)
        outside.pass_by(MINUTE)
        prove(outside, listed(outside, order.id))
        outside.pass_by(LONG_ENOUGH)
        shown = seen(outside, order)
        assert shown.names == shown.certificates[0].names == names
        assert shown.certificates[1].names == (order.common_name,)

    def test_an_old_proof_does_not_hold(self, outside: Outside, clock: HandClock) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        reusable_until = outside.portal.order(token).reusable_until
        assert reusable_until is not None
        wish = ReissueRequest(csr_for(order.common_name))
        outside.pass_by(100 * DAY)
        outside.portal.request_reissue(fresh_session(outside, order).token, wish, new_key())
        outside.pass_by(LONG_ENOUGH)  # another certificate, so that the order outlives the proof
        clock.time = reusable_until
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        assert [proof.name for proof in outside.portal.proofs(token)] == [order.common_name]
        outside.pass_by(DAY)
        assert listed(outside, order.id).status is S.REISSUE_PENDING
        prove(outside, order)
        outside.pass_by(LONG_ENOUGH)
        shown = seen(outside, order)
        assert len(shown.certificates) == 3
        assert shown.reusable_until is not None
        assert shown.reusable_until > reusable_until + 99 * DAY, "a hundred days from 15 March 2027 on"

    def test_an_account_that_approves_orders_approves_reissues(self, outside: Outside) -> None:
        order = waiting(outside, sold(outside, Validation.DV), needs_approval=True)
        prove(outside, order)
        outside.counter.approve(request_of(outside, order).id, "")
        outside.pass_by(LONG_ENOUGH)
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        outside.pass_by(DAY)
        request = request_of(outside, order)
        assert (request.kind, request.state) == (RequestKind.REISSUE, RequestState.PENDING)
        assert listed(outside, order.id).status is S.REISSUE_PENDING
        outside.counter.approve(request.id, "")
        outside.pass_by(13 * MINUTE)
        assert listed(outside, order.id).status is S.ISSUED

    def test_an_order_that_expires_meanwhile_takes_its_reissue_with_it(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        names = (order.common_name, "www.elsewhere.example")
        outside.portal.request_reissue(token, ReissueRequest(csr_for(*names), names=names), new_key())
        outside.pass_by(200 * DAY)
        assert listed(outside, order.id).status is S.EXPIRED
        assert request_of(outside, order).state is RequestState.REJECTED
        assert outside.portal.order(fresh_session(outside, order).token).names == (order.common_name,)

    def test_the_sample_reissue_can_be_withdrawn(self, ca: PracticeCA, outside: Outside) -> None:
        order = order_called(ca, "mail.tidewater-dental.example")
        outside.panel.withdraw_reissue(order.id, "", new_key())
        outside.pass_by(3 * DAY)
        shown = seen(outside, order)
        assert (shown.order.status, shown.order.expires_at) == (S.ISSUED, order.expires_at)
        assert len(shown.certificates) == 1

    @pytest.mark.parametrize("names", [("localhost",), ("*.larkspur.example",)])
    def test_names_that_cannot_be_are_refused(self, outside: Outside, names: tuple[str, ...]) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        with pytest.raises(FieldError) as caught:
            outside.portal.request_reissue(token, ReissueRequest(csr_for(*names), names=names), new_key())
        assert caught.value.field == "names"
        assert listed(outside, order.id).status is S.ISSUED

    def test_a_file_is_no_proof_for_a_wildcard_here_either(self, ca: PracticeCA, outside: Outside) -> None:
        order = order_called(ca, "*.tannery-row.example")
        token = outside.session(order).token
        request = ReissueRequest(csr_for(order.common_name), ValidationMethod.HTTP)
        with pytest.raises(PolicyRefused) as caught:
            outside.portal.request_reissue(token, request, new_key())
        assert caught.value.key is MessageKey.PROOF_METHOD


def test_a_request_that_is_not_there_cannot_be_decided_on(outside: Outside) -> None:
    with pytest.raises(NotFound):
        outside.counter.approve(10_000, "")
    assert OrderId("0") not in {request.order for request in outside.counter.requests()}
