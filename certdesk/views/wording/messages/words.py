"""What a message consists of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """A message. Field messages and toasts have no title. `less` is the text where not all its facts are known."""

    title: str
    text: str
    less: str = ""

    @property
    def notice(self) -> tuple[str, str]:
        """Title and text as a notice shows them: one that has no title shows its text in that place, and once."""
        return (self.title, self.text) if self.title else (self.text, "")
