"""Practice passwords: made here, mailed, and kept as salted scrypt digests."""

import hmac
from dataclasses import dataclass, field
from random import Random
from typing import Final

from certdesk.simulator.secrecy import Digest, new_salt

_ALPHABET: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 3, 4
_NOBODY_S_SALT: Final = bytes(16)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the database has of a password."""

    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Password:
    """A new password, and what is kept of it."""

    text: str = field(repr=False)
    kept: Kept


def make_password(randomness: Random, digest: Digest) -> Password:
    """Return three groups of four letters and digits that cannot be mistaken for each other: 59 bits."""
    groups = ("".join(randomness.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))
    text, salt = "-".join(groups), new_salt(randomness)
    return Password(text, Kept(salt, digest(text, salt)))


def is_right(typed: str, kept: Kept | None, digest: Digest) -> bool:
    """Return whether `typed` is the password, outer blanks aside. It takes as long where there is none."""
    found = digest(typed.strip(), _NOBODY_S_SALT if kept is None else kept.salt)
    return kept is not None and hmac.compare_digest(found, kept.digest)
