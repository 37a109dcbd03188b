"""A scroll bar over the margin: there when there is something to scroll, without taking any width."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.overlay_bar import OverlayBar
from certdesk.views.theme.appearance import Appearance


@pytest.fixture
def area(appearance: Appearance, qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    page = QWidget()
    area.setWidget(page)
    area.resize(300, 200)
    area.show()
    return area


def content(area: QScrollArea) -> QWidget:
    page = area.widget()
    assert page is not None
    return page


def test_it_shows_only_when_there_is_something_to_scroll_and_the_content_keeps_its_width(area: QScrollArea) -> None:
    bar, before = OverlayBar(area), content(area).width()
    assert not bar.isVisible()
    content(area).setMinimumHeight(900)
    assert bar.isVisible()
    assert content(area).width() == before
    area.resize(300, 1_000)
    assert not bar.isVisible()


def test_it_moves_the_content_and_follows_it(area: QScrollArea) -> None:
    bar = OverlayBar(area)
    content(area).setMinimumHeight(900)
    bar.setValue(120)
    assert area.verticalScrollBar().value() == 120
    area.verticalScrollBar().setValue(40)
    assert bar.value() == 40


def test_it_stands_at_the_trailing_edge(area: QScrollArea) -> None:
    bar = OverlayBar(area)
    content(area).setMinimumHeight(900)
    assert bar.geometry().right() == area.rect().right()
    area.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert bar.geometry().left() == 0
