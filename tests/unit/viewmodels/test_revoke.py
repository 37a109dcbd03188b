"""Revoking: what is shown, what is sent, that it is sent once, and every way that it can end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import NotFound, PolicyRefused, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderStatus
from certdesk.domain.refund import RefundCase
from certdesk.domain.revocation import LONGEST_COMMENT, Revocation, RevocationReason, Revoked
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.revoke.choice import WhyNotOne
from certdesk.viewmodels.revoke.confirmation import Confirmation, confirmation
from tests.fakes_gui.details import DAY, ISSUED, NOW, SHOP, a_session, an_order, details_of, session_required
from tests.fakes_gui.revoke import FIRST, NAME, SECOND, RevokeDesk, a_certificate, revocable, two_certificates
from tests.samples import entry

pytestmark = pytest.mark.usefixtures("qapp")
ENDED = a_session(left=timedelta(minutes=-5))
BUECHER = ("xn--bcher-kva.example",)


def test_it_opens_for_the_whole_order_without_a_reason_and_without_a_name() -> None:
    props = RevokeDesk().props
    assert props.is_open
    assert props.is_whole_order
    assert props.reason is RevocationReason.UNSPECIFIED
    assert props.confirmation is Confirmation.EMPTY
    assert not props.can_revoke
    assert props.problem is None


def test_all_names_are_listed_the_orders_own_first() -> None:
    names = ("pay.larkspur.example", NAME, "www.larkspur.example")
    assert RevokeDesk(revocable(names=names)).props.names == (NAME, "pay.larkspur.example", "www.larkspur.example")


def test_the_whole_order_takes_the_names_of_all_its_valid_certificates() -> None:
    desk = RevokeDesk(revocable(certificates=two_certificates()))
    assert "old.larkspur.example" in desk.props.names
    desk.model.choose(SECOND)
    assert desk.props.names == (NAME, "old.larkspur.example")


def test_certificates_that_are_revoked_or_over_stop_nothing() -> None:
    revoked = replace(a_certificate(SECOND, ("gone.example",)), revoked=Revoked(NOW, RevocationReason.SUPERSEDED))
    over = replace(a_certificate("0C", ("over.example",)), expires_at=NOW - DAY)
    props = RevokeDesk(revocable(certificates=(a_certificate(), revoked, over))).props
    assert [each.serial for each in props.certificates] == [FIRST]
    assert not {"gone.example", "over.example"} & set(props.names)


def test_an_order_that_was_never_seen_shows_its_own_name_alone() -> None:
    props = RevokeDesk(details_of(an_order())).props
    assert props.names == (NAME,)
    assert not props.knows_names
    assert props.why_not_one is WhyNotOne.NOT_SEEN


@pytest.mark.parametrize(
    ("days", "case"),
    [(0, RefundCase.OPEN), (29, RefundCase.OPEN), (30, RefundCase.LAST_DAY), (31, RefundCase.CLOSED)],
)
def test_the_refund_follows_the_portals_clock(days: int, case: RefundCase) -> None:
    props = RevokeDesk(now=ISSUED + timedelta(days=days)).props
    assert props.refund is not None
    assert props.refund.case is case


def test_one_certificate_is_not_refunded() -> None:
    desk = RevokeDesk(now=ISSUED + DAY)
    assert desk.props.may_be_refunded
    desk.model.choose(FIRST)
    assert desk.props.refund is None


@pytest.mark.parametrize("typed", [NAME, f"  {NAME}\n", NAME.upper()])
def test_the_name_makes_it_possible(typed: str) -> None:
    desk = RevokeDesk()
    desk.model.set_typed(typed)
    assert desk.props.can_revoke


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", Confirmation.EMPTY),
        ("   ", Confirmation.EMPTY),
        ("bü", Confirmation.BEGUN),
        ("xn--b", Confirmation.BEGUN),
        ("bücher.example", Confirmation.RIGHT),
        ("BÜCHER.example", Confirmation.RIGHT),
        ("bu\N{COMBINING DIAERESIS}cher.example", Confirmation.RIGHT),
        ("xn--bcher-kva.example", Confirmation.RIGHT),
        ("bucher.example", Confirmation.WRONG),
        ("bücher.example.evil.example", Confirmation.WRONG),
    ],
)
def test_an_idn_may_be_typed_in_either_spelling(typed: str, expected: Confirmation) -> None:
    book = replace(entry(common_name=BUECHER[0]), shown_name="bücher.example")
    assert confirmation(typed, book) is expected


def test_a_name_that_cannot_be_typed_may_be_typed_as_it_is_shown() -> None:
    book = entry(common_name="shop\N{RIGHT-TO-LEFT OVERRIDE}.example")
    assert confirmation("shop\N{REPLACEMENT CHARACTER}.example", book) is Confirmation.RIGHT


@given(st.text(max_size=30))
def test_nothing_but_the_name_confirms(typed: str) -> None:
    is_name = typed.strip().lower() == NAME
    assert (confirmation(typed, entry()) is Confirmation.RIGHT) == is_name


def test_what_was_chosen_is_sent_and_the_sheet_closes() -> None:
    desk = RevokeDesk(revocable(certificates=two_certificates()))
    desk.model.choose(SECOND)
    desk.model.choose_reason(RevocationReason.KEY_COMPROMISE)
    desk.model.set_comment("  exposed on\nthe old server ")
    desk.confirm()
    desk.submit()
    (sent,) = desk.acts.sent
    assert sent.order == SHOP
    assert sent.revocation == Revocation(RevocationReason.KEY_COMPROMISE, "exposed on the old server", SECOND)
    assert [receipt.deed for receipt in desk.receipts] == [Deed.REVOKE_CERTIFICATE]
    assert not desk.props.is_open


def test_without_the_name_nothing_is_sent() -> None:
    desk = RevokeDesk()
    desk.model.set_typed("shop.larkspur.exampl")
    desk.submit()
    assert desk.acts.sent == []


def test_a_double_click_sends_once() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.model.submit()
    assert desk.props.is_revoking
    desk.model.submit()
    desk.lane.drain()
    assert len(desk.acts.sent) == 1
    assert len(desk.receipts) == 1


def test_while_it_is_sent_the_sheet_neither_closes_nor_opens_for_another() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.model.submit()
    desk.model.close()
    desk.model.open(SHOP)
    desk.model.reissue()
    assert desk.props.is_revoking
    assert desk.reissues == []


def test_a_failure_keeps_everything_and_the_next_try_is_the_same_wish() -> None:
    desk = RevokeDesk()
    desk.model.set_comment("moved away")
    desk.confirm()
    desk.acts.fail_with(Unavailable(MessageKey.PORTAL))
    desk.submit()
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.PORTAL
    assert desk.props.can_revoke
    desk.acts.succeed()
    desk.submit()
    first, second = desk.acts.sent
    assert first == second
    assert first.key
    assert len(desk.receipts) == 1


def test_another_wish_has_another_key() -> None:
    desk = RevokeDesk()
    desk.acts.fail_with(Unavailable(MessageKey.PORTAL))
    desk.confirm()
    desk.submit()
    desk.model.choose(FIRST)
    desk.submit()
    desk.model.choose_reason(RevocationReason.KEY_COMPROMISE)
    desk.submit()
    assert len({sent.key for sent in desk.acts.sent}) == 3


def test_a_later_opening_is_another_wish() -> None:
    desk = RevokeDesk()
    for _ in range(2):
        desk.open()
        desk.confirm()
        desk.submit()
    assert len({sent.key for sent in desk.acts.sent}) == 2


def test_closing_forgets_what_was_typed() -> None:
    desk = RevokeDesk()
    desk.model.set_comment("moved away")
    desk.confirm()
    desk.model.close()
    desk.open()
    assert desk.props.confirmation is Confirmation.EMPTY


def test_a_session_that_ended_is_opened_again_and_everything_goes_on() -> None:
    desk = RevokeDesk()
    desk.model.choose_reason(RevocationReason.SUPERSEDED)
    desk.confirm()
    desk.sessions.time = NOW + timedelta(hours=3)
    desk.model.tick()
    assert desk.props.needs_sign_in
    assert desk.props.had_session
    assert not desk.props.can_revoke
    desk.model.sign_in()
    assert desk.requests == [SignInRequest(SHOP, After.GO_ON_REVOKING, send_at_once=True)]
    desk.sessions.sessions = (a_session(left=timedelta(hours=5)),)
    desk.go_on()
    assert desk.acts.sent == []
    desk.submit()
    (sent,) = desk.acts.sent
    assert sent.revocation == Revocation(RevocationReason.SUPERSEDED)
    assert len(desk.receipts) == 1


def test_a_session_that_the_portal_does_not_know_any_more_counts_as_ended() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.acts.fail_with(session_required())
    desk.submit()
    assert desk.props.needs_sign_in
    assert desk.props.problem is None
    assert not desk.props.can_revoke
    desk.sessions.sessions = (*desk.sessions.sessions, a_session(left=timedelta(hours=2)))
    desk.acts.succeed()
    desk.go_on()
    before, after = desk.acts.sent
    assert before.key == after.key
    assert len(desk.receipts) == 1


def test_a_wish_that_was_changed_after_its_refusal_is_not_sent_by_signing_in() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.acts.fail_with(session_required())
    desk.submit()
    desk.model.choose_reason(RevocationReason.KEY_COMPROMISE)
    desk.sessions.sessions = (*desk.sessions.sessions, a_session(left=timedelta(hours=2)))
    desk.acts.succeed()
    desk.go_on()
    assert len(desk.acts.sent) == 1
    assert desk.props.can_revoke


def test_going_on_without_the_name_sends_nothing() -> None:
    desk = RevokeDesk(None, ENDED)
    desk.model.sign_in()
    desk.sessions.sessions = (a_session(),)
    desk.go_on()
    assert desk.acts.sent == []
    assert desk.props.is_open


def test_guests_who_may_not_revoke_are_told_before_they_try() -> None:
    desk = RevokeDesk(revocable(may_revoke=False))
    desk.confirm()
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.REVOKE_OFF
    assert not desk.props.can_revoke
    desk.submit()
    assert desk.acts.sent == []


@pytest.mark.parametrize(
    "error", [PolicyRefused(MessageKey.REVOKE_OFF), NotFound(MessageKey.ORDER_GONE)], ids=["off", "gone"]
)
def test_a_refusal_is_final(error: PolicyRefused | NotFound) -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.acts.fail_with(error)
    desk.submit()
    desk.submit()
    assert len(desk.acts.sent) == 1
    assert desk.props.problem is error
    assert not desk.props.can_revoke
    assert not desk.props.needs_sign_in


def test_an_order_that_moved_on_meanwhile_is_looked_at_again() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.acts.fail_with(StateConflict(MessageKey.NOT_REVOCABLE, status="expired"))
    desk.knows(revocable(an_order(status="expired")))
    looked = len(desk.orders.updated)
    desk.submit()
    assert len(desk.orders.updated) == looked + 1
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.NOT_REVOCABLE
    assert not desk.props.can_revoke


def test_an_order_that_another_desk_revoked_turns_the_button_off() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.knows(revocable(an_order(status="revoked")))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.props.problem is not None
    assert desk.props.problem.facts["status"] == OrderStatus.REVOKED
    assert not desk.props.can_revoke


def test_a_certificate_that_is_gone_meanwhile_never_turns_into_the_whole_order() -> None:
    desk = RevokeDesk(revocable(certificates=two_certificates()))
    desk.model.choose(SECOND)
    desk.confirm()
    desk.knows(revocable(certificates=(a_certificate(FIRST),)))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.props.serial == SECOND
    assert desk.props.problem is not None
    assert desk.props.problem.key is MessageKey.CERTIFICATE_GONE
    assert not desk.props.can_revoke
    desk.model.choose(None)
    assert desk.props.can_revoke


def test_a_refused_certificate_leaves_the_whole_order_to_choose() -> None:
    desk = RevokeDesk()
    desk.model.choose(FIRST)
    desk.confirm()
    desk.acts.fail_with(StateConflict(MessageKey.CERTIFICATE_GONE))
    desk.submit()
    assert not desk.props.can_revoke
    desk.model.choose(None)
    assert desk.props.problem is None
    assert desk.props.can_revoke


def test_while_a_reissue_is_pending_only_the_whole_order_can_be_revoked() -> None:
    desk = RevokeDesk(revocable(an_order(status="reissue_pending")))
    assert desk.props.why_not_one is WhyNotOne.REISSUE_PENDING
    assert desk.props.is_reissue_pending
    desk.confirm()
    assert desk.props.can_revoke
    desk.model.choose(FIRST)
    assert not desk.props.can_revoke


def test_an_order_whose_certificates_are_all_revoked_can_still_end() -> None:
    revoked = replace(a_certificate(), revoked=Revoked(NOW, RevocationReason.SUPERSEDED))
    desk = RevokeDesk(revocable(certificates=(revoked,)))
    assert desk.props.why_not_one is WhyNotOne.NONE_VALID
    desk.confirm()
    assert desk.props.can_revoke


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_COMMENT, True), (LONGEST_COMMENT + 1, False)])
def test_a_reason_that_is_too_long_is_not_sent(length: int, fits: bool) -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.model.set_comment("x" * length)
    assert desk.props.is_comment_long is not fits
    assert desk.props.can_revoke is fits


def test_the_portal_is_asked_anew_behind_the_opened_sheet() -> None:
    desk = RevokeDesk(is_open=False)
    desk.model.open(SHOP)
    desk.lane.crank()
    assert desk.props.is_open
    desk.knows(revocable(certificates=two_certificates()))
    desk.lane.drain()
    assert len(desk.props.certificates) == 2


def test_a_portal_that_does_not_answer_at_opening_is_said_and_keeps_nobody_from_trying() -> None:
    desk = RevokeDesk(is_open=False)
    desk.orders.portal_error = Unavailable(MessageKey.PORTAL)
    desk.open()
    desk.confirm()
    assert desk.props.problem is not None
    assert desk.props.can_revoke


def test_without_a_session_the_portal_is_not_asked() -> None:
    assert RevokeDesk(None, ENDED).orders.updated == []


def test_a_late_answer_for_a_closed_sheet_opens_nothing() -> None:
    desk = RevokeDesk(is_open=False)
    desk.model.open(SHOP)
    desk.model.close()
    desk.lane.drain()
    assert not desk.props.is_open


def test_an_order_that_is_gone_at_opening_is_said_elsewhere() -> None:
    desk = RevokeDesk(is_open=False)
    desk.orders.known.clear()
    desk.open()
    assert not desk.props.is_open
    assert isinstance(desk.failures[0], NotFound)


def test_the_gentler_way_closes_the_sheet() -> None:
    desk = RevokeDesk()
    desk.model.reissue()
    assert desk.reissues == [SHOP]
    assert not desk.props.is_open


def test_a_bug_is_reported_and_keeps_the_sheet() -> None:
    desk = RevokeDesk()
    desk.confirm()
    desk.acts.fail_with(ZeroDivisionError())
    desk.submit()
    assert isinstance(desk.failures[0], ZeroDivisionError)
    assert desk.props.can_revoke


def test_a_second_that_changes_nothing_is_not_announced() -> None:
    desk = RevokeDesk(revocable(may_revoke=False))
    changes: list[object] = []
    desk.model.changed.connect(changes.append)
    desk.model.tick()
    assert changes == []


def test_a_missing_session_is_not_taken_for_one_that_ended() -> None:
    desk = RevokeDesk(None, ENDED)
    desk.sessions.sessions = ()
    desk.model.tick()
    assert desk.props.needs_sign_in
    assert not desk.props.had_session
