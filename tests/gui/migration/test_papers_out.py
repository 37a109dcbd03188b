"""All packs at once: into one folder, with progress, a stop, and what became of each."""

from collections.abc import Mapping
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.correspondents import Signatory
from certdesk.domain.handovers import Stage
from certdesk.domain.handovers import packs as packs_of
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.domain.paper_text import paper_text
from certdesk.viewmodels.migration.papers.all import PackMatter, PapersOutViewModel, Props
from certdesk.views.migration.hand_over.packs_sheet import PacksSheet
from certdesk.views.theme.appearance import Appearance
from certdesk.views.wording.migration.packs import pack_paper, pack_stem
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.packing import planned


def quick(matter: PackMatter) -> Mapping[str, bytes]:
    """Files that take no time to make."""
    return {ending: f"{ending} {matter.pack.handover.client}".encode() for ending in ("pdf", "txt", "eml")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "packs"
    made.mkdir()
    return made


class Model:
    """The view-model with the packs of the practice ISO account, and what it told."""

    def __init__(self, moving: MovingDesk) -> None:
        self.moving = moving
        self.model = PapersOutViewModel(moving.desk.handing_over, moving.desk.sessions, moving.open, moving.runner)
        self.made: list[tuple[str, ...]] = []
        self.shown: list[Props] = []
        self.failures: list[Exception] = []
        self.model.made.connect(self.made.append)
        self.model.changed.connect(self.shown.append)
        self.model.failed.connect(self.failures.append)

    @property
    def props(self) -> Props:
        return self.model.props

    def asks(self) -> bool:
        return self.model.props.asks

    def error(self) -> MessageKey | None:
        error = self.model.props.error
        return None if error is None else error.key


@pytest.fixture
def packs(moving: MovingDesk) -> Model:
    planned(moving)
    made = Model(moving)
    made.model.begin(pack_stem)
    return made


def test_every_client_with_a_pack_is_meant_unless_some_are_named(packs: Model) -> None:
    assert packs.props.count == 10
    packs.model.begin(pack_stem, ["Holloway Books", "Nobody"])
    assert packs.props.count == 1
    packs.model.close()
    assert not packs.props.is_open


def test_what_may_be_several_strangers_is_saved_for_nobody(moving: MovingDesk) -> None:
    for name, number in (("a.example", "111"), ("b.example", "222")):
        added = moving.desk.holdings.take_typed(moving.migration.id, name, "").added
        moving.desk.account_search.take_number(moving.migration.id, added, Finding(number, Witness.CLIENT))
        moving.desk.handing_over.set_plan(moving.migration.id, added, MovePlan.CLIENT)
    moving.reload()
    made = Model(moving)
    made.model.begin(pack_stem)
    assert not made.props.is_open


def test_each_is_saved_and_told_to_be_made(packs: Model, folder: Path) -> None:
    packs.model.save(folder, quick)
    assert packs.props.is_saving
    assert list(folder.iterdir()) == []
    packs.moving.settle()
    assert len(list(folder.iterdir())) == 30
    assert (packs.props.is_saving, packs.props.rest, len(packs.props.lines)) == (False, 0, 10)
    assert len(packs.made) == 1
    assert "Holloway Books" in packs.made[0]
    assert any(props.progress and props.progress.total == 10 for props in packs.shown)


def test_a_file_that_is_in_the_way_is_asked_about_and_may_be_kept_or_replaced(packs: Model, folder: Path) -> None:
    mine = folder / "Holloway Books.txt"
    mine.write_text("mine")
    packs.model.save(folder, quick)
    packs.moving.settle()
    assert packs.asks()
    assert packs.error() is MessageKey.FILE_EXISTS
    assert list(folder.iterdir()) == [mine]
    assert packs.made == []
    packs.model.keep_both()
    packs.moving.settle()
    assert mine.read_text() == "mine"
    assert (folder / "Holloway Books (2).txt").exists()
    assert not packs.asks()
    packs.model.begin(pack_stem, ["Holloway Books"])
    packs.model.save(folder, quick)
    packs.moving.settle()
    packs.model.replace()
    packs.moving.settle()
    assert mine.read_text() == "txt Holloway Books"


def test_a_stop_keeps_what_is_saved_and_the_rest_can_follow(packs: Model, folder: Path, tmp_path: Path) -> None:
    def stopping(matter: PackMatter) -> Mapping[str, bytes]:
        if matter.pack.handover.client == "Copperfield Legal":
            packs.model.stop()
        return quick(matter)

    packs.model.save(folder, stopping)
    packs.moving.settle()
    assert packs.props.is_stopped
    assert (len(list(folder.iterdir())), packs.props.rest) == (9, 7)
    other = tmp_path / "other"
    other.mkdir()
    packs.model.save(other, quick)
    packs.moving.settle()
    assert (len(list(other.iterdir())), packs.props.rest) == (21, 0)
    assert [len(clients) for clients in packs.made] == [3, 7]
    assert not packs.props.is_stopped


def test_a_folder_that_is_gone_is_told_and_another_can_be_chosen(packs: Model, folder: Path) -> None:
    packs.model.save(folder / "gone", quick)
    packs.moving.settle()
    assert packs.error() is MessageKey.FILE_WRITE
    assert not packs.asks()
    packs.model.save(folder, quick)
    packs.moving.settle()
    assert packs.error() is None
    assert packs.props.rest == 0


def test_while_files_are_written_the_sheet_neither_closes_nor_begins_anew(packs: Model, folder: Path) -> None:
    packs.model.save(folder, quick)
    packs.model.close()
    packs.model.begin(pack_stem, [])
    packs.model.save(folder, quick)
    assert packs.props.is_saving
    packs.moving.settle()
    assert packs.props.rest == 0


def test_a_bug_goes_out_as_one(packs: Model, folder: Path) -> None:
    def broken(_matter: PackMatter) -> Mapping[str, bytes]:
        raise ZeroDivisionError

    packs.model.save(folder, broken)
    packs.moving.settle()
    assert [type(failure) for failure in packs.failures] == [ZeroDivisionError]
    assert not packs.props.is_saving


def test_without_an_open_migration_there_is_nothing_to_save(moving: MovingDesk) -> None:
    moving.open.show(None)
    model = Model(moving).model
    model.begin(pack_stem)
    assert not model.props.is_open


class Screen:
    """The sheet over a window."""

    def __init__(self, qtbot: QtBot, packs: Model) -> None:
        self.packs = packs
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.sheet = PacksSheet(self.window, packs.model)
        self.sheet.present()

    def button(self, name: str) -> QAbstractButton:
        found = self.sheet.findChild(QAbstractButton, f"migration_packs_{name}")
        assert isinstance(found, QAbstractButton)
        return found

    def press(self, name: str) -> None:
        assert self.button(name).isVisible()
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def choose(self, folder: Path) -> None:
        self.press("choose")
        dialog = self.sheet.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        assert dialog.fileMode() is QFileDialog.FileMode.Directory
        dialog.fileSelected.emit(str(folder))
        dialog.close()

    @property
    def outcome(self) -> str:
        label = self.sheet.findChild(QLabel, "migration_packs_outcome")
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance, packs: Model) -> Screen:
    packs.model.begin(pack_stem, ["Holloway Books", "Meridian Freight"])
    return Screen(qtbot, packs)


def test_the_files_are_what_the_paper_says_and_the_mail_has_its_recipient(screen: Screen, folder: Path) -> None:
    moving = screen.packs.moving
    moving.open.take(
        moving.desk.handing_over.set_recipient(moving.migration.id, "Holloway Books", "a@holloway.example")
    )
    screen.packs.model.begin(pack_stem, ["Holloway Books"])
    screen.choose(folder)
    moving.settle()
    found = packs_of(moving.view.moved, moving.view.handovers)
    (pack,) = (each for each in found if each.handover.client == "Holloway Books")
    paper = pack_paper(pack, moving.migration, moving.world.clock.now())
    assert (folder / "Holloway Books.txt").read_text("utf-8") == paper_text(paper)
    assert (folder / "Holloway Books.pdf").read_bytes().startswith(b"%PDF-")
    read = message_from_bytes((folder / "Holloway Books.eml").read_bytes(), policy=SMTP)
    assert (read["To"], read["Subject"], read["X-Unsent"]) == ("a@holloway.example", paper.title, "1")
    assert read["From"] is None


def test_saved_packs_are_signed_and_their_mails_have_a_sender(screen: Screen, folder: Path) -> None:
    moving = screen.packs.moving
    signatory = Signatory("Ama Okafor", "", "ama@okafor.example")
    moving.open.take(moving.desk.handing_over.sign(moving.migration.id, signatory))
    screen.packs.model.begin(pack_stem, ["Holloway Books"])
    screen.choose(folder)
    moving.settle()
    text = (folder / "Holloway Books.txt").read_text("utf-8")
    assert text.endswith("With kind regards,\nAma Okafor\nama@okafor.example\n")
    read = message_from_bytes((folder / "Holloway Books.eml").read_bytes(), policy=SMTP)
    assert (read["From"], read["X-Unsent"]) == ("ama@okafor.example", "1")


def test_a_pack_that_was_prepared_unsigned_is_not_changed_by_a_signature(packs: Model) -> None:
    moving = packs.moving
    handing, id_ = moving.desk.handing_over, moving.migration.id
    handing.mark(id_, ["Holloway Books"], Stage.SENT)
    moving.open.take(handing.sign(id_, Signatory("Ama Okafor")))
    found = packs_of(moving.view.moved, moving.view.handovers)
    (pack,) = (each for each in found if each.handover.client == "Holloway Books")
    assert (pack.change, pack.handover.stage) == (None, Stage.SENT)


def test_progress_result_and_closing(screen: Screen, folder: Path) -> None:
    screen.choose(folder)
    assert not screen.button("choose").isEnabled()
    assert screen.button("cancel").text() == "Stop"
    assert "Preparing 2 packs" in {label.text() for label in screen.sheet.findChildren(QLabel) if label.isVisible()}
    screen.packs.moving.settle()
    assert screen.outcome == "2 packs saved"
    table = screen.sheet.findChild(QTableView, "migration_packs_results")
    assert isinstance(table, QTableView)
    assert table.model().index(0, 1).data() == "Holloway Books (.pdf, .txt, .eml)"
    assert not screen.button("choose").isVisible()
    assert screen.button("show").isVisible()
    screen.press("cancel")
    assert not screen.sheet.isVisible()
    assert not screen.packs.props.is_open


def test_a_stop_is_taken_once_and_the_rest_is_offered(screen: Screen, folder: Path) -> None:
    screen.choose(folder)
    screen.press("cancel")
    assert screen.button("cancel").text() == "Stopping…"
    assert not screen.button("cancel").isEnabled()
    screen.packs.moving.settle()
    assert list(folder.iterdir()) == []
    assert screen.button("choose").isEnabled()


def test_what_is_in_the_way_is_asked_about_in_the_sheet(screen: Screen, folder: Path) -> None:
    (folder / "Holloway Books.pdf").write_text("mine")
    screen.choose(folder)
    screen.packs.moving.settle()
    banner = screen.sheet.findChild(QWidget, "migration_packs_problem")
    assert isinstance(banner, QWidget)
    assert banner.accessibleName() == "Holloway Books.pdf is there already"
    screen.press("replace")
    screen.packs.moving.settle()
    assert (folder / "Holloway Books.pdf").read_bytes().startswith(b"%PDF-")
    assert screen.outcome == "2 packs saved"


def test_a_disk_that_is_closed_is_told_for_each_pack(screen: Screen, folder: Path) -> None:
    (folder / "Holloway Books.pdf").mkdir()
    screen.choose(folder)
    screen.packs.moving.settle()
    screen.press("replace")
    screen.packs.moving.settle()
    assert screen.outcome == "1 saved, 1 not"
    table = screen.sheet.findChild(QTableView, "migration_packs_results")
    assert isinstance(table, QTableView)
    assert "Could not save in" in table.model().index(0, 1).data()
    assert screen.button("choose").text() == "Save the rest in…"


@pytest.mark.parametrize("plan", [MovePlan.DELEGATE, MovePlan.SHARE])
def test_packs_of_every_plan_are_saved(moving: MovingDesk, folder: Path, plan: MovePlan) -> None:
    planned(moving, plan)
    made = Model(moving)
    made.model.begin(pack_stem)
    made.model.save(folder, quick)
    moving.settle()
    assert made.props.rest == 0
