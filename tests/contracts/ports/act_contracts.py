"""What every implementation of OrderDesk, GuestDesk and PracticeDesk must do; used like `contracts`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from certdesk.domain.approvals import RequestKind, RequestState
from certdesk.domain.deeds import Deed
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import FieldError, NotFound, PolicyRefused, SessionRequired, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import OrderId, OrderStatus
from certdesk.domain.portal import SESSION_LIFETIME, EventKind, Identifier, IdentifierKind, ValidationMethod
from certdesk.domain.proofs import TOKEN_LIFETIME, ProofState
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason
from certdesk.domain.work import Silent
from certdesk.pki.keys import KeyKind, make_key
from tests.contracts.ports.acting import (
    DAY,
    LONG_ENOUGH,
    by_mail,
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


class GuestDeskContract:
    """What guests do to their orders [S2]."""

    def test_an_order_that_is_proved_is_issued_with_one_certificate(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        assert order.status is S.ISSUED
        shown = seen(outside, order)
        assert len(shown.chain) == 3
        (certificate,) = shown.certificates
        assert certificate.is_present
        assert certificate.revoked is None
        assert shown.may_revoke
        assert EventKind.VALIDATED in {event.kind for event in shown.events}
        token = fresh_session(outside, order).token
        assert outside.portal.download(token, DownloadFormat.PEM_ALL).content

    def test_a_revoked_order_is_over_with_all_its_certificates(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        session = fresh_session(outside, order)
        wish = Revocation(RevocationReason.SUPERSEDED, "replaced")
        receipt = outside.portal.revoke(session.token, wish, new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.REVOKE, S.REVOKED)
        assert (receipt.reason, receipt.is_refundable) == (RevocationReason.SUPERSEDED, True)
        shown = outside.portal.order(session.token)
        assert [each.revoked and each.revoked.reason for each in shown.certificates] == [RevocationReason.SUPERSEDED]
        assert shown.events[-1].kind is EventKind.REVOKED

    @pytest.mark.parametrize(("days", "is_refundable"), [(0, True), (29, True), (30, True), (31, False)])
    def test_the_refund_is_counted_in_the_days_of_utc(self, outside: Outside, days: int, is_refundable: bool) -> None:
        order = placed(outside, S.ISSUED)
        assert order.issued_at is not None
        outside.pass_by(order.issued_at.replace(hour=23, minute=50) + days * DAY - outside.portal.now())
        receipt = outside.portal.revoke(fresh_session(outside, order).token, Revocation(), new_key())
        assert receipt.is_refundable is is_refundable

    def test_one_certificate_ends_alone_and_nothing_is_refunded(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        session = fresh_session(outside, order)
        serial = outside.portal.order(session.token).certificates[0].serial
        wish = Revocation(RevocationReason.CESSATION_OF_OPERATION, serial=serial)
        receipt = outside.portal.revoke(session.token, wish, new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.REVOKE_CERTIFICATE, S.ISSUED)
        assert not receipt.is_refundable
        shown = outside.portal.order(session.token)
        assert shown.certificates[0].revoked is not None
        assert shown.events[-1].kind is EventKind.CERTIFICATE_REVOKED
        with pytest.raises(NotFound) as caught:
            outside.portal.revoke(session.token, wish, new_key())
        assert caught.value.key is MessageKey.CERTIFICATE_GONE

    def test_a_certificate_of_another_order_is_gone(self, outside: Outside) -> None:
        session = outside.session(outside.order(S.ISSUED))
        with pytest.raises(NotFound) as caught:
            outside.portal.revoke(session.token, Revocation(serial="01:02:03"), new_key())
        assert caught.value.key is MessageKey.CERTIFICATE_GONE

    @pytest.mark.parametrize("status", [S.PENDING, S.NEEDS_CSR, S.REVOKED, S.EXPIRED, S.REJECTED])
    def test_only_what_is_in_force_is_revoked(self, outside: Outside, status: OrderStatus) -> None:
        session = outside.session(outside.order(status))
        with pytest.raises(StateConflict) as caught:
            outside.portal.revoke(session.token, Revocation(), new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.NOT_REVOCABLE, status)

    def test_a_reason_has_an_end(self, outside: Outside) -> None:
        session = outside.session(outside.order(S.ISSUED))
        with pytest.raises(FieldError) as caught:
            outside.portal.revoke(session.token, Revocation(comment="x" * (LONGEST_COMMENT + 1)), new_key())
        assert (caught.value.field, caught.value.key) == ("comment", MessageKey.COMMENT_LONG)
        assert caught.value.facts["longest"] == LONGEST_COMMENT
        outside.portal.revoke(session.token, Revocation(comment="x" * LONGEST_COMMENT), new_key())

    def test_a_revocation_sent_twice_is_answered_twice_and_done_once(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        session, key = fresh_session(outside, order), new_key()
        receipt = outside.portal.revoke(session.token, Revocation(), key)
        outside.pass_by(MINUTE)
        assert outside.portal.revoke(session.token, Revocation(), key) == receipt
        assert outside.panel.receipt(key) == receipt
        kinds = [event.kind for event in outside.portal.order(session.token).events]
        assert kinds.count(EventKind.REVOKED) == 1

    def test_a_session_that_is_over_does_nothing(self, outside: Outside) -> None:
        order = outside.order(S.ISSUED)
        token = outside.session(order).token
        outside.pass_by(SESSION_LIFETIME)
        request = ReissueRequest(csr_for(order.common_name))
        for act in (
            lambda: outside.portal.revoke(token, Revocation(), new_key()),
            lambda: outside.portal.request_reissue(token, request, new_key()),
            lambda: outside.portal.proofs(token),
            lambda: outside.portal.check_proofs(token),
            lambda: outside.portal.choose_method(token, order.common_name, ValidationMethod.EMAIL),
        ):
            with pytest.raises(SessionRequired):
                act()
        assert listed(outside, order.id).status is S.ISSUED

    def test_a_compromised_key_is_refused_for_good(self, outside: Outside) -> None:
        pair = make_key(KeyKind.P_256)
        order = placed(outside)
        outside.panel.supply_csr(order.id, csr_for(order.common_name, pair=pair), new_key())
        outside.pass_by(5 * MINUTE)
        prove(outside, order)
        outside.pass_by(LONG_ENOUGH)
        token = fresh_session(outside, order).token
        outside.portal.revoke(token, Revocation(RevocationReason.KEY_COMPROMISE), new_key())
        other = placed(outside)
        with pytest.raises(FieldError) as caught:
            outside.panel.supply_csr(other.id, csr_for(other.common_name, pair=pair), new_key())
        assert (caught.value.field, caught.value.key) == ("csr", MessageKey.KEY_COMPROMISED)

    def test_a_reissue_brings_another_certificate_and_keeps_the_order(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        session = fresh_session(outside, order)
        receipt = outside.portal.request_reissue(
            session.token, ReissueRequest(csr_for(order.common_name), reason="new server"), new_key()
        )
        assert (receipt.deed, receipt.order.status) == (Deed.REISSUE, S.REISSUE_PENDING)
        asked = request_of(outside, order)
        assert (asked.kind, asked.note, asked.state) == (RequestKind.REISSUE, "new server", RequestState.SUBMITTED)
        outside.pass_by(LONG_ENOUGH)
        after = listed(outside, order.id)
        assert after.status is S.ISSUED
        assert (after.issued_at, after.covered_until) == (order.issued_at, order.covered_until)
        shown = seen(outside, order)
        assert [each.is_present for each in shown.certificates] == [True, False]
        assert len({each.serial for each in shown.certificates}) == 2

    def test_while_a_reissue_is_pending_there_is_no_other_and_no_single_certificate_is_revoked(
        self, outside: Outside
    ) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        serial = outside.portal.order(token).certificates[0].serial
        with pytest.raises(StateConflict) as second:
            outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        with pytest.raises(StateConflict) as single:
            outside.portal.revoke(token, Revocation(serial=serial), new_key())
        assert second.value.key is single.value.key is MessageKey.REISSUE_PENDING
        assert outside.portal.revoke(token, Revocation(), new_key()).order.status is S.REVOKED

    def test_a_withdrawn_reissue_leaves_the_order_as_it_was(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        receipt = outside.panel.withdraw_reissue(order.id, "not needed", new_key())
        assert (receipt.deed, receipt.order.status) == (Deed.WITHDRAW_REISSUE, S.ISSUED)
        settled = request_of(outside, order)
        assert (settled.state, settled.comment) == (RequestState.REJECTED, "not needed")
        outside.pass_by(LONG_ENOUGH)
        shown = seen(outside, order)
        assert shown.order.expires_at == order.expires_at
        assert len(shown.certificates) == 1
        assert shown.events[-1].kind is EventKind.REISSUE_WITHDRAWN

    @pytest.mark.parametrize("status", [S.PENDING, S.REVOKED, S.EXPIRED])
    def test_only_what_is_issued_is_reissued(self, outside: Outside, status: OrderStatus) -> None:
        order = outside.order(status)
        token = outside.session(order).token
        with pytest.raises(StateConflict) as caught:
            outside.portal.request_reissue(token, ReissueRequest(csr_for(order.common_name)), new_key())
        assert (caught.value.key, caught.value.facts["status"]) == (MessageKey.NOT_REISSUABLE, status)


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


class CountersContract:
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
            lambda: outside.portal.choose_method(token, order.common_name, ValidationMethod.EMAIL),
            lambda: outside.portal.check_proofs(token),
        ):
            with pytest.raises(Unavailable) as caught:
                ask()
            assert caught.value.key is MessageKey.PORTAL
        assert outside.portal.now() == outside.controls.state().now
        assert outside.mailboxes.mailboxes()
        outside.counter.requests()
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
