"""RC2 in CBC mode (RFC 2268), for the certificates in stores that programs wrote until about 2020. Decrypting only."""

import struct
from typing import Final

BLOCK: Final = 8
_MASK: Final = 0xFFFF
_TURNS: Final = (1, 2, 3, 5)
_PHASES: Final = ((False, 5), (True, 6), (True, 5))
_TABLE: Final = bytes.fromhex(
    "d978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32"
    "bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626"
    "6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a"
    "961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731"
    "2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e"
    "c5f3db47e5a59c770aa62068fe7fc1ad"
)


def decrypted(key: bytes, vector: bytes, content: bytes) -> bytes:
    """Return what was encrypted in whole blocks, with its padding; every bit of `key` counts."""
    words = _expanded(key)
    plain, before = bytearray(), vector
    for at in range(0, len(content), BLOCK):
        block = content[at : at + BLOCK]
        plain += bytes(one ^ other for one, other in zip(_block(words, block), before, strict=True))
        before = block
    return bytes(plain)


def _expanded(key: bytes) -> tuple[int, ...]:
    size = len(key)
    octets = bytearray(key)
    for at in range(size, 128):
        octets.append(_TABLE[(octets[at - 1] + octets[at - size]) & 0xFF])
    octets[128 - size] = _TABLE[octets[128 - size]]
    for at in range(127 - size, -1, -1):
        octets[at] = _TABLE[octets[at + 1] ^ octets[at + size]]
    return struct.unpack("<64H", octets)


def _block(words: tuple[int, ...], block: bytes) -> bytes:
    state, place = list(struct.unpack("<4H", block)), len(words) - 1
    for is_mashed, rounds in _PHASES:
        if is_mashed:
            _unmash(words, state)
        for _ in range(rounds):
            for at in (3, 2, 1, 0):
                turned = (state[at] >> _TURNS[at]) | (state[at] << 16 - _TURNS[at])
                one, two, three = state[at - 1], state[at - 2], state[at - 3]
                state[at] = (turned - words[place] - (one & two) - (~one & three)) & _MASK
                place -= 1
    return struct.pack("<4H", *state)


def _unmash(words: tuple[int, ...], state: list[int]) -> None:
    for at in (3, 2, 1, 0):
        state[at] = (state[at] - words[state[at - 1] & 63]) & _MASK
