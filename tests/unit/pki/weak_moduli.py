"""RSA moduli that are weak on purpose, and public keys around any modulus.

What stands for a prime here is a number without small factors: nobody who looks at a modulus sees the difference.
"""

from functools import cache
from math import gcd, isqrt, prod
from random import Random

from certdesk.pki.der import Tag, encoded, integer

RSA = bytes.fromhex("300d06092a864886f70d0101010500")
CHIP_PRIMES = {1024: 71, 2048: 126, 4096: 225}  # how many the chips multiply, by the size of the key


def rsa_info(modulus: int, exponent: int = 65537, algorithm: bytes = RSA) -> bytes:
    """Return SubjectPublicKeyInfo of an RSA key, whatever its numbers are."""
    numbers = encoded(Tag.SEQUENCE, integer(modulus), integer(exponent))
    return encoded(Tag.SEQUENCE, algorithm, encoded(Tag.BIT_STRING, b"\0", numbers))


def rough(number: int) -> int:
    """Return the first number from here on that no prime up to 65537 divides."""
    number |= 1
    while gcd(number, _small_primes()) != 1:
        number += 2
    return number


def close_modulus(bits: int, apart: int = 2) -> int:
    """Return a modulus of so many bits of two factors that are this far apart, or just a little more."""
    first = rough(Random(bits).getrandbits(bits // 2) | 3 << (bits // 2 - 2))
    return first * rough(first + apart)


def roca_modulus(bits: int) -> int:
    """Return a modulus whose factors are made as the faulty chips make them (CCS 2017, 2.2)."""
    product, random = prod(_primes(1_500)[: CHIP_PRIMES[bits]]), Random(bits)
    multiple = (3 << (bits // 2 - 2)) // product
    found: list[int] = []
    while len(found) < 2:
        multiple += 1
        factor = multiple * product + pow(65537, random.getrandbits(64), product)
        found += [factor] * (gcd(factor, _small_primes()) == 1)
    return found[0] * found[1]


@cache
def _small_primes() -> int:
    return prod(_primes(65_537))


def _primes(largest: int) -> list[int]:
    marks = bytearray([1]) * (largest + 1)
    for number in range(2, isqrt(largest) + 1):
        if marks[number]:
            marks[number * number :: number] = bytes(len(range(number * number, largest + 1, number)))
    return [number for number in range(2, largest + 1) if marks[number]]
