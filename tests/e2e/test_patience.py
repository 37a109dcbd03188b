"""What stories wait by: a job that takes long uses up no patience, and one that is not there does."""

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from certdesk.jobs.lanes import ThreadLane
from certdesk.jobs.runner import Runner
from tests.e2e.patience import OutOfPatience, is_at_work, outlast_work, wait_until


def test_a_job_is_seen_while_it_is_under_way(qtbot: QtBot) -> None:
    runner, owner = Runner(ThreadLane(1), ThreadLane(1)), QObject()
    begun, may_end = threading.Event(), threading.Event()

    def work(_report: object) -> None:
        begun.set()
        may_end.wait()

    assert not is_at_work()
    runner.query(work, lambda _outcome: None, owner)
    begun.wait()
    assert is_at_work()
    may_end.set()
    outlast_work()
    assert runner.close()


def test_what_nothing_brings_about_is_given_up(qtbot: QtBot) -> None:
    turns = 0

    def never() -> bool:
        nonlocal turns
        turns += 1
        return False

    with pytest.raises(OutOfPatience):
        wait_until(qtbot, never)
    assert turns > 100
