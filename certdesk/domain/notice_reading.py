"""What one mail says as a renewal notice, from its text: names, numbers, ends, products, and what speaks against it."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from certdesk.domain import notice_matter as matter
from certdesk.domain.notice_dates import Day, days_in
from certdesk.domain.notice_entries import Item, What, entries
from certdesk.domain.notice_labels import Kind, Region
from certdesk.domain.notice_names import Canonical
from certdesk.domain.notice_naming import counting, naming_of
from certdesk.domain.notice_numbers import is_blank, number_in, other_number_in
from certdesk.domain.notice_products import beside, has_others, product_alone, without_host
from certdesk.domain.notice_senders import suspects_of
from certdesk.domain.notice_tables import Layout, layout_of
from certdesk.domain.notice_text import CELL, MailText, Searchable
from certdesk.domain.notices import Confidence, NoNotice, Notice, NoticeEntry, Said, WhyNone
from certdesk.domain.text import displayable

T = TypeVar("T")

_NEAR: Final = 80
_NEAR_BEHIND: Final = 60
_LONGEST_VALUE: Final = 120
_TEXT_VALUE: Final = re.compile(r"[\s:=*_>–-]{0,40}([^\t\n]{1,200})")
_ANNOUNCES: Final = re.compile(r" ?[:=\t]")
_MOST_ITEMS: Final = 3_000
_OF_DATES: Final = frozenset({Kind.END, Kind.OTHER})
_OF_TEXT: Final = {Kind.PRODUCT: What.PRODUCT, Kind.ACCOUNT: What.ACCOUNT}


def read_notice(mail: MailText, canonical: Canonical) -> Notice | NoNotice:
    """Return what a mail says as a renewal notice, or why it is none. `canonical` brings names into A-labels."""
    source = Searchable(mail)
    if (why := _unfit(source)) is not None:
        return NoNotice(mail.place, why)
    layout = layout_of(source)
    is_renewal = matter.is_about_renewal(source.text, layout.regions)
    if not is_renewal and not _says_what_was_bought(source, layout.regions):
        return NoNotice(mail.place, WhyNone.NO_RENEWAL)
    items = _items(source, layout, canonical)
    read = entries(items)
    if (why := _says_nothing(source, items, read)) is not None:
        return NoNotice(mail.place, why)
    if not is_renewal and not all(each.names and each.numbers for each in read):
        return NoNotice(mail.place, WhyNone.NO_RENEWAL)
    names = {name.value for entry in read for name in entry.names}
    if not mail.is_mail:
        read = tuple(map(_unsigned, read))
    return Notice(mail.place, read, suspects_of(mail, names, canonical))


def _unfit(source: Searchable) -> WhyNone | None:
    if not source.text.strip():
        return WhyNone.EMPTY
    return None if matter.is_about_certificates(source.text) else WhyNone.OTHER_MATTER


def _says_what_was_bought(source: Searchable, found: Sequence[Region]) -> bool:
    """Return whether an order, a receipt or a new certificate comes with a customer number, which tells the account."""
    return any(each.kind is Kind.NUMBER for each in found) and matter.is_about_buying(source.text)


def _says_nothing(source: Searchable, items: Sequence[Item], read: Sequence[NoticeEntry]) -> WhyNone | None:
    """Return why what was found makes no notice: nothing was, only what is no certificate, or a new certificate."""
    if not any(each.what in {What.NAME, What.NUMBER} and each.values for each in items):
        return WhyNone.NOTHING_NAMED
    if not read:
        return WhyNone.OTHER_MATTER
    is_issued = matter.is_about_issuing(source.text) and not any(each.what is What.NUMBER for each in items)
    return WhyNone.NO_RENEWAL if is_issued else None


def _items(source: Searchable, layout: Layout, canonical: Canonical) -> list[Item]:
    found = layout.regions
    days = days_in(source.text)
    naming = naming_of(source, found, days, canonical)
    ends = list(_ends(source, found, days, naming.lines))
    numbers = list(_numbers(source, found, days))
    dated = {each.evidence.line for each in ends}
    numbered = {each.evidence.line for each in numbers}
    items = [*counting(source, naming, dated, numbered), *numbers, *ends, *_texts(source, found)]
    items = _with_products(source, items)
    items.sort(key=lambda each: layout.order(each.at, is_name=each.what is What.NAME))
    return _without_repeated_subject(items)[:_MOST_ITEMS]


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
        if region.kind is Kind.PRODUCT:
            end = without_host(source.text, start, end)
        shown = displayable(source.original(start, end).strip(" *_\t"), _LONGEST_VALUE)
        if shown:
            yield Item(_OF_TEXT[region.kind], start, source.evidence(start), (shown,))


def _with_products(source: Searchable, items: list[Item]) -> list[Item]:
    """Return the items with what names stand beside: the product where none is labelled, and what is no certificate."""
    names = [each for each in items if each.what is What.NAME]
    is_told = any(each.what is What.PRODUCT for each in items)
    if is_told and not has_others(source.text):
        return items
    sides = beside(source, (each.at for each in names))
    marked = [
        replace(each, is_of_other=True)
        if each.what is What.NAME and (side := sides.get(each.at)) and side.is_other
        else each
        for each in items
    ]
    if is_told:
        return marked
    products = [(each.at, side.product) for each in names if (side := sides.get(each.at)) and side.product]
    if not products and len({each.values[0] for each in names}) == 1 and (alone := product_alone(source)):
        products = [(names[0].at, alone)]
    for at, (start, end) in products:
        shown = displayable(source.original(start, end), _LONGEST_VALUE)
        marked.append(Item(What.PRODUCT, at, source.evidence(start), (shown,), is_labelled=False))
    return marked


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
