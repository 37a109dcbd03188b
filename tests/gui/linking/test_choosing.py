"""The wizard's list of services: how each stands, what to expect of it, and what is not on it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.linking import SeatView
from certdesk.views.kit.choice import RadioCard
from certdesk.views.wording.linking_choice import expectation
from tests.fakes_gui.account_samples import COPPERFIELD, clashing_seat, ready_seat, waiting_seat
from tests.fakes_gui.accounts import silent
from tests.fakes_gui.linking import (
    ADMINISTERED,
    CLASHING,
    FREE,
    LINKED,
    MISSING,
    PARTNER,
    SSO,
    WAITING,
    LinkingDesk,
)
from tests.gui.linking.window import WizardWindow


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        (FREE, "Your account administrator has linked, so you link with one click."),
        (ready_seat(), "Your account administrator has linked, so you link with one click."),
        (WAITING, "Priya Nair has to link first; until then DigiCert shows “Proceed without linking”."),
        (waiting_seat(), "Priya Nair has to link first; until then DigiCert shows “Proceed without linking”."),
        (ADMINISTERED, "You are the account administrator: begin, and your colleagues can link after you."),
        (CLASHING, "Your DigiCert ONE username, m.okafor, exists in your DigiCert account too."),
        (PARTNER, "Your CertCentral username, m.okafor, exists in your DigiCert account too."),
        (clashing_seat(), "Continue shows how to change the DigiCert ONE username"),
        (SSO, "That set-up is not carried over"),
        (LINKED, "It opens with your DigiCert account already."),
        (MISSING, "Your account administrator, Chidi Okafor, has to enable it for you."),
    ],
)
def test_each_service_says_what_to_expect(seat: SeatView, words: str, wizard: WizardWindow) -> None:
    assert words in expectation(seat)
    wizard.open(desk=LinkingDesk(seat))
    card = wizard.find(RadioCard, "linking_seat_0")
    assert words in card.choice.note.replace("\u200b", "")
    assert seat.standing.organisation.name in card.choice.note
    assert card.isEnabled() is (seat not in (LINKED, MISSING))


def test_of_several_administrators_one_is_enough(wizard: WizardWindow) -> None:
    both = replace(COPPERFIELD, administrators=(*COPPERFIELD.administrators, Administrator("Tom Reyes", "t@c.example")))
    seat = replace(WAITING, standing=replace(WAITING.standing, organisation=both))
    assert "Priya Nair or Tom Reyes has to link first" in expectation(seat)


def test_continue_waits_for_a_choice_and_says_so(wizard: WizardWindow) -> None:
    wizard.open()
    assert not wizard.button("linking_main").isEnabled()
    assert wizard.button("linking_main").accessibleDescription() == "Choose a service first"
    wizard.press("linking_seat_1")
    assert wizard.button("linking_main").isEnabled()
    wizard.press("linking_main")
    assert wizard.sees("linking_sign_in")
    assert wizard.text("linking_title") == "Link DigiCert ONE"


def test_what_cannot_be_chosen_is_not_chosen(wizard: WizardWindow) -> None:
    desk = wizard.open()
    last = wizard.find(RadioCard, f"linking_seat_{len(desk.props.seats) - 1}")
    QTest.mouseClick(last, Qt.MouseButton.LeftButton)
    assert desk.props.chosen is None
    assert not last.isChecked()


def test_the_letter_for_a_service_that_is_missing_can_be_copied(wizard: WizardWindow) -> None:
    desk = wizard.open()
    wizard.press("linking_not_on_list")
    assert wizard.text("linking_missing_title") == "Trust Lifecycle Manager is not on the list"
    assert wizard.focused() == "linking_missing_service"
    wizard.press("linking_missing_note_copy")
    assert "enable it for me" in QGuiApplication.clipboard().text()
    assert QGuiApplication.clipboard().text().startswith("Hello Chidi Okafor,")
    wizard.press("linking_missing_close")
    assert not wizard.sees("linking_missing")
    assert wizard.focused() == "linking_not_on_list"
    assert desk.accounts.count("link") == 0


def test_another_service_and_another_organisation_can_be_named(wizard: WizardWindow) -> None:
    desk = wizard.open()
    wizard.press("linking_not_on_list")
    organisations = wizard.find(QComboBox, "linking_missing_organisation")
    organisations.activated.emit(organisations.findText("Copperfield Legal"))
    services = wizard.find(QComboBox, "linking_missing_service")
    assert services.findText("DigiCert ONE") == -1
    services.activated.emit(services.findText("Document Trust Manager"))
    assert desk.props.missing is not None
    assert desk.props.missing.service is Service.DOCUMENT_TRUST
    assert "Document Trust Manager" in wizard.text("linking_missing_note_text")
    assert "Priya Nair" in wizard.text("linking_missing_note_text")
    services.activated.emit(0)
    assert not wizard.sees("linking_missing_note_copy")


def test_without_a_service_the_list_says_so(wizard: WizardWindow) -> None:
    desk = LinkingDesk(LINKED)
    wizard.open(desk=desk)
    assert wizard.text("linking_nothing") == "Every service that is enabled for you is linked."


def test_a_silent_directory_shows_the_list_as_it_was_and_is_asked_again(wizard: WizardWindow) -> None:
    desk = LinkingDesk()
    desk.accounts.fail("refresh", silent())
    wizard.open(desk=desk)
    assert "DigiCert did not answer" in wizard.all_text("linking_notice")
    assert wizard.sees("linking_seat_0")
    wizard.press("linking_notice_retry")
    assert not wizard.sees("linking_notice")


def test_signed_out_leads_to_the_accounts(wizard: WizardWindow) -> None:
    desk = wizard.open(desk=LinkingDesk(is_signed_in=False))
    assert "You are signed out of your DigiCert account" in wizard.all_text("linking_notice")
    wizard.press("linking_notice_accounts")
    assert desk.told[-1] == "left"
