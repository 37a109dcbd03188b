"""Usernames: when two are the same, what one may be made of, and a free one near another.

DigiCert publishes no rules for them. These are the practice services': letters, digits and a few signs of ASCII.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from types import MappingProxyType
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey

FIELD: Final = "username"
LONGEST: Final = 64
_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-+@")

# Cyrillic and Greek letters, and a Latin one, that are drawn like those of ASCII (Unicode TR 39, the commonest).
_DRAWN_ALIKE: Final = (
    "\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u051b\u0455\u051d\u0445\u0443\u04bb\u0501"
    "\u0261\u03bd\u03bf\u03c1\u03c5\u03c4\u03b9\u03b1\u03ba"
)
LOOK_ALIKES: Final[Mapping[str, str]] = MappingProxyType(
    dict(zip(_DRAWN_ALIKE, "aceijopqswxyhdgvoputiak", strict=True))
)


def plain(username: str) -> str:
    """Return a username as it is compared: composed, without outer blanks, in lower case."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def is_same(one: str, other: str) -> bool:
    """Return whether two usernames are the same one; "" is nobody's."""
    return plain(one) == plain(other) != ""


def checked(username: str) -> str:
    """Return a username without outer blanks. Raises FieldError (`username`): USERNAME_EMPTY, USERNAME_LONG with
    `number`, USERNAME_LOOKALIKE with `sign` and `like`, USERNAME_FORM with `sign`.
    """
    kept = username.strip()
    if not kept:
        raise FieldError(FIELD, MessageKey.USERNAME_EMPTY)
    if len(kept) > LONGEST:
        raise FieldError(FIELD, MessageKey.USERNAME_LONG, number=LONGEST)
    for sign in kept:
        if sign.lower() in LOOK_ALIKES:
            raise FieldError(FIELD, MessageKey.USERNAME_LOOKALIKE, sign=sign, like=LOOK_ALIKES[sign.lower()])
        if sign.lower() not in _SIGNS:
            raise FieldError(FIELD, MessageKey.USERNAME_FORM, sign=sign)
    return kept


def free_username(present: str, known: Iterable[str]) -> str:
    """Return `present` with the first number behind it that makes it differ from all `known` names."""
    taken = {plain(each) for each in (*known, present)}
    for number in count(1):
        free = f"{present.strip()[: LONGEST - len(str(number))]}{number}"
        if plain(free) not in taken:
            return free
    raise AssertionError  # count() does not end
