"""Chips are read aloud as what they mean."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from pytestqt.qtbot import QtBot

from certdesk.views.icons import Icon
from certdesk.views.kit.chips import ChipSize, KeyCap, NameChip, StatusChip, Tag
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.tokens import DARK, LIGHT, ToneName


def test_a_status_is_read_as_a_status(appearance: Appearance, qtbot: QtBot) -> None:
    chip = StatusChip("Issued", Icon.BADGE_CHECK, ToneName.GREEN)
    qtbot.addWidget(chip)
    spoken = QAccessible.queryAccessibleInterface(chip)
    assert spoken.text(QAccessible.Text.Name) == "Status: Issued"
    assert spoken.role() is QAccessible.Role.StaticText

    chip.show_status("Revoked", Icon.SHIELD_OFF, ToneName.RED)
    assert (chip.text(), chip.accessibleName()) == ("Revoked", "Status: Revoked")


@pytest.mark.parametrize(("size", "height"), [(ChipSize.SMALL, 22), (ChipSize.NORMAL, 24), (ChipSize.LARGE, 26)])
def test_a_chip_is_as_high_as_specified(appearance: Appearance, qtbot: QtBot, size: ChipSize, height: int) -> None:
    chip = StatusChip("Issued", Icon.BADGE_CHECK, ToneName.GREEN, size)
    qtbot.addWidget(chip)
    assert chip.sizeHint().height() == height


def test_a_chip_is_filled_with_its_tone_in_either_theme(appearance: Appearance, qtbot: QtBot) -> None:
    chip = StatusChip("Needs CSR", Icon.FILE_KEY, ToneName.AMBER)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    chip.show()
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 2) == QColor(LIGHT.amber.soft)
    appearance.choose(Scheme.DARK)
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 2) == QColor(DARK.amber.soft)
    chip.show_status("Expired", Icon.CALENDAR_X, ToneName.RED)
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 2) == QColor(DARK.red.soft)


def test_the_icon_stands_before_the_word_in_either_direction(appearance: Appearance, qtbot: QtBot) -> None:
    chip = StatusChip("Issued", Icon.BADGE_CHECK, ToneName.GREEN)
    qtbot.addWidget(chip)
    assert (chip.contentsMargins().left(), chip.contentsMargins().right()) == (28, 10)
    chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert (chip.contentsMargins().left(), chip.contentsMargins().right()) == (10, 28)


def test_a_name_can_be_selected_and_cannot_disguise_itself(appearance: Appearance, qtbot: QtBot) -> None:
    chip = NameChip("shop\u202eexample.larkspur")
    qtbot.addWidget(chip)
    assert "\u202e" not in chip.text()
    assert chip.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_small_pills_are_plain_text(appearance: Appearance, qtbot: QtBot) -> None:
    for pill in (Tag("Recommended"), KeyCap("Ctrl K")):
        qtbot.addWidget(pill)
        assert pill.textFormat() is Qt.TextFormat.PlainText
        assert not pill.grab().isNull()
