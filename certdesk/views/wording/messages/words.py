"""What a message consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A message. Field messages and toasts have no title. `less` is the text where not all its facts are known."""

    title: str
    text: str
    less: str = ""
