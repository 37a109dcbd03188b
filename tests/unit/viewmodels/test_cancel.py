"""Cancelling an order, withdrawing a reissue, and what is said where neither can be."""

import pytest

from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import NotFound, StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.viewmodels.cancel import WayOut
from tests.fakes_gui.details import SHOP, an_order, unissued
from tests.fakes_gui.revoke import CancelDesk

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("status", ["needs_csr", "pending", "needs_approval", "processing"])
def test_every_order_without_a_certificate_can_be_tried(status: str) -> None:
    desk = CancelDesk(unissued(status))
    assert desk.model.props.can_send
    assert not desk.model.props.is_withdrawal
    assert desk.model.props.may_be_refused is (status == "processing")


def test_a_pending_reissue_is_withdrawn() -> None:
    desk = CancelDesk(an_order(status="reissue_pending"))
    assert desk.model.props.is_withdrawal
    assert desk.model.props.can_send
    assert not desk.model.props.may_be_refused
    desk.submit()
    assert [sent.deed for sent in desk.acts.sent] == [Deed.WITHDRAW_REISSUE]


@pytest.mark.parametrize(
    ("opened", "now", "wish"),
    [
        (unissued("processing"), an_order(status="reissue_pending"), Deed.CANCEL),
        (an_order(status="reissue_pending"), unissued("pending"), Deed.WITHDRAW_REISSUE),
    ],
    ids=["issued and reissued meanwhile", "issued and ordered anew meanwhile"],
)
def test_what_is_sent_is_what_the_sheet_asked_however_the_order_stands_by_then(
    opened: Order, now: Order, wish: Deed
) -> None:
    desk = CancelDesk(opened)
    desk.knows(now)
    desk.submit()
    assert [sent.deed for sent in desk.acts.sent] == [wish]


def test_it_is_sent_with_its_note_and_the_sheet_closes() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.model.set_note("  ordered\ntwice ")
    desk.submit()
    (sent,) = desk.acts.sent
    assert (sent.order, sent.note) == (SHOP, "ordered twice")
    assert len(desk.receipts) == 1
    assert not desk.model.props.is_open


def test_a_double_click_sends_once_and_the_sheet_waits() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.model.submit()
    desk.model.submit()
    desk.model.close()
    desk.model.ask_support()
    assert desk.model.props.is_sending
    desk.lane.drain()
    assert len(desk.acts.sent) == 1
    assert desk.support == []


def test_a_retry_is_the_same_wish_whatever_its_note() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.acts.fail_with(Unavailable(MessageKey.PORTAL))
    desk.submit()
    assert desk.model.props.can_send
    desk.model.set_note("now with a note")
    desk.acts.succeed()
    desk.submit()
    assert len({sent.key for sent in desk.acts.sent}) == 1
    assert len(desk.receipts) == 1


def test_a_later_opening_is_another_wish() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.submit()
    desk.model.open(SHOP)
    desk.lane.drain()
    desk.submit()
    assert len({sent.key for sent in desk.acts.sent}) == 2


def test_an_order_in_processing_that_is_refused_is_one_for_support() -> None:
    desk = CancelDesk(unissued("processing"))
    desk.acts.fail_with(StateConflict(MessageKey.CANCEL_PENDING_ONLY, status="processing"))
    desk.submit()
    props = desk.model.props
    assert props.way_out is WayOut.SUPPORT
    assert not props.can_send
    assert not props.may_be_refused
    desk.model.ask_support()
    assert desk.support == [SHOP]
    assert not desk.model.props.is_open


def test_an_order_that_was_issued_meanwhile_is_one_to_revoke_with_its_refund() -> None:
    desk = CancelDesk(unissued("processing"))
    desk.acts.fail_with(StateConflict(MessageKey.CANCEL_ISSUED, status="issued"))
    desk.knows(an_order())
    desk.submit()
    props = desk.model.props
    assert props.way_out is WayOut.REVOKE
    assert props.refund is not None
    assert props.refund.days == 187
    desk.model.revoke()
    assert desk.revokes == [SHOP]


@pytest.mark.parametrize("status", ["canceled", "rejected", "revoked", "expired"])
def test_nothing_is_left_to_ask_where_the_order_has_ended(status: str) -> None:
    props = CancelDesk(unissued(status)).model.props
    assert props.problem is not None
    assert props.problem.key is MessageKey.CANCEL_PENDING_ONLY
    assert props.way_out is None
    assert not props.can_send


def test_an_order_that_another_desk_cancelled_turns_the_button_off() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.knows(unissued("canceled"))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.model.props.problem is not None
    assert desk.model.props.problem.facts["status"] == OrderStatus.CANCELED
    desk.submit()
    assert desk.acts.sent == []


def test_a_withdrawal_never_turns_into_a_cancellation() -> None:
    desk = CancelDesk(an_order(status="reissue_pending"))
    desk.knows(an_order())
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert desk.model.props.is_withdrawal
    assert desk.model.props.way_out is None
    assert not desk.model.props.can_send


def test_a_cancellation_never_turns_into_a_withdrawal() -> None:
    desk = CancelDesk(unissued("processing"))
    desk.knows(an_order(status="reissue_pending"))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()
    assert not desk.model.props.is_withdrawal
    assert desk.model.props.way_out is WayOut.REVOKE
    assert not desk.model.props.can_send


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_COMMENT, True), (LONGEST_COMMENT + 1, False)])
def test_a_note_that_is_too_long_is_not_sent(length: int, fits: bool) -> None:
    desk = CancelDesk(unissued("pending"))
    desk.model.set_note("x" * length)
    assert desk.model.props.is_note_long is not fits
    assert desk.model.props.can_send is fits


def test_an_order_that_is_gone_at_opening_is_said_elsewhere() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.model.close()
    desk.orders.known.clear()
    desk.model.open(SHOP)
    desk.lane.drain()
    assert isinstance(desk.failures[0], NotFound)
    assert not desk.model.props.is_open


def test_a_bug_is_reported_and_keeps_the_sheet() -> None:
    desk = CancelDesk(unissued("pending"))
    desk.acts.fail_with(ZeroDivisionError())
    desk.submit()
    assert isinstance(desk.failures[0], ZeroDivisionError)
    assert desk.model.props.can_send
