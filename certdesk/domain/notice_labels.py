"""Where a text says what comes next: labels found in it, in the order in which they stand."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from certdesk.domain import notice_label_words as words
from certdesk.domain.notice_end_words import END, OTHER

_BLANK: Final = r"[\s-]{1,3}"
_BLANK_OR_NONE: Final = r"[\s-]{0,3}"
_ALPHABETS_END: Final = 0x590  # from Hebrew on, words have prefixes, or nothing between them
_PLURAL: Final = "(s)"
_AROUND: Final = 60
_MOST: Final = 2_000


class Kind(StrEnum):
    """What a label announces."""

    NUMBER = "customer number"
    ACCOUNT_NUMBER = "account number"
    NAME = "name"
    FURTHER_NAMES = "further names"
    END = "end date"
    PRODUCT = "product"
    ACCOUNT = "account"
    OTHER = "other"


_WORDS: Final = (
    (Kind.NUMBER, words.NUMBER),
    (Kind.ACCOUNT_NUMBER, words.ACCOUNT_NUMBER),
    (Kind.NAME, words.NAME),
    (Kind.FURTHER_NAMES, words.FURTHER_NAMES),
    (Kind.END, END),
    (Kind.PRODUCT, words.PRODUCT),
    (Kind.ACCOUNT, words.ACCOUNT),
    (Kind.OTHER, OTHER),
)


class Region(NamedTuple):
    """A label, and the stretch of text in which its value stands, from `start` on.

    `is_cell`: the value has the cell of a table for itself, under its heading.
    """

    kind: Kind
    label: int
    start: int
    end: int
    is_cell: bool = False


def labels(text: str) -> list[Region]:
    """Return the labels: of those that overlap the one that begins first, of those the longest."""
    found = [
        Region(kind, match.start(), end := _with_plural(text, match.end()), end)
        for stem, patterns in _words(text.isascii())
        if stem in text
        for kind, pattern in patterns
        for match in _matches(text, stem, pattern)
    ]
    found.sort(key=lambda each: (each.label, -each.start))
    kept: list[Region] = []
    for each in found:
        if not kept or each.label >= kept[-1].start:
            kept.append(each)
    return kept[:_MOST]


def _with_plural(text: str, end: int) -> int:
    """Return where a label ends: `name(s)`."""
    return end + len(_PLURAL) if text.startswith(_PLURAL, end) else end


@cache
def _words(is_ascii: bool) -> tuple[tuple[str, tuple[tuple[Kind, str], ...]], ...]:
    """Return the labels by their stem, each with its kind; for a text in ASCII only those that can be in it."""
    by_stem: dict[str, list[tuple[Kind, str]]] = {}
    for kind, table in _WORDS:
        for stem, pattern in table:
            by_stem.setdefault(stem, []).append((kind, pattern))
    return tuple((stem, tuple(some)) for stem, some in by_stem.items() if stem.isascii() or not is_ascii)


def _matches(text: str, stem: str, pattern: str) -> Iterator[re.Match[str]]:
    """Yield where a pattern fits, looked for around its stem only: that is ten times as fast as everywhere."""
    compiled, before, is_inside = _compiled(stem, pattern)
    at, reached = text.find(stem), 0
    while at >= 0:
        end = at + len(stem)
        found = compiled.search(text, max(reached, at - before), end + _AROUND)
        if found is not None and found.start() <= at:
            if is_inside or not (
                found.start() and (text[found.start() - 1].isalnum() or text[found.start() - 1] == "_")
            ):
                yield found
            reached = end = max(end, found.end())
        at = text.find(stem, end)


@cache
def _compiled(stem: str, pattern: str) -> tuple[re.Pattern[str], int, bool]:
    """Return a pattern, compiled when a text first has its stem, how far before that it may begin, and whether it may
    begin inside a word. There are several hundred, and few in one language.
    """
    is_inside = pattern.startswith("~") or ord(stem[0]) >= _ALPHABETS_END
    bare = pattern.removeprefix("~")
    begins = bare.startswith(stem) and bare.count("|" + stem) == _alternatives(bare) - 1
    spaced = bare.replace(" ?", _BLANK_OR_NONE).replace(" ", _BLANK)
    return re.compile(spaced), 0 if begins else _AROUND, is_inside


def _alternatives(pattern: str) -> int:
    """Return how many alternatives a pattern has outside of its groups."""
    depth = count = 0
    for each in pattern:
        depth += (each == "(") - (each == ")")
        count += each == "|" and not depth
    return count + 1
