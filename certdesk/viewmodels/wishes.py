"""A wish of the user and the key it is sent under: the same wish keeps its key, another one gets another."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from certdesk.domain.deeds import DeedKey, new_key

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish(Generic[T]):
    """What was asked for, and its key."""

    content: T
    key: DeedKey


def wish_for(content: T, last: Wish[T] | None) -> Wish[T]:
    """Return `last` when it asked for the same, so that sending it once more does nothing twice; else a new wish."""
    return last if last is not None and last.content == content else Wish(content, new_key())
