"""The title of a choice stands on one line where it has room for one."""

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from certdesk.views.kit.choice import Choice, RadioCard
from certdesk.views.theme.appearance import Appearance

TITLES = ("Certificate only", "Intermediate only", "With my private key", "Separate files", "A B", "I am not sure yet")


def picture(qtbot: QtBot, title: str, extension: str) -> QImage:
    card = RadioCard(Choice(title, "A note below", extension))
    qtbot.addWidget(card)
    card.resize(420, card.heightForWidth(420))
    return card.grab().toImage()


@pytest.mark.parametrize("extension", ["", ".pem"])
@pytest.mark.parametrize("title", TITLES)
def test_a_title_that_has_room_is_not_broken(appearance: Appearance, qtbot: QtBot, title: str, extension: str) -> None:
    whole = picture(qtbot, title.replace(" ", "\N{NO-BREAK SPACE}"), extension)
    assert picture(qtbot, title, extension) == whole
