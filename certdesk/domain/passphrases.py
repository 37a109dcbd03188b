"""Pass phrases of files with a private key: what they may be made of, and how a new one is made."""

import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import SHORTEST_PASSPHRASE
from certdesk.domain.messages import MessageKey

Randomness = Callable[[int], bytes]

FIELD: Final = "passphrase"
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1, which are mistaken for each other
GROUPS, GROUP = 5, 4  # 20 signs of 31 each: 99 random bits
_FIVE_BITS: Final = 0x1F


def new_passphrase(randomness: Randomness) -> str:
    """Return a pass phrase with 99 random bits, in groups that can be read out: `k7f3-9xwm-…`.

    `randomness` gives that many bytes which cannot be foreseen.
    """
    signs = _signs(randomness)
    return "-".join("".join(islice(signs, GROUP)) for _ in range(GROUPS))


def check_length(passphrase: str) -> None:
    """Refuse what is too short. Raises FieldError (`passphrase`, PASSPHRASE_SHORT with `number`)."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise FieldError(FIELD, MessageKey.PASSPHRASE_SHORT, number=SHORTEST_PASSPHRASE)


def check_for_file(passphrase: str) -> None:
    """Refuse what a file's readers do not take. Raises FieldError (`passphrase`; PASSPHRASE_ASCII, PASSPHRASE_SHORT).

    Java answers “Password is not ASCII” to all others, and other programs disagree on how to spell them in bytes.
    """
    if not (passphrase.isascii() and passphrase.isprintable()):
        raise FieldError(FIELD, MessageKey.PASSPHRASE_ASCII)
    check_length(passphrase)


def spelled(passphrase: str) -> bytes:
    """Return a pass phrase as bytes, the same ones whichever keyboard composed its signs (Unicode NFKC)."""
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _signs(randomness: Randomness) -> Iterator[str]:
    """Yield signs that are equally likely: five bits that mean none of the 31 are thrown away."""
    while True:
        for octet in randomness(GROUPS * GROUP):
            if octet & _FIVE_BITS < len(LETTERS):
                yield LETTERS[octet & _FIVE_BITS]
