"""A stage for each test, with a shown window."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.theme.appearance import Appearance
from tests.gui.book.stage import Stage, a_desk


@pytest.fixture
def stage(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Stage:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 800)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return Stage(window, a_desk(tmp_path))
