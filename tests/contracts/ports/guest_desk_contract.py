"""What every GuestDesk must do to orders and certificates; used like `contracts`."""

from datetime import timedelta

import pytest

from certdesk.domain.approvals import RequestKind, RequestState
from certdesk.domain.deeds import Deed
from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.errors import FieldError, NotFound, SessionRequired, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderStatus
from certdesk.domain.portal import SESSION_LIFETIME, EventKind, ValidationMethod
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason
from certdesk.pki.keys import KeyKind, make_key
from tests.contracts.ports.acting import (
    DAY,
    LONG_ENOUGH,
    csr_for,
    fresh_session,
    listed,
    new_key,
    placed,
    prove,
    request_of,
    seen,
)
from tests.contracts.ports.contracts import Outside

S = OrderStatus
MINUTE = timedelta(minutes=1)


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
            lambda: outside.portal.proofs_ahead(token, (), None),
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
