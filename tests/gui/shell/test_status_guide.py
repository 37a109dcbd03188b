"""The status guide names all ten statuses of the portal, each with its word, its mover and its meaning."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.orders import OrderStatus
from certdesk.views.shell.status_guide import StatusGuideSheet
from certdesk.views.wording.orders import status_meaning, status_word, whose_move


@pytest.mark.usefixtures("appearance")
def test_every_status_is_explained(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    guide = StatusGuideSheet(window)
    guide.present()
    texts = [label.text() for label in guide.findChildren(QLabel)]
    for status in OrderStatus:
        assert {status_word(status), status_meaning(status), status.value} <= set(texts)
    assert texts.count("Nobody") == [whose_move(status) for status in OrderStatus].count("Nobody") == 4
