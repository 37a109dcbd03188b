"""Somebody with certificates of their own in several customer accounts, until they have signed in to each."""

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from certdesk.domain.migration import Situation
from tests.e2e.linking import part_of
from tests.e2e.moving import DONE, FIND, SIGN_IN, Mover, kept
from tests.e2e.practice_mail import read_mail, saved_mail
from tests.e2e.stage import Stage

SHOP, BAKERY, WILLS = (
    "wholesale.larkspur.example",
    "bestellen.bäckerei-morgenrot.example",
    "wills.copperfield-legal.example",
)
RENEWAL = "SSL certificate renewal: "


def test_from_typed_names_to_a_sign_in_for_each_account(filled: Stage, tmp_path: Path) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.OWN)
    mover.reads(FIND, "Add certificates first")
    type_names(mover)
    name_it_for_machines(mover)
    find_by_notices(mover, tmp_path)
    find_by_assistance(mover)
    mover.go_on()
    mover.reads(SIGN_IN, "0 of 3")
    sign_in(filled, mover, tmp_path)


def type_names(mover: Mover) -> None:
    """Names as people write them; what is none is said, and the rest is added."""
    mover.type_names(SHOP, BAKERY, WILLS, "not a name")
    mover.reads("0 of 3 found")
    assert mover.is_silent_about("Ask the client"), "they are one's own"


def name_it_for_machines(mover: Mover) -> None:
    """The provider's form gets a name as machines spell it, since not every form takes another."""
    mover.choose(BAKERY)
    mover.press("migration_find_assistance")
    identifier = part_of(mover.visitor, QLineEdit, "assistance_identifier").text()
    assert identifier == "bestellen.xn--bckerei-morgenrot-qqb.example"
    mover.press("assistance_close")


def find_by_notices(mover: Mover, folder: Path) -> None:
    """Renewal notices are in the practice mailboxes although nobody asked the provider for anything yet."""
    visitor = mover.visitor
    mail = read_mail(visitor, f"{RENEWAL}{SHOP}", "web@larkspur.example")
    mover.press("migration_notices_paste")
    text = part_of(visitor, QPlainTextEdit, "migration_paste_text")
    text.setPlainText(mail)
    mover.press("migration_paste_read")
    mover.sees_row(SHOP, "Found", "31884207")
    subject = f"Ihr SSL-Zertifikat für {BAKERY} läuft ab"
    mover.drop(saved_mail(visitor, subject, "laden@morgenrot.example", folder))
    mover.sees_row(BAKERY, "Found", "37460291")


def find_by_assistance(mover: Mover) -> None:
    """Account Assistance is asked by the name of the certificate."""
    mover.choose(WILLS)
    mover.press("migration_find_assistance")
    mover.visitor.click("Mail the customer number")
    mail = read_mail(mover.visitor, "Your customer number", "practice.manager@copperfield-legal.example")
    mover.type("assistance_came", mail.partition("Customer number: ")[2].split()[0])
    mover.press("assistance_save")
    mover.sees_row(WILLS, "Found", "41006125")


def sign_in(stage: Stage, mover: Mover, folder: Path) -> None:
    """A password is reset, a checklist saved, and each account ticked off."""
    mover.press("migration_reset_31884207")
    assert part_of(mover.visitor, QLineEdit, "assistance_number").text() == "31884207"
    mover.press("assistance_send")
    mover.visitor.sees("@larkspur.example")
    read_mail(mover.visitor, "Reset your password", "web@larkspur.example")
    mover.press("assistance_close")
    mover.press("migration_sign_in_checklist")
    mover.press_in("migration_paper_sheet", "migration_paper_text")
    mover.choose_path(folder / "accounts.txt")
    mover.visitor.wait("the checklist as a file", (folder / "accounts.txt").exists)
    assert "41006125" in (folder / "accounts.txt").read_text("utf-8")
    mover.press("migration_paper_close")
    for number in ("31884207", "37460291", "41006125"):
        mover.press(f"migration_tick_{number}")
    mover.reads(f"Done. {DONE}.")
    mover.visitor.wait("all ticks", lambda: len(kept(stage).signed_in) == 3)
    mover.go_on()
    mover.reads("None is under way.")
