"""The administrator begins: links first, sees how far the team is, tells it; and then it is everybody else's turn."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication

from tests.e2e.linking import COPPERFIELD, AccountUser, part
from tests.e2e.practice_mail import ONE_AT_COPPERFIELD, PRIYA_MAIL, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage
from tests.gui.mail_program import MailProgram

TURN = "Priya Nair has linked DigiCert ONE. Yours links now."


@pytest.fixture
def mail_program() -> Iterator[MailProgram]:
    """Takes every mail that is to be written."""
    program = MailProgram()
    QDesktopServices.setUrlHandler("mailto", program, "open_mail")  # type: ignore[arg-type]  # takes text
    yield program
    QDesktopServices.unsetUrlHandler("mailto")


def link_as_priya(user: AccountUser) -> None:
    """Link DigiCert ONE of Copperfield Legal as its administrator."""
    user.be("Priya Nair")
    user.sees_fact(COPPERFIELD, "You are the account administrator: once you have linked, others can.")
    user.act("Link", COPPERFIELD)
    user.enter("priya", read_password(user.visitor, ONE_AT_COPPERFIELD, PRIYA_MAIL))
    user.reads("You begin: after this, your colleagues can link with one click.")
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")


def test_an_administrator_sees_how_far_the_team_is_and_has_a_note_for_it(
    filled: Stage, mail_program: MailProgram
) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    link_as_priya(user)
    user.reads("Your DigiCert ONE username is now p.nair, as in your DigiCert account. It was priya.")
    user.reads("0 of 4 linked")
    user.reads("g.ashdown in the DigiCert account, george.ashdown in DigiCert ONE")
    user.reads(
        "h.marsh in the DigiCert account, h.marsh in DigiCert ONE. Has to change the DigiCert ONE username first."
    )
    user.reads("r.vaughan in the DigiCert account. Enable DigiCert ONE for this user there.")
    user.reads("m.okafor in the DigiCert account, maya.okafor in DigiCert ONE")
    visitor.click("Copy a note", user.wizard)
    note = QGuiApplication.clipboard().text()
    assert note.startswith("Hello, DigiCert ONE of Copperfield Legal is linked to my DigiCert account")
    assert note.endswith("\n\nPriya Nair\n")
    visitor.click("Open in mail", user.wizard)
    (address,) = map(unquote, mail_program.opened)
    assert "rhys" not in address, "nobody is told who was not given the service"
    for told in ("web@okafor.example", "george.ashdown@", "helen.marsh@"):
        assert told in address
    visitor.click("Open it", user.wizard)
    ServiceWindow(visitor).is_entered_by_link()


def test_once_the_administrator_has_linked_the_pane_says_by_itself_that_it_is_time(filled: Stage) -> None:
    visitor = filled.open_book()
    user = AccountUser(visitor)
    user.sign_in()
    user.begin(COPPERFIELD)
    user.enter("maya.okafor", read_password(visitor, ONE_AT_COPPERFIELD))
    user.press("linking_main")
    user.reads("Your administrator has to link first")
    user.press("linking_later")
    user.sees_state(COPPERFIELD, "Waiting for administrator")
    user.sees_badge("")
    link_as_priya(user)
    user.press("linking_main")
    user.be_oneself()
    visitor.sees(TURN, part(visitor, "toasts"))
    user.sees_badge("1")
    user.sees_fact(COPPERFIELD, "Priya Nair has linked. Yours links now.")
    user.act("Link now", COPPERFIELD)
    user.enter("maya.okafor", read_password(visitor, ONE_AT_COPPERFIELD))
    user.press("linking_main")
    user.reads("DigiCert ONE is linked")
    user.press("linking_main")
    user.sees_state(COPPERFIELD, "Linked")
    user.sees_badge("")
    user.act("Open", COPPERFIELD)
    service = ServiceWindow(visitor)
    service.is_entered_by_link()
    service.close()
    user.be("Priya Nair")
    user.act("More about", COPPERFIELD)
    visitor.choose("Team…")
    user.reads("1 of 4 linked")
    user.reads("m.okafor in both systems")
