"""Which of the names in a notice are of certificates: those that are labelled, and those whose place says so."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from certdesk.domain.notice_dates import Day
from certdesk.domain.notice_entries import Item, What
from certdesk.domain.notice_labels import Kind, Region
from certdesk.domain.notice_matter import is_about_certificates
from certdesk.domain.notice_names import Canonical, Named, is_all_names, names_anywhere, names_in
from certdesk.domain.notice_products import is_of_other, is_of_product
from certdesk.domain.notice_senders import is_trusted_host
from certdesk.domain.notice_text import Searchable

_WORDS: Final = re.compile(r"(?<![\w.@-])[^\W\d_]{2,30}(?![\w@-]|\.\w)")
_FEWEST_WORDS: Final = 5
_LONGEST_SENTENCE: Final = 240
_JUST_BEHIND: Final = 60
_NEAR: Final = 4
_NEXT: Final = 2
_SENTENCE_ENDS: Final = re.compile(r"\n\s*\n|[.!?]\s|\t")
_IS_FOR: Final = re.compile(
    r"(?:\b(?:for|secur(?:es|ing)|protect(?:s|ing)|cover(?:s|ing)|issued to|named|domains?|names?|hosts?|servers?|"
    r"(?:web ?)?sites?|für|fuer|pour|para|per|voor|dla|för|til|pro)|の)[\s\"'“„«‘(:*_]{0,4}\Z"
)
_LEADS_TO: Final = re.compile(
    r"(?:\b(?:at|visit|see|on|from|by|via|to|into|call|copyright|reserved|bei|unter|auf|über|sur|chez|en|su|op|na|w|em)|[©@/]|https?:)"
    r"[\s\"'“„«‘(:*_]{0,4}\Z"
)
_OF_NAMES: Final = {Kind.NAME: What.NAME, Kind.FURTHER_NAMES: What.FURTHER_NAMES}


@dataclass(frozen=True, slots=True)
class Naming:
    """The names of a notice as items, and on which lines any name stands."""

    items: tuple[Item, ...]
    lines: frozenset[int]
    is_labelled: bool


def naming_of(source: Searchable, found: Sequence[Region], days: Sequence[Day], canonical: Canonical) -> Naming:
    """Return the names that count, and where further ones stand. Where labels name some, no others in sentences do."""
    labelled = [named for region in found if region.kind in _OF_NAMES for named in _labelled(source, region, canonical)]
    bare = list(_bare(source, [named for named, _ in labelled], days, canonical))
    items = [item for _, item in labelled]
    if not any(each.what is What.NAME for each in items):
        items = [_as_name(each) for each in items]
    return Naming((*items, *bare), frozenset(each.evidence.line for each in (*bare, *items)), bool(labelled))


def counting(source: Searchable, naming: Naming, dated: Collection[int], numbered: Collection[int]) -> list[Item]:
    """Return the names that count beside the others; on the lines `dated` an end is told, on `numbered` a number.

    A name alone on its line with neither of them near, nor another name, is a stranger where others have one: the
    address of a shop below its greeting.
    """
    sure = [each for each in naming.items if each.is_labelled]
    bare = [each for each in naming.items if not each.is_labelled]
    if sure:
        bare = [each for each in bare if each.evidence.line in dated or _is_list(source, each.evidence.line)]
    lines = {each.evidence.line for each in (*sure, *bare)}
    kept = [
        each
        for each in bare
        if not is_all_names(source, each.evidence.line) or _is_at_home(each.evidence.line, lines, dated, numbered)
    ]
    return [*sure, *(kept if sure or kept else bare)]


def _labelled(source: Searchable, region: Region, canonical: Canonical) -> Iterator[tuple[Named, Item]]:
    named = names_in(source, region, canonical)
    if named is None:
        return
    kept = tuple(name for name in named.names if not is_trusted_host(name))
    if kept:
        yield named, Item(_OF_NAMES[region.kind], named.at, source.evidence(named.at), kept)


def _as_name(item: Item) -> Item:
    """Names of which none is said to be the common one are those of a certificate each time they are listed."""
    return Item(What.NAME, item.at, item.evidence, item.values)


def _bare(source: Searchable, labelled: Sequence[Named], days: Sequence[Day], canonical: Canonical) -> Iterator[Item]:
    """Yield names in the subject, on a line with a day, on one of nothing but names, or that a sentence says a
    certificate is for; else the only name that the text has. Those of something else that is renewed keep apart what
    is said of it.
    """
    dated = {source.line_of(each.start) for each in days}
    spans = [(each.at, each.end) for each in labelled]
    others: list[Named] = []
    none = not labelled
    for named in names_anywhere(source, canonical):
        if is_trusted_host(named.names[0]) or any(start <= named.at < end for start, end in spans):
            continue
        line = source.line_of(named.at)
        if line == 0 or line in dated or is_all_names(source, line):
            none = False
            yield _item(source, named)
        elif _is_run_on(source, named):
            continue
        elif is_of_product(source, line) or (not labelled and _is_of_certificate(source, named)):
            none = False
            yield _item(source, named)
        elif is_of_other(source, line):
            yield _item(source, named)
        else:
            others.append(named)
    only = {each.names for each in others}
    if none and len(only) == 1 and not _leads_there(source, others[0]):
        yield _item(source, others[0])


def _item(source: Searchable, named: Named) -> Item:
    return Item(What.NAME, named.at, source.evidence(named.at), named.names, is_labelled=False)


def _is_of_certificate(source: Searchable, named: Named) -> bool:
    """Return whether the sentence around a name says that a certificate is for it, or goes on with its certificate."""
    text = source.text
    before = text[max(0, named.at - _LONGEST_SENTENCE) : named.at]
    before = before[max((each.end() for each in _SENTENCE_ENDS.finditer(before)), default=0) :]
    if _IS_FOR.search(before):
        return is_about_certificates(before)
    after = _SENTENCE_ENDS.split(text[named.end : named.end + _JUST_BEHIND], maxsplit=1)[0]
    return not _LEADS_TO.search(before) and is_about_certificates(after)


def _is_run_on(source: Searchable, named: Named) -> bool:
    """Return whether a dot ends a sentence here, and the next one begins with no blank between: `soon.Then`."""
    last = source.original(named.at, named.end).rstrip(".,;:!?)\"'").rpartition(".")
    return last[2].istitle() and last[0].islower()


def _leads_there(source: Searchable, named: Named) -> bool:
    """Return whether a name is said as where to go, or whose the text is."""
    return bool(_LEADS_TO.search(source.text[max(0, named.at - _JUST_BEHIND) : named.at]))


def _is_list(source: Searchable, line: int) -> bool:
    """Return whether a line is no sentence: a name within one is of no certificate where others are labelled."""
    start, end = source.bounds_of_line(line)
    if line == 0 or len(_WORDS.findall(source.text, start, end)) <= _FEWEST_WORDS:
        return True
    return is_of_product(source, line) or is_of_other(source, line)


def _is_at_home(line: int, named: Collection[int], dated: Collection[int], numbered: Collection[int]) -> bool:
    if line == 0 or any(line + step in dated for step in range(-_NEAR, _NEAR + 1)):
        return True
    near = [line + step for step in range(-_NEXT, _NEXT + 1)]
    return any(each in numbered or (each in named and each != line) for each in near)
