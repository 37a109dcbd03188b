"""The proofs sheet: what it says of each name, what can be copied and done, and what stands in the way."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QScrollArea, QWidget

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import ProofState
from certdesk.viewmodels.proofs.props import METHODS
from certdesk.views.wording import dates
from tests.fakes_gui.details import NOW
from tests.fakes_gui.proofs import FOUND_NOTHING, MAILED, TOKEN, ProofsDesk, a_proof
from tests.gui.proofs.window import Window

TXT, CNAME, FILE, MAIL = METHODS
SHOP, WWW, WILD = "shop.larkspur.example", "www.larkspur.example", "*.larkspur.example"
LONG = f"{'a-long-label-' * 4}x.{'another-label-of-a-host.' * 6}example"


def test_it_says_how_far_the_order_has_come(window: Window) -> None:
    window.open(ProofsDesk(a_proof(), a_proof(WWW, state=ProofState.PROVED)))
    assert window.text("proofs_count") == "1 of 2 proved"
    bar = window.find(QProgressBar, "proofs_bar")
    assert (bar.value(), bar.maximum()) == (1, 2)
    assert [window.text("proof_state", name) for name in (SHOP, WWW)] == ["Waiting", "Proved"]


@pytest.mark.parametrize(
    ("method", "task", "place", "value"),
    [
        (TXT, "Add this TXT record to the domain’s zone.", "_dnsauth.larkspur.example", TOKEN),
        (
            CNAME,
            "Add this CNAME record to the domain’s zone.",
            "_dnsauth.larkspur.example",
            f"{TOKEN}.dcv.practice-ca.example",
        ),
        (
            FILE,
            "Put a file with this content on the web server of this name.",
            f"http://{SHOP}/.well-known/pki-validation/fileauth.txt",
            TOKEN,
        ),
    ],
)
def test_each_method_says_what_to_do_and_copies_exactly_that(
    window: Window, method: ValidationMethod, task: str, place: str, value: str
) -> None:
    window.open(ProofsDesk(a_proof(method=method)))
    assert window.text("proof_task", SHOP) == task
    assert window.text("proof_until", SHOP) == "Valid until 20 Dec"
    for part, expected in (("proof_place", place), ("proof_value", value)):
        window.click(f"{part}_copy", SHOP)
        assert QGuiApplication.clipboard().text() == expected
        assert window.text(f"{part}_value", SHOP).replace("\N{ZERO WIDTH SPACE}", "") == expected


def test_mailed_links_lead_to_the_mailbox_and_can_be_sent_again(window: Window) -> None:
    desk = ProofsDesk(a_proof(method=MAIL))
    window.open(desk)
    assert window.text("proof_place_value", SHOP).replace("\N{ZERO WIDTH SPACE}", "") == MAILED
    assert not window.sees("proof_value", SHOP)
    assert not window.sees("proof_publish", SHOP)
    window.click("proof_mailbox", SHOP)
    assert window.mailboxes == ["admin@larkspur.example"]
    window.click("proof_renew", SHOP)
    desk.lane.drain()
    assert desk.proofs.asked[-1] == ("choose", f"{SHOP} email")


def test_names_with_one_record_say_so_instead_of_repeating_it(window: Window) -> None:
    window.open(ProofsDesk(a_proof(), a_proof(WWW), a_proof("pay.larkspur.example")))
    assert window.text("proof_until", SHOP) == "Valid until 20 Dec · Proves 2 more names of this domain at once."
    assert window.text("proof_task", WWW) == f"The record for {SHOP} proves this name too."
    assert not window.sees("proof_place", WWW)
    assert not window.sees("proof_publish", WWW)


def test_publishing_and_checking_prove_the_name_and_say_what_comes_next(window: Window) -> None:
    desk = ProofsDesk(a_proof())
    window.open(desk)
    window.click("proof_publish", SHOP)
    assert window.button("proof_publish", SHOP).text() == "Working…"
    desk.lane.drain()
    assert window.text("proof_progress", SHOP).startswith("Published in the practice zone.")
    assert not window.sees("proof_publish", SHOP)
    window.click("proofs_check")
    assert window.button("proofs_check").text() == "Looking…"
    desk.lane.drain()
    assert window.text("proof_state", SHOP) == "Proved"
    assert not window.sees("proof_method", SHOP)
    said = " ".join(label.text() for label in window.find(QWidget, "proofs_next").findChildren(QLabel))
    assert said == "The validation is passed Issuing follows. Move the practice clock forward to see it."
    assert not window.sees("proofs_check")
    assert window.focused() is window.button("proofs_close")


def test_a_check_in_vain_says_when_it_was(window: Window) -> None:
    desk = ProofsDesk(a_proof(), a_proof("pay.example", MAIL))
    window.open(desk)
    window.click("proofs_check")
    desk.lane.drain()
    when = dates.clock_time(FOUND_NOTHING)
    assert window.text("proof_progress", SHOP) == f"DigiCert looked at {when} and did not find it yet."
    assert window.text("proof_progress", "pay.example") == f"DigiCert looked at {when}; no link had been opened yet."
    assert window.focused() is window.button("proofs_check")


def test_the_menu_changes_the_method_and_says_why_a_wildcard_has_no_file(window: Window) -> None:
    desk = ProofsDesk(a_proof(SHOP), a_proof(WILD))
    window.open(desk)
    offered = window.methods(SHOP)
    assert list(offered) == ["DNS TXT", "DNS CNAME", "File", "E-mail"]
    assert offered["DNS TXT"].isChecked()
    assert all(action.isEnabled() for action in offered.values())
    offered["File"].trigger()
    desk.lane.drain()
    assert window.button("proof_method", SHOP).text() == "File"
    wild = window.methods(WILD)
    assert not wild["File — a file on one site says nothing about the others"].isEnabled()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_what_lapsed_gets_a_new_value(window: Window) -> None:
    desk = ProofsDesk(a_proof(state=ProofState.LAPSED))
    window.open(desk)
    assert window.text("proof_state", SHOP) == "Lapsed"
    assert "was good until 19 Nov 2026" in window.text("proof_task", SHOP)
    assert not window.sees("proof_place", SHOP)
    assert not window.button("proofs_check").isEnabled()
    window.click("proof_renew", SHOP)
    desk.lane.drain()
    assert window.text("proof_state", SHOP) == "Waiting"
    assert window.button("proofs_check").isEnabled()


def test_an_order_without_names_to_prove_says_so(window: Window) -> None:
    window.open(ProofsDesk())
    assert window.text("proofs_count") == "No name of this order has to be proved now."
    assert not window.sees("proofs_bar")
    assert not window.sees("proofs_check")


def test_until_the_names_are_there_it_says_that_they_are_asked_for(window: Window) -> None:
    desk = ProofsDesk(a_proof(), is_open=False)
    desk.model.open(desk.orders.load().entries[0].order.id)
    desk.lane.crank()
    window.open(desk)
    assert window.text("proofs_count") == "Asking which names have to be proved…"
    assert window.find(QProgressBar, "proofs_bar").maximum() == 0
    assert not window.button("proofs_check").isEnabled()
    desk.lane.drain()
    assert window.focused() is window.button("proof_publish", SHOP)


def test_the_end_of_the_session_leaves_the_records_and_offers_to_sign_in(window: Window) -> None:
    desk = ProofsDesk(a_proof())
    window.open(desk)
    assert not window.sees("proofs_notice")
    desk.sessions.time = NOW + timedelta(hours=1)
    desk.model.tick()
    assert window.find(QWidget, "proofs_notice").accessibleName() == "Your guest session ended"
    for part in ("proof_publish", "proof_method"):
        assert not window.button(part, SHOP).isEnabled()
    assert not window.button("proofs_check").isEnabled()
    assert window.button("proof_value_copy", SHOP).isEnabled()
    window.click("proofs_sign_in")
    assert len(desk.requests) == 1


def test_in_a_small_window_the_end_of_the_session_is_seen_and_leads_to_signing_in(window: Window) -> None:
    window.widget.resize(860, 560)
    names = [f"host.site{n}.example" for n in range(5)]
    desk = ProofsDesk(*(a_proof(name, domain=name) for name in names))
    sheet = window.open(desk)
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    QApplication.processEvents()
    window.button("proof_publish", names[-1]).setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    desk.sessions.time = NOW + timedelta(hours=1)
    desk.model.tick()
    QApplication.processEvents()
    assert window.focused() is window.button("proofs_sign_in")
    assert not window.find(QWidget, "proofs_notice").visibleRegion().isEmpty()


def test_an_authority_that_does_not_answer_is_asked_again_from_the_notice(window: Window) -> None:
    desk = ProofsDesk(a_proof())
    window.open(desk)
    desk.proofs.fail_with(Unavailable(MessageKey.PORTAL))
    window.click("proof_publish", SHOP)
    desk.lane.drain()
    assert window.sees("proofs_notice")
    assert not window.sees("proofs_sign_in")
    desk.proofs.succeed()
    window.click("proofs_retry")
    desk.lane.drain()
    assert not window.sees("proofs_notice")


def test_what_has_the_focus_keeps_it_while_cards_change(window: Window) -> None:
    desk = ProofsDesk(a_proof(), a_proof("pay.example", domain="pay.example"))
    window.open(desk)
    method = window.button("proof_method", "pay.example")
    method.setFocus()
    desk.publish(SHOP)
    assert window.focused() is method
    desk.publish("pay.example")
    assert window.focused() is method


def test_the_keyboard_alone_publishes_checks_and_closes(window: Window) -> None:
    desk = ProofsDesk(a_proof(), a_proof("pay.example", domain="pay.example"))
    sheet = window.open(desk)
    QTest.keyClick(window.focused(), Qt.Key.Key_Return)
    desk.lane.drain()
    while window.focused() is not window.button("proofs_check"):
        QTest.keyClick(window.focused(), Qt.Key.Key_Tab)
    QTest.keyClick(window.focused(), Qt.Key.Key_Return)
    desk.lane.drain()
    assert window.text("proofs_count") == "1 of 2 proved"
    QTest.keyClick(window.focused(), Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert not desk.props.is_open


def test_controls_of_a_card_are_called_by_their_name(window: Window) -> None:
    window.open(ProofsDesk(a_proof()))
    assert window.button("proof_method", SHOP).accessibleName() == f"Method for {SHOP}: DNS TXT"
    assert window.button("proof_value_copy", SHOP).accessibleName() == f"Copy: Value, {SHOP}"
    assert window.button("proof_publish", SHOP).accessibleDescription() == SHOP


@pytest.mark.parametrize("names", [[LONG, f"*.{LONG}"], [f"host{n}.site{n}.example" for n in range(25)]])
def test_long_names_and_many_names_fit_the_smallest_window(window: Window, names: list[str]) -> None:
    window.widget.resize(860, 560)
    sheet = window.open(ProofsDesk(*(a_proof(name, domain=name.removeprefix("*.")) for name in names)))
    QApplication.processEvents()
    area = sheet.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert area.horizontalScrollBar().maximum() == 0
    assert window.widget.rect().contains(sheet.panel.geometry())


def test_hostile_names_are_shown_harmless(window: Window) -> None:
    window.open(ProofsDesk(a_proof("<b>evil\u202e.example")))
    shown = window.text("proof_name", "<b>evil\u202e.example")
    assert "<b>evil" in shown
    assert "\u202e" not in shown
