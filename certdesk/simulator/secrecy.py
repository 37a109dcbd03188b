"""How the practice CA makes secrets and what it keeps of them: scrypt of what people type, SHA-256 of tokens."""

import base64
import hashlib
from collections.abc import Callable
from random import Random

Digest = Callable[[str, bytes], bytes]
"""What is kept of a secret that is typed, with its salt."""

_COST = 2**14
_TOKEN_BYTES, _SALT_BYTES = 32, 16


def new_token(randomness: Random) -> str:
    """Return a token of 256 bits that can stand in an address."""
    return base64.urlsafe_b64encode(randomness.randbytes(_TOKEN_BYTES)).rstrip(b"=").decode("ascii")


def quick_digest(token: str) -> bytes:
    """Return what is kept of a token, whatever was sent as one: a real one is too long to be guessed behind it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def new_salt(randomness: Random) -> bytes:
    """Return what makes two equal secrets look different."""
    return randomness.randbytes(_SALT_BYTES)


def slow_digest(typed: str, salt: bytes, cost: int = _COST) -> bytes:
    """Return what is kept of a secret that is short enough to be typed. It takes a CPU about 30 ms.

    Those who have nothing to protect may ask for a lower `cost`, a power of two.
    """
    return hashlib.scrypt(typed.encode("utf-8", "surrogatepass"), salt=salt, n=cost, r=8, p=1, dklen=32)
