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
        """Wait a limited time for everything that was handed in; return whether it ended."""


class ThreadLane:
    """A lane of `threads` threads."""

    def __init__(self, threads: int) -> None:
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(threads)

    def submit(self, work: Callable[[], None]) -> None:
        """Run `work` on one of the lane's threads."""
        self._pool.start(work)

    def close(self) -> bool:
        """Wait up to five seconds for everything that was handed in; drop what has not begun by then."""
        has_ended = self._pool.waitForDone(SHUTDOWN_MILLISECONDS)
        self._pool.clear()
        return has_ended
