"""The cancel sheet: what it says for each status, and what is offered where it cannot be done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from certdesk.domain.errors import StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order
from tests.fakes_gui.details import SHOP, an_order, unissued
from tests.fakes_gui.revoke import CancelDesk
from tests.gui.revoke.window import Window


def test_it_names_the_order_and_says_what_happens(window: Window) -> None:
    window.cancel(CancelDesk(unissued("pending")))
    texts = window.texts()
    assert "Cancel this order?\nshop.larkspur.example, order 1094582116" in texts
    assert "Nothing was issued" in texts
    assert "The funds come back" in texts
    assert "may refuse" not in texts


def test_an_order_in_processing_is_warned_of(window: Window) -> None:
    window.cancel(CancelDesk(unissued("processing")))
    texts = window.texts()
    assert "It is being processed already, so the Reseller Control Panel may refuse." in texts


def test_a_reissue_is_withdrawn_in_its_own_words(window: Window) -> None:
    window.cancel(CancelDesk(an_order(status="reissue_pending")))
    texts = window.texts()
    assert "Withdraw the reissue?" in texts
    assert "The present certificate goes on" in texts
    assert "The order returns to Issued\nIts request becomes rejected." in texts
    assert window.button("cancel_now").text() == "Withdraw reissue"
    assert window.button("cancel_keep").text() == "Keep the reissue"


@pytest.mark.parametrize("order", [unissued("pending"), an_order(status="reissue_pending")], ids=["order", "reissue"])
def test_the_button_does_it_once(window: Window, order: Order) -> None:
    desk = CancelDesk(order)
    window.cancel(desk)
    QTest.keyClicks(window.find(QLineEdit, "cancel_note"), "ordered twice")
    QTest.mouseDClick(window.button("cancel_now"), Qt.MouseButton.LeftButton)
    window.button("cancel_now").click()
    desk.lane.drain()
    assert [sent.note for sent in desk.acts.sent] == ["ordered twice"]
    assert len(desk.receipts) == 1


def test_the_note_has_the_focus_and_enter_keeps_the_order(window: Window) -> None:
    desk = CancelDesk(unissued("pending"))
    window.cancel(desk)
    assert window.focused() is window.find(QLineEdit, "cancel_note")
    window.press(Qt.Key.Key_Return)
    desk.lane.drain()
    assert desk.acts.sent == []
    assert not desk.model.props.is_open
    assert window.focused() is window.opener


def test_while_it_is_sent_nothing_can_be_done(window: Window) -> None:
    desk = CancelDesk(unissued("pending"))
    window.cancel(desk)
    window.click("cancel_now")
    assert window.button("cancel_now").text() == "Cancelling…"
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        window.press(key)
    assert desk.model.props.is_sending
    assert not window.button("cancel_keep").isEnabled()


def test_a_failure_is_said_and_the_note_is_kept(window: Window) -> None:
    desk = CancelDesk(unissued("pending"))
    window.cancel(desk)
    QTest.keyClicks(window.find(QLineEdit, "cancel_note"), "ordered twice")
    desk.acts.fail_with(Unavailable(MessageKey.PORTAL))
    window.click("cancel_now")
    desk.lane.drain()
    assert window.sees("cancel_notice")
    assert window.find(QLineEdit, "cancel_note").text() == "ordered twice"
    assert window.focused() is window.button("cancel_now")


def test_a_refusal_offers_a_mail_to_support(window: Window) -> None:
    desk = CancelDesk(unissued("processing"))
    window.cancel(desk)
    desk.acts.fail_with(StateConflict(MessageKey.CANCEL_PENDING_ONLY, status="processing"))
    window.click("cancel_now")
    desk.lane.drain()
    assert "Only pending orders can be cancelled, and this one is processing." in window.texts()
    assert not window.sees("cancel_now")
    assert window.button("cancel_keep").text() == "Close"
    assert window.focused() is window.button("cancel_support")
    window.click("cancel_support")
    assert desk.support == [SHOP]


def test_an_order_that_was_issued_meanwhile_shows_its_refund_and_the_way_to_revoke(window: Window) -> None:
    desk = CancelDesk(unissued("pending"))
    window.cancel(desk)
    desk.acts.fail_with(StateConflict(MessageKey.CANCEL_ISSUED, status="issued"))
    desk.knows(an_order())
    window.click("cancel_now")
    desk.lane.drain()
    texts = window.texts()
    assert "Issued orders are revoked, not cancelled" in texts
    assert "No refund. Issued 187 days ago. The 30-day window closed on 16 June 2026." in texts
    window.click("cancel_revoke")
    assert desk.revokes == [SHOP]


def test_a_reissue_that_is_done_cannot_be_withdrawn(window: Window) -> None:
    desk = CancelDesk(an_order(status="reissue_pending"))
    window.cancel(desk)
    desk.acts.fail_with(StateConflict(MessageKey.NO_REISSUE, status="issued"))
    desk.knows(an_order())
    window.click("cancel_now")
    desk.lane.drain()
    assert "There is no reissue to withdraw any more" in window.texts()
    assert not window.sees("cancel_revoke")
