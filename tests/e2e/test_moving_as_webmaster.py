"""A webmaster moves eighteen certificates of eleven clients, from the first page until nothing is left."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path

from PySide6.QtCore import Qt

from certdesk.domain.migration import Situation
from tests.e2e.moving import DONE, FIND, HAND_OVER, Mover, kept
from tests.e2e.stage import Stage
from tests.e2e.webmaster import CAREERS, CLINIC, FORMS, MODELS, OLD, STUDIO, find_accounts


def test_from_the_first_page_until_nothing_depends_on_the_iso_account(filled: Stage, tmp_path: Path) -> None:
    mover = Mover(filled.open_book())
    mover.begin_as(Situation.WEBMASTER)
    mover.reads(FIND)
    mover.take_iso_account()
    find_accounts(filled, mover, tmp_path)
    mover.go_on()
    plan(mover)
    look_ahead(mover)
    mover.go_on()
    leave_nothing(mover)
    save_packs(mover, tmp_path)
    confirm(filled, mover)


def plan(mover: Mover) -> None:
    """Delegate access, the usual plan, a shared sign-in with its warning, and one that stays as it is."""
    mover.reads("Move 18 certificates off your ISO sign-in", "Three expire within 30 days.", "0 ready")
    mover.plan(STUDIO, "Client gives delegate access")
    mover.sees_plan(STUDIO, "Client gives delegate access", "Ready")
    mover.plan(CAREERS, "Client shares sign-in")
    mover.reads_in("migration_plan_share", "Sharing a sign-in is not advised", "let them type it themselves")
    mover.reads_in("migration_plan_share", "The provider does not endorse this option either", CAREERS)
    mover.press("migration_plan_share_keep")
    mover.visitor.wait("no warning", lambda: mover.is_silent_about("Sharing a sign-in is not advised"))
    mover.sees_plan(CAREERS, "Client shares sign-in", "Not advised")
    mover.plan(FORMS, "Keep as is for now")
    mover.press("migration_plan_offer_act")
    mover.sees_plan(FORMS, "Keep as is for now", "Ready")
    mover.sees_plan(CLINIC, "Client manages it", "Ready")
    mover.reads("Account 35501918 has plans that do not go together")
    mover.plan(MODELS, "Client gives delegate access")
    mover.sees_plan(MODELS, "Client gives delegate access", "Ready")


def look_ahead(mover: Mover) -> None:
    """The removal day, and what it means in words."""
    mover.press("migration_plan_as_forecast")
    mover.reads("If the ISO sign-in ended today, 18 of 18 certificates could be managed by nobody.")
    mover.type("migration_removal", "15 Jan 2027")
    mover.visitor.key(Qt.Key.Key_Return)
    mover.reads(
        "On 15 January, 1 of 18 certificates can be managed by nobody.",
        "To be in time, write to the clients by 1 January.",
        f"Renew {FORMS} between 5 December and 15 January: it ends on 3 February.",
    )
    mover.press("migration_plan_as_table")


def leave_nothing(mover: Mover) -> None:
    """One goes to its client after all, and the one that nobody can find is taken out."""
    mover.reads(HAND_OVER, "2 certificates still depend on the ISO account")
    mover.press("migration_back")
    mover.plan(FORMS, "Client manages it")
    mover.sees_plan(FORMS, "Client manages it", "Ready")
    mover.press("migration_back")
    mover.choose(OLD)
    mover.visitor.key(Qt.Key.Key_Delete)
    mover.reads("17 of 17 found")
    mover.go_on()
    mover.go_on()


def save_packs(mover: Mover, folder: Path) -> None:
    """All packs into a folder, read back as a client gets them."""
    mover.reads(HAND_OVER, "0 of 10 clients prepared")
    mover.press("migration_handover_save_all")
    mover.press("migration_packs_choose")
    mover.choose_path(folder)
    mover.reads_in("migration_packs_sheet", "10 packs saved")
    mover.press("migration_packs_cancel")
    mail = message_from_bytes((folder / "Kestrel Architects.eml").read_bytes(), policy=default)
    body = mail.get_body(("plain",))
    assert body is not None
    assert mail["Subject"] == "Your certificates: what to do before 15 January 2027"
    assert mail["X-Unsent"] == "1"
    told = " ".join(str(body.get_content()).split())
    for said in (
        STUDIO,
        "Your customer number is 35501918.",
        "choose “Products & Domains”",
        "We never need your password",
    ):
        assert said in told, said
    told = " ".join((folder / "Osprey Surveying.txt").read_text("utf-8").split())
    for said in (FORMS, "Customer number: 00734126", "Reset Password", "you renew the certificate yourself"):
        assert said in told, said
    assert (folder / "Copperfield Legal.pdf").read_bytes().startswith(b"%PDF")


def confirm(stage: Stage, mover: Mover) -> None:
    """Ticks until nothing is left, and the migration is put away."""
    mover.choose_client("Kestrel Architects")
    mover.press("migration_handover_sent")
    mover.reads("10 of 10 clients prepared · 1 sent · 0 confirmed")
    for client in sorted({line.holding.client for line in kept(stage).lines}):
        mover.choose_client(client)
        mover.press("migration_handover_confirmed")
    mover.reads("17 of 17 handed over", f"Done. {DONE}.")
    mover.press("migration_main")
    mover.reads("None is under way.")
    mover.visitor.sees("ISO migration is put away")
    mover.visitor.wait("that to be kept", lambda: kept(stage).migration.archived_at is not None)
