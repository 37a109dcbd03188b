"""The first step on the screen: fields, messages beside them, and what to do about a refusal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError, PolicyRefused, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.viewmodels.flow import SignInRequest
from tests.fakes_gui.sign_in import INSTANT_SSL, OLD_GEOTRUST, SHOP, order
from tests.gui.sign_in.conftest import opened
from tests.gui.sign_in.driver import Driver


def test_a_known_order_stands_in_the_fields_and_beside_them(at_step_one: Driver) -> None:
    assert at_step_one.field("admin_email").text() == "web@larkspur.example"
    assert at_step_one.field("common_name").text() == "shop.larkspur.example"
    texts = at_step_one.texts()
    for text in ("Step 1 of 2", "Sign in to the guest portal", "Covered by the guest portal", "Secure Site OV"):
        assert text in texts
    assert at_step_one.focused() == "admin_email"


def test_a_new_order_begins_empty_and_says_what_the_portal_is_for(qtbot: QtBot) -> None:
    page = opened(qtbot, SignInRequest())
    texts = page.texts()
    assert "Add an order" in texts
    assert "The admin contact of an order can download, reissue and revoke its certificate there." in texts
    assert page.field("admin_email").text() == ""
    assert not page.sees("offered_email")


def test_enter_in_a_field_asks_for_the_code_once(qtbot: QtBot) -> None:
    page = opened(qtbot, SignInRequest())
    page.type("admin_email", "web@larkspur.example")
    page.type("common_name", "shop.larkspur.example")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_Enter)
    assert page.button("continue_sign_in").text() == "Looking for the order…"
    assert not page.button("continue_sign_in").isEnabled()
    page.desk.answer()
    assert page.desk.sessions.requested == [
        ("web@larkspur.example", Identifier(IdentifierKind.NAME, "shop.larkspur.example"))
    ]
    assert page.focused() == "access_code"


def test_the_supplier_id_is_the_other_way(at_step_one: Driver) -> None:
    assert not at_step_one.sees("supplier_id")
    at_step_one.click("by_supplier_id")
    assert not at_step_one.sees("common_name")
    assert at_step_one.field("supplier_id").text() == "2817-44019C"
    at_step_one.click("continue_sign_in")
    at_step_one.desk.answer()
    assert at_step_one.desk.sessions.requested[0][1] == Identifier(IdentifierKind.SUPPLIER_ID, "2817-44019C")


def test_the_last_used_email_is_offered_and_taken_with_a_click(at_step_two: Driver) -> None:
    at_step_two.desk.model.begin(SignInRequest())
    assert at_step_two.button("offered_email").text() == "Use web@larkspur.example"
    at_step_two.click("offered_email")
    assert at_step_two.field("admin_email").text() == "web@larkspur.example"
    assert not at_step_two.sees("offered_email")
    assert at_step_two.focused() == "common_name"


def test_a_misshapen_email_is_said_when_the_field_is_left(at_step_one: Driver) -> None:
    at_step_one.type("admin_email", "web")
    assert "This is not an e-mail address" not in at_step_one.texts()
    at_step_one.press(Qt.Key.Key_Tab)
    assert "This is not an e-mail address. It looks like name@example.com." in at_step_one.texts()
    field = at_step_one.field("admin_email")
    assert field.property("problem") == "true"
    assert field.accessibleDescription().startswith("This is not an e-mail address")


def test_no_match_is_said_beside_the_field_that_gets_the_focus(at_step_one: Driver) -> None:
    at_step_one.desk.next_fails(FieldError("identifier", MessageKey.NO_MATCH, kind="name"))
    at_step_one.click("continue_sign_in")
    at_step_one.desk.answer()
    assert "No order has this admin e-mail together with this name." in at_step_one.texts()
    assert at_step_one.focused() == "common_name"
    at_step_one.keys(at_step_one.field("common_name"), "x")
    assert "No order has" not in at_step_one.texts()


def test_a_portal_that_does_not_answer_is_a_notice(at_step_one: Driver) -> None:
    at_step_one.desk.next_fails(Unavailable(MessageKey.PORTAL))
    at_step_one.click("continue_sign_in")
    at_step_one.desk.answer()
    assert "DigiCert’s guest portal did not answer" in at_step_one.texts()
    assert at_step_one.button("continue_sign_in").isEnabled()


def test_guest_access_that_is_off_offers_a_note_and_the_way_back(at_step_one: Driver) -> None:
    at_step_one.desk.next_fails(PolicyRefused(MessageKey.GUEST_OFF))
    at_step_one.click("continue_sign_in")
    at_step_one.desk.answer()
    assert "Guest access is off for this order" in at_step_one.texts()
    assert not at_step_one.sees("coverage")
    assert at_step_one.focused() == "refusal_copy"
    assert at_step_one.button("refusal_copy").text() == "Copy a note"
    at_step_one.click("refusal_copy")
    note = QGuiApplication.clipboard().text()
    assert "shop.larkspur.example" in note
    assert "2817-44019C" in note
    assert at_step_one.button("refusal_copy").text() == "Copied"
    at_step_one.click("refusal_back")
    assert at_step_one.field("common_name").text() == "shop.larkspur.example"


def test_what_opensrs_serves_is_refused_with_the_text_support_asks_for(qtbot: QtBot) -> None:
    page = opened(qtbot, SignInRequest(SHOP, send_at_once=True), order=order(product=INSTANT_SSL))
    assert "Sectigo reissues go through OpenSRS" in page.texts()
    assert "via OpenSRS" in page.texts()
    page.click("refusal_copy")
    assert QGuiApplication.clipboard().text() == (
        "Reissue shop.larkspur.example, 2817-44019C\n\n"
        "Common name: shop.larkspur.example\nSupplier order ID: 2817-44019C\nBrand: Sectigo\nCSR: (paste it here)\n"
    )


def test_a_retired_brand_offers_the_order_details(qtbot: QtBot) -> None:
    page = opened(qtbot, SignInRequest(SHOP), order=order(product=OLD_GEOTRUST))
    assert "The guest portal does not cover GeoTrust here" in page.texts()
    assert page.button("refusal_copy").text() == "Copy order details"


@pytest.mark.parametrize("name", ["<b>shop</b>.example", "shop\u202eelpmaxe.example", "shop.\0example", "s" * 65_536])
def test_hostile_names_are_shown_harmless(qtbot: QtBot, name: str) -> None:
    page = opened(qtbot, SignInRequest(SHOP, send_at_once=True), order=order(name=name))
    label = page.find(QLabel, "sign_in_name")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "\u202e" not in label.text()
    assert "\0" not in label.text()
    assert len(label.text()) <= 256


def test_escape_cancels(at_step_one: Driver) -> None:
    at_step_one.press(Qt.Key.Key_Escape)
    assert at_step_one.desk.cancelled == [True]


def test_the_cancel_button_cancels(at_step_one: Driver) -> None:
    at_step_one.click("cancel_sign_in")
    assert at_step_one.desk.cancelled == [True]


def test_control_enter_continues_from_anywhere(at_step_one: Driver) -> None:
    at_step_one.button("cancel_sign_in").setFocus()
    at_step_one.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert at_step_one.desk.commands.waiting == 1


def test_tab_goes_through_the_form_in_reading_order(at_step_one: Driver) -> None:
    seen = []
    for _ in range(4):
        seen.append(at_step_one.focused())
        at_step_one.press(Qt.Key.Key_Tab)
    assert seen == ["admin_email", "by_common_name", "common_name", "cancel_sign_in"]
    assert QApplication.focusWidget() is at_step_one.button("continue_sign_in")
