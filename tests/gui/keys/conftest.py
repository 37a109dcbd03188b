"""A window for the sheets of private keys, with an empty clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from certdesk.views.theme.appearance import Appearance
from tests.gui.keys.window import Window


@pytest.fixture
def window(appearance: Appearance, qtbot: QtBot) -> Iterator[Window]:
    QGuiApplication.clipboard().clear()
    yield Window(qtbot)
    QGuiApplication.clipboard().clear()
