"""The list asks the panel by itself, now and then, and only where somebody sees it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.slow_refresh import EVERY_MILLISECONDS, SlowRefresh

SOON = 20


class Counted:
    """Counts how often it was called."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1


def test_it_is_a_quarter_of_an_hour() -> None:
    assert EVERY_MILLISECONDS == 15 * 60 * 1000


def test_a_list_in_sight_is_refreshed_again_and_again(qtbot: QtBot) -> None:
    window, refresh = QWidget(), Counted()
    qtbot.addWidget(window)
    SlowRefresh(QWidget(window), refresh, SOON)
    window.show()
    qtbot.waitUntil(lambda: refresh.calls >= 2)


def test_a_hidden_list_waits_until_it_is_seen(qtbot: QtBot) -> None:
    window, refresh, other = QWidget(), Counted(), Counted()
    qtbot.addWidget(window)
    seen = QWidget()
    qtbot.addWidget(seen)
    seen.show()
    SlowRefresh(QWidget(window), refresh, SOON)
    SlowRefresh(QWidget(seen), other, SOON)
    qtbot.waitUntil(lambda: other.calls >= 3)
    assert refresh.calls == 0
    window.show()
    qtbot.waitUntil(lambda: refresh.calls >= 1)


def test_a_minimised_window_is_not_seen(qtbot: QtBot) -> None:
    window, refresh, other = QWidget(), Counted(), Counted()
    qtbot.addWidget(window)
    seen = QWidget()
    qtbot.addWidget(seen)
    seen.show()
    window.showMinimized()
    SlowRefresh(QWidget(window), refresh, SOON)
    SlowRefresh(QWidget(seen), other, SOON)
    qtbot.waitUntil(lambda: other.calls >= 3)
    assert refresh.calls == 0
    window.showNormal()
    qtbot.waitUntil(lambda: refresh.calls >= 1)
