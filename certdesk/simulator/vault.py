"""The key that wraps the practice CA's own keys: as it is asked for, and what to do when it is lost."""

from collections.abc import Callable
from dataclasses import dataclass

from certdesk.domain.errors import Unavailable

VaultKey = Callable[[], bytes]
"""Gives the 32 bytes. Called only when a CA key is needed; what it raises goes to the caller."""

SetKeyAside = Callable[[], None]
"""Makes way for another key."""


def no_key_to_set_aside() -> None:
    """Do nothing: for a vault key that cannot be lost."""


@dataclass(frozen=True, slots=True)
class Vault:
    """The vault key, and the way to another one."""

    key: VaultKey
    set_aside: SetKeyAside = no_key_to_set_aside

    def give_up_lost_key(self) -> None:
        """Make way for a new key where this one cannot be had. Only once nothing is left that it wraps."""
        try:
            self.key()
        except Unavailable:
            self.set_aside()
