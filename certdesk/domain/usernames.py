"""Usernames: when two are the same, what one may be made of, and a free one near another.

No published rules were found. These are the practice services': letters, digits and a few signs of ASCII.
"""

import string
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import count
from types import MappingProxyType
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey

FIELD: Final = "username"
LONGEST: Final = 64
SIGNS: Final = frozenset(string.ascii_letters + string.digits + "._-+@")

# The commonest letters that are drawn like those of ASCII (Unicode TR 39): of Cyrillic, of Greek, and one of Latin.
_DRAWN_ALIKE: Final = (
    ("\u0430\u0441\u0435\u0456\u0458\u043e\u0440\u051b\u0455\u051d\u0445\u0443\u04bb\u0501", "aceijopqswxyhd"),
    ("\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u0423", "ABCEHIJKMOPSTXY"),
    ("\u03bd\u03bf\u03c1\u03c5\u03c4\u03b9\u03b1\u03ba", "voputiak"),
    ("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7", "ABEZHIKMNOPTYX"),
    ("\u0261", "g"),
)
LOOK_ALIKES: Final[Mapping[str, str]] = MappingProxyType(
    {sign: like for signs, likes in _DRAWN_ALIKE for sign, like in zip(signs, likes, strict=True)}
)


def plain(username: str) -> str:
    """Return a username as it is compared: compatibility forms composed, in lower case, without outer blanks."""
    folded = unicodedata.normalize("NFKC", username).casefold()
    return unicodedata.normalize("NFKC", folded).strip()


def is_same(one: str, other: str) -> bool:
    """Return whether two usernames are the same one. An empty one is nobody's, and the same as none."""
    return plain(one) == plain(other) != ""


def checked(username: str) -> str:
    """Return a username without outer blanks. Raises FieldError (`username`): USERNAME_EMPTY, USERNAME_LONG with
    `number`, USERNAME_LOOKALIKE with `sign` and `like`, USERNAME_FORM with `sign` unless that is a blank.
    """
    kept = unicodedata.normalize("NFC", username.strip())
    if not kept:
        raise FieldError(FIELD, MessageKey.USERNAME_EMPTY)
    if len(kept) > LONGEST:
        raise FieldError(FIELD, MessageKey.USERNAME_LONG, number=LONGEST)
    for sign in kept:
        if sign in LOOK_ALIKES:
            raise FieldError(FIELD, MessageKey.USERNAME_LOOKALIKE, sign=sign, like=LOOK_ALIKES[sign])
        if sign.isspace():
            raise FieldError(FIELD, MessageKey.USERNAME_FORM)
        if sign not in SIGNS:
            raise FieldError(FIELD, MessageKey.USERNAME_FORM, sign=sign)
    return kept


def free_username(present: str, known: Iterable[str]) -> str:
    """Return `present` with the first number behind it that makes it differ from all `known` names and from itself.

    It is no longer than LONGEST: of a long name the end gives way to the number.
    """
    taken = {plain(each) for each in (*known, present)}
    stem = present.strip()
    numbered = (f"{stem[: LONGEST - len(number)]}{number}" for number in map(str, count(1)))
    return next(each for each in numbered if plain(each) not in taken)
