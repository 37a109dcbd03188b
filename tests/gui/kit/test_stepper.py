"""The header of a page with steps: where one is, and what is left out where there is no room."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from certdesk.views.kit.stepper import StepHeader
from certdesk.views.theme.appearance import Appearance

WORDS = ("Choose service", "Sign in", "Link", "Done")


def shown(steps: StepHeader) -> list[str]:
    return [label.text() for label in steps.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(("width", "words"), [(900, list(WORDS)), (240, ["Link"])], ids=["room", "narrow"])
def test_without_room_only_the_present_step_keeps_its_words(
    appearance: Appearance, qtbot: QtBot, width: int, words: list[str]
) -> None:
    steps = StepHeader(WORDS)
    qtbot.addWidget(steps)
    steps.resize(width, 30)
    steps.show()
    steps.show_step(3)
    QApplication.processEvents()
    assert shown(steps) == words
    assert steps.accessibleName() == "Step 3 of 4: Link"


def test_room_that_comes_back_brings_the_words_back(appearance: Appearance, qtbot: QtBot) -> None:
    steps = StepHeader(WORDS)
    qtbot.addWidget(steps)
    steps.resize(240, 30)
    steps.show()
    steps.resize(900, 30)
    QApplication.processEvents()
    assert shown(steps) == list(WORDS)
