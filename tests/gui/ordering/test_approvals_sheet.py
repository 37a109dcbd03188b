"""The sheet with the requests that wait for approval."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from certdesk.domain.approvals import RequestState
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.messages import MessageKey
from tests.fakes_gui.ordering import NAME, a_request
from tests.gui.ordering.window import Window


def test_each_request_says_what_it_is_for_and_since_when(window: Window) -> None:
    window.open_approvals()
    texts = window.texts()
    assert NAME in texts
    assert "Secure Site OV  ·  Larkspur Florists  ·  1094580001" in texts
    assert "New order, asked for on 19 Nov 2026" in texts
    assert "Reissue, asked for on 20 Nov 2026" in texts
    assert "The key was lost." in texts
    assert "Rejected  ·  New order  ·  Not ours" in texts
    assert not window.has("approvals_empty")


def test_nothing_waiting_is_said(window: Window) -> None:
    window.counter.listed = ()
    window.open_approvals()
    assert window.find(QLabel, "approvals_empty").text() == "Nothing waits for approval."
    assert "Settled lately" not in window.texts()


def test_approving_sends_the_comment_and_hands_the_focus_to_the_next_request(window: Window) -> None:
    window.open_approvals()
    QTest.keyClicks(window.find(QLineEdit, "approval_comment", "approval_1"), "as agreed")
    QTest.keyClicks(window.find(QLineEdit, "approval_comment", "approval_2"), "not yet")
    window.click("approval_approve", "approval_1")
    approve = window.find(QAbstractButton, "approval_approve", "approval_1")
    assert approve.text() == "Approving…"
    assert not window.find(QAbstractButton, "approval_reject", "approval_2").isEnabled()
    window.press(Qt.Key.Key_Escape)
    assert window.has("approvals_sheet")
    window.settle()
    assert window.counter.decisions == [(1, "as agreed", True)]
    assert "Approved  ·  New order  ·  as agreed" in window.texts()
    assert window.find(QLineEdit, "approval_comment", "approval_2").text() == "not yet"
    assert window.focused() is window.find(QAbstractButton, "approval_approve", "approval_2")


def test_rejecting_the_last_one_leaves_the_focus_on_close(window: Window) -> None:
    window.counter.listed = (a_request(),)
    window.open_approvals()
    window.click("approval_reject", "approval_1")
    window.settle()
    assert window.counter.decisions == [(1, "", False)]
    assert window.has("approvals_empty")
    assert window.focused().objectName() == "approvals_close"
    window.press(Qt.Key.Key_Return)
    assert window.sheets.are_closed


def test_a_request_that_was_settled_meanwhile_says_so_on_top(window: Window) -> None:
    window.open_approvals()
    window.counter.trouble = StateConflict(MessageKey.REQUEST_SETTLED, state="approved")
    window.counter.listed = (a_request(1, RequestState.APPROVED),)
    window.click("approval_reject", "approval_1")
    window.settle()
    assert window.has("approvals_notice")
    assert "This request is settled" in window.texts()
    assert not window.has("approval_1")


def test_a_comment_that_is_too_long_is_said_at_its_request(window: Window) -> None:
    window.open_approvals()
    window.counter.trouble = FieldError("comment", MessageKey.COMMENT_LONG, longest=250)
    window.click("approval_approve", "approval_2")
    window.settle()
    field = window.find(QLineEdit, "approval_comment", "approval_2")
    assert field.accessibleDescription() == "The reason is too long. 250 characters fit."
    assert window.find(QLineEdit, "approval_comment", "approval_1").accessibleDescription() == ""
    assert not window.has("approvals_notice")


def test_foreign_text_is_shown_as_the_characters_it_is_made_of(window: Window) -> None:
    hostile = "<b>x</b>\u202egpj.exe"
    window.counter.listed = (a_request(common_name=hostile, note=hostile, organisation="y" * 5000),)
    window.open_approvals()
    assert "<b>x</b>" in window.texts()
    assert "\u202e" not in window.texts()
    assert max(map(len, window.texts().splitlines())) < 600


def test_long_words_of_others_push_no_answer_out_of_the_sheet(window: Window) -> None:
    long = "y" * 400
    settled = a_request(2, RequestState.REJECTED, common_name=long, comment=long)
    window.counter.listed = (a_request(organisation=long, note=long, common_name=long), settled)
    window.open_approvals()
    sheet = window.find(QAbstractButton, "sheet-close").parentWidget()
    assert sheet is not None
    for part in ("approval_1", "settled_2"):
        assert window.find(QWidget, part).minimumSizeHint().width() < sheet.width()
