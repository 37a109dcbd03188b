"""A clock that a test moves, and a reporter that remembers."""

from datetime import UTC, datetime, timedelta

from certdesk.domain.errors import Cancelled

START = datetime(2026, 11, 20, 13, 40, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def forward(self, by: timedelta) -> None:
        self._now += by


class FakeReporter:
    """Remembers the steps it was told, and has the user stop at the `stop_at`th check (counted from 1)."""

    def __init__(self, stop_at: int = 0) -> None:
        self.steps: list[tuple[int, int]] = []
        self._checks_left = stop_at

    def step(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def check(self) -> None:
        self._checks_left -= 1
        if self._checks_left == 0:
            raise Cancelled
