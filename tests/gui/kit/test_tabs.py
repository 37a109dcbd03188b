"""The tab bar: counts, keys and names."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from certdesk.views.kit.tabs import TabBar
from certdesk.views.theme.appearance import Appearance
from certdesk.views.theme.tokens import LIGHT


def made(qtbot: QtBot) -> TabBar:
    bar = TabBar()
    qtbot.addWidget(bar)
    for text, count in (("Overview", None), ("Names", 4), ("Chain", 3)):
        bar.add(text, count)
    bar.resize(400, 36)
    bar.show()
    return bar


def test_a_count_is_part_of_the_spoken_name(appearance: Appearance, qtbot: QtBot) -> None:
    bar = made(qtbot)
    assert [bar.accessibleTabName(index) for index in range(3)] == ["Overview", "Names, 4", "Chain, 3"]
    bar.set_count(1, 12)
    assert bar.accessibleTabName(1) == "Names, 12"
    bar.set_count(1, None)
    assert bar.accessibleTabName(1) == "Names"


def test_a_count_makes_its_tab_wider(appearance: Appearance, qtbot: QtBot) -> None:
    bar = made(qtbot)
    before = bar.tabSizeHint(1).width()
    bar.set_count(1, 1234)
    assert bar.tabSizeHint(1).width() > before


def test_a_count_moves_the_tabs_behind_it_at_once(appearance: Appearance, qtbot: QtBot) -> None:
    bar = made(qtbot)
    before = bar.tabRect(2).x()
    bar.set_count(1, 1234)
    assert bar.tabRect(2).x() > before
    assert bar.tabRect(1).width() == bar.tabSizeHint(1).width()


def test_choosing_another_tab_moves_none(appearance: Appearance, qtbot: QtBot) -> None:
    bar = made(qtbot)
    before = [bar.tabRect(index) for index in range(3)]
    bar.setCurrentIndex(2)
    assert [bar.tabRect(index) for index in range(3)] == before


def test_arrow_keys_choose_and_the_underline_follows(appearance: Appearance, qtbot: QtBot) -> None:
    bar = made(qtbot)

    def underlined(index: int) -> bool:
        image = bar.grab().toImage()
        return image.pixelColor(bar.tabRect(index).x() + 10, bar.height() - 2) == QColor(LIGHT.accent)

    assert [underlined(index) for index in range(3)] == [True, False, False]
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.currentIndex() == 1
    assert [underlined(index) for index in range(3)] == [False, True, False]
