"""A key out of a pass phrase, at a price that makes guessing dear (scrypt, RFC 7914)."""

import hashlib
from dataclasses import dataclass
from typing import Final

KEY_BYTES: Final = 32
SALT_BYTES: Final = 16
_BLOCK: Final = 128  # bytes, of which scrypt needs r for each of its n steps
_SPARE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Cost:
    """The numbers of scrypt: it needs 128 · n · r bytes of memory, and time in proportion to n · r · p."""

    n: int
    r: int
    p: int


USUAL: Final = Cost(1 << 17, 8, 1)
"""128 MiB and 0.3 to 0.5 s on one core of 2026."""


def stretched(passphrase: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return the 32 bytes that this pass phrase and salt always give. Other threads run meanwhile."""
    memory = _BLOCK * cost.r * (cost.n + cost.p) + _SPARE
    return hashlib.scrypt(passphrase, salt=salt, n=cost.n, r=cost.r, p=cost.p, maxmem=memory, dklen=KEY_BYTES)
