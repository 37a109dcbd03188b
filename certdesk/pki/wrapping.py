"""Secrets at rest: AES-256-GCM around a private key, bound to the place it is kept."""

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey

Randomness = Callable[[int], bytes]

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = 12
_TAG_BYTES = 16


def wrap(secret: bytes, key: bytes, context: bytes, randomness: Randomness = secrets.token_bytes) -> bytes:
    """Return `secret` encrypted under the 32-byte `key`: version, nonce, ciphertext and tag.

    `context` names the place the secret is kept, for instance table and row; it is not stored, and only
    the same context opens the result again, so that one wrapped secret cannot be put in another's place.
    """
    nonce = randomness(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(_checked(key)).encrypt(nonce, secret, _VERSION + context)


def unwrap(wrapped: bytes, key: bytes, context: bytes) -> bytes:
    """Return the secret inside `wrapped`.

    Raises Unavailable (VAULT_KEY) with `place` (`database`) and `cause`: `version` for a form this program does
    not know, `length` for one that is cut, `seal` when key or context are others or a byte was changed.
    """
    if wrapped[:1] != _VERSION:
        raise Unavailable(MessageKey.VAULT_KEY, place="database", cause="version")
    if len(wrapped) < len(_VERSION) + _NONCE_BYTES + _TAG_BYTES:
        raise Unavailable(MessageKey.VAULT_KEY, place="database", cause="length")
    nonce, sealed = wrapped[1 : 1 + _NONCE_BYTES], wrapped[1 + _NONCE_BYTES :]
    try:
        return AESGCM(_checked(key)).decrypt(nonce, sealed, _VERSION + context)
    except InvalidTag:
        raise Unavailable(MessageKey.VAULT_KEY, place="database", cause="seal") from None


def _checked(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    return key
