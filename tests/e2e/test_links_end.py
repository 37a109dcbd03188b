"""How links end: unlinked by oneself, by the administrator, with the account's session, and with the world."""

from certdesk.credentials.vault import VaultKeys
from certdesk.simulator.practice import PracticeCA
from tests.e2e.linking import CENTRAL, COMPANY, COPPERFIELD, AccountUser, fill_in, part
from tests.e2e.practice_mail import WELCOME, read_mail, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Keyring, Stage

ENDED = "CertCentral is not linked any more: Okafor Web Services"


def test_unlinking_is_asked_about_once_and_asks_for_credentials_from_then_on(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    sheet = part(visitor, "unlink_sheet")
    visitor.sees("Unlink CertCentral?", sheet)
    visitor.sees("Its username stays m.okafor.", sheet)
    visitor.click("Cancel", sheet)
    user.sees_state(CENTRAL, "Linked")
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    visitor.click("Unlink", part(visitor, "unlink_sheet"))
    user.sees_state(CENTRAL, "Not linked")
    user.sees_fact(CENTRAL, "Both systems have a user called m.okafor")
    assert not user.offers("Open", CENTRAL)


def test_an_administrator_who_unlinks_ends_the_links_of_the_colleagues_who_are_told(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    user.act("Open", CENTRAL)
    service = ServiceWindow(visitor)
    service.is_entered_by_link()
    service.close()
    user.be("Chidi Okafor")
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    visitor.sees("the links of your colleagues at Okafor Web Services end too", part(visitor, "unlink_sheet"))
    visitor.click("Unlink", part(visitor, "unlink_sheet"))
    user.sees_state(CENTRAL, "Not linked")
    user.be_oneself()
    user.sees_state(CENTRAL, "Not linked")
    user.sees_fact(CENTRAL, "Chidi Okafor ended the link on 20 Nov 2026.")
    assert "That ended your link too." in read_mail(visitor, ENDED)


def test_what_an_administrator_ended_meanwhile_is_said_when_it_is_opened(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    unlink_elsewhere(filled)
    user.act("Open", CENTRAL)
    user.sees_fact(CENTRAL, "CertCentral is not linked any more")
    user.sees_fact(CENTRAL, "Chidi Okafor ended the link")
    user.sees_state(CENTRAL, "Not linked")


def unlink_elsewhere(stage: Stage) -> None:
    """Have the administrator unlink on another computer."""
    keys = VaultKeys(stage.places.data, Keyring(refuses=True))
    practice = PracticeCA(stage.places.practice_database, keys.key, stage.clock)
    session = practice.people.act_as("chidi-okafor")
    practice.directory.unlink(session.token, CENTRAL)


def test_signing_out_keeps_the_links_and_signing_in_opens_them_again(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    visitor.click("Sign out", part(visitor, "account_card"))
    visitor.sees("Sign in with your DigiCert account")
    user.sees_state(CENTRAL, "Linked")
    assert not user.offers("Open", CENTRAL)
    form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
    fill_in(visitor, form, "m.okafor", read_password(visitor, WELCOME))
    part(visitor, "account_card")
    user.act("Open", CENTRAL)
    ServiceWindow(visitor).is_entered_by_link()


def test_after_thirty_one_days_the_account_is_signed_in_to_again(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    visitor.move_time("31 days")
    visitor.sees("You are signed out of your DigiCert account")
    user.sees_state(CENTRAL, "Linked")
    form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
    fill_in(visitor, form, "m.okafor", read_password(visitor, WELCOME))
    part(visitor, "account_card")
    user.act("Open", CENTRAL)
    ServiceWindow(visitor).is_entered_by_link()


def test_starting_over_ends_being_signed_in_and_makes_everybody_anew(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    user.act("Link", COMPANY)
    visitor.click("Continue with single sign-on", user.wizard)
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")
    user.press("linking_main")
    user.sees_state(COMPANY, "Linked")
    visitor.click("Practice CA")
    visitor.choose("Start over…")
    visitor.click("Start over")
    visitor.sees("No orders yet")
    visitor.click("Open the practice portfolio")
    visitor.wait("the orders", lambda: filled.program.models.orders.props.total == 42)
    user.go()
    visitor.wait("no services", lambda: not visitor.buttons("Link a service…"))
    user.sign_in()
    user.sees_state(COMPANY, "Not linked")
    user.sees_state(COPPERFIELD, "Not linked")
