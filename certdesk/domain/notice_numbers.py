"""Customer numbers in a text: one to ten digits behind a label, and nothing that only looks like one [S3]."""

import re
from typing import Final

from certdesk.domain.notice_labels import Region
from certdesk.domain.notice_text import CELL, Searchable

_IS: Final = (
    r"(?:is|ist|lautet|est|es|è|é|jest|är|er|on|este|это|は|是|为|為|은|는|הוא|هو)(?: (?:the|le|la|el|il|o)(?=\W))?"
)
_GAP: Final = r"[\s:=#<>'\"“”„«»’‘()\[\]_*、–—-]"
_VALUE: Final = re.compile(
    rf"({_GAP}{{0,40}}(?P<verb>{_IS}(?=[\W0-9]){_GAP}{{0,10}})?(?:n[or]\.\s?)?)(?P<number>[0-9]{{1,11}})"
)
_GOES_ON: Final = re.compile(
    r"[0-9a-zà-öø-ÿ_@%€$£\u2044]"  # a longer word or number, a share, a fraction
    r"|\.(?:pdf|html?|docx?|xlsx?|txt|png|jpe?g)\b|\.[a-z0-9-]{1,63}\.[a-z]"  # a file, a host
    r"|[.,/:][0-9]"  # a date, an amount, a time
    r"|[-–][0-9a-z]"  # a date, a telephone, an order number
    r"| ?[€$£]| ?(?:usd|eur|gbp|chf|pln)\b"
    r"|[)\]]? ?[-./]? ?[0-9]{2,4}(?![0-9])(?![./-][0-9]{1,2}[./-])"  # a telephone
)
_APART: Final = r"[ \u00a0\u202f-]"
_GROUPS: Final = re.compile(rf"[0-9]{{1,4}}({_APART})[0-9]{{1,4}}(?:\1[0-9]{{1,4}}){{0,3}}")
_DAY: Final = re.compile(
    rf"[0-9]{{4}}{_APART}[0-9]{{1,2}}{_APART}[0-9]{{1,2}}|[0-9]{{1,2}}{_APART}[0-9]{{1,2}}{_APART}(?:[0-9]{{2}}){{1,2}}"
)
_TELEPHONE: Final = re.compile(rf"0.*|(?:[0-9]{{1,2}}{_APART})?(?:[0-9]{{3}}{_APART})?[0-9]{{3}}{_APART}[0-9]{{4}}")
_ENDS: Final = re.compile(r"[.,;)](?=\s|\Z)| *(?=[\n\t]|\Z)")
_ENUMERATES: Final = re.compile(r"[.)](?=\s|\Z)")
_MASKED: Final = re.compile(r"[*#_]{2,}\Z|(?:\s[*#_]|[*#_]{3})[*#_]{1,30}\s?\Z")
_WORD: Final = re.compile(r"[)\]]?[ -]{0,2}[^\W\d_]")
_ANNOUNCES: Final = re.compile(r" ?[:=\t]")
_DIGITS: Final = re.compile(r"[0-9]+")
_ANOTHER: Final = re.compile(r" ?(?:[,;/&]|and|or|und|oder|et|ou|y|o|e|en|of)? ?([0-9]{5,10})(?![0-9])")
_SENTENCE_GOES_ON: Final = re.compile(
    r"\s(?:is|will|has|was|are|and|or|expires|ends|which|that|with|for|ist|läuft|wird|und|est|et|expire|va|es|y|caduca|è|e|scade|"
    r"sta|verloopt|wordt|en|jest|wygasa|i)\s|\.\s*\n\s*\n"
)
_FEWEST_WRAPPED: Final = 5
_LONG_LINE: Final = 45
_MARKED: Final = "**"
_LONGEST: Final = 10
_LONGEST_ENUMERATION: Final = 2
_LONGEST_COUNT: Final = 3


def ungrouped(text: str) -> str:
    """Return a number without the spaces or dashes between groups of its digits; days and telephones stay as told."""
    if not _GROUPS.fullmatch(text) or _DAY.fullmatch(text) or _TELEPHONE.fullmatch(text):
        return text
    return "".join(each for each in text if each.isdigit())


def is_blank(source: Searchable, region: Region) -> bool:
    """Return whether a label announces a number, in a cell or with a colon, that is not said."""
    return region.is_cell or bool(_ANNOUNCES.match(source.text, region.start))


def other_number_in(source: Searchable, at: int) -> tuple[str, int] | None:
    """Return the number that is said in one breath with that at `at`: `31884207 / 55667788`, `31884207 or 55667788`."""
    digits = _DIGITS.match(source.text, at)
    found = _ANOTHER.match(source.text, digits.end()) if digits else None
    if found is None or _GOES_ON.match(source.text, found.end()) or _WORD.match(source.text, found.end()):
        return None
    return found[1], found.start(1)


def number_in(source: Searchable, region: Region) -> tuple[str, int] | None:
    """Return the number that a label announces, and where it stands; None where something else follows.

    Telephones, dates, amounts, times, masked and longer numbers are none. One on the next line counts where the label
    ended with a colon or has its line or cell for itself, and the number has the rest of its own; or where the
    sentence said “is” before its line was broken. Up to three digits before a word count something (“8 digits”), and
    zeros alone are what is filled in for nothing.
    """
    text = source.text
    found = _VALUE.match(text, region.start, region.end)
    if found is None or len(found["number"]) > _LONGEST:
        return None
    gap, number, end = found[1], found["number"], found.end()
    if _GOES_ON.match(text, end):
        return _grouped_in(region, text, gap, found.start("number"))
    if _is_something_else(text, gap, number, end):
        return None
    is_broken = "\n" in gap and not region.is_cell and not _goes_on_below(found)
    if is_broken and not _stands_below(source, region, gap, end) and not _is_wrapped(source, region, found):
        return None
    if len(number) <= _LONGEST_ENUMERATION and "\n" in gap and _ENUMERATES.match(text, end):
        return None
    return number, found.start("number")


def _is_something_else(text: str, gap: str, number: str, end: int) -> bool:
    """Return whether the digits are hidden in part, stand for nothing, or count what follows them."""
    if not number.strip("0"):
        return True
    if _MASKED.search(gap) and not text.startswith(_MARKED, end):
        return True
    return len(number) <= _LONGEST_COUNT and bool(_WORD.match(text, end))


def _goes_on_below(found: re.Match[str]) -> bool:
    """Return whether a sentence that says “is” goes on in the next line with the number."""
    return bool(found["verb"]) and found[1].count("\n") == 1 and len(found["number"]) > _LONGEST_COUNT


def _is_wrapped(source: Searchable, region: Region, found: re.Match[str]) -> bool:
    """Return whether a long line was broken before the number, and the sentence goes on behind it."""
    start, stop = source.bounds_of(region.label)
    if found[1].strip(" ") != "\n" or len(found["number"]) < _FEWEST_WRAPPED or stop - start < _LONG_LINE:
        return False
    return region.start == stop and bool(_SENTENCE_GOES_ON.match(source.text, found.end()))


def _grouped_in(region: Region, text: str, gap: str, start: int) -> tuple[str, int] | None:
    """Return a number in groups that stands by itself behind its label, in its line or cell."""
    groups = _GROUPS.match(text, start, region.end)
    if groups is None or ("\n" in gap and not region.is_cell) or not _ENDS.match(text, groups.end()):
        return None
    number = ungrouped(groups[0])
    return (number, start) if number.isdigit() and len(number) <= _LONGEST else None


def _stands_below(source: Searchable, region: Region, gap: str, end: int) -> bool:
    text = source.text
    start, stop = source.bounds_of(region.label)
    before = text[start : region.label].rpartition(CELL)[2].strip(" *_#•·-–")
    is_alone = not before and not text[region.start : stop].partition(CELL)[0].strip(" *_:=.#)")
    rest = text[end : source.bounds_of(end)[1]]
    return (is_alone or ":" in gap) and not rest.partition(CELL)[0].strip(" *_.,;)")
