"""A webmaster hands certificates over to their clients: all packs at once, one by one, and taken back."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from certdesk.domain.handovers import Stage as Reached
from certdesk.domain.migration import Situation, Step
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.services.api import MigrationView
from tests.e2e.moving import Mover
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor


def begin(stage: Stage) -> Visitor:
    """A migration of the ISO account's certificates, found and planned but for one client, on its last page."""
    visitor = stage.open_book()
    desk = stage.program.desk
    migration = desk.migrations.begin("Off the ISO account").migration
    lines = desk.holdings.take_iso_account(migration.id).view.lines
    ready = [line.holding for line in lines if line.holding.client != "Brightwater Sailing"]
    clients = list(dict.fromkeys(each.client for each in ready))
    for place, client in enumerate(clients):
        held = [each.id for each in ready if each.client == client]
        desk.account_search.take_number(migration.id, held, Finding(f"4012770{place:02}", Witness.CLIENT))
        desk.handing_over.set_plan(migration.id, held, MovePlan.CLIENT)
    desk.migrations.change(
        migration.id, lambda begun: replace(begun, situation=Situation.WEBMASTER, step=Step.HAND_OVER)
    )
    visitor.click("ISO migration")
    visitor.wait("the page", lambda: visitor.buttons("Save all packs…"))
    return visitor


def view(stage: Stage) -> MigrationView:
    """What is kept of the migration."""
    desk = stage.program.desk
    return desk.migrations.load(desk.migrations.all()[0].id)


def test_all_packs_are_saved_into_a_folder_and_are_prepared_by_that(filled: Stage, tmp_path: Path) -> None:
    visitor = begin(filled)
    visitor.sees("0 of 18 handed over")
    visitor.sees("1 certificate still depends on the ISO account")
    visitor.click("Save all packs…")
    visitor.click("Choose a folder…")
    (dialog,) = visitor.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    visitor.wait("what became of the packs", lambda: visitor.buttons("Show in folder"))
    assert (tmp_path / "Tidewater Dental.pdf").read_bytes().startswith(b"%PDF")
    visitor.click("Close")
    visitor.wait("the ticks", lambda: "10 of 10 clients prepared" in visitor.text())
    assert {each.stage for each in view(filled).handovers} == {Reached.PREPARED}


def test_who_signs_is_given_once_and_stands_in_packs_after_a_restart(filled: Stage, tmp_path: Path) -> None:
    mover = Mover(begin(filled))
    mover.press("migration_signed_by_change")
    mover.type("migration_signing_name", "Ama Okafor")
    mover.type("migration_signing_email", "ama@okafor.example")
    mover.press("migration_signing_save")
    mover.visitor.sees("Signed by Ama Okafor, ama@okafor.example")
    mover = Mover(filled.restart())
    mover.visitor.click("ISO migration")
    mover.visitor.wait("the page", lambda: mover.visitor.buttons("Save all packs…"))
    mover.visitor.sees("Signed by Ama Okafor, ama@okafor.example")
    mover.choose_client("Tidewater Dental")
    mover.press("migration_paper_text")
    mover.choose_path(tmp_path / "pack.txt")
    mover.visitor.wait("the file", (tmp_path / "pack.txt").exists)
    assert (tmp_path / "pack.txt").read_text("utf-8").endswith("With kind regards,\nAma Okafor\nama@okafor.example\n")


@pytest.mark.foreign
def test_a_pack_that_is_saved_as_pdf_reads_as_its_text(filled: Stage, tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is missing")
    mover = Mover(begin(filled))
    mover.choose_client("Tidewater Dental")
    for ending in ("pdf", "text"):
        mover.press(f"migration_paper_{ending}")
        mover.choose_path(tmp_path / f"pack.{ending}")
        mover.visitor.wait("the file", (tmp_path / f"pack.{ending}").exists)
    printed = subprocess.run([reader, "-enc", "UTF-8", tmp_path / "pack.pdf", "-"], capture_output=True, check=True)
    told = " ".join(printed.stdout.decode().split())
    for said in ("clinic.tidewater-dental.example", "recall.tidewater-dental.example", "Reset Password"):
        assert said in told
        assert said in " ".join((tmp_path / "pack.text").read_text("utf-8").split())


def test_a_tick_is_taken_back_with_ctrl_z_and_nothing_is_lost_over_a_restart(filled: Stage) -> None:
    visitor = begin(filled)
    visitor.click("Sent")
    visitor.wait("the tick", lambda: [each.stage for each in view(filled).handovers] == [Reached.SENT])
    visitor.sees("Sent is ticked, and Prepared with it")
    visitor.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    visitor.wait("that to be undone", lambda: [each.stage for each in view(filled).handovers] == [Reached.OPEN])
    visitor.click("Confirmed")
    visitor.wait("the tick", lambda: [each.stage for each in view(filled).handovers] == [Reached.CONFIRMED])
    again = filled.restart()
    again.click("ISO migration")
    again.wait("the page", lambda: "1 confirmed" in again.text())
