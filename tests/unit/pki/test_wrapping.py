"""Secrets at rest open with the same key in the same place, and in no other way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.pki.wrapping import unwrap, wrap

KEY, OTHER_KEY = bytes(range(32)), bytes(range(1, 33))
PLACE, OTHER_PLACE = b"authority/root", b"authority/rsa"
SECRET = b"the private key of the root"


def cause_of(wrapped: bytes, key: bytes = KEY, context: bytes = PLACE) -> object:
    with pytest.raises(Unavailable) as refused:
        unwrap(wrapped, key, context)
    assert refused.value.key is MessageKey.VAULT_KEY
    assert set(refused.value.facts) == {"place", "cause"}
    return refused.value.facts["cause"]


@settings(deadline=None)
@given(st.binary(max_size=5000), st.binary(min_size=32, max_size=32), st.binary(max_size=50))
def test_what_was_wrapped_comes_out_again(secret: bytes, key: bytes, context: bytes) -> None:
    assert unwrap(wrap(secret, key, context), key, context) == secret


def test_another_key_or_another_place_does_not_open_it() -> None:
    wrapped = wrap(SECRET, KEY, PLACE)
    assert cause_of(wrapped, key=OTHER_KEY) == "seal"
    assert cause_of(wrapped, context=OTHER_PLACE) == "seal"
    assert cause_of(wrapped, context=b"") == "seal"


@settings(deadline=None)
@given(st.data())
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    wrapped = bytearray(wrap(SECRET, KEY, PLACE))
    at = data.draw(st.integers(0, len(wrapped) - 1))
    wrapped[at] ^= data.draw(st.integers(1, 255))
    assert cause_of(bytes(wrapped)) == ("version" if at == 0 else "seal")


def test_a_cut_secret_is_noticed() -> None:
    wrapped = wrap(SECRET, KEY, PLACE)
    assert cause_of(b"") == "version"
    assert {cause_of(wrapped[:length]) for length in range(1, 29)} == {"length"}
    assert {cause_of(wrapped[:length]) for length in range(29, len(wrapped))} == {"seal"}


def test_the_wrapped_form_is_version_nonce_and_sealed_text() -> None:
    wrapped = wrap(SECRET, KEY, PLACE, lambda size: b"n" * size)
    assert wrapped[:13] == b"\x01" + b"n" * 12
    assert len(wrapped) == 13 + len(SECRET) + 16
    assert SECRET not in wrapped


def test_the_same_secret_is_wrapped_differently_each_time() -> None:
    assert wrap(SECRET, KEY, PLACE) != wrap(SECRET, KEY, PLACE)


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_a_key_of_another_size_is_a_bug_of_the_caller(size: int) -> None:
    with pytest.raises(ValueError, match=str(size)):
        wrap(SECRET, bytes(size), PLACE)
    with pytest.raises(ValueError, match=str(size)):
        unwrap(wrap(SECRET, KEY, PLACE), bytes(size), PLACE)
