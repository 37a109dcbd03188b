"""The reissue page: its three steps, what is sent, what happens then, and what stands in the way."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QRadioButton, QWidget

from certdesk.domain.changes import Topic
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.judging import Check, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import MAIL_ENDS
from certdesk.viewmodels.reissue.props import Step
from certdesk.views.kit.choice import RadioCard
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.wording.dates import weekday_and_time
from tests.fakes_gui.details import LARKSPUR, NOW, SHOP, an_order, details_of, seen
from tests.fakes_gui.proofs import TOKEN
from tests.fakes_gui.reissue import FEWER, GIFTS, SAME, ReissueDesk, a_draft
from tests.fakes_gui.requests import passes, some_facts, verdict
from tests.gui.reissue.window import Window

MORE = some_facts((*LARKSPUR, GIFTS))
WILD = some_facts((*LARKSPUR[:3], "*.larkspur.example"))


def with_new_names() -> ReissueDesk:
    desk = ReissueDesk()
    for facts in (MORE, WILD):
        desk.requests.texts[facts.pem] = facts
    return desk


def dropping(window: Window, facts: CsrFacts = FEWER) -> ReissueDesk:
    """The last step of a reissue that leaves a name out."""
    desk = with_new_names()
    desk.ask_for_dropped_names()
    desk.give(facts)
    desk.drop_the_name()
    desk.go_to(Step.REVIEW)
    window.open(desk)
    return desk


def test_the_page_says_what_it_is_about_and_where_one_is(window: Window) -> None:
    window.open(ReissueDesk())
    assert window.text("reissue_title") == "Reissue shop.larkspur.example"
    assert window.find(PlainLabel, "reissue_saved").isHidden()
    assert window.find(QWidget, "steps").accessibleName() == "Step 1 of 3: New CSR"
    assert not window.button("reissue_main").isEnabled()
    assert window.button("reissue_main").accessibleDescription() == "Hand in a CSR first"


def test_continue_leads_through_the_steps_and_back_leads_back(window: Window) -> None:
    desk = ReissueDesk()
    window.open(desk)
    desk.give()
    window.press("reissue_main")
    assert window.sees("reissue_validation")
    window.press("reissue_main")
    assert window.sees("reissue_review")
    assert window.button("reissue_main").text() == "Send reissue request"
    window.press("reissue_back")
    window.press("reissue_back")
    assert window.sees("csr_panel")
    assert not window.sees("reissue_back")


def test_ctrl_enter_presses_the_main_button(window: Window) -> None:
    desk = ReissueDesk()
    page = window.open(desk)
    desk.give()
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.sees("reissue_validation")


def test_a_paste_anywhere_on_the_first_step_hands_in(window: Window) -> None:
    desk = ReissueDesk()
    page = window.open(desk)
    QGuiApplication.clipboard().setText(SAME.pem)
    QTest.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.lane.drain()
    assert desk.props.request.facts == SAME


def test_a_paste_on_a_later_step_hands_nothing_in(window: Window) -> None:
    desk = window.at(Step.REVIEW)
    QGuiApplication.clipboard().setText(FEWER.pem)
    QTest.keyClick(window.find(QWidget, "reissue_page"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    desk.lane.drain()
    assert desk.props.request.facts == SAME


def test_the_draft_shows_since_when_it_is_kept(window: Window) -> None:
    desk = ReissueDesk()
    window.open(desk)
    desk.give()
    desk.save()
    assert window.text("reissue_saved").startswith("Saved as draft ")
    assert window.sees("reissue_discard")


def test_cancel_leaves_and_keeps_the_draft(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    window.press("reissue_cancel")
    assert desk.left == [SHOP]
    assert desk.drafts.load(SHOP) is not None


def test_discarding_leaves_nothing_behind(window: Window) -> None:
    desk = ReissueDesk(draft=a_draft())
    window.open(desk)
    window.press("reissue_discard")
    assert desk.left == [SHOP]
    assert desk.drafts.kept == {}


def test_the_way_back_to_the_orders_leaves_the_page(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    window.press("reissue_orders")
    assert desk.left == [SHOP]


def test_how_to_make_a_request_is_asked_for_the_order(window: Window) -> None:
    window.open(ReissueDesk())
    window.press("reissue_making")
    assert window.making == [SHOP]


def test_the_present_way_says_until_when_and_for_how_many_names_it_holds(window: Window) -> None:
    desk = with_new_names()
    window.at(Step.VALIDATION, desk, MORE)
    card = window.find(RadioCard, "reissue_way_keep")
    assert card.isChecked()
    assert card.choice.title == "Keep the present way, DNS TXT record"
    assert card.choice.note == "Still good to 3 Dec 2026 for 4 of 5 names."


def test_an_order_that_nobody_has_looked_at_says_what_keeping_means(window: Window) -> None:
    order = an_order()
    window.at(Step.VALIDATION, ReissueDesk(details_of(order), left=None))
    card = window.find(RadioCard, "reissue_way_keep")
    assert card.choice.title == "Keep the present way"
    assert "after signing in" in card.choice.note


def test_what_is_to_be_done_can_be_copied(window: Window) -> None:
    window.at(Step.VALIDATION, with_new_names(), MORE)
    assert window.text("reissue_todo_title") == "To do for 1 name"
    said = window.all_text(f"reissue_task_{GIFTS}")
    assert "_dnsauth.larkspur.example" in said
    assert TOKEN in said
    assert "Valid until" in said
    window.press("reissue_value_copy")
    assert QGuiApplication.clipboard().text() == TOKEN


@pytest.mark.parametrize(
    ("way", "words"),
    [
        ("dns_txt", "Add this TXT record to the domain’s zone."),
        ("dns_cname", "Add this CNAME record to the domain’s zone."),
        ("http", "Put a file with this content on the web server of this name."),
        ("email", "Once you send, DigiCert mails a link to these addresses. Open it in one."),
    ],
)
def test_each_way_says_what_to_do(window: Window, way: str, words: str) -> None:
    desk = with_new_names()
    window.at(Step.VALIDATION, desk, MORE)
    window.press(f"reissue_way_{way}")
    assert words in window.all_text("reissue_todo")
    assert desk.props.validation is not None
    assert desk.props.validation.chosen is ValidationMethod[way.upper()]


def test_e_mail_is_marked_as_on_its_way_out(window: Window) -> None:
    window.at(Step.VALIDATION)
    choice = window.find(RadioCard, "reissue_way_email").choice
    assert choice.tag == "On its way out"
    assert "15 Mar 2028" in choice.note


def test_e_mail_is_off_once_it_has_ended_and_says_since_when(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    desk.sessions.time = MAIL_ENDS
    desk.model.tick()
    card = window.find(RadioCard, "reissue_way_email")
    assert not card.isEnabled()
    assert card.choice.tag == ""
    assert card.choice.note.startswith("Not accepted since 15 Mar 2028")


def test_a_file_is_off_for_a_wildcard_and_says_so(window: Window) -> None:
    window.at(Step.VALIDATION, with_new_names(), WILD)
    card = window.find(RadioCard, "reissue_way_http")
    assert not card.isEnabled()
    assert card.choice.note == "Not for *.larkspur.example: a file on one site says nothing about the others."


def test_names_that_are_all_proved_ask_for_nothing(window: Window) -> None:
    window.at(Step.VALIDATION)
    assert window.sees("reissue_all_hold")
    assert not window.find(PlainLabel, "reissue_asking").isVisible()


def test_while_the_portal_is_asked_the_page_says_so(window: Window) -> None:
    desk = ReissueDesk()
    window.open(desk)
    desk.give()
    desk.model.forward()
    assert window.text("reissue_asking") == "Asking which methods are open…"
    assert window.sees("reissue_asking")
    desk.lane.drain()
    assert not window.sees("reissue_asking")


def test_a_portal_that_does_not_answer_leaves_the_present_way(window: Window) -> None:
    desk = ReissueDesk()
    desk.proofs.fail_with(Unavailable(MessageKey.PORTAL))
    window.at(Step.VALIDATION, desk)
    assert "did not answer" in window.all_text("reissue_ahead_trouble")
    assert not window.find(RadioCard, "reissue_way_dns_txt").isEnabled()
    desk.proofs.succeed()
    window.press("reissue_ahead_retry")
    assert window.find(RadioCard, "reissue_way_dns_txt").isEnabled()


def test_without_a_session_the_values_come_after_signing_in(window: Window) -> None:
    desk = window.at(Step.VALIDATION, ReissueDesk(left=None))
    window.press("reissue_way_dns_txt")
    assert "after signing in" in window.text("reissue_coming")
    window.press("reissue_sign_in")
    assert len(desk.wanted) == 1


def test_a_session_that_ended_is_said_above_the_step_and_nothing_is_lost(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    window.press("reissue_way_dns_cname")
    desk.sessions.time += timedelta(hours=3)
    desk.model.tick()
    assert "Your reissue draft is kept." in window.all_text("reissue_notice")
    assert window.find(RadioCard, "reissue_way_dns_cname").isChecked()
    window.press("reissue_notice_sign_in")
    assert len(desk.wanted) == 1


def test_a_quick_pick_is_the_reason(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    window.press("reissue_reason_1")
    assert window.find(QLineEdit, "reissue_reason").text() == "Server moved"
    assert desk.props.validation is not None
    assert desk.props.validation.reason == "Server moved"
    assert not window.sees("reissue_leaked")


def test_a_compromised_key_stops_a_request_with_the_old_one(window: Window) -> None:
    desk = window.at(Step.VALIDATION)
    stop = verdict(Check.KEY, Weight.STOP, MessageKey.KEY_SAME_LEAKED)
    desk.requests.verdicts = lambda _facts, _answers: (*passes()[:2], stop)
    window.press("reissue_reason_4")
    assert window.sees("reissue_leaked")
    assert "This is the key that was compromised" in window.all_text("reissue_notice")
    assert not window.button("reissue_main").isEnabled()
    window.press("reissue_notice_back")
    assert window.sees("csr_panel")


def test_a_draft_that_says_so_stops_it_too(window: Window) -> None:
    desk = ReissueDesk(draft=a_draft(reason="Key compromised last week"))
    window.open(desk)
    desk.lane.drain()
    assert desk.requests.asked[-1].is_key_compromised
    assert window.sees("reissue_leaked")


def test_what_is_sent_stands_there_field_by_field(window: Window) -> None:
    desk = with_new_names()
    desk.model.set_reason("Names changed", is_key_compromised=False)
    window.at(Step.REVIEW, desk, MORE)
    said = window.all_text("reissue_sent_fields")
    for part in (SHOP, *LARKSPUR, GIFTS, "added", "kept", "Names changed", "RSA 3072"):
        assert part in said
    assert window.text("reissue_method") == "The present one, DNS TXT record"


def test_the_request_is_folded_and_can_be_read_and_copied(window: Window) -> None:
    window.at(Step.REVIEW)
    text = window.find(QPlainTextEdit, "reissue_csr_text")
    assert not text.isVisible()
    lines = len(SAME.pem.splitlines())
    assert window.button("reissue_csr_open").text() == f"CSR (PEM, {lines} lines)"
    window.press("reissue_csr_open")
    assert text.isVisible()
    assert text.toPlainText() == SAME.pem
    window.press("reissue_csr_copy")
    assert QGuiApplication.clipboard().text() == SAME.pem


def test_a_name_that_is_left_out_says_when_and_whose_sites(window: Window) -> None:
    desk = dropping(window)
    said = window.all_text("reissue_then")
    hour = weekday_and_time(desk.sessions.now().replace(second=0) + timedelta(hours=72))
    assert "Earlier certificates are revoked" in said
    assert hour in said
    assert "pay.larkspur.example of Larkspur Florists" in window.text("then_sites")


def test_a_name_that_a_wildcard_covers_is_said_to_be_covered(window: Window) -> None:
    dropping(window, WILD)
    assert "pay.larkspur.example is still covered by *.larkspur.example." in window.text("then_sites").replace(
        "\u200b", ""
    )


def test_without_a_removed_name_nothing_is_said_to_be_revoked(window: Window) -> None:
    window.at(Step.REVIEW)
    assert "Earlier certificates keep working" in window.all_text("reissue_then")
    assert not window.sees("then_sites")
    assert "The new certificate ends on 17 May 2027" in window.all_text("reissue_then")


def test_sending_shows_that_it_is_on_its_way_and_then_what_comes_next(window: Window) -> None:
    desk = with_new_names()
    window.at(Step.REVIEW, desk, MORE)
    QTest.mouseClick(window.button("reissue_main"), Qt.MouseButton.LeftButton)
    assert window.button("reissue_main").text() == "Sending…"
    assert not window.button("reissue_main").isEnabled()
    assert not window.button("reissue_cancel").isEnabled()
    desk.lane.drain()
    assert "Reissue requested" in window.all_text("reissue_sent")
    assert GIFTS in window.text("reissue_sent_next")
    proofs: list[object] = []
    downloads: list[object] = []
    desk.model.prove_wanted.connect(proofs.append)
    desk.model.download_wanted.connect(downloads.append)
    window.press("reissue_prove")
    window.press("reissue_download")
    assert (proofs, downloads) == ([SHOP], [SHOP])
    window.press("reissue_main")
    assert desk.left == [SHOP]


def test_without_a_session_the_button_signs_in_and_sends(window: Window) -> None:
    desk = window.at(Step.REVIEW, ReissueDesk(left=None))
    assert window.button("reissue_main").text() == "Sign in and send"
    window.press("reissue_main")
    assert len(desk.wanted) == 1


def test_a_failure_is_said_at_the_top_and_can_be_tried_again(window: Window) -> None:
    desk = window.at(Step.REVIEW)
    desk.acts.refusal = Unavailable(MessageKey.PORTAL)
    window.press("reissue_main")
    assert "did not answer" in window.all_text("reissue_notice")
    desk.acts.refusal = None
    window.press("reissue_notice_retry")
    assert window.sees("reissue_sent")


def test_what_the_authority_refuses_leads_back_to_the_request(window: Window) -> None:
    desk = window.at(Step.REVIEW)
    desk.acts.refusal = FieldError("csr", MessageKey.KEY_REUSED, name="blog.larkspur.example")
    window.press("reissue_main")
    assert window.sees("csr_panel")
    assert "This key is already in use" in window.all_text("reissue_notice")


def test_a_pending_reissue_says_since_when_and_keeps_the_draft(window: Window) -> None:
    order = replace(an_order(status="reissue_pending"), status_since=NOW)
    desk = ReissueDesk(details_of(order, seen(order)), draft=a_draft())
    window.open(desk)
    said = window.all_text("reissue_blocked")
    assert "A reissue is already on its way" in said
    assert "Requested 20 Nov 2026" in said
    assert "Your draft is kept" in said
    assert not window.sees("reissue_main")
    window.press("reissue_blocked_leave")
    assert desk.drafts.load(SHOP) is not None


def test_the_focus_begins_where_something_is_to_be_done(window: Window) -> None:
    desk = ReissueDesk()
    window.open(desk)
    desk.give()
    window.press("reissue_main")
    assert window.focused() == "reissue_way_keep"
    window.press("reissue_main")
    assert window.focused() == "reissue_main"


def test_the_ways_are_one_group_for_the_keyboard(window: Window) -> None:
    window.at(Step.VALIDATION)
    keep = window.find(QRadioButton, "reissue_way_keep")
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(keep, Qt.Key.Key_Down)
    chosen = [each for each in window.widget.findChildren(QRadioButton) if each.isChecked()]
    assert [each.objectName() for each in chosen] == ["reissue_way_dns_txt"]
    assert window.desk.props.validation is not None
    assert window.desk.props.validation.chosen is ValidationMethod.DNS_TXT


def _came_to(desk: ReissueDesk, **changes: object) -> None:
    """The order stands otherwise than when the reissue was sent."""
    entry = desk.details.entry
    order = replace(entry.order, status_since=desk.sessions.now() + timedelta(minutes=13), **changes)  # type: ignore[arg-type]  # fields by name
    desk.orders.known[SHOP] = replace(desk.details, entry=replace(entry, order=order))
    desk.model.refresh(frozenset({Topic.ORDERS}))
    desk.lane.drain()


def test_what_was_sent_shows_as_issued_once_it_is(window: Window) -> None:
    desk = window.at(Step.REVIEW)
    window.press("reissue_main")
    _came_to(desk, expires_at=desk.sessions.now() + timedelta(days=150))
    assert "The new certificate is issued" in window.all_text("reissue_sent")
    assert window.button("reissue_download").text() == "Download…"
    assert not window.sees("reissue_sent_next")


def test_a_reissue_that_was_withdrawn_does_not_show_as_issued(window: Window) -> None:
    desk = window.at(Step.REVIEW)
    window.press("reissue_main")
    _came_to(desk)
    assert "The reissue was given up" in window.all_text("reissue_sent")
    assert not window.sees("reissue_download")
