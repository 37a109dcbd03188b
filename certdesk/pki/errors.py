"""How material that cannot be read becomes a fact: the one list of what cryptography raises for it."""

from collections.abc import Callable
from typing import TypeVar

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.x509 import DuplicateExtension, InvalidVersion, UnsupportedGeneralNameType

from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey

Value = TypeVar("Value")

# Four of these are not ValueErrors, and properties raise them lazily: on first access, long after loading.
UNREADABLE = (
    ValueError,
    TypeError,
    OverflowError,
    InvalidVersion,
    DuplicateExtension,
    UnsupportedGeneralNameType,
    UnsupportedAlgorithm,
)


def damaged(part: str) -> Damaged:
    """Return the error for certificate material of which `part` cannot be read."""
    return Damaged(MessageKey.CERTIFICATE_DAMAGED, part=part)


def guarded(part: str, read: Callable[[], Value]) -> Value:
    """Return what `read` gives, or raise Damaged with `part` when the material does not allow it."""
    try:
        return read()
    except UNREADABLE:
        raise damaged(part) from None
