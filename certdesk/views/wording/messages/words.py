"""What a message consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A message. Field messages and toasts have no title."""

    title: str
    text: str
