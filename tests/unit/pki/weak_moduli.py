"""RSA moduli that are weak on purpose, and public keys around any modulus."""

from math import isqrt, prod
from random import Random

from certdesk.pki.der import Tag, encoded, integer

RSA = bytes.fromhex("300d06092a864886f70d0101010500")
SMALL_PRIMES = tuple(n for n in range(2, 752) if all(n % d for d in range(2, isqrt(n) + 1)))


def rsa_info(modulus: int, exponent: int = 65537, algorithm: bytes = RSA) -> bytes:
    """Return SubjectPublicKeyInfo of an RSA key, whatever its numbers are."""
    numbers = encoded(Tag.SEQUENCE, integer(modulus), integer(exponent))
    return encoded(Tag.SEQUENCE, algorithm, encoded(Tag.BIT_STRING, b"\0", numbers))


def is_prime(number: int) -> bool:
    """Return whether `number` is prime, as far as ten rounds of Miller and Rabin tell."""
    if any(number % prime == 0 for prime in SMALL_PRIMES):
        return number in SMALL_PRIMES
    odd, twos = number - 1, 0
    while odd % 2 == 0:
        odd, twos = odd // 2, twos + 1
    return all(_passes(base, number, odd, twos) for base in SMALL_PRIMES[:10])


def next_prime(number: int) -> int:
    number |= 1
    while not is_prime(number):
        number += 2
    return number


def close_modulus(prime_bits: int, apart: int = 0, seed: int = 1) -> int:
    """Return the product of a prime of so many bits and of the next one that is at least `apart` larger."""
    first = next_prime(Random(seed).getrandbits(prime_bits) | 3 << (prime_bits - 2))
    return first * next_prime(first + 2 + apart)


def roca_modulus(bits: int, seed: int = 1) -> int:
    """Return a modulus whose primes are made as the faulty chips make them (CCS 2017, 2.2)."""
    count = {512: 39, 1024: 71, 2048: 126, 4096: 225}[bits]
    product = prod([n for n in range(2, 1_500) if all(n % d for d in range(2, isqrt(n) + 1))][:count])
    random = Random(seed)
    found: list[int] = []
    while len(found) < 2:
        multiple = random.getrandbits(bits // 2 - product.bit_length() - 1) | 1 << (
            bits // 2 - product.bit_length() - 1
        )
        prime = multiple * product + pow(65537, random.getrandbits(64), product)
        if prime.bit_length() == bits // 2 and prime >> (bits // 2 - 2) == 3 and is_prime(prime):
            found.append(prime)
    return found[0] * found[1]


def _passes(base: int, number: int, odd: int, twos: int) -> bool:
    power = pow(base, odd, number)
    if power in {1, number - 1}:
        return True
    for _ in range(twos - 1):
        power = power * power % number
        if power == number - 1:
            return True
    return False
