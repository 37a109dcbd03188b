"""Lists of keys that are known to be weak or compromised, as the user adds them."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeyList:
    """A list that was taken over: its file's name, when (UTC), and how many keys are in it."""

    name: str
    added_at: datetime
    size: int
