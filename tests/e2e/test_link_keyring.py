"""What is in the keyring after each step of linking, and what is said where it is locked or there is none."""

from dataclasses import dataclass, field

from certdesk.credentials.store import StoreUnusable
from tests.e2e.linking import CENTRAL, COMPANY, AccountUser, fill_in, part
from tests.e2e.practice_mail import WELCOME, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Keyring, Stage

ACCOUNT = "account/m.okafor"
LINK_OF_CENTRAL = "link/m.okafor/okafor-web-services/certcentral"
LINK_OF_ONE = "link/m.okafor/tidewater-marine/digicert one"


@dataclass
class NoKeyring:
    """A computer without a keyring."""

    asked: list[str] = field(default_factory=list)

    def get(self, account: str) -> str | None:
        self.asked.append(account)
        raise StoreUnusable("NoKeyringError")

    def set(self, account: str, secret: str) -> None:
        del secret
        self.get(account)

    def delete(self, account: str) -> None:
        self.get(account)


def entries(keyring: Keyring) -> set[str]:
    """What is in a keyring of the account's."""
    return {name for name in keyring.kept if name.startswith(("account/", "link/"))}


def open_central(user: AccountUser) -> None:
    """Open CertCentral by its link."""
    user.act("Open", CENTRAL)
    service = ServiceWindow(user.visitor)
    service.is_entered_by_link()
    service.close()


def test_the_keyring_holds_what_opens_the_account_and_its_links_until_signing_out(filled: Stage) -> None:
    keyring = filled.keyring = Keyring()
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.go()
    assert entries(keyring) == set()
    user.sign_in()
    visitor.sees("DigiCert account of Okafor Web Services, signed in on this computer")
    assert entries(keyring) == {ACCOUNT}
    open_central(user)
    assert entries(keyring) == {ACCOUNT, LINK_OF_CENTRAL}
    user.act("Link", COMPANY)
    visitor.click("Continue with single sign-on", user.wizard)
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")
    assert entries(keyring) == {ACCOUNT, LINK_OF_CENTRAL, LINK_OF_ONE}
    user.press("linking_main")
    user.be("Priya Nair")
    assert entries(keyring) == {ACCOUNT, LINK_OF_CENTRAL, LINK_OF_ONE}, "nothing of somebody else"
    visitor = filled.restart()
    user = AccountUser(visitor)
    user.go()
    part(visitor, "account_card")
    open_central(user)
    user.act("More about", CENTRAL)
    visitor.choose("Unlink…")
    visitor.click("Unlink", part(visitor, "unlink_sheet"))
    user.sees_state(CENTRAL, "Not linked")
    visitor.wait("its entry taken out", lambda: entries(keyring) == {ACCOUNT, LINK_OF_ONE})
    visitor.click("Sign out", part(visitor, "account_card"))
    visitor.sees("Sign in with your DigiCert account")
    visitor.wait("no entry", lambda: entries(keyring) == set())
    user.sees_state(COMPANY, "Linked")


def test_a_locked_keyring_is_said_and_used_again_once_it_opens(filled: Stage) -> None:
    keyring = filled.keyring = Keyring(refuses=True)
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.visitor.sees("DigiCert account of Okafor Web Services, signed in for this run")
    user.visitor.sees("The keyring of this computer is locked, or refused to keep it.")
    open_central(user)
    assert entries(keyring) == set()
    keyring.refuses = False
    visitor = filled.restart()
    user = AccountUser(visitor)
    user.go()
    visitor.sees("Sign in again to link and open services. Nothing is lost.")
    user.sees_state(CENTRAL, "Linked")
    form = part(visitor, "practice_sign_in", part(visitor, "accounts_page"))
    fill_in(visitor, form, "m.okafor", read_password(visitor, WELCOME))
    visitor.sees("signed in on this computer", part(visitor, "account_card"))
    assert entries(keyring) == {ACCOUNT}


def test_a_keyring_that_locks_itself_later_loses_nothing_and_is_emptied_when_it_opens(filled: Stage) -> None:
    keyring = filled.keyring = Keyring()
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    keyring.refuses = True
    open_central(user)
    visitor.sees("The keyring of this computer is locked, or refused to keep it.")
    visitor.click("Sign out", part(visitor, "account_card"))
    visitor.sees("Sign in with your DigiCert account")
    assert entries(keyring) == {ACCOUNT}, "it cannot be taken out of a locked keyring"
    keyring.refuses = False
    visitor = filled.restart()
    visitor.wait("no entry", lambda: entries(keyring) == set())


def test_without_a_keyring_the_sign_in_lasts_for_this_run(filled: Stage) -> None:
    filled.keyring = NoKeyring()
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    visitor.sees("The sign-in is kept for this run only. This computer has no keyring that CertDesk can use now.")
    open_central(user)
    visitor = filled.restart()
    user = AccountUser(visitor)
    user.go()
    visitor.sees("Sign in with your DigiCert account")
    user.sees_state(CENTRAL, "Linked")
