"""What the page of an order shows, and what its buttons do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.acts import Act
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Brand, OrderId
from certdesk.domain.portal import OrderCertificate
from certdesk.viewmodels.flow import ActRequest, After, SignInRequest
from certdesk.views.kit.buttons import Button, Kind
from certdesk.views.kit.focus import tab_stops
from tests.fakes_gui.details import (
    DAY,
    ISSUED,
    LARKSPUR,
    NOW,
    SHOP,
    a_session,
    an_order,
    details_of,
    seen,
    sold_as,
    unissued,
)
from tests.gui.details.panes import Screen, seen_shop


def test_the_header_and_the_rule_say_what_the_picture_says(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    assert screen.text("order_name") == "shop.larkspur.example"
    assert screen.text("status_chip") == "Issued"
    assert screen.text("sold_as") == "Secure Site OV  ·  Larkspur Florists"
    assert screen.text("freshness") == "Updated 2 minutes ago"
    assert screen.text("session_left") == "Guest session, 1 h 42 min left"
    assert screen.text("validity_headline") == "Expires in 12 days"
    expected = "199-day certificate on a one-year order. Reissue to use the 166 days left."
    assert screen.text("validity_text") == expected
    told = screen.find("validity_note", QWidget).accessibleDescription()
    for fact in (
        "Issued 17 May 2026.",
        "Refund window closed 16 Jun.",
        "Expires 2 Dec 2026.",
        "Order covered to 17 May 2027.",
    ):
        assert fact in told


def test_after_a_reissue_the_rule_says_when_both_certificates_were_issued(qtbot: QtBot) -> None:
    reissued, end = ISSUED + 141 * DAY, ISSUED + 340 * DAY
    order = replace(an_order(), expires_at=end)
    present = OrderCertificate("0B", LARKSPUR, reissued, end, is_present=True)
    screen = Screen(qtbot, details_of(order, replace(seen(order), certificates=(present,))))
    expected = (
        "199-day certificate, issued 5 Oct 2026 by a reissue, on a one-year order. Reissue to use the 25 days left."
    )
    assert screen.text("validity_text") == expected
    told = screen.find("validity_note", QWidget).accessibleDescription()
    assert "First issued 17 May 2026." in told


@pytest.mark.parametrize(
    ("changes", "headline", "text"),
    [
        ({"issued_at": None}, "Expires in 12 days", "The issue date is not known."),
        ({"status_word": "revoked"}, "Revoked 3 days ago", "Withdrawn for good. Visitors see a warning."),
        (
            {"status_word": "expired", "expires_at": NOW - 12 * DAY},
            "Ended 12 days ago",
            "Replace the certificate if it is still installed.",
        ),
        ({"status_word": "reissue_pending"}, "Expires in 12 days", "works until it is replaced."),
    ],
)
def test_the_rule_has_words_for_every_state(qtbot: QtBot, changes: dict[str, object], headline: str, text: str) -> None:
    order = replace(an_order(), **changes)  # type: ignore[arg-type]  # fields by name
    screen = Screen(qtbot, details_of(order, seen(order)))
    assert screen.text("validity_headline") == headline
    assert text in screen.text("validity_text")
    assert screen.is_shown("validity_rule") is (order.issued_at is not None)


def test_what_has_gone_by_is_told_as_past_and_with_its_year(qtbot: QtBot) -> None:
    order = replace(an_order(), status_word="expired", expires_at=NOW - 12 * DAY, issued_at=ISSUED - 365 * DAY)
    screen = Screen(qtbot, details_of(order))
    told = screen.find("validity_note", QWidget).accessibleDescription()
    assert "Ended 8 Nov 2026." in told
    assert "Refund window closed 16 Jun 2025." in told
    revoked = replace(order, status_word="revoked")
    screen = Screen(qtbot, details_of(revoked))
    assert "Ended 8 Nov 2026." in screen.find("validity_note", QWidget).accessibleDescription()


def test_an_open_refund_window_counts_its_days(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), now=ISSUED + 19 * DAY)
    assert "Refund window, 11 days left." in screen.find("validity_note", QWidget).accessibleDescription()


def test_the_last_day_of_the_refund_is_named(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), now=ISSUED + 30 * DAY)
    assert "Refund window ends today." in screen.find("validity_note", QWidget).accessibleDescription()


@pytest.mark.parametrize(
    ("status", "headline"),
    [
        ("needs_csr", "The order waits for a CSR"),
        ("needs_approval", "Someone in the account has to approve the order"),
        ("pending", "The order is in the queue"),
        ("processing", "Approved and being processed"),
        ("rejected", "The request was denied"),
        ("canceled", "The order was cancelled before it was issued"),
    ],
)
def test_before_issuing_the_card_says_whose_move_it_is(qtbot: QtBot, status: str, headline: str) -> None:
    screen = Screen(qtbot, details_of(unissued(status)))
    assert screen.text("validity_headline") == headline
    assert screen.text("validity_text")
    assert not screen.is_shown("validity_rule")
    assert not screen.is_shown("act_download")


def test_the_name_is_copied_whole_however_short_it_is_shown(qtbot: QtBot) -> None:
    name = "<b>shop</b>\u202e" + "x" * 65_536 + ".example"
    screen = Screen(qtbot, details_of(an_order(name)))
    assert len(screen.text("order_name")) < 260
    assert "\u202e" not in screen.text("order_name")
    assert screen.text("order_name").startswith("<b>shop</b>")
    assert not screen.is_shown("open_in_browser")
    assert screen.pane.width() == 696
    screen.press("copy_name")
    assert screen.clipboard == name
    assert len(screen.said[0]) < 80


def test_a_short_fingerprint_is_copied_whole_and_said(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    assert screen.text("value_serial") == "0A:4F:91:C2:…:7B:1D"
    screen.press("copy_serial")
    assert screen.clipboard == "0A:4F:91:C2:11:22:33:44:55:66:77:88:99:7B:1D"
    assert screen.said == [f"Copied {screen.clipboard}"]


def test_an_international_name_is_shown_in_both_spellings_and_opened_in_the_machines(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order("xn--bcher-kva.example"), shown_name="bücher.example"))
    assert screen.text("order_name") == "bücher.example"
    assert screen.text("order_machine_name") == "xn--bcher-kva.example"
    screen.press("open_in_browser")
    assert screen.opened == ["https://xn--bcher-kva.example/"]


def test_a_wildcard_has_nothing_to_open(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order("*.larkspur.example")))
    assert not screen.is_shown("open_in_browser")
    entry = screen.pane.findChild(QAction, "menu_open_in_browser")
    assert isinstance(entry, QAction)
    assert entry.text() == "Open in &browser — a wildcard is not one site"


def test_the_menu_names_every_act_and_says_why_not(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(unissued("needs_csr")))
    download = screen.pane.findChild(QAction, "menu_download")
    copy = screen.pane.findChild(QAction, "menu_copy_supplier_id")
    assert isinstance(download, QAction)
    assert isinstance(copy, QAction)
    assert download.text() == "&Download… — there is nothing to download yet"
    assert not download.isEnabled()
    copy.trigger()
    assert screen.clipboard == "2817-44019C"


def test_downloading_goes_by_way_of_signing_in_without_a_session(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    screen.press("act_download")
    assert screen.requests == [SignInRequest(SHOP, After.OPEN_DOWNLOAD)]
    screen.sessions.sessions = (a_session(),)
    screen.press("act_download")
    assert screen.begun == [ActRequest(Act.DOWNLOAD, SHOP)]


def test_an_ended_session_is_told_with_its_time_and_a_way_on(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    assert screen.find("act_download", Button).kind is Kind.PRIMARY
    assert not screen.is_shown("details_notice")
    screen.after(timedelta(hours=1, minutes=42))
    end = (NOW + timedelta(hours=1, minutes=42)).astimezone()
    told = screen.find("details_notice", QWidget).accessibleName()
    assert told.startswith("Your guest session ended at ")
    assert f"{end:%M}" in told
    assert screen.find("act_download", Button).kind is Kind.SECONDARY
    assert screen.find("act_download", Button).isEnabled()
    screen.press("send_new_code")
    assert screen.requests == [SignInRequest(SHOP, send_at_once=True)]


def test_a_new_code_can_be_sent_before_the_session_ends(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session(left=timedelta(minutes=12)))
    assert not screen.is_shown("act_sign_in")
    screen.press("send_new_code_early")
    assert screen.requests == [SignInRequest(SHOP, send_at_once=True)]


def test_a_portal_that_does_not_answer_can_be_asked_again(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    screen.orders.portal_error = Unavailable(MessageKey.PORTAL)
    screen.model.update()
    assert screen.text("freshness") == "Updating…"
    screen.lane.drain()
    assert screen.find("details_notice", QWidget).accessibleName() == "DigiCert’s guest portal did not answer"
    screen.orders.portal_error = None
    screen.press("try_again")
    screen.lane.drain()
    assert not screen.is_shown("details_notice")


def test_a_brand_that_is_served_elsewhere_offers_what_support_asks_for(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(sold_as(an_order(), Brand.SECTIGO)))
    assert screen.find("details_notice", QWidget).accessibleName() == "Sectigo reissues go through OpenSRS"
    assert not any(screen.is_shown(f"act_{act.name.lower()}") for act in Act)
    assert not screen.is_shown("certificate_note_button")
    screen.press("notice_copy_text")
    assert "Common name: shop.larkspur.example" in screen.clipboard
    assert "Supplier order ID: 2817-44019C" in screen.clipboard
    assert "CSR: (paste it here)" in screen.clipboard
    assert screen.said == ["Copied the text. Put the CSR in its place before you send it."]
    screen.press("notice_write_to_support")
    assert screen.begun == [ActRequest(Act.WRITE_TO_SUPPORT, SHOP)]


def test_an_unknown_status_is_quoted_and_never_guessed(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(unissued("waiting\u202e_pickup")))
    assert screen.text("status_chip") == "Status: waiting�_pickup"
    assert screen.find("details_notice", QWidget).accessibleName() == "CertDesk does not know this status yet"
    assert not screen.is_shown("validity_note")


def test_an_order_that_is_gone_says_so_and_can_be_asked_for_again(qtbot: QtBot) -> None:
    screen = Screen(qtbot, None)
    screen.show(OrderId("gone"))
    assert screen.text("trouble_title") == "This order is gone"
    details = seen_shop()
    screen.orders.known[OrderId("gone")] = details
    screen.press("trouble_try_again")
    screen.lane.drain()
    assert screen.is_shown("order_name")


def test_tab_goes_from_the_header_by_acts_and_note_to_tabs_and_content(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    names = [widget.objectName() for widget in tab_stops(screen.pane)]
    wanted = ["act_download", "more_acts", "validity_note", "details_tabs", "copy_supplier_id", "copy_sha256"]
    assert [name for name in names if name in wanted] == wanted


def test_giving_the_pane_the_focus_means_its_first_act(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    screen.pane.activateWindow()
    screen.pane.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "act_download"


def test_every_button_and_field_has_a_name_to_be_called_by(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    stops = list(tab_stops(screen.pane))
    assert len(stops) >= 9
    for widget in stops:
        said = widget.accessibleName() or (widget.text() if isinstance(widget, Button | QLabel) else "")
        assert said, widget.objectName()
