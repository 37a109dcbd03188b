"""Progress and stopping, for code that must not know Qt."""

from typing import Protocol


class Reporter(Protocol):
    """Where long work says how far it is, and asks whether it should go on."""

    def step(self, done: int, total: int) -> None:
        """Say that `done` of `total` items are finished."""

    def check(self) -> None:
        """Raise Cancelled when the user has stopped the work. Call it between items, never inside a transaction."""


class Silent:
    """A reporter that nobody listens to."""

    def step(self, done: int, total: int) -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""
