"""The bar keeps quiet about short work, and does not flash when work ends."""

import pytest
from pytestqt.qtbot import QtBot

from certdesk.jobs.outcome import Progress
from certdesk.views.orders.busy_bar import BusyBar


def test_short_work_shows_nothing(qtbot: QtBot) -> None:
    bar = BusyBar(show_after=60_000)
    qtbot.addWidget(bar)
    bar.show_work(is_busy=True, progress=None)
    bar.show_work(is_busy=False, progress=None)
    assert not bar.is_shown


def test_what_was_shown_stays_a_moment_and_then_goes(qtbot: QtBot) -> None:
    bar = BusyBar(show_after=0, keep=50)
    qtbot.addWidget(bar)
    bar.show_work(is_busy=True, progress=None)
    qtbot.waitUntil(lambda: bar.is_shown)
    bar.show_work(is_busy=False, progress=None)
    assert bar.is_shown
    qtbot.waitUntil(lambda: not bar.is_shown)


@pytest.mark.usefixtures("appearance")
def test_the_line_is_as_long_as_the_progress(qtbot: QtBot) -> None:
    bar = BusyBar(show_after=0)
    qtbot.addWidget(bar)
    bar.resize(200, 4)
    bar.show_work(is_busy=True, progress=Progress(1, 4))
    qtbot.waitUntil(lambda: bar.is_shown)
    picture = bar.grab().toImage()
    done, still_open = (picture.pixelColor(x, 2).name() for x in (25, 150))
    assert done != still_open
    bar.show_work(is_busy=True, progress=Progress(4, 4))
    assert bar.grab().toImage().pixelColor(150, 2).name() == done
