"""What every authority must do with the names of a reissue, and with what was issued before; used like `contracts`."""

from datetime import timedelta

import pytest

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.name_changes import EARLIER_REVOKED_AFTER
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.portal import EventKind, ValidationMethod
from certdesk.domain.proofs import TOKEN_LIFETIME, ProofState
from certdesk.domain.revocation import Revocation, RevocationReason, Revoked
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
WWW, ELSEWHERE = "www.larkspur.example", "www.elsewhere.example"


def ask(outside: Outside, order: Order, *more: str, csr: bytes = b"") -> None:
    """Ask for a reissue with the common name and `more`."""
    names = (order.common_name, *more)
    token = fresh_session(outside, order).token
    outside.portal.request_reissue(token, ReissueRequest(csr or csr_for(*names), names=names), new_key())


def reissued(outside: Outside, order: Order, *more: str) -> Order:
    ask(outside, order, *more)
    outside.pass_by(LONG_ENOUGH)
    return listed(outside, order.id)


class ReissueContract:
    """Names at a reissue [DG2]."""

    def test_names_are_added_and_left_out(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        wider = reissued(outside, order, WWW)
        assert seen(outside, wider).names == (order.common_name, WWW)
        narrower = reissued(outside, wider)
        shown = seen(outside, narrower)
        assert (narrower.id, narrower.common_name, narrower.covered_until) == (
            order.id, order.common_name, order.covered_until,
        )  # fmt: skip
        assert [each.names for each in shown.certificates] == [
            (order.common_name,), (order.common_name, WWW), (order.common_name,),
        ]  # fmt: skip

    def test_a_request_for_fewer_or_other_names_is_taken_by_the_names_beside_it(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        ask(outside, order, WWW, csr=csr_for(order.common_name, "shop.larkspur.example"))
        outside.pass_by(LONG_ENOUGH)
        assert seen(outside, order).names == (order.common_name, WWW)

    def test_a_request_for_another_site_is_refused(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        with pytest.raises(FieldError) as caught:
            ask(outside, order, csr=csr_for(ELSEWHERE))
        assert (caught.value.field, caught.value.key) == ("csr", MessageKey.CN_MISMATCH)
        assert listed(outside, order.id).status is S.ISSUED

    def test_the_common_name_stays(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        for refuse in (
            lambda: outside.portal.request_reissue(token, ReissueRequest(csr_for(WWW), names=(WWW,)), new_key()),
            lambda: outside.portal.proofs_ahead(token, (WWW,), None),
        ):
            with pytest.raises(FieldError) as caught:
                refuse()
            assert (caught.value.field, caught.value.key) == ("names", MessageKey.CN_MISMATCH)

    def test_leaving_a_name_out_ends_what_was_issued_before(self, outside: Outside) -> None:
        order = reissued(outside, placed(outside, S.ISSUED), WWW)
        ask(outside, order)
        subject = f"Reissue request will revoke previously issued certificate for order {order.id} within 72 hours"
        assert outside.mailboxes.messages(order.admin_email, order.id)[0].subject == subject
        outside.pass_by(LONG_ENOUGH)
        newest, *earlier = seen(outside, order).certificates
        end = newest.issued_at + EARLIER_REVOKED_AFTER
        assert [(each.revokes_at, each.revoked) for each in earlier] == [(end, None)] * 2
        assert newest.revokes_at is None
        outside.pass_by(EARLIER_REVOKED_AFTER)
        shown = seen(outside, order)
        assert [(each.revokes_at, each.revoked) for each in shown.certificates] == [
            (None, None), *[(None, Revoked(end, RevocationReason.SUPERSEDED))] * 2,
        ]  # fmt: skip
        assert shown.events[-1].kind is EventKind.EARLIER_REVOKED
        assert shown.order.status is S.ISSUED

    def test_adding_names_ends_nothing(self, outside: Outside) -> None:
        order = reissued(outside, placed(outside, S.ISSUED), WWW)
        outside.pass_by(4 * DAY)
        assert [(each.revokes_at, each.revoked) for each in seen(outside, order).certificates] == [(None, None)] * 2

    def test_a_reissue_that_is_not_issued_ends_nothing(self, outside: Outside) -> None:
        order = reissued(outside, placed(outside, S.ISSUED), WWW)
        ask(outside, order)
        outside.panel.withdraw_reissue(order.id, "", new_key())
        ask(outside, order)
        outside.counter.reject(request_of(outside, order).id, "")
        outside.pass_by(4 * DAY)
        shown = seen(outside, order)
        assert [(each.revokes_at, each.revoked) for each in shown.certificates] == [(None, None)] * 2
        assert shown.names == (order.common_name, WWW)

    def test_what_was_revoked_before_is_not_revoked_again(self, outside: Outside) -> None:
        order = reissued(outside, reissued(outside, placed(outside, S.ISSUED), WWW))
        token = fresh_session(outside, order).token
        outside.portal.revoke(token, Revocation(RevocationReason.CESSATION_OF_OPERATION), new_key())
        outside.pass_by(4 * DAY)
        shown = seen(outside, order)
        assert {each.revokes_at for each in shown.certificates} == {None}
        assert {each.revoked and each.revoked.reason for each in shown.certificates} == {
            RevocationReason.CESSATION_OF_OPERATION
        }
        assert EventKind.EARLIER_REVOKED not in {event.kind for event in shown.events}


class AheadContract:
    """What a reissue would have to prove."""

    def test_what_holds_is_proved_and_what_is_new_waits_with_a_value_that_is_asked_for(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        names = (order.common_name, WWW, ELSEWHERE)
        own, www, new = outside.portal.proofs_ahead(fresh_session(outside, order).token, names, None)
        assert [own.state, www.state, new.state] == [ProofState.PROVED, ProofState.PROVED, ProofState.WAITING]
        assert own.value == www.value == ""
        assert new.place
        assert new.value
        assert new.expires_at == outside.portal.now() + TOKEN_LIFETIME
        outside.pass_by(20 * DAY)
        ask(outside, order, WWW, ELSEWHERE)
        outside.pass_by(timedelta(minutes=1))
        assert list(outside.portal.proofs(outside.session(order).token)) == [new]
        outside.pass_by(LONG_ENOUGH)
        assert listed(outside, order.id).status is S.REISSUE_PENDING
        prove(outside, order)
        outside.pass_by(LONG_ENOUGH)
        assert seen(outside, order).names == names

    def test_without_names_it_is_about_the_orders_own(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        (own,) = outside.portal.proofs_ahead(fresh_session(outside, order).token, (), None)
        assert (own.name, own.state) == (order.common_name, ProofState.PROVED)

    def test_a_wildcard_excludes_the_file_and_a_mail_has_no_value(self, outside: Outside) -> None:
        order = placed(outside, S.ISSUED)
        token = fresh_session(outside, order).token
        (_, mailed) = outside.portal.proofs_ahead(token, (order.common_name, ELSEWHERE), ValidationMethod.EMAIL)
        assert (mailed.method, mailed.value) == (ValidationMethod.EMAIL, "")
        with pytest.raises((PolicyRefused, FieldError)) as caught:
            outside.portal.proofs_ahead(token, (order.common_name, "*.elsewhere.example"), ValidationMethod.HTTP)
        assert caught.value.facts["name"] == "*.elsewhere.example"
