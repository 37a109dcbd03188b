"""The four tabs, and the page that is shown while no order is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.activity import ActivityLine
from certdesk.domain.acts import Act
from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.viewmodels.flow import ActRequest, After, SignInRequest
from certdesk.views.kit.chips import NameChip
from certdesk.views.kit.tabs import TabBar
from certdesk.views.orders.details.names import NameList
from tests.fakes_gui.details import (
    ISSUED,
    LARKSPUR,
    SHOP,
    a_session,
    an_order,
    details_of,
    seen,
    unissued,
)
from tests.gui.details.panes import Screen, seen_shop

NAMES, CHAIN, ACTIVITY = 1, 2, 3


def tabs(screen: Screen) -> TabBar:
    return screen.find("details_tabs", TabBar)


def many_names(count: int) -> OrderDetails:
    return details_of(an_order(), seen(an_order(), tuple(f"host{n:02}.larkspur.example" for n in range(count))))


def test_tabs_count_what_they_hold_once_it_was_seen(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    assert [tabs(screen).tabData(index) for index in range(4)] == [None, 4, 3, 6]
    unseen = Screen(qtbot, details_of(an_order()))
    assert [tabs(unseen).tabData(index) for index in range(4)] == [None, None, None, 6]


def test_what_no_session_has_shown_yet_invites_to_sign_in(qtbot: QtBot) -> None:
    screen = Screen(qtbot, details_of(an_order()))
    screen.press("certificate_note_button")
    for index, name in ((NAMES, "names_note_button"), (CHAIN, "chain_note_button")):
        tabs(screen).setCurrentIndex(index)
        screen.press(name)
    assert screen.requests == [SignInRequest(SHOP)] * 3
    assert not screen.is_shown("name_list")


def test_an_order_that_was_seen_without_a_certificate_does_not_ask_to_sign_in(qtbot: QtBot) -> None:
    order = unissued("pending")
    portal = seen(order, ())
    screen = Screen(qtbot, details_of(order, type(portal)(portal.seen_at, (), None, None, ())), a_session())
    assert screen.is_shown("certificate_note")
    assert not screen.is_shown("certificate_note_button")


def test_an_order_that_was_issued_after_its_session_invites_to_sign_in(qtbot: QtBot) -> None:
    order = an_order()
    portal = seen(order, ())
    screen = Screen(qtbot, details_of(order, type(portal)(portal.seen_at, (), None, None, ())))
    assert screen.find("certificate_note_button", QAbstractButton).accessibleName() == "Sign in to see the certificate."
    screen.press("certificate_note_button")
    assert screen.requests == [SignInRequest(SHOP)]


def test_an_order_that_was_issued_during_its_session_has_to_be_refreshed(qtbot: QtBot) -> None:
    order = an_order()
    portal = seen(order, ())
    screen = Screen(qtbot, details_of(order, type(portal)(portal.seen_at, (), None, None, ())), a_session())
    words = [label.text() for label in screen.find("certificate_note", QWidget).findChildren(QLabel)]
    assert words == ["Refresh the order to see its certificate."]
    assert not screen.is_shown("certificate_note_button")


def test_many_names_are_a_dozen_chips_and_a_way_to_the_rest(qtbot: QtBot) -> None:
    screen = Screen(qtbot, many_names(25))
    assert len(screen.find("overview", QWidget).findChildren(NameChip)) == 12
    assert screen.find("more_names", QAbstractButton).text() == "and 13 more"
    screen.press("more_names")
    assert tabs(screen).currentIndex() == NAMES
    assert screen.find("name_list", NameList).count() == 25


def test_twelve_names_need_no_way_to_more(qtbot: QtBot) -> None:
    assert not Screen(qtbot, many_names(12)).is_shown("more_names")


def test_names_are_copied_one_by_one_and_all_at_once(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    tabs(screen).setCurrentIndex(NAMES)
    names = screen.find("name_list", NameList)
    names.setFocus()
    QTest.keyClick(names, Qt.Key.Key_Down)
    QTest.keyClick(names, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert screen.clipboard == "www.larkspur.example"
    screen.press("copy_all_names")
    assert screen.clipboard == "\n".join(LARKSPUR)
    assert screen.said == ["Copied www.larkspur.example", "Copied 4 names"]


def test_an_international_name_is_listed_in_both_spellings_and_copied_in_the_machines(qtbot: QtBot) -> None:
    portal = seen(an_order(), ("xn--bcher-kva.example",), ("bücher.example",))
    screen = Screen(qtbot, details_of(an_order(), portal))
    tabs(screen).setCurrentIndex(NAMES)
    row = screen.find("name_list", NameList).item(0).text()
    assert "bücher.example" in row
    assert "xn--bcher-kva.example" in row
    screen.press("copy_one_name")
    assert screen.clipboard == "xn--bcher-kva.example"


def test_hostile_names_are_shown_harmless_and_bounded(qtbot: QtBot) -> None:
    portal = seen(an_order(), ("<b>x</b>.example", "\u202eevil.example", "y" * 65_536))
    screen = Screen(qtbot, details_of(an_order(), portal))
    shown = [chip.text() for chip in screen.find("overview", QWidget).findChildren(NameChip)]
    assert shown[0] == "<b>x</b>.example"
    assert "\u202e" not in shown[1]
    assert len(shown[2]) <= 48
    names = screen.find("name_list", NameList)
    assert max(len(names.item(row).text()) for row in range(3)) <= 256
    assert screen.pane.width() == 696


@pytest.mark.parametrize(("role", "place"), [("leaf", 0), ("intermediate", 1), ("root", 2)])
def test_each_certificate_of_the_chain_is_copied_as_pem(qtbot: QtBot, role: str, place: int) -> None:
    details = seen_shop()
    screen = Screen(qtbot, details)
    tabs(screen).setCurrentIndex(CHAIN)
    screen.press(f"copy_pem_{role}")
    assert details.portal is not None
    assert screen.clipboard == details.portal.chain[place].pem


def test_the_activity_is_handed_over_as_text_with_who_and_when(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    tabs(screen).setCurrentIndex(ACTIVITY)
    screen.press("export_activity")
    (exported,) = screen.exported
    assert exported.file_name == "shop_larkspur_example-activity.txt"
    lines = exported.content.decode().splitlines()
    assert lines[0] == "Activity of shop.larkspur.example"
    assert lines[2].endswith("\tYou\tPEM full chain saved for nginx")
    assert lines[5].endswith("\tDigiCert\tCertificate issued")
    assert lines[6].endswith("\tDigiCert\tDNS validation passed")
    assert len(lines) == 2 + 6


def test_an_order_that_no_session_showed_says_that_its_activity_waits_for_one(qtbot: QtBot) -> None:
    base = seen_shop()
    screen = Screen(qtbot, OrderDetails(base.entry, base.as_of, None, ()))
    tabs(screen).setCurrentIndex(ACTIVITY)
    assert screen.text("no_activity") == "Nothing was done here yet. Sign in to see what DigiCert says."


def test_a_long_history_is_bounded_on_the_screen_but_not_in_the_text(qtbot: QtBot) -> None:
    lines = tuple(ActivityLine(ISSUED, EventKind.REISSUE_REQUESTED) for _ in range(500))
    base = seen_shop()
    screen = Screen(qtbot, OrderDetails(base.entry, base.as_of, base.portal, lines))
    tabs(screen).setCurrentIndex(ACTIVITY)
    screen.press("export_activity")
    assert screen.exported[0].content.count(b"Reissue requested") == 500
    assert screen.text("older_activity") == "440 older lines are in the exported text."


def test_the_open_tab_stays_open_from_order_to_order(qtbot: QtBot) -> None:
    screen = Screen(qtbot, seen_shop())
    other = details_of(an_order("www.kestrel.example", order="2"), seen(an_order("www.kestrel.example")))
    screen.orders.known[OrderId("2")] = other
    screen.pane.step_tab(2)
    screen.show(OrderId("2"))
    assert tabs(screen).currentIndex() == CHAIN
    screen.pane.step_tab(-3)
    assert tabs(screen).currentIndex() == ACTIVITY


def test_without_an_order_three_next_steps_are_suggested(qtbot: QtBot) -> None:
    screen = Screen(qtbot, None)
    screen.model.set_suggestions(
        (
            BookEntry(an_order(order="1"), "Larkspur Florists", "shop.larkspur.example"),
            BookEntry(unissued("needs_csr"), "Meridian & Co", "api.meridian.example"),
            BookEntry(unissued("needs_approval"), "Copperfield", "vpn.copperfield.example"),
        )
    )
    screen.show(None)
    chosen: list[OrderId] = []
    screen.pane.order_wanted.connect(chosen.append)
    screen.press("suggestion_1")
    screen.press("suggested_act_1")
    screen.press("suggested_act_2")
    screen.press("suggested_act_3")
    assert chosen == [OrderId("1")]
    assert screen.requests == [SignInRequest(OrderId("1"), After.OPEN_DOWNLOAD)]
    assert screen.begun == [ActRequest(Act.ADD_CSR, SHOP)]
    assert "waits for your approval" in screen.clipboard
