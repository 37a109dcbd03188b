"""A window for the linking wizard, with an empty clipboard."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from certdesk.views.theme.appearance import Appearance
from tests.gui.linking.window import WizardWindow


@pytest.fixture
def wizard(appearance: Appearance, qtbot: QtBot) -> Iterator[WizardWindow]:
    QGuiApplication.clipboard().clear()
    yield WizardWindow(qtbot)
    QGuiApplication.clipboard().clear()
