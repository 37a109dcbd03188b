"""The menu of the practice chip: what it offers, and what it says of approvals and of being offline."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from certdesk.domain.practice import PracticeState
from certdesk.viewmodels.practice import Inputs, Props, derive
from certdesk.views.shell.practice_chip import PracticeChip
from certdesk.views.theme.appearance import Appearance
from tests.samples import DAY, NOW


@pytest.fixture
def chip(appearance: Appearance, qtbot: QtBot) -> PracticeChip:
    chip = PracticeChip()
    qtbot.addWidget(chip)
    return chip


def standing(*, waiting: int = 0, is_online: bool = True, moved: timedelta = timedelta()) -> Props:
    return derive(Inputs(PracticeState(True, NOW + moved, moved, 0, waiting, is_online)))


def entry(chip: PracticeChip, start: str) -> QAction:
    return next(each for each in chip.findChildren(QAction) if each.text().startswith(start))


@pytest.mark.parametrize(
    ("waiting", "words"),
    [(0, "Requests waiting for approval…"), (2, "Requests waiting for approval (2)…")],
)
def test_the_menu_counts_the_requests_that_wait(chip: PracticeChip, waiting: int, words: str) -> None:
    chip.render_props(standing(waiting=waiting))
    asked: list[bool] = []
    chip.approvals_wanted.connect(lambda: asked.append(True))
    action = entry(chip, "Requests")
    assert action.text() == words
    action.trigger()
    assert asked == [True]


def test_the_menu_leads_to_a_new_order(chip: PracticeChip) -> None:
    asked: list[bool] = []
    chip.order_wanted.connect(lambda: asked.append(True))
    entry(chip, "Place an order…").trigger()
    assert asked == [True]


def test_the_menu_leads_to_being_somebody_else_and_the_chip_says_whom_one_is(chip: PracticeChip) -> None:
    asked: list[bool] = []
    chip.people_wanted.connect(lambda: asked.append(True))
    entry(chip, "Be another person…").trigger()
    assert asked == [True]
    chip.render_props(standing(moved=DAY))
    chip.render_acting("Priya Nair")
    button = chip.findChild(QPushButton, "practice_chip")
    assert button is not None
    assert button.accessibleDescription() == "+1 day, You are Priya Nair"
    chip.render_acting("")
    assert button.accessibleDescription() == "+1 day"


def test_the_menu_leads_to_the_practice_world_s_dns(chip: PracticeChip) -> None:
    asked: list[bool] = []
    chip.zone_wanted.connect(lambda: asked.append(True))
    entry(chip, "Practice DNS and web…").trigger()
    assert asked == [True]


def test_the_menu_leads_to_the_provider_of_the_iso_account(chip: PracticeChip) -> None:
    asked: list[str] = []
    chip.iso_account_wanted.connect(lambda: asked.append("account"))
    chip.assistance_wanted.connect(lambda: asked.append("assistance"))
    entry(chip, "ISO account…").trigger()
    entry(chip, "Account Assistance…").trigger()
    assert asked == ["account", "assistance"]


def test_the_menu_asks_where_to_write_requests_to_try(chip: PracticeChip, tmp_path: Path) -> None:
    wanted: list[Path] = []
    chip.samples_wanted.connect(wanted.append)
    entry(chip, "Write CSRs to try…").trigger()
    (dialog,) = chip.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.Directory
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert wanted == [tmp_path]


def test_the_practice_ca_is_taken_offline_and_brought_back(chip: PracticeChip) -> None:
    wanted: list[bool] = []
    chip.online_wanted.connect(wanted.append)
    chip.render_props(standing())
    entry(chip, "Take the practice CA offline").trigger()
    chip.render_props(standing(is_online=False))
    entry(chip, "Bring the practice CA back online").trigger()
    assert wanted == [False, True]


def test_the_chip_says_offline_in_words_and_where_the_clock_stands_too(chip: PracticeChip) -> None:
    button = chip.findChild(QPushButton, "practice_chip")
    assert isinstance(button, QPushButton)
    said = []
    for props in (standing(), standing(is_online=False), standing(is_online=False, moved=timedelta(days=31))):
        chip.render_props(props)
        said.append(button.accessibleDescription())
    assert said == ["", "offline", "+31 days, offline"]


def test_folded_to_its_icon_the_chip_still_shows_that_it_is_offline(chip: PracticeChip) -> None:
    chip.set_folded(True)
    chip.setFixedWidth(32)
    seen = []
    for is_online in (True, False):
        chip.render_props(standing(is_online=is_online, moved=31 * DAY))
        seen.append(chip.grab().toImage())
    assert seen[0] != seen[1]
    button = chip.findChild(QPushButton, "practice_chip")
    assert isinstance(button, QPushButton)
    assert button.toolTip().endswith("\n+31 days\noffline")


@pytest.fixture
def doubled(qapp: QApplication, appearance: Appearance) -> Iterator[None]:
    """Letters of twice the size; the fixture of the appearance puts them back."""
    large = qapp.font()
    large.setPixelSize(26)
    qapp.setFont(large)
    yield
    QApplication.processEvents()


def test_in_large_letters_the_note_stands_below_the_words(chip: PracticeChip, doubled: None) -> None:
    button = chip.findChild(QPushButton, "practice_chip")
    assert isinstance(button, QPushButton)
    chip.render_props(standing())
    one = button.heightForWidth(200)
    chip.render_props(standing(moved=31 * DAY))
    assert button.heightForWidth(200) > one, "beside the words there is no room for it"
    assert button.heightForWidth(400) == one
    assert button.heightForWidth(32) == one, "folded to its icon it has no note"


def test_in_large_letters_the_mail_is_not_hidden_by_the_count_of_what_is_unread(
    chip: PracticeChip, doubled: None
) -> None:
    mail = chip.findChild(QToolButton, "practice_mail")
    assert isinstance(mail, QToolButton)
    chip.resize(300, 80)
    chip.show()
    QApplication.processEvents()
    before = mail.grab().toImage()
    chip.render_props(derive(Inputs(PracticeState(True, NOW, timedelta(), 3, 0, True))))
    after = mail.grab().toImage()
    middle = mail.rect().center()
    changed = [
        (x, y)
        for x in range(middle.x() - 8, middle.x() + 8)
        for y in range(middle.y() - 8, middle.y() + 8)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert before != after
    assert len(changed) < 16 * 16 / 3
