"""Host names in a text: those that a label announces, and those that stand where a certificate's name would."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notice_labels import Kind, Region
from certdesk.domain.notice_text import Searchable

Canonical = Callable[[str], str]
"""Returns a name in lower case and A-labels, as certificates have it."""

LONGEST_NAME: Final = 253

_LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LATIN: Final = "a-zß-öø-ɏ"
_TOP: Final = rf"(?:xn--[a-z0-9-]{{1,59}}|[{_LATIN}]{{2,63}}|[^\W\d_{_LATIN}]{{2,63}})"
_HOST: Final = rf"(?:\*\.)?(?:{_LABEL}\.){{1,12}}{_TOP}(?![{_LATIN}0-9-])(?!\.[a-z0-9])(?!@)"
_ONE: Final = re.compile(_HOST)
_LEAD: Final = re.compile(
    r"[\s:=>'\"“”„«»‘’(\[*_–—•·-]{0,40}(?<!\*)(?:https?://)?(?=\*?\.?[^\W_])|[\s:=('\"-]{0,10}(?=\*\.)"
)
_NEXT: Final = re.compile(  # a cell ends a list that nothing joins
    r"[ \t]{0,4}(?:[,;/&+(]|and\b|und\b|et\b|e\b|y\b|en\b|i\b|og\b|och\b)[ \t(]{0,4}| "
)
_NEXT_LINE: Final = re.compile(r"[ \t,;)]{0,4}\n[ \t]{0,40}(?:[-*•·–] ?)?")
_EDGES: Final = "'\"“”„«»‘’()[]<>{},;:!?*_•·–-"
_INNER_DOT: Final = re.compile(r"\.(?=[^\s.])")
_WILDCARD: Final = re.compile(r"\A[^\w]{0,8}\*\.")
_ENUMERATED: Final = re.compile(r"\s*(?:[(\[]?#?[0-9]{1,3}[.):\]]+\s)?")
_LISTED: Final = re.compile(r"[\s,;]+")
_AND: Final = frozenset({"&", "+", "and", "und", "et", "e", "y", "en", "i", "og", "och"})
_BRACKETS: Final = "()「」『』"
_PARTICLE: Final = re.compile(r"(?<=[a-z])[\u0590-\u0fff\u3040-\ud7ff]{1,12}\Z")  # Korean 의, 는; Japanese の
_BLANKS: Final = " \t\n"
_BLANK: Final = re.compile(r"[ \t\n]")
_MOST: Final = 250
_DOT: Final = "."
_FILES: Final = frozenset(
    {
        "pdf", "html", "htm", "php", "asp", "aspx", "jsp", "txt", "eml", "msg", "doc", "docx", "xls", "xlsx",
        "csv", "jpg", "jpeg", "png", "gif", "svg", "exe", "bat", "crt", "cer", "pem", "csr", "pfx", "jks", "cnf",
        "conf", "cgi", "css", "js", "json", "xml",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """Names that stand together, in A-labels, and where the first of them does."""

    names: tuple[str, ...]
    at: int
    end: int


def names_in(source: Searchable, region: Region, canonical: Canonical) -> Named | None:
    """Return the names that a label announces: on its line, or the next; further names also on the lines below."""
    text = source.text
    lead = _LEAD.match(text, region.start, region.end)
    at = lead.end() if lead else region.start
    names: list[str] = []
    first = end = at
    while len(names) < _MOST and (found := _ONE.match(text, at, region.end)):
        name = canonical(found[0])
        if not _is_host(name):
            break
        names.append(name)
        end = found.end()
        after = _NEXT.match(text, end, region.end)
        at = after.end() if after else end
        if not _ONE.match(text, at, region.end) and region.kind is Kind.FURTHER_NAMES:
            below = _NEXT_LINE.match(text, end, region.end)
            at = below.end() if below else at
    return Named(tuple(dict.fromkeys(names)), first, end) if names else None


def names_anywhere(source: Searchable, canonical: Canonical) -> Iterator[Named]:
    """Yield the names of a text that stand by themselves: not in a mail address, a link, or the name of a file."""
    reached = 0
    for dot in _INNER_DOT.finditer(source.text):
        if dot.start() < reached:
            continue
        start, reached = _unbracketed(source.text, dot.start(), *_word_around(source.text, dot.start()))
        word = source.text[start:reached]
        wildcard = _WILDCARD.search(word)
        bare = word.strip(_EDGES) if wildcard is None else word[wildcard.end() - 2 :].rstrip(_EDGES)
        bare = _PARTICLE.sub("", bare.rstrip(_EDGES + _DOT)).rstrip(_EDGES + _DOT)
        if _ONE.fullmatch(bare) and bare.rpartition(_DOT)[2] not in _FILES and _is_host(name := canonical(bare)):
            yield Named((name,), start + word.find(bare), reached)


def is_all_names(source: Searchable, line: int) -> bool:
    """Return whether a line holds names and what lists them, and nothing else."""
    start, end = source.bounds_of_line(line)
    enumerated = _ENUMERATED.match(source.text, start, end)
    start = enumerated.end() if enumerated else start
    words = (each.strip(_EDGES + _DOT) for each in _LISTED.split(source.text[start:end]))
    return all(_ONE.fullmatch(each) for each in words if each and each not in _AND)


def _word_around(text: str, at: int) -> tuple[int, int]:
    """Return where the word of a position begins and ends, as far as a name can be long."""
    low = max(0, at - LONGEST_NAME)
    start = max(text.rfind(blank, low, at) for blank in _BLANKS) + 1
    blank = _BLANK.search(text, at, at + LONGEST_NAME)
    return max(start, low), blank.start() if blank else min(len(text), at + LONGEST_NAME)


def _unbracketed(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """Return the piece of a word that its brackets leave around a position: nothing parts words in some languages."""
    opened = max(text.rfind(each, start, at) for each in _BRACKETS) + 1
    closed = [place for each in _BRACKETS if (place := text.find(each, at, end)) >= 0]
    return max(start, opened), min(closed, default=end)


def _is_host(name: str) -> bool:
    labels = name.removeprefix("*.").split(_DOT)
    return len(name) <= LONGEST_NAME and name.isascii() and all(0 < len(each) <= 63 for each in labels)  # noqa: PLR2004 - RFC 1035 2.3.4
