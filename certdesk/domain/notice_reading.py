"""What one mail says as a renewal notice, from its text: names, numbers, ends, products, and what speaks against it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from certdesk.domain import notice_matter as matter
from certdesk.domain.notice_dates import Day, days_in
from certdesk.domain.notice_entries import Item, What, entries
from certdesk.domain.notice_labels import Kind, Region, regions
from certdesk.domain.notice_names import Canonical, Named, is_all_names, names_anywhere, names_in
from certdesk.domain.notice_numbers import is_blank, number_in, other_number_in
from certdesk.domain.notice_senders import is_trusted_host, suspects_of
from certdesk.domain.notice_text import CELL, MailText, Searchable
from certdesk.domain.notices import Confidence, NoNotice, Notice, NoticeEntry, Said, WhyNone
from certdesk.domain.text import displayable

T = TypeVar("T")

_NEAR: Final = 80
_NEAR_BEHIND: Final = 60
_LONGEST_VALUE: Final = 120
_TEXT_VALUE: Final = re.compile(r"[\s:=*_>–-]{0,40}([^\t\n]{1,200})")
_ANNOUNCES: Final = re.compile(r" ?[:=\t]")
_WORDS: Final = re.compile(r"(?<![\w.@-])[^\W\d_]{2,30}(?![\w@-]|\.\w)")
_FEWEST_WORDS: Final = 5
_MOST_ITEMS: Final = 3_000
_OF_DATES: Final = frozenset({Kind.END, Kind.OTHER})
_OF_NAMES: Final = {Kind.NAME: What.NAME, Kind.FURTHER_NAMES: What.FURTHER_NAMES}
_OF_TEXT: Final = {Kind.PRODUCT: What.PRODUCT, Kind.ACCOUNT: What.ACCOUNT}


def read_notice(mail: MailText, canonical: Canonical) -> Notice | NoNotice:
    """Return what a mail says as a renewal notice, or why it is none. `canonical` brings names into A-labels."""
    source = Searchable(mail)
    if not source.text.strip():
        return NoNotice(mail.place, WhyNone.EMPTY)
    if not matter.is_about_certificates(source.text):
        return NoNotice(mail.place, WhyNone.OTHER_MATTER)
    found = regions(source)
    if not matter.is_about_renewal(source.text, found):
        return NoNotice(mail.place, WhyNone.NO_RENEWAL)
    items = _items(source, found, canonical)
    if not any(each.what in {What.NAME, What.NUMBER} and each.values for each in items):
        return NoNotice(mail.place, WhyNone.NOTHING_NAMED)
    if matter.is_about_issuing(source.text) and not any(each.what is What.NUMBER for each in items):
        return NoNotice(mail.place, WhyNone.NO_RENEWAL)
    read = entries(items)
    names = {name.value for entry in read for name in entry.names}
    if not mail.is_mail:
        read = tuple(map(_unsigned, read))
    return Notice(mail.place, read, suspects_of(mail, names, canonical))


def _items(source: Searchable, found: Sequence[Region], canonical: Canonical) -> list[Item]:
    days = days_in(source.text)
    labelled = [named for region in found if region.kind in _OF_NAMES for named in _named(source, region, canonical)]
    bare = list(_unlabelled(source, [named for named, _ in labelled], days, canonical))
    named = {each.evidence.line for each in (*bare, *(item for _, item in labelled))}
    ends = list(_ends(source, found, days, named))
    dated = {each.evidence.line for each in ends}
    items = [
        *(each for _, each in labelled),
        *(each for each in bare if not labelled or each.evidence.line in dated or _is_list(source, each.evidence.line)),
        *_numbers(source, found, days),
        *ends,
        *_texts(source, found),
    ]
    items.sort(key=lambda each: each.at)
    return _without_repeated_subject(items)[:_MOST_ITEMS]


def _named(source: Searchable, region: Region, canonical: Canonical) -> Iterator[tuple[Named, Item]]:
    named = names_in(source, region, canonical)
    if named is None:
        return
    kept = tuple(name for name in named.names if not is_trusted_host(name))
    if kept:
        yield named, Item(_OF_NAMES[region.kind], named.at, source.evidence(named.at), kept)


def _numbers(source: Searchable, found: Sequence[Region], days: Sequence[Day]) -> Iterator[Item]:
    """Yield customer numbers; account numbers, by that word, only where there is no customer number."""
    dated = {each.start for each in days}
    told: list[tuple[Kind, str, int]] = []
    for region in found:
        if region.kind not in {Kind.NUMBER, Kind.ACCOUNT_NUMBER}:
            continue
        number = number_in(source, region)
        if number is not None and number[1] not in dated:
            told.append((region.kind, *number))
            if (other := other_number_in(source, number[1])) and other[1] not in dated:
                told.append((region.kind, *other))
        elif region.kind is Kind.NUMBER and is_blank(source, region):
            yield Item(What.NUMBER, region.start, source.evidence(region.start))
    has_customer_number = any(kind is Kind.NUMBER for kind, _, _ in told)
    for kind, value, at in told:
        if kind is Kind.NUMBER or not has_customer_number:
            yield Item(What.NUMBER, at, source.evidence(at), (value,), is_labelled=kind is Kind.NUMBER)


def _ends(source: Searchable, found: Sequence[Region], days: Sequence[Day], named: Container[int]) -> Iterator[Item]:
    """Yield the days on which certificates end, by the label before them, else behind.

    One day alone needs none; nor do those of a list whose every line has a name and a day, in a notice about ends.
    `named` are the lines with names.
    """
    marks = [each for each in found if each.kind in _OF_DATES]
    roles = [(day, _role(source, marks, day, before)) for before, day in zip((None, *days), days, strict=False)]
    ends = [day for day, kind in roles if kind is Kind.END]
    unlabelled = [day for day, kind in roles if kind is None]
    for day in ends:
        yield Item(What.END, day.start, source.evidence(day.start), days=day.value)
    if len({each.value for each in days}) == len({each.value for each in unlabelled}) == 1:
        listed = unlabelled
    else:
        lines = [source.line_of(each.start) for each in (*ends, *unlabelled)]
        headings = {source.line_of(each.label) for each in marks if each.kind is Kind.END}
        is_list = all(line in named for line in lines) and len(lines) == len(set(lines))
        listed = unlabelled if is_list and headings and headings.isdisjoint(lines) else []
    for day in listed:
        yield Item(What.END, day.start, source.evidence(day.start), days=day.value, is_labelled=False)


def _role(source: Searchable, marks: Sequence[Region], day: Day, earlier: Day | None) -> Kind | None:
    """Return what announces a day: the heading of its cell, the label before it, or on its line the one behind it.

    A label that an `earlier` day followed says nothing of those on the lines below.
    """
    cells = [each for each in marks if each.is_cell and each.start <= day.start < each.end]
    if cells:
        return cells[0].kind
    text = source.text
    before = next((each for each in reversed(marks) if not each.is_cell and each.start <= day.start), None)
    behind = next((each for each in marks if not each.is_cell and each.label >= day.end), None)
    if before is not None and (day.start - before.start > _NEAR or not _reaches(text[before.start : day.start])):
        before = None
    if before is not None and earlier is not None and earlier.start >= before.start:
        before = None if "\n" in text[earlier.end : day.start] else before
    if behind is not None and not _is_of_the_sentence(text[day.end : behind.label]):
        behind = None
    if before is None or behind is None:
        nearest = before or behind
        return nearest.kind if nearest else None
    is_above = "\n" in text[before.start : day.start]
    is_said = behind.kind is Kind.END and not _ANNOUNCES.match(text, behind.start)
    return behind.kind if is_above and before.kind is Kind.OTHER and is_said else before.kind


def _is_of_the_sentence(gap: str) -> bool:
    """Return whether a label behind a day is about it, by what is in between."""
    return len(gap) <= _NEAR_BEHIND and not any(each in gap for each in ("\n", ". ", CELL))


def _reaches(gap: str) -> bool:
    """Return whether a label is about what follows after `gap`: in its sentence, or below it."""
    return ". " not in gap and "\n\n\n" not in gap


def _texts(source: Searchable, found: Sequence[Region]) -> Iterator[Item]:
    for region in found:
        if region.kind not in _OF_TEXT:
            continue
        value = _TEXT_VALUE.match(source.text, region.start)
        if value is None or (region.is_cell and value.start(1) >= region.end):
            continue
        start, end = value.start(1), min(value.end(1), region.end if region.is_cell else value.end(1))
        shown = displayable(source.original(start, end).strip(" *_\t"), _LONGEST_VALUE)
        if shown:
            yield Item(_OF_TEXT[region.kind], start, source.evidence(start), (shown,))


def _unlabelled(
    source: Searchable, labelled: Sequence[Named], days: Sequence[Day], canonical: Canonical
) -> Iterator[Item]:
    """Yield names that stand in the subject, on a line with a day, or on a line of nothing but names."""
    dated = {source.line_of(each.start) for each in days}
    spans = [(each.at, each.end) for each in labelled]
    for named in names_anywhere(source, canonical):
        if is_trusted_host(named.names[0]) or any(start <= named.at < end for start, end in spans):
            continue
        line = source.line_of(named.at)
        if line == 0 or line in dated or is_all_names(source, line):
            yield Item(What.NAME, named.at, source.evidence(named.at), named.names, is_labelled=False)


def _is_list(source: Searchable, line: int) -> bool:
    """Return whether a line is no sentence: a name within one is of no certificate where others are labelled."""
    start, end = source.bounds_of_line(line)
    return line == 0 or len(_WORDS.findall(source.text, start, end)) <= _FEWEST_WORDS


def _without_repeated_subject(items: Sequence[Item]) -> list[Item]:
    """Leave out of the subject what the text says again."""
    below = {(each.what, each.values, each.days) for each in items if each.evidence.line}
    named = {name for each in items if each.evidence.line for name in each.values}
    return [
        each
        for each in items
        if each.evidence.line
        or not ((each.what, each.values, each.days) in below or (each.values and named.issuperset(each.values)))
    ]


def _unsigned(entry: NoticeEntry) -> NoticeEntry:
    """Nobody can tell who wrote a text that does not say it."""
    return NoticeEntry(
        tuple(map(_weaker, entry.names)),
        tuple(map(_weaker, entry.numbers)),
        tuple(map(_weaker, entry.ends)),
        entry.product and _weaker(entry.product),
        entry.account and _weaker(entry.account),
    )


def _weaker(said: Said[T]) -> Said[T]:
    return replace(said, confidence=min(said.confidence, Confidence.SHAPED))
