"""The acts of an order on its page: which buttons, which notice, and what each of them does."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.activity import ActivityLine, DeskAct, DeskEntry
from certdesk.domain.acts import Act
from certdesk.domain.book import OrderDetails
from certdesk.domain.orders import Brand, OrderId, OrderStatus
from certdesk.domain.refund import RefundDue
from certdesk.viewmodels.flow import ActRequest, After, SignInRequest
from certdesk.views.kit.buttons import Button, Kind
from certdesk.views.kit.focus import tab_stops
from tests.fakes_gui.details import DAY, NOW, SHOP, a_session, an_order, details_of, seen, sold_as
from tests.gui.details.panes import Screen, seen_shop


def shown_buttons(screen: Screen) -> list[str]:
    buttons = [each for each in tab_stops(screen.pane) if each.objectName().startswith("act_")]
    return [each.text().replace("&", "") for each in buttons if isinstance(each, Button)]


@pytest.mark.parametrize(
    ("status", "buttons", "filled"),
    [
        ("needs_csr", ["Add CSR…", "Cancel order…", "Sign in…"], "Add CSR…"),
        (
            "needs_approval",
            ["Copy a note to the approver", "Cancel order…", "Prove names…"],
            "Copy a note to the approver",
        ),
        ("pending", ["Cancel order…", "Prove names…", "Sign in…"], ""),
        ("processing", ["Prove names…", "Cancel order…", "Sign in…"], ""),
        ("issued", ["Download…", "Reissue…", "Revoke…", "Sign in…"], "Download…"),
        ("reissue_pending", ["Download…", "Prove names…", "Withdraw reissue…", "Revoke…"], "Download…"),
        (
            "rejected",
            ["Copy details for support", "Write to OpenSRS Support…", "Order again…"],
            "Copy details for support",
        ),
        ("revoked", ["Download…", "Order again…", "Remove from list"], ""),
        ("canceled", ["Remove from list", "Order again…"], ""),
        ("expired", ["Order again…", "Download…", "Remove from list"], "Order again…"),
        ("waiting_pickup", ["Copy order details", "Sign in…"], ""),
    ],
)
def test_each_status_has_its_buttons_in_reading_order_and_at_most_one_is_filled(
    qtbot: QtBot, status: str, buttons: list[str], filled: str
) -> None:
    screen = Screen(qtbot, details_of(an_order(status=status)))
    assert shown_buttons(screen) == buttons
    shown = [each for each in tab_stops(screen.pane) if isinstance(each, Button)]
    assert [each.text().replace("&", "") for each in shown if each.kind is Kind.PRIMARY] == ([filled] if filled else [])


def test_the_buttons_follow_from_one_order_to_the_next(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order(status="expired")))
    screen.orders.known[OrderId("2")] = details_of(an_order(status="canceled", order="2"))
    screen.show(OrderId("2"))
    assert shown_buttons(screen) == ["Remove from list", "Order again…"]
    assert not screen.is_shown("act_download")


def test_revoking_is_dangerous_and_cancelling_never_an_invitation(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session())
    assert screen.find("act_revoke", Button).kind is Kind.DANGER
    screen = Screen(qtbot, details_of(an_order(status="pending")))
    assert screen.find("act_cancel", Button).kind is Kind.SECONDARY


@pytest.mark.parametrize(
    ("status", "act", "begun"),
    [
        ("needs_csr", Act.ADD_CSR, True),
        ("pending", Act.CANCEL, True),
        ("processing", Act.PROVE_NAMES, False),
        ("issued", Act.REISSUE, True),
        ("issued", Act.REVOKE, False),
        ("reissue_pending", Act.WITHDRAW_REISSUE, True),
        ("expired", Act.ORDER_AGAIN, True),
        ("canceled", Act.REMOVE_FROM_LIST, True),
    ],
)
def test_a_button_begins_its_act_by_way_of_signing_in_where_the_portal_does_it(
    qtbot: QtBot, status: str, act: Act, begun: bool
) -> None:
    screen = Screen(qtbot, details_of(an_order(status=status)))
    screen.press(f"act_{act.name.lower()}")
    assert screen.begun == ([ActRequest(act, SHOP)] if begun else [])
    assert [request.after is not After.NOTHING for request in screen.requests] == ([] if begun else [True])
    screen.sessions.sessions = (a_session(),)
    screen.press(f"act_{act.name.lower()}")
    assert screen.begun[-1] == ActRequest(act, SHOP)


@pytest.mark.parametrize(
    ("status", "act", "words"),
    [
        ("issued", Act.CANCEL, "Ca&ncel order… — issued orders are revoked, not cancelled"),
        ("pending", Act.REVOKE, "Re&voke… — only issued orders can be revoked"),
        ("reissue_pending", Act.REISSUE, "Reiss&ue… — a reissue is already on its way"),
        ("issued", Act.ADD_CSR, "&Add CSR… — the order has its CSR"),
    ],
)
def test_the_menu_says_why_an_act_does_not_apply(qtbot: QtBot, status: str, act: Act, words: str) -> None:
    screen = Screen(qtbot, details_of(an_order(status=status)))
    entry = screen.pane.findChild(QAction, f"menu_{act.name.lower()}")
    assert isinstance(entry, QAction)
    assert entry.text() == words
    assert not entry.isEnabled()


@pytest.mark.parametrize("status", [*OrderStatus, "waiting_pickup"])
def test_the_menu_has_every_act_once(qtbot: QtBot, status: str) -> None:
    screen = Screen(qtbot, details_of(an_order(status=status)))
    entries = screen.pane.findChildren(QAction)
    names = [each.objectName() for each in entries if each.objectName().startswith("menu_")]
    assert names == [f"menu_{act.name.lower()}" for act in Act]


def test_a_note_to_the_approver_names_the_order_and_what_to_do(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order(status="needs_approval")))
    screen.press("act_copy_approver_note")
    for fact in ("shop.larkspur.example", "2817-44019C", str(SHOP), "approve or reject"):
        assert fact in screen.clipboard
    assert screen.said == ["Copied a note to the approver"]


def test_a_retired_product_says_whom_to_ask_and_has_its_particulars_to_copy(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(sold_as(an_order(), Brand.THAWTE, retired=True)))
    assert shown_buttons(screen) == []
    screen.press("notice_copy_details")
    assert "Brand: Thawte" in screen.clipboard
    screen.press("notice_write_to_support")
    assert screen.begun == [ActRequest(Act.WRITE_TO_SUPPORT, SHOP)]


def test_what_the_panel_does_stays_beside_the_notice_of_a_route(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(sold_as(an_order(status="needs_csr"), Brand.SECTIGO)))
    assert screen.is_shown("details_notice")
    assert shown_buttons(screen) == ["Add CSR…", "Cancel order…"]
    assert not screen.is_shown("notice_write_to_support")


def test_the_first_act_of_an_order_that_is_served_elsewhere_is_the_mail(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(sold_as(an_order(), Brand.SECTIGO)))
    screen.pane.activateWindow()
    screen.pane.focus_first_act()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "notice_write_to_support"


def test_guest_access_that_is_off_offers_a_note_to_the_administrator(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    screen.model.note_refusal(SHOP)
    assert screen.find("details_notice", QWidget).accessibleName() == "Guest access is off for this order"
    screen.press("notice_copy_note")
    assert "Turn it on for this order" in screen.clipboard
    assert "Supplier order ID: 2817-44019C" in screen.clipboard


def revoked_in_time(days: int) -> OrderDetails:
    order = replace(an_order(status="revoked"), issued_at=NOW - 50 * DAY, status_since=NOW - days * DAY)
    entry = DeskEntry(NOW - days * DAY, SHOP, DeskAct.REFUND_ELIGIBLE)
    return replace(details_of(order), activity=(ActivityLine(entry.at, entry),))


def test_after_revoking_the_refund_is_eligible_and_never_said_to_be_paid(qtbot: QtBot) -> None:
    screen = Screen(qtbot, revoked_in_time(25))
    notice = screen.find("details_notice", QWidget)
    assert notice.accessibleName() == "Refund eligible, to be confirmed with OpenSRS Support"
    assert "within one billing cycle, contact OpenSRS Support" in notice.accessibleDescription()
    screen.press("notice_copy_details")
    assert "Status: revoked" in screen.clipboard
    screen.press("notice_write_to_support")
    screen.press("notice_refund_received")
    screen.lane.drain()
    assert screen.acts.noted == [(SHOP, DeskAct.REFUND_RECEIVED, "")]
    assert screen.begun == [ActRequest(Act.WRITE_TO_SUPPORT, SHOP)]


def test_a_refund_that_did_not_show_within_a_billing_cycle_says_so(qtbot: QtBot) -> None:
    screen = Screen(qtbot, revoked_in_time(30))
    said = screen.find("details_notice", QWidget).accessibleName()
    assert said == "A billing cycle has passed since the order was revoked"


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (26, ""),
        (27, "The refund window closes in 3 days"),
        (29, "The refund window closes in 1 day"),
        (30, "Refund ends today"),
        (31, ""),
    ],
)
def test_an_order_says_that_its_refund_window_is_about_to_close(qtbot: QtBot, day: int, title: str) -> None:
    screen = Screen(qtbot, details_of(replace(an_order(), issued_at=NOW - day * DAY)))
    assert screen.is_shown("details_notice") is bool(title)
    assert not title or screen.find("details_notice", QWidget).accessibleName() == title


def test_refunds_to_look_after_stand_below_the_next_steps(qtbot: QtBot) -> None:
    screen = Screen(qtbot, None)
    chosen: list[OrderId] = []
    screen.pane.order_wanted.connect(chosen.append)
    closing = details_of(replace(an_order(order="2"), issued_at=NOW - 28 * DAY)).entry
    screen.acts.due = tuple(
        RefundDue(OrderId(str(n)), f"shop{n}.example", "1", NOW - (30 + n) * DAY) for n in range(5, 9)
    )
    assert not screen.is_shown("reminders")
    screen.refunds.set_entries((closing,))
    screen.refunds.load()
    screen.show(None)
    texts = [each.text() for each in screen.find("reminders", QWidget).findChildren(QLabel) if each.isVisible()]
    assert "and 2 more" in texts
    assert screen.find("reminder_1", Button).text() == "shop.larkspur.example"
    assert "closes in 2 days" in screen.find("reminder_1", Button).accessibleDescription()
    assert "no refund was noted since" in screen.find("reminder_2", Button).accessibleDescription()
    screen.press("reminder_2")
    assert chosen == [OrderId("8")]
    screen.refunds.set_entries(())
    screen.acts.due = ()
    screen.refunds.load()
    screen.lane.drain()
    assert not screen.is_shown("reminders")


def test_what_is_not_for_this_width_goes_below_and_nothing_is_cut(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop(), a_session(left=timedelta(minutes=12)))
    for width in (300, 420, 560, 696, 1000):
        screen.pane.resize(width, 800)
        QApplication.sendPostedEvents()
        row = screen.find("act_download", Button).parentWidget()
        assert row is not None
        for button in row.findChildren(Button, options=Qt.FindChildOption.FindDirectChildrenOnly):
            assert button.isHidden() or row.rect().contains(button.geometry()), (width, button.text())


def test_signing_in_from_the_buttons_asks_for_nothing_afterwards(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order(), seen(an_order())))
    screen.press("act_sign_in")
    assert screen.requests == [SignInRequest(SHOP)]
