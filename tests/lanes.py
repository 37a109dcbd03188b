"""A lane that runs nothing until a test cranks it."""

from collections import deque
from collections.abc import Callable


class HandLane:
    """Keeps work in a queue; `crank` runs the oldest piece on the calling thread."""

    def __init__(self) -> None:
        self._queue: deque[Callable[[], None]] = deque()

    def submit(self, work: Callable[[], None]) -> None:
        self._queue.append(work)

    def close(self) -> bool:
        self.drain()
        return True

    def crank(self) -> None:
        """Run the oldest piece of work. Fails when there is none: the test expected some."""
        self._queue.popleft()()

    def crank_last(self) -> None:
        """Run the newest piece of work first, as queries side by side may."""
        self._queue.pop()()

    def drain(self) -> None:
        """Run work until none is left."""
        while self._queue:
            self.crank()

    @property
    def waiting(self) -> int:
        return len(self._queue)
