"""The checks of RSA keys, beside those of badkeys: the same moduli are weak for both."""

from random import Random

import pytest
from badkeys.checks import checkrsa, detectandcheck
from cryptography.hazmat.primitives.asymmetric import rsa

from certdesk.domain.csr import KeyFlaw
from certdesk.pki.armour import armour
from certdesk.pki.requests import describe_csr
from certdesk.pki.weak_keys.roca import is_roca
from certdesk.pki.weak_keys.rsa import has_close_primes, has_small_factor
from tests.unit.pki.request_building import unsigned
from tests.unit.pki.weak_moduli import close_modulus, roca_modulus, rough, rsa_info

# Never the block list: where it was not fetched, badkeys ends the whole process.
CHECKS = ("fermat", "roca", "smallfactors")
WEAK = {
    "close": close_modulus(2048),
    "close by 500 bits": close_modulus(2048, 1 << 500),
    "close by 515 bits": close_modulus(2048, 1 << 515),
    "close by 518 bits": close_modulus(2048, 1 << 518),
    "close by 530 bits": close_modulus(2048, 1 << 530),
    "a square": rough(3 << 1022) ** 2,
    "a faulty chip, 1024 bits": roca_modulus(1024),
    "a faulty chip, 2048 bits": roca_modulus(2048),
    "a faulty chip, 4096 bits": roca_modulus(4096),
    "a factor": 751 * rough((1 << 2047) // 751 + 1),
    "even": rough(3 << 2045) * 2,
}


@pytest.mark.parametrize("modulus", WEAK.values(), ids=WEAK)
def test_what_badkeys_finds_is_found(modulus: int) -> None:
    found = set(checkrsa(modulus, checks=CHECKS))
    own = {
        name
        for name, is_found in (
            ("fermat", has_close_primes(modulus)),
            ("roca", is_roca(modulus)),
            ("smallfactors", has_small_factor(modulus)),
        )
        if is_found
    }
    assert own == found - ({"fermat"} if modulus % 2 == 0 else set())


def test_numbers_at_random_are_weak_for_neither() -> None:
    random = Random(1)
    for _ in range(200):
        modulus = random.getrandbits(1024) | 1 | 1 << 1023
        assert is_roca(modulus) is bool(checkrsa(modulus, checks=("roca",))) is False
        assert has_close_primes(modulus) is bool(checkrsa(modulus, checks=("fermat",))) is False


def test_keys_as_everybody_makes_them_are_weak_for_neither() -> None:
    for bits in (2048, 3072):
        modulus = rsa.generate_private_key(65537, bits).public_key().public_numbers().n
        assert not checkrsa(modulus, checks=CHECKS)
        assert describe_csr(unsigned(rsa_info(modulus))).key.flaws == ()


@pytest.mark.parametrize(
    ("modulus", "check", "flaw"),
    [(close_modulus(2048), "fermat", KeyFlaw.CLOSE), (roca_modulus(2048), "roca", KeyFlaw.ROCA)],
)
def test_badkeys_reads_the_same_out_of_the_same_request(modulus: int, check: str, flaw: KeyFlaw) -> None:
    request = unsigned(rsa_info(modulus))
    text = armour(request, "CERTIFICATE REQUEST").decode("ascii")
    assert set(detectandcheck(text, checks=CHECKS)["results"]) == {check}
    assert describe_csr(text.encode()).key.flaws == (flaw,)
