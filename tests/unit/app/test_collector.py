"""Garbage is collected on the GUI thread, and what a start made is not looked through each time."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from certdesk.app.collector import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """A collector; afterwards Python's own is as it was, and looks after all that was spared."""
    was_enabled = gc.isenabled()
    gc.enable()
    owner = QObject()
    made = Collector(owner)
    yield made
    made.stop()
    gc.unfreeze()
    if not was_enabled:
        gc.disable()


def test_python_collects_again_when_the_collector_has_stopped(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_is_spared_is_looked_through_no_more(collector: Collector) -> None:
    looked_after = len(gc.get_objects())
    collector.spare()
    assert len(gc.get_objects()) < looked_after / 10
    assert gc.get_freeze_count() >= looked_after / 2
