"""A pass phrase becomes a key as RFC 7914 has it."""

import pytest

from certdesk.credentials.passphrase import KEY_BYTES, SALT_BYTES, USUAL, Cost, stretched

CHEAP = Cost(16, 8, 1)


@pytest.mark.parametrize(
    ("passphrase", "salt", "cost", "begins"),
    [  # RFC 7914 12, of which the first 32 bytes are the same for every length
        (b"password", b"NaCl", Cost(1024, 8, 16), "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"),
        (b"pleaseletmein", b"SodiumChloride", Cost(16384, 8, 1), "7023bdcb3afd7348461c06cd81fd38eb"),
    ],
)
def test_the_examples_of_the_standard_come_out(passphrase: bytes, salt: bytes, cost: Cost, begins: str) -> None:
    key = stretched(passphrase, salt, cost)
    assert len(key) == KEY_BYTES
    assert key.hex().startswith(begins)


def test_another_pass_phrase_salt_or_cost_gives_another_key() -> None:
    keys = {
        stretched(b"correct horse", b"a" * SALT_BYTES, CHEAP),
        stretched(b"correct hors", b"a" * SALT_BYTES, CHEAP),
        stretched(b"correct horse", b"b" * SALT_BYTES, CHEAP),
        stretched(b"correct horse", b"a" * SALT_BYTES, Cost(32, 8, 1)),
    }
    assert len(keys) == 4


def test_the_usual_cost_can_be_paid_and_is_dear() -> None:
    assert (USUAL.n >= 1 << 15, USUAL.r, USUAL.p) == (True, 8, 1)
    assert len(stretched(b"correct horse", b"a" * SALT_BYTES, USUAL)) == KEY_BYTES
