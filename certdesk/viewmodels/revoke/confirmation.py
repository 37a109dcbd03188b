"""Whether the name that was typed is the order's."""

import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from certdesk.domain.book import BookEntry
from certdesk.domain.text import displayable


class Confirmation(StrEnum):
    """How the typed name compares: nothing yet, on its way, another name, or the name."""

    EMPTY = "empty"
    BEGUN = "begun"
    WRONG = "wrong"
    RIGHT = "right"


def confirmation(typed: str, entry: BookEntry) -> Confirmation:
    """Compare `typed` with the order's name, in A-labels or in Unicode; case and outer blanks do not matter."""
    given = _plain(typed)
    if not given:
        return Confirmation.EMPTY
    accepted = frozenset(_spellings(entry))
    if given in accepted:
        return Confirmation.RIGHT
    return Confirmation.BEGUN if any(name.startswith(given) for name in accepted) else Confirmation.WRONG


def _spellings(entry: BookEntry) -> Iterator[str]:
    """A name with characters that cannot be typed is accepted as it is shown, too."""
    for name in (entry.order.common_name, entry.shown_name):
        yield _plain(name)
        yield _plain(displayable(name))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip().lower()
