"""ROCA: the mark that RSA keys of faulty Infineon chips carry (CVE-2017-15361; Nemec and others, CCS 2017, 3.1).

Their primes are k·M + (65537^a mod M), M being the product of the first primes: so the modulus is a power of 65537
modulo M as well. By chance that is so of one number in 2^154.
"""

from functools import cache
from math import gcd, isqrt
from typing import Final

_GENERATOR: Final = 65537
_LARGEST_PRIME: Final = 167  # in the M of the smallest keys, which divides that of larger ones


def is_roca(modulus: int) -> bool:
    """Return whether the modulus is a power of 65537 modulo the product of the primes up to 167."""
    power, order = 0, 1  # what is known of the exponent: `power` modulo `order`
    for prime, powers, own_order in _powers():
        own = powers.get(modulus % prime)
        shared = gcd(order, own_order)
        if own is None or (own - power) % shared:
            return False
        step = (own - power) // shared * pow(order // shared, -1, own_order // shared)
        power += order * (step % (own_order // shared))
        order *= own_order // shared
    return True


@cache
def _powers() -> tuple[tuple[int, dict[int, int], int], ...]:
    """Return each prime with the exponents of the powers of 65537 modulo it, and how many powers there are."""
    primes = [n for n in range(3, _LARGEST_PRIME + 1) if all(n % d for d in range(2, isqrt(n) + 1))]
    found = []
    for prime in primes:
        exponents: dict[int, int] = {}
        value = 1
        while value not in exponents:
            exponents[value] = len(exponents)
            value = value * _GENERATOR % prime
        found.append((prime, exponents, len(exponents)))
    return tuple(found)
