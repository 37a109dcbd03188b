"""RSA keys that can be factored at once, and exponents that no key should have."""

from functools import cache
from math import gcd, isqrt, prod
from typing import Final

LARGEST_SMALL_FACTOR: Final = 752
FERMAT_ROUNDS: Final = 100
SMALLEST_ADVISED_EXPONENT, LARGEST_ADVISED_EXPONENT = (1 << 16) + 1, (1 << 256) - 1
_SMALLEST_EXPONENT: Final = 3

# A square leaves only these when divided by 256: most numbers are told from squares by their last octet.
_SQUARES = bytes(octet in {root * root % 256 for root in range(256)} for octet in range(256))


def has_bad_exponent(exponent: int, modulus: int) -> bool:
    """Return whether the exponent is even or below 3 (BR 6.1.6), or not below the modulus (RFC 8017 3.1)."""
    return not _SMALLEST_EXPONENT <= exponent < modulus or exponent % 2 == 0


def has_unusual_exponent(exponent: int) -> bool:
    """Return whether the exponent is outside what is advised (BR 6.1.6)."""
    return not SMALLEST_ADVISED_EXPONENT <= exponent <= LARGEST_ADVISED_EXPONENT


def has_small_factor(modulus: int) -> bool:
    """Return whether a prime below 752 divides the modulus (BR 6.1.6)."""
    return gcd(modulus, _small_primes()) != 1


def has_close_primes(modulus: int) -> bool:
    """Return whether 100 rounds of Fermat's method factor the modulus (BR 6.1.1.3).

    Each round asks whether a² − n is a square, for a from √n rounded up: then n is (a + b)(a − b).
    """
    if modulus < 1 or modulus % 2 == 0:
        return False
    root = isqrt(modulus - 1) + 1
    remainder = root * root - modulus
    for _ in range(FERMAT_ROUNDS):
        if _SQUARES[remainder & 0xFF] and isqrt(remainder) ** 2 == remainder:
            return True
        remainder += 2 * root + 1
        root += 1
    return False


@cache
def _small_primes() -> int:
    return prod(n for n in range(2, LARGEST_SMALL_FACTOR) if all(n % d for d in range(2, isqrt(n) + 1)))
