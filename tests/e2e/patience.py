"""Patience that a busy machine does not use up: it is counted in turns of the event loop, not in seconds."""

import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Final

from pytestqt.exceptions import TimeoutError  # noqa: A004 - the name that pytest-qt gives it
from pytestqt.qtbot import QtBot

from certdesk.jobs import runner

_IDLE_TURNS: Final = 1_000  # of ten milliseconds at least
_LONGEST: Final = 120_000  # milliseconds, for a job that hangs


class OutOfPatience(Exception):
    """It did not come true, and nothing was under way that could have made it."""


def wait_until(qtbot: QtBot, holds: Callable[[], object]) -> None:
    """Wait until `holds`. Turns in which a job is under way are not counted, however long it takes."""
    idle = 0

    def is_over() -> bool:
        nonlocal idle
        if holds():
            return True
        idle += not is_at_work()
        if idle > _IDLE_TURNS:
            raise OutOfPatience
        return False

    try:
        qtbot.waitUntil(is_over, timeout=_LONGEST)
    except TimeoutError:
        raise OutOfPatience from None


def outlast_work() -> None:
    """Wait for the jobs of a program that is closed: nothing may be delivered any more, so no events are processed."""
    end = time.monotonic() + _LONGEST / 1_000
    while is_at_work():
        assert time.monotonic() < end, "work was still running"
        time.sleep(0.01)


def is_at_work() -> bool:
    """Whether a job of the program is under way on one of its lanes."""
    here = threading.get_ident()
    frames = sys._current_frames()
    return any(_is_job(frame) for thread, frame in frames.items() if thread != here)


def _is_job(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename == runner.__file__:
            return True
        frame = frame.f_back
    return False
