"""Host names in their two spellings: A-labels for machines, Unicode for people (IDNA 2008, RFC 5891)."""

import re
from functools import lru_cache
from typing import Final

_WILDCARD = "*."
_LONGEST_NAME = 253
_DOTS = re.compile("[.\u3002\uff0e\uff61]")  # RFC 3490 3.1
_KEPT: Final = 2_048


def to_ascii(name: str) -> str:
    """Return `name` lower-cased, trimmed and in A-labels; a name that IDNA cannot map comes back as it is.

    A leading `*.` and a trailing dot are handled apart: the one is kept, the other dropped.
    """
    plain = name.strip().rstrip(".").lower()  # casefold() would make "ss" of "ß", another name
    if plain.isascii() or len(plain) > _LONGEST_NAME:
        return plain
    try:
        return ".".join(map(_a_label, _DOTS.split(plain)))
    except ValueError:
        return plain


def to_unicode(name: str) -> str:
    """Return `name` as people read it; labels that are no good IDNA stay as they are."""
    return ".".join(map(_u_label, name.split("."))) if "xn--" in name else name


def is_idn(label: str) -> bool:
    """Return whether an ASCII label that begins with `xn--` stands for one of IDNA 2008."""
    return _u_label(label) != label


@lru_cache(_KEPT)
def _a_label(label: str) -> str:
    """Return a label in ASCII. Raises ValueError where IDNA does not have it."""
    if label.isascii():
        return label
    import idna  # noqa: PLC0415 - 20 ms, and most names are ASCII

    return idna.encode(label, uts46=True, transitional=False).decode("ascii")


@lru_cache(_KEPT)
def _u_label(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    import idna  # noqa: PLC0415 - as above

    try:
        return idna.ulabel(label)
    except (idna.IDNAError, UnicodeError):
        return label
