"""What slow work answers: a value, a failure, or that it was stopped."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """The work finished."""

    value: T


@dataclass(frozen=True, slots=True)
class Failed:
    """The work raised `error`: a CertDeskError, or a bug."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Stopped:
    """The user stopped the work."""


Outcome = Done[T] | Failed | Stopped


@dataclass(frozen=True, slots=True)
class Progress:
    """How far slow work is: `done` of `total` items."""

    done: int
    total: int
