"""DigiCert does not answer: said at each step of the wizard and of the pane, and nothing is lost by it."""

from tests.e2e.linking import CENTRAL, COMPANY, COPPERFIELD, OKAFOR, AccountUser, fill_in, part
from tests.e2e.practice_mail import ONE_AT_COPPERFIELD, ONE_AT_OKAFOR, WELCOME, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage

SILENT = "DigiCert did not answer"


def test_at_every_step_of_the_wizard_silence_is_said_and_the_step_works_once_it_is_over(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(filled, visitor)
    user.sign_in()
    password = read_password(visitor, ONE_AT_COPPERFIELD)
    user.set_online(is_online=False)
    visitor.click("Link a service…")
    user.reads(SILENT)
    user.choose(COPPERFIELD)
    visitor.click("Continue", user.wizard)
    user.enter("maya.okafor", password)
    form = part(visitor, "practice_sign_in", user.wizard)
    visitor.sees(SILENT, form)
    user.set_online(is_online=True)
    user.enter("maya.okafor", password)
    user.reads("Priya Nair has not linked yet")
    user.set_online(is_online=False)
    user.press("linking_main")
    user.reads(SILENT)
    user.set_online(is_online=True)
    user.press("linking_main")
    user.reads("Your administrator has to link first")
    user.set_online(is_online=False)
    user.press("linking_retry")
    user.reads(SILENT)
    user.reads("Your administrator has to link first")
    user.press("linking_later")
    user.sees_state(COPPERFIELD, "Waiting for administrator")


def test_a_conflict_waits_for_a_service_that_does_not_answer(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(filled, visitor)
    user.sign_in()
    user.act("Link", OKAFOR)
    user.enter("m.okafor", read_password(visitor, ONE_AT_OKAFOR))
    user.reads("This username would clash")
    visitor.click("Open DigiCert ONE", user.wizard)
    service = ServiceWindow(visitor)
    service.open_profile()
    user.set_online(is_online=False)
    service.update("maya.o")
    service.reads(SILENT)
    user.press("linking_main")
    user.reads(SILENT)
    user.set_online(is_online=True)
    service.update("maya.o")
    user.reads("The username is changed")
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")


def test_a_team_that_cannot_be_read_is_read_again(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(filled, visitor)
    user.sign_in()
    user.be("Chidi Okafor")
    user.set_online(is_online=False)
    user.act("More about", CENTRAL)
    visitor.choose("Team…")
    user.reads(SILENT)
    user.set_online(is_online=True)
    visitor.click("Try again", part(visitor, "linking_done"))
    user.reads("of 4 linked")
    user.set_online(is_online=False)
    visitor.click("Open it", user.wizard)
    user.reads(SILENT)


def test_the_pane_shows_what_it_knew_says_so_and_catches_up(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(filled, visitor)
    user.sign_in()
    user.sees_state(CENTRAL, "Linked")
    user.set_online(is_online=False)
    visitor.type_keys("F5")
    pane = part(visitor, "accounts_page")
    visitor.sees(SILENT, pane)
    visitor.sees("as of 14:02", pane)
    user.sees_state(CENTRAL, "Linked")
    user.act("Open", CENTRAL)
    user.sees_fact(CENTRAL, SILENT)
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    visitor.click("Unlink", part(visitor, "unlink_sheet"))
    user.sees_fact(CENTRAL, SILENT)
    user.sees_state(CENTRAL, "Linked")
    user.set_online(is_online=True)
    visitor.wait("an answer", lambda: SILENT not in visitor.text(pane))
    user.act("Open", CENTRAL)
    ServiceWindow(visitor).is_entered_by_link()


def test_signing_in_says_it_too_and_signing_out_needs_no_answer(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(filled, visitor)
    user.go()
    password = read_password(visitor, WELCOME)
    form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
    user.set_online(is_online=False)
    fill_in(visitor, form, "m.okafor", password)
    visitor.sees(SILENT)
    user.set_online(is_online=True)
    fill_in(visitor, form, "m.okafor", password)
    card = part(visitor, "account_card")
    user.sees_state(COMPANY, "Not linked")
    user.set_online(is_online=False)
    visitor.click("Sign out", card)
    visitor.sees("Sign in with your DigiCert account")
