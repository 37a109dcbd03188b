"""The revoke sheet: what it says in each state, and that nothing but the red button revokes."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import StateConflict, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.revocation import RevocationReason
from certdesk.views.kit.sheet import Sheet
from tests.fakes_gui.details import DAY, ISSUED, SHOP, a_session, an_order
from tests.fakes_gui.revoke import (
    FIRST,
    NAME,
    SECOND,
    RevokeDesk,
    a_certificate,
    revocable,
    two_certificates,
)
from tests.gui.revoke.window import Window

ENDED = a_session(left=timedelta(minutes=-5))
MANY = (NAME, *(f"host{number:03}.customers.larkspur.example" for number in range(249)))
LONG = f"*.{'x' * 50}.example"


def type_name(window: Window, name: str = NAME) -> None:
    field = window.find(QLineEdit, "revoke_name")
    field.setFocus()
    QTest.keyClicks(field, name)


def test_it_says_what_follows(window: Window) -> None:
    window.revoke(RevokeDesk())
    texts = window.texts()
    assert "Revoke shop.larkspur.example?" in texts
    assert "Visitors will see a security warning. This cannot be undone." in texts
    assert "4 names stop being trusted" in texts
    assert "shop.larkspur.example, www.larkspur.example, larkspur.example and pay.larkspur.example" in texts
    assert "No refund\nIssued 187 days ago. The 30-day window closed on 16 June 2026." in texts
    assert "Only changing the key or the names?" in texts


@pytest.mark.parametrize(
    ("days", "title", "text"),
    [
        (0, "Refund", "Issued today. Revoking by 16 June 2026 is refunded automatically."),
        (1, "Refund", "Issued 1 day ago. Revoking by 16 June 2026 is refunded automatically."),
        (29, "Refund", "Issued 29 days ago. Revoking by 16 June 2026 is refunded automatically."),
        (30, "Refund ends today", "Time zones may differ, so do not count on the last hours."),
        (31, "No refund", "Issued 31 days ago. The 30-day window closed on 16 June 2026."),
    ],
)
def test_the_refund_line_has_its_cases(window: Window, days: int, title: str, text: str) -> None:
    window.revoke(RevokeDesk(now=ISSUED + days * DAY))
    assert window.text("revoke_refund_title") == title
    assert window.text("revoke_refund_text").startswith(text)
    support = "If the refund does not show within one billing cycle, contact OpenSRS Support."
    assert (support in window.text("revoke_refund_text")) is (days <= 30)


def test_an_order_of_unknown_age_says_so(window: Window) -> None:
    window.revoke(RevokeDesk(revocable(replace(an_order(), issued_at=None))))
    assert window.text("revoke_refund_title") == "Refund unknown"
    assert "Check the issue date first." in window.text("revoke_refund_text")


def test_the_first_field_has_the_focus_and_closing_gives_it_back(window: Window) -> None:
    window.revoke(RevokeDesk())
    assert window.focused().objectName() == "revoke_whole_order"
    window.press(Qt.Key.Key_Escape)
    assert window.focused() is window.opener


def test_the_name_turns_the_red_button_on_and_it_revokes_once(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    assert not window.button("revoke_now").isEnabled()
    type_name(window)
    assert window.button("revoke_now").isEnabled()
    QTest.mouseDClick(window.button("revoke_now"), Qt.MouseButton.LeftButton)
    window.button("revoke_now").click()
    desk.lane.drain()
    assert len(desk.acts.sent) == 1
    assert len(desk.receipts) == 1


def test_the_name_may_be_pasted(window: Window) -> None:
    window.revoke(RevokeDesk())
    QGuiApplication.clipboard().setText(f" {NAME}\n")
    field = window.find(QLineEdit, "revoke_name")
    field.setFocus()
    field.paste()
    assert window.button("revoke_now").isEnabled()


@pytest.mark.parametrize("name", ["revoke_name", "revoke_comment", "revoke_whole_order", "revoke_reason"])
def test_enter_never_revokes(window: Window, name: str) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    type_name(window)
    window.find(QWidget, name).setFocus()
    window.press(Qt.Key.Key_Return)
    desk.lane.drain()
    assert desk.acts.sent == []
    assert not desk.props.is_open


def test_why_the_button_is_off_can_be_heard(window: Window) -> None:
    window.revoke(RevokeDesk())
    field, button = window.find(QLineEdit, "revoke_name"), window.button("revoke_now")
    assert field.accessibleName() == "To confirm, type shop.larkspur.example"
    assert button.accessibleDescription() == "Type shop.larkspur.example to confirm"
    type_name(window)
    assert button.accessibleDescription() == ""


def test_another_name_is_said_and_the_beginning_of_the_right_one_is_not(window: Window) -> None:
    window.revoke(RevokeDesk())
    type_name(window, "shop.lark")
    assert "This is not the name" not in window.texts()
    type_name(window, "x")
    assert "This is not the name of the order. Type shop.larkspur.example, or paste it." in window.texts()


def test_an_idn_shows_both_of_its_spellings(window: Window) -> None:
    names = ("xn--bcher-kva.example",)
    desk = RevokeDesk(revocable(an_order(names[0]), names, shown=("bücher.example",)))
    window.revoke(desk)
    assert window.text("revoke_name_to_type") == "bücher.example"
    assert "Or xn--bcher-kva.example" in window.texts()
    type_name(window, "XN--bcher-kva.example")
    assert window.button("revoke_now").isEnabled()


def test_the_choice_says_what_follows_and_names_the_button(window: Window) -> None:
    desk = RevokeDesk(now=ISSUED + DAY)
    window.revoke(desk)
    assert window.button("revoke_now").text() == "Revoke order"
    assert window.button("revoke_whole_order").accessibleDescription().endswith("It may be refunded.")
    window.click("revoke_one_certificate")
    assert desk.props.serial == FIRST
    assert window.button("revoke_now").text() == "Revoke certificate"
    assert window.text("revoke_refund_title") == "No refund"
    assert not window.sees("revoke_which")


def test_of_several_certificates_the_present_one_comes_first_and_any_can_be_chosen(window: Window) -> None:
    desk = RevokeDesk(revocable(certificates=two_certificates()))
    window.revoke(desk)
    window.click("revoke_one_certificate")
    assert desk.props.serial == FIRST
    which = window.find(QComboBox, "revoke_which")
    assert which.isVisible()
    which.setFocus()
    window.press(Qt.Key.Key_Down)
    assert desk.props.serial == SECOND
    assert "with this certificate" in window.text("revoke_names_title")


def test_while_a_reissue_is_pending_the_other_choice_is_off_and_says_why(window: Window) -> None:
    window.revoke(RevokeDesk(revocable(an_order(status="reissue_pending"))))
    one = window.button("revoke_one_certificate")
    assert not one.isEnabled()
    assert one.accessibleDescription() == "Not while a reissue is pending. Withdraw the reissue first."
    assert not window.sees("revoke_reissue")
    assert "A reissue is on its way" in window.texts()


def test_no_reason_is_given_unless_one_is_chosen(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    kinds = window.find(QComboBox, "revoke_reason")
    offered = [kinds.itemText(at) for at in range(kinds.count())]
    assert kinds.currentText() == "No reason given"
    assert offered == ["No reason given", "Key compromised", "Details changed", "Replaced", "Site closed"]
    helps = [kinds.itemData(at, Qt.ItemDataRole.AccessibleDescriptionRole) for at in range(kinds.count())]
    assert all(helps)
    assert len(set(helps)) == len(helps)


def test_a_compromised_key_asks_for_a_new_one(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    assert not window.sees("revoke_compromised")
    window.find(QComboBox, "revoke_reason").setFocus()
    window.press(Qt.Key.Key_Down)
    assert desk.props.reason is RevocationReason.KEY_COMPROMISE
    assert window.sees("revoke_compromised")
    assert "Make a new key before you reissue. This key is blocked for good" in window.texts()


def test_scrolling_over_the_reasons_chooses_none(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    kinds = window.find(QComboBox, "revoke_reason")
    wheel = QWheelEvent(
        QPointF(kinds.rect().center()),
        QPointF(kinds.mapToGlobal(kinds.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(kinds, wheel)
    assert desk.props.reason is RevocationReason.UNSPECIFIED


def test_a_reason_that_is_too_long_is_kept_and_said(window: Window) -> None:
    window.revoke(RevokeDesk())
    field = window.find(QLineEdit, "revoke_comment")
    field.setText("x" * 501)
    assert len(field.text()) == 501
    assert "The reason is too long. 500 characters fit." in window.texts()
    type_name(window)
    assert not window.button("revoke_now").isEnabled()


def test_while_it_is_sent_nothing_can_be_done(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    type_name(window)
    window.click("revoke_now")
    assert window.button("revoke_now").text() == "Revoking…"
    assert not window.button("revoke_cancel").isEnabled()
    assert not window.find(QLineEdit, "revoke_name").isEnabled()
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        window.press(key)
    assert window.sees("revoke_sheet")
    assert desk.props.is_revoking


def test_a_failure_is_said_at_the_top_and_everything_is_kept(window: Window) -> None:
    desk = RevokeDesk()
    window.shrink()
    window.revoke(desk)
    window.find(QLineEdit, "revoke_comment").setText("moved away")
    type_name(window)
    desk.acts.fail_with(Unavailable(MessageKey.PORTAL))
    window.click("revoke_now")
    desk.lane.drain()
    assert window.sees("revoke_notice")
    assert "DigiCert’s guest portal did not answer" in window.texts()
    area = window.find(QWidget, "revoke_sheet").findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().value() == 0
    assert window.find(QLineEdit, "revoke_comment").text() == "moved away"
    assert window.find(QLineEdit, "revoke_name").text() == NAME
    assert window.focused() is window.button("revoke_now")


def test_an_order_that_moved_on_meanwhile_leaves_only_the_way_out(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    type_name(window)
    desk.acts.fail_with(StateConflict(MessageKey.NOT_REVOCABLE, status="expired"))
    window.click("revoke_now")
    desk.lane.drain()
    assert "Only issued orders can be revoked, and this one is expired." in window.texts()
    assert not window.button("revoke_now").isEnabled()
    assert window.focused() is window.button("revoke_cancel")


def test_a_session_that_ended_offers_to_sign_in_and_keeps_what_was_typed(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    type_name(window)
    desk.sessions.sessions = (ENDED,)
    desk.model.tick()
    assert "Your guest session ended" in window.texts()
    assert not window.sees("revoke_now")
    window.click("revoke_sign_in")
    assert [request.order for request in desk.requests] == [SHOP]
    desk.sessions.sessions = (a_session(),)
    desk.go_on()
    assert desk.receipts == []
    window.click("revoke_now")
    desk.lane.drain()
    assert len(desk.receipts) == 1


def test_guests_who_may_not_revoke_get_a_note_for_who_can(window: Window) -> None:
    window.revoke(RevokeDesk(revocable(may_revoke=False)))
    assert "Guests cannot revoke this order" in window.texts()
    window.click("revoke_copy_note")
    note = QGuiApplication.clipboard().text()
    assert NAME in note
    assert SHOP in note


def test_the_gentler_way_is_one_click_away(window: Window) -> None:
    desk = RevokeDesk()
    window.revoke(desk)
    window.click("revoke_reissue")
    assert desk.reissues == [SHOP]


def test_of_many_names_a_few_are_shown_until_all_are_asked_for(window: Window) -> None:
    window.revoke(RevokeDesk(revocable(names=MANY, certificates=(a_certificate(names=MANY),))))
    assert window.text("revoke_names_title") == "250 names stop being trusted"
    assert window.text("revoke_names_text").count(",") == 3
    assert window.button("revoke_all_names").text() == "and 246 more"
    window.click("revoke_all_names")
    assert MANY[-1] in window.text("revoke_names_text")
    assert not window.sees("revoke_all_names")


def test_a_name_of_markup_and_hidden_characters_stays_text(window: Window) -> None:
    name = "<b>shop</b>\N{RIGHT-TO-LEFT OVERRIDE}.example"
    window.revoke(RevokeDesk(revocable(an_order(name), (name,))))
    shown = "<b>shop</b>\N{REPLACEMENT CHARACTER}.example"
    assert window.text("revoke_name_to_type") == shown
    assert window.find(QLabel, "revoke_names_text").textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("pixels", [13, 26])
@pytest.mark.parametrize("name", [NAME, LONG])
def test_nothing_is_cut_in_the_smallest_window(window: Window, qtbot: QtBot, pixels: int, name: str) -> None:
    face = QApplication.font()
    face.setPixelSize(pixels)
    QApplication.setFont(face)
    desk = RevokeDesk(revocable(an_order(name), (name,), certificates=two_certificates()))
    desk.model.choose(FIRST)
    window.shrink()
    window.revoke(desk)
    sheet = window.find(Sheet, "revoke_sheet")
    area = sheet.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.viewport().width() >= sheet.panel.content.width())
    for part in sheet.findChildren(QWidget):
        if part.isVisible() and part.parentWidget() is not None:
            assert part.mapTo(sheet, part.rect().topRight()).x() <= sheet.panel.geometry().right(), part.objectName()


def test_tab_brings_what_it_leads_to_into_sight(window: Window, qtbot: QtBot) -> None:
    window.shrink()
    window.revoke(RevokeDesk())
    field = window.find(QLineEdit, "revoke_name")
    for _ in range(8):
        if window.focused() is field:
            break
        window.press(Qt.Key.Key_Tab)
    assert window.focused() is field
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
