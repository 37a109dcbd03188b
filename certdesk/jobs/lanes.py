"""Where slow work runs: a lane of threads, or in tests a queue that is cranked by hand."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QThreadPool

SHUTDOWN_MILLISECONDS = 5_000


class Lane(Protocol):
    """A place where work runs, in the order in which it was handed in when the lane has one thread."""

    def submit(self, work: Callable[[], None]) -> None:
        """Run `work` soon."""

    def close(self) -> bool:
        """Wait a limited time for what runs; return whether everything ended."""


class ThreadLane:
    """A lane of `threads` threads."""

    def __init__(self, threads: int) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)

    def submit(self, work: Callable[[], None]) -> None:
        """Run `work` on one of the lane's threads."""
        self._pool.start(work)

    def close(self) -> bool:
        """Drop what has not begun, and wait up to five seconds for what runs."""
        self._pool.clear()
        return self._pool.waitForDone(SHUTDOWN_MILLISECONDS)
