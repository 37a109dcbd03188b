"""Pass phrases of files are such as every reader takes, and new ones cannot be guessed."""

import math
import secrets
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certdesk.domain.errors import Fact, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.passphrases import (
    GROUP,
    GROUPS,
    LETTERS,
    check_for_file,
    check_length,
    new_passphrase,
    spelled,
)


def refusal(passphrase: str) -> tuple[str, MessageKey, dict[str, Fact]]:
    with pytest.raises(FieldError) as refused:
        check_for_file(passphrase)
    return refused.value.field, refused.value.key, dict(refused.value.facts)


def test_a_new_one_has_eighty_random_bits_and_more() -> None:
    assert GROUPS * GROUP * math.log2(len(LETTERS)) > 80
    assert len(set(LETTERS)) == len(LETTERS)


@given(st.randoms(use_true_random=False))
def test_a_new_one_is_taken_by_every_reader_and_can_be_read_out(chance: Random) -> None:
    made = new_passphrase(chance.randbytes)
    check_for_file(made)
    groups = made.split("-")
    assert [len(group) for group in groups] == [GROUP] * GROUPS
    assert set("".join(groups)) <= set(LETTERS)
    assert not set("".join(groups)) & set("il1o0")


def test_no_two_are_alike() -> None:
    assert len({new_passphrase(secrets.token_bytes) for _ in range(200)}) == 200


def test_it_is_made_of_the_randomness_and_of_nothing_else() -> None:
    assert new_passphrase(lambda size: bytes(range(size))) == "abcd-efgh-jkmn-pqrs-tuvw"
    assert new_passphrase(lambda size: b"\xff\x1f" * 8 + b"\x01" * (size - 16)) == "bbbb-bbbb-bbbb-bbbb-bbbb"


def test_every_sign_is_as_likely_as_the_others() -> None:
    chance = Random(7)
    counts = Counter("".join(new_passphrase(chance.randbytes) for _ in range(2_000)).replace("-", ""))
    assert set(counts) == set(LETTERS)
    assert max(counts.values()) < 1.25 * min(counts.values())


@pytest.mark.parametrize("passphrase", ["", "1234567", "       "])
def test_a_short_one_is_refused_with_the_number_it_takes(passphrase: str) -> None:
    assert refusal(passphrase) == ("passphrase", MessageKey.PASSPHRASE_SHORT, {"number": 8})
    with pytest.raises(FieldError):
        check_length(passphrase)


@pytest.mark.parametrize("passphrase", ["pässwörd", "correct\thorse", "line\nbreak!", "✓✓✓✓✓✓✓✓", "nul\0nul\0", "é"])
def test_one_that_java_does_not_take_is_refused(passphrase: str) -> None:
    assert refusal(passphrase) == ("passphrase", MessageKey.PASSPHRASE_ASCII, {})


@pytest.mark.parametrize("passphrase", ["12345678", " !\"#$%&'()*+,-./", "[\\]^_`{|}~"])
def test_every_sign_of_the_english_keyboard_will_do(passphrase: str) -> None:
    check_for_file(passphrase)


def test_the_vault_takes_other_letters_too_however_they_were_composed() -> None:
    check_length("pässwörd")
    assert spelled("p\u00e4ssw\u00f6rd") == spelled("pa\u0308sswo\u0308rd") == "pässwörd".encode()
    assert spelled("A") != spelled("a")
