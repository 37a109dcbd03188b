"""The sheet that places an order: what stands where, and where the focus goes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.views.kit.sheet import Sheet
from tests.fakes_gui.details import SHOP
from tests.fakes_gui.ordering import DV, NAME, OV, WILDCARD
from tests.fakes_gui.support import a_csr
from tests.gui.ordering.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


def choose(window: Window, row: int) -> None:
    select = window.find(QComboBox, "new_order_product")
    select.setCurrentIndex(row)
    select.activated.emit(row)


def test_products_stand_under_their_brands_which_cannot_be_chosen(window: Window) -> None:
    window.open_new_order()
    select = window.find(QComboBox, "new_order_product")
    assert [select.itemText(row) for row in range(select.count())] == [
        "DigiCert",
        "Secure Site OV",
        "Secure Site Wildcard  ·  OV",
        "RapidSSL",
        "RapidSSL Standard DV",
    ]
    assert select.currentData() == OV
    model = select.model()
    assert isinstance(model, QStandardItemModel)
    assert [model.item(row).isEnabled() for row in range(select.count())] == [False, True, True, False, True]


def test_the_keyboard_goes_from_product_to_product(window: Window) -> None:
    window.open_new_order()
    select = window.find(QComboBox, "new_order_product")
    assert window.focused() is select
    for _ in range(2):
        QTest.keyClick(select, Qt.Key.Key_Down)
    assert window.new_order.props.form.product == DV


def test_an_order_that_is_filled_in_by_hand_goes_out_and_the_sheet_closes(window: Window) -> None:
    window.open_new_order()
    window.fill_in()
    window.click("new_order_by_dns_cname")
    window.click("new_order_approval")
    window.click("new_order_place")
    window.lane.drain()
    ((new, _key),) = window.acts.placed
    assert (new.names, new.organisation, new.method) == ((NAME,), "Larkspur Florists", ValidationMethod.DNS_CNAME)
    assert new.needs_approval
    assert not window.has("new_order_sheet")


def test_leaving_the_names_says_what_they_come_to(window: Window) -> None:
    window.open_new_order()
    window.type_names(f"{NAME}, {NAME}")
    assert "The first is the common name." in window.texts()
    window.press(Qt.Key.Key_Tab)
    window.lane.drain()
    assert f"1 name. Common name: {NAME}. {NAME} is there more than once, and ordered once." in window.texts()
    assert window.find(QPlainTextEdit, "new_order_names").toPlainText() == f"{NAME}, {NAME}"


@pytest.mark.parametrize("after", [(Qt.Key.Key_Comma,), (Qt.Key.Key_Comma, Qt.Key.Key_Space), (Qt.Key.Key_Return,)])
def test_a_name_is_checked_as_soon_as_it_is_finished(window: Window, after: tuple[Qt.Key, ...]) -> None:
    window.open_new_order()
    window.type_names("*.larkspur.example")
    window.lane.drain()
    assert "needs a wildcard product" not in window.texts()
    for key in after:
        window.press(key)
    window.lane.drain()
    assert "*.larkspur.example needs a wildcard product." in window.texts()


def test_what_is_missing_stands_beside_its_field_and_the_first_has_the_focus(window: Window) -> None:
    window.open_new_order()
    window.click("new_order_place")
    texts = window.texts()
    for said in (
        "Type the names that the certificate is for.",
        "Type the organisation that the certificate is for.",
        "This is not an e-mail address. It looks like name@example.com.",
    ):
        assert said in texts
    names = window.find(QPlainTextEdit, "new_order_names")
    assert window.focused() is names
    assert names.accessibleDescription() == "Type the names that the certificate is for."


def test_a_wildcard_turns_the_file_off_and_says_why(window: Window) -> None:
    window.open_new_order()
    file = window.find(QAbstractButton, "new_order_by_http")
    assert file.isEnabled()
    window.type_names("*.larkspur.example")
    assert not file.isEnabled()
    assert "A file on one site says nothing about every name of *.larkspur.example." in window.texts()
    assert file.accessibleDescription()
    window.press(Qt.Key.Key_Tab)
    window.lane.drain()
    assert "*.larkspur.example needs a wildcard product. Choose one above, or name each site." in window.texts()
    choose(window, 2)
    window.lane.drain()
    assert window.new_order.props.form.product == WILDCARD
    assert "1 name. Common name: *.larkspur.example." in window.texts()


def test_a_pasted_csr_fills_the_names(window: Window) -> None:
    QGuiApplication.clipboard().setText(a_csr(NAME, "shop.larkspur.example"))
    window.open_new_order()
    window.click("new_order_csr_paste")
    window.lane.drain()
    assert window.find(QPlainTextEdit, "new_order_names").toPlainText() == f"{NAME}\nshop.larkspur.example"
    assert "RSA 3072" in window.texts()


def test_while_it_is_placed_nothing_can_be_changed_or_closed(window: Window) -> None:
    window.open_new_order()
    window.fill_in()
    window.click("new_order_place")
    button = window.find(QAbstractButton, "new_order_place")
    assert button.text() == "Placing the order…"
    assert not button.isEnabled()
    assert not window.find(QLineEdit, "new_order_email").isEnabled()
    window.press(Qt.Key.Key_Escape)
    assert window.has("new_order_sheet")
    window.lane.drain()
    assert len(window.acts.placed) == 1


def test_a_failure_stands_on_top_and_trying_again_is_at_hand(window: Window) -> None:
    window.acts.trouble = Unavailable(MessageKey.PORTAL)
    window.open_new_order()
    window.fill_in()
    window.click("new_order_place")
    window.lane.drain()
    assert window.has("new_order_notice")
    assert window.focused() is window.find(QAbstractButton, "new_order_place")
    window.acts.trouble = None
    window.press(Qt.Key.Key_Return)
    window.lane.drain()
    assert not window.has("new_order_sheet")
    assert len({key for _new, key in window.acts.placed}) == 1


@pytest.mark.parametrize(
    ("field", "name"),
    [("names", "new_order_names"), ("organisation", "new_order_organisation"), ("email", "new_order_email")],
)
def test_the_focus_goes_to_the_field_that_the_authority_refused(window: Window, field: str, name: str) -> None:
    window.acts.trouble = FieldError(field, MessageKey.NAMES_FORM, name="<b>x</b>")
    window.open_new_order()
    window.fill_in()
    window.click("new_order_place")
    window.lane.drain()
    assert not window.has("new_order_notice")
    assert window.focused().objectName() == name
    assert "<b>x</b> cannot stand in a public certificate." in window.texts()


def test_ctrl_enter_places_the_order_from_any_field(window: Window) -> None:
    window.open_new_order()
    window.fill_in()
    window.find(QPlainTextEdit, "new_order_names").setFocus()
    window.press(Qt.Key.Key_Return, CTRL)
    window.lane.drain()
    assert len(window.acts.placed) == 1


def test_escape_closes_and_the_next_sheet_is_empty(window: Window) -> None:
    window.open_new_order()
    window.fill_in()
    window.click("new_order_approval")
    window.press(Qt.Key.Key_Escape)
    assert not window.has("new_order_sheet")
    assert window.sheets.are_closed
    QApplication.sendPostedEvents()
    window.open_new_order()
    assert window.new_order.props.form.names == ""
    assert not window.find(QCheckBox, "new_order_approval").isChecked()


def test_ordering_again_shows_what_is_taken_over(window: Window) -> None:
    window.new_order.open(SHOP)
    window.lane.drain()
    assert window.find(QPlainTextEdit, "new_order_names").toPlainText() == "shop.larkspur.example"
    assert window.find(QLineEdit, "new_order_organisation").text() == "Larkspur Florists"
    assert window.find(QLineEdit, "new_order_email").text() == "web@larkspur.example"


def test_in_a_small_window_with_large_text_all_can_be_reached(window: Window) -> None:
    font = QApplication.font()
    font.setPixelSize(26)
    QApplication.setFont(font)
    window.widget.resize(860, 560)
    window.open_new_order()
    button = window.find(QAbstractButton, "new_order_place")
    sheet = window.find(Sheet, "new_order_sheet").panel
    assert sheet.rect().contains(button.mapTo(sheet, button.rect().bottomRight()))
    for method in ("dns_txt", "dns_cname", "http", "email"):
        each = window.find(QAbstractButton, f"new_order_by_{method}")
        assert each.mapTo(sheet, each.rect().topRight()).x() <= sheet.width()
