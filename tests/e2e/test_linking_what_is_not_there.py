"""What is not there to be linked, who signs in through a company, and wrong credentials."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox

from tests.e2e.linking import COMPANY, LIFECYCLE, OKAFOR, AccountUser, fill_in, part, part_of
from tests.e2e.practice_mail import ONE_AT_OKAFOR, RESET, WELCOME, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage

MISMATCH = "That username and password do not match."
PAUSED = "Sign-in is paused for this username. Wait 15 minutes, then try again."
REQUEST = (
    "Hello {administrator}, I would like to use {service} of {organisation} with my DigiCert account. It is not on the "
    "list of my services: the account administrator has to enable it for me. After that I can link it. Thank you."
    "\n\nMaya Okafor\n"
)


def test_a_service_that_is_not_enabled_has_a_request_to_copy(filled: Stage) -> None:
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.sees_state(LIFECYCLE, "Not enabled")
    user.sees_fact(LIFECYCLE, "Your account administrator can enable it for you.")
    user.act("Copy a request", LIFECYCLE)
    assert QGuiApplication.clipboard().text() == REQUEST.format(
        administrator="Chidi Okafor", service="Trust Lifecycle Manager", organisation="Okafor Web Services"
    )


def test_what_is_not_on_the_list_is_asked_for_at_an_administrator(filled: Stage) -> None:
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.visitor.click("Link a service…")
    user.visitor.click("Not on the list?", user.wizard)
    organisation = part_of(user.visitor, QComboBox, "linking_missing_organisation", user.wizard)
    pick(organisation, "Copperfield Legal")
    service = part_of(user.visitor, QComboBox, "linking_missing_service", user.wizard)
    user.visitor.wait("the services that are missing there", lambda: service.findText("DigiCert ONE") < 0)
    pick(service, "Device Trust Manager")
    user.reads("Device Trust Manager is not on the list")
    user.reads("Your account administrator has to enable it for you.")
    user.visitor.click("Copy a note", part(user.visitor, "linking_missing"))
    assert QGuiApplication.clipboard().text() == REQUEST.format(
        administrator="Priya Nair", service="Device Trust Manager", organisation="Copperfield Legal"
    )


def pick(box: QComboBox, text: str) -> None:
    """Choose an entry, as the list of a box does for whoever clicks there."""
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def test_who_signs_in_through_a_company_is_told_before_the_start_what_is_not_carried_over(filled: Stage) -> None:
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.sees_fact(COMPANY, "Can be linked. Your company’s sign-in is not carried over.")
    user.act("Link", COMPANY)
    user.reads("Single sign-on is not carried over")
    user.reads("That set-up is not carried over: once linked, you sign in with your DigiCert account.")
    user.visitor.click("Continue with single sign-on", user.wizard)
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")
    user.reads("It was maya@okafor.example.")
    user.visitor.click("Open it", user.wizard)
    ServiceWindow(user.visitor).is_entered_by_link()


def test_five_wrong_passwords_pause_the_sign_in_until_fifteen_minutes_are_over(filled: Stage) -> None:
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.act("Link", OKAFOR)
    password = read_password(user.visitor, ONE_AT_OKAFOR)
    for tried in range(5):
        user.enter("m.okafor", f"wrong-{tried}")
        user.reads(MISMATCH if tried < 4 else PAUSED)
        user.visitor.button("Sign in", user.wizard)
    user.enter("m.okafor", password)
    user.reads("Too many tries")
    filled.pass_time(timedelta(minutes=14))
    user.reads("Too many tries")
    filled.pass_time(timedelta(minutes=1))
    form = part(user.visitor, "practice_sign_in", user.wizard)
    user.visitor.wait("no pause", lambda: "Too many tries" not in user.visitor.text(form))
    user.enter("m.okafor", password)
    user.reads("This username would clash")


def test_who_does_not_know_the_password_gets_a_new_one_by_practice_mail(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.go()
    form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
    fill_in(visitor, form, "m.okafor", "not this one")
    visitor.sees(MISMATCH, form)
    old = read_password(visitor, WELCOME)
    visitor.click("Reset password?", form)
    visitor.sees("a new practice password is in the practice mailbox", form)
    new = read_password(visitor, RESET)
    assert new != old
    fill_in(visitor, form, "m.okafor", old)
    visitor.sees(MISMATCH, form)
    fill_in(visitor, form, " M.Okafor ", new)
    part(visitor, "account_card")
