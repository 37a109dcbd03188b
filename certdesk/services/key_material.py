"""What the services ask of private keys, imported when first asked: cryptography takes 150 ms to import."""

# ruff: noqa: PLC0415 - as above

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from certdesk.domain.errors import Damaged, Unavailable
from certdesk.domain.local_keys import KeyChoice, Target
from certdesk.domain.messages import MessageKey

if TYPE_CHECKING:
    from certdesk.pki.formats.key_store import Contents
    from certdesk.pki.key_making import MadePair


def wrap(secret: bytes, key: bytes, place: bytes) -> bytes:
    """Return `secret` encrypted under the 32-byte `key` and bound to its place."""
    from certdesk.pki.wrapping import wrap as wrap_

    return wrap_(secret, key, place)


def unwrap(wrapped: bytes, key: bytes, place: bytes) -> bytes:
    """Return the secret inside `wrapped`. Raises Damaged (KEY_DAMAGED) when key or place are others, too."""
    from certdesk.pki.wrapping import unwrap as unwrap_

    try:
        return unwrap_(wrapped, key, place)
    except Unavailable as error:
        raise Damaged(MessageKey.KEY_DAMAGED, part=str(error.facts["cause"])) from None


def checked_names(typed: Sequence[str]) -> tuple[str, ...]:
    """Return names as a request spells them. Raises FieldError (`names`, NAMES_…)."""
    from certdesk.pki.key_making import checked_names as checked

    return checked(typed)


def make_pair(names: Sequence[str], choice: KeyChoice) -> "MadePair":
    """Return a new key pair and a request for these checked names."""
    from certdesk.pki.key_making import make_pair as make

    return make(names, choice)


def encrypted_pem(private_key: bytes, passphrase: str) -> bytes:
    """Return a PKCS #8 key as PEM text under an ASCII pass phrase."""
    from certdesk.pki.key_files import encrypted_pem as encrypted

    return encrypted(private_key, passphrase)


def read_key(content: bytes, file: str, passphrase: str) -> bytes:
    """Return the key in a file as PKCS #8. Raises FieldError (`key`: KEY_FILE_FORM, KEY_FILE_PASSPHRASE)."""
    from certdesk.pki.key_files import read_key as read

    return read(content, file, passphrase)


def is_key_of(private_key: bytes, certificate: bytes) -> bool:
    """Return whether a certificate was made for this key. Raises Damaged for the certificate."""
    from certdesk.pki.key_files import is_key_of as proved

    return proved(private_key, certificate)


def contents(private_key: bytes, chain: tuple[bytes, ...], common_name: str, made_at: datetime) -> "Contents":
    """Return what goes into a file: the key, and the chain without its root, under the common name."""
    from certdesk.pki.formats.key_store import Contents
    from certdesk.pki.formats.key_stores import alias_of, without_root

    return Contents(private_key, without_root(chain), alias_of(common_name), made_at)


def render(target: Target, held: "Contents", passphrase: str) -> bytes:
    """Return the file for `target`, under an ASCII pass phrase."""
    from certdesk.pki.formats.key_stores import KEY_STORES

    return KEY_STORES[target].render(held, passphrase)


def holds(target: Target, content: bytes, passphrase: str, held: "Contents") -> bool:
    """Return whether a file for `target` opens with the pass phrase and holds exactly that."""
    from certdesk.pki.formats.key_stores import holds as holds_

    return holds_(target, content, passphrase, held)


def file_name(target: Target, common_name: str) -> str:
    """Return a file name for `target` that is safe on every system."""
    from certdesk.pki.formats.key_stores import suggested_name

    return suggested_name(target, common_name)
