"""The sidebar takes the room that its letters need and the window has."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.shell.sidebar import FOLDED_WIDTH, WIDTH, Sidebar
from certdesk.views.theme.appearance import Appearance


@pytest.mark.parametrize(
    ("pixels", "window", "width"),
    [
        (13, 860, FOLDED_WIDTH),
        (13, 1280, WIDTH),
        (26, 860, FOLDED_WIDTH),
        (26, 1100, 1100 // 4),
        (26, 1280, 1280 // 4),
        (26, 2560, 2 * WIDTH),
    ],
)
def test_it_grows_with_the_letters_to_a_quarter_of_the_window(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance, pixels: int, window: int, width: int
) -> None:
    letters = qapp.font()
    letters.setPixelSize(pixels)
    qapp.setFont(letters)
    sidebar = Sidebar(QWidget())
    qtbot.addWidget(sidebar)
    sidebar.fit(window)
    assert abs(sidebar.maximumWidth() - width) <= WIDTH // 12


def test_in_letters_twice_as_large_its_head_shows_the_name_and_leaves_room_for_the_menu(
    qtbot: QtBot, qapp: QApplication, appearance: Appearance
) -> None:
    letters = qapp.font()
    letters.setPixelSize(26)
    qapp.setFont(letters)
    sidebar = Sidebar(QWidget())
    qtbot.addWidget(sidebar)
    sidebar.fit(1280)
    sidebar.resize(sidebar.maximumWidth(), 700)
    sidebar.show()
    qtbot.waitExposed(sidebar)
    name = next(label for label in sidebar.findChildren(ElidedLabel) if label.accessibleName() == "CertDesk")
    assert name.text() == "CertDesk"
    end = name.mapTo(sidebar, QPoint(name.width(), 0)).x()
    assert end <= sidebar.menu.mapTo(sidebar, QPoint(0, 0)).x()
