"""How a webmaster finds the customer accounts of eighteen certificates, each of the ways used once."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.e2e.moving import Mover
from tests.e2e.practice_mail import dragged_mail, read_mail, saved_mail
from tests.e2e.stage import Stage

SHOP, CLUB, TICKETS = "wholesale.larkspur.example", "club.hollowaybooks.example", "tickets.hollowaybooks.example"
PARENTS, STUDIO, OLD = "parents.ashgrove-school.example", "studio.kestrel-arch.example", "old.brightwater.example"
MODELS, FORMS, CLINIC = (
    "*.models.kestrel-arch.example",
    "forms.osprey-surveying.example",
    "clinic.tidewater-dental.example",
)
WILLS, CAREERS = "wills.copperfield-legal.example", "careers.copperfield-legal.example"
RECALL, WEDDINGS = "recall.tidewater-dental.example", "weddings.larkspur.example"
RENEWAL = "SSL certificate renewal: {}"
NOTICES = (
    (RENEWAL.format(SHOP), "web@larkspur.example"),
    (RENEWAL.format(PARENTS), "office@ashgrove-school.example"),
    (RENEWAL.format(PARENTS), "bursar@ashgrove-school.example"),
    (RENEWAL.format(FORMS), "admin@osprey-surveying.example"),
    ("2 Ihrer SSL-Zertifikate laufen ab", "technik@nordlicht.example"),
    ("2 van uw SSL-certificaten verlopen", "infra@meridianfreight.example"),
    ("Ihr SSL-Zertifikat für bestellen.bäckerei-morgenrot.example läuft ab", "laden@morgenrot.example"),
    (f"FINAL NOTICE: {CLUB} will be suspended", "webshop@hollowaybooks.example"),
)


def find_accounts(stage: Stage, mover: Mover, folder: Path) -> None:
    """Go every way that there is; one certificate stays without an account."""
    read_notices(stage, mover, folder)
    settle_two_answers(mover)
    look_at_what_may_not_be_genuine(mover)
    ask_account_assistance(mover)
    ask_a_client(mover)
    type_the_rest(mover)


def read_notices(stage: Stage, mover: Mover, folder: Path) -> None:
    """One is dragged out of the practice mailbox, the others are saved from there and dropped together."""
    visitor = mover.visitor
    mover.drop_data(dragged_mail(stage, visitor, RENEWAL.format(CLINIC), "office@tidewater-dental.example"))
    mover.sees_row(CLINIC, "Found", "customer number 40127763")
    mover.reads_in("migration_find_known", "Renewal notice, 2 Nov 2026", "Customer number: 40127763", "Line 5")
    mover.drop(*(saved_mail(visitor, subject, address, folder) for subject, address in NOTICES))
    mover.reads("8 mails read, 8 renewal notices, 6 certificates settled")
    mover.press("migration_notices_details")
    mover.reads_in("migration_result", "1 notice that may not be genuine", "1 that gave nothing", "No customer number")
    mover.press("migration_result_close")


def settle_two_answers(mover: Mover) -> None:
    """Two notices name two accounts of the school: both are shown with where they stand, and one is chosen."""
    mover.choose(PARENTS)
    mover.reads_in("migration_find_conflict", " 2026 says 38840027, renewal notice of ", " 2025 says 29004418.")
    mover.press("migration_find_use_38840027")
    mover.sees_row(PARENTS, "Found", "customer number 38840027")


def look_at_what_may_not_be_genuine(mover: Mover) -> None:
    """It settles nothing by itself, and says why."""
    mover.choose(CLUB)
    mover.reads_in("migration_find_doubted", "This notice may not be genuine", "It was not sent from the provider’s")
    mover.press("migration_find_look")
    mover.reads_in("migration_find_doubted", "50010333", "account-check.example")
    mover.sees_row(CLUB, "Not found yet", "Notice to check")


def ask_account_assistance(mover: Mover) -> None:
    """The number comes by mail, and is typed for both certificates that are chosen."""
    visitor = mover.visitor
    mover.choose(CLUB, TICKETS)
    mover.press("migration_find_assistance")
    visitor.click("Mail the customer number")
    visitor.sees("The answer goes to *******@hollowaybooks.example")
    mail = read_mail(visitor, "Your customer number", "webshop@hollowaybooks.example")
    number = mail.partition("Customer number: ")[2].split()[0]
    mover.type("assistance_came", number)
    mover.press("assistance_save")
    for name in (CLUB, TICKETS):
        mover.sees_row(name, "Found", "customer number 27190455")


def ask_a_client(mover: Mover) -> None:
    """The note names both of theirs and where their number stands; copying it marks them as asked."""
    mover.choose(STUDIO, MODELS)
    mover.press("migration_find_ask_copy")
    note = QGuiApplication.clipboard().text()
    assert STUDIO in note
    assert MODELS in note
    assert "the drop-down shows it as “Customer #”" in note
    assert "Keep your password to yourself" in note
    mover.sees_row(MODELS, "Asked client")
    mover.type("migration_find_number", "35501918")
    mover.press("migration_find_number_save")
    mover.reads("2 certificates", "All of them are found.")
    mover.choose(STUDIO)
    mover.reads_in("migration_find_known", "Client replied")


def type_the_rest(mover: Mover) -> None:
    """What Customer Support told, what one knows, and a number with zeros in front."""
    mover.choose(WILLS)
    mover.press("migration_find_support_show")
    mover.reads_in("migration_find_support", WILLS, "Premium SSL", "on the invoice or the renewal notice")
    mover.type("migration_find_support_number", "4100612 5x")
    mover.press("migration_find_support_number_save")
    mover.reads_in("migration_find_support", "A customer number has one to ten digits, as in 31884207.")
    mover.type("migration_find_support_number", "41006125")
    mover.press("migration_find_support_number_save")
    mover.sees_row(WILLS, "Found", "customer number 41006125")
    typed = ((FORMS, "00734126"), (RECALL, "40127763"), (WEDDINGS, "31884207"), (CAREERS, "30277914"))
    for name, number in typed:
        mover.choose(name)
        mover.type("migration_find_number", number)
        mover.press("migration_find_number_save")
        mover.sees_row(name, "Found", f"customer number {number}")
    mover.reads("17 of 18 found", "1 to go")
