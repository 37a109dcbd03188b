"""Which of the things that a notice says belong to which certificate."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from certdesk.domain.notice_weighing import Weighed, days_of, names_of, values_of
from certdesk.domain.notices import EndDate, Evidence, NoticeEntry


class What(StrEnum):
    """What an item is."""

    NAME = "name"
    FURTHER_NAMES = "further names"
    NUMBER = "number"
    END = "end"
    PRODUCT = "product"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was found, in the order of the text. `days` is for ends, `values` for everything else.

    A number without values is one that is announced and not said: the certificate that it is of shares no other.
    """

    what: What
    at: int
    evidence: Evidence
    values: tuple[str, ...] = ()
    days: EndDate | None = None
    is_labelled: bool = True
    is_of_other: bool = False
    """Of a name: what it stands beside is no certificate, but a domain or hosting that is renewed too."""


Items = Sequence[Item]

_OF_THE_NOTICE: Final = (What.NUMBER, What.ACCOUNT)
_NAMES: Final = frozenset({What.NAME, What.FURTHER_NAMES})


def entries(items: Items) -> tuple[NoticeEntry, ...]:
    """Return one entry for each certificate that is named, or one without names.

    A notice about one certificate says everything of it. In one about several, an entry begins with a name, or with
    what stands before the first name and comes as often as names do. A number that is said once is said of all of them;
    what heads a group of names is said of those up to the next heading.
    """
    names = len({(each.values[0], each.is_of_other) for each in items if each.what is What.NAME})
    if names <= 1:
        return () if any(each.is_of_other for each in items) else (_entry(items, (), is_only=True),)
    wide = [each for each in items if each.what in _OF_THE_NOTICE and _is_wide(items, each.what, names)]
    rest = [each for each in items if each not in wide]
    opener = _opener(rest, names)
    head, blocks = _blocks(rest, opener)
    headings = _heading_kinds(rest) if opener is What.NAME else frozenset()
    found: dict[str, NoticeEntry] = {}
    above = [*wide, *head]
    for block in blocks:
        own = [each for each in block if each.what not in headings]
        entry = _entry(own, _latest(above, headings))
        above += [each for each in block if each.what in headings]
        if entry.names and not any(each.is_of_other for each in own):
            name = entry.names[0].value
            found[name] = _joined(found[name], entry) if name in found else entry
    return tuple(found.values())


def _is_wide(items: Items, what: What, names: int) -> bool:
    said = [each.values for each in items if each.what is what]
    return len(set(said) - {()}) == 1 and len(said) < names


def _opener(items: Items, names: int) -> What:
    """Return what each entry begins with."""
    for each in items:
        if each.what is What.NAME:
            break
        if each.what not in _NAMES and sum(1 for other in items if other.what is each.what) == names:
            return each.what
    return What.NAME


def _blocks(items: Items, opener: What) -> tuple[list[Item], list[list[Item]]]:
    """Return what stands before the first entry, and the entries. A name said again goes on with its entry."""
    head: list[Item] = []
    blocks: list[list[Item]] = []
    present: tuple[str, bool] | None = None
    for each in items:
        named = (each.values[0], each.is_of_other) if each.what is What.NAME else None
        if each.what is opener and (opener is not What.NAME or named != present):
            blocks.append([])
        present = named or present
        (blocks[-1] if blocks else head).append(each)
    return head, blocks


def _heading_kinds(items: Items) -> frozenset[What]:
    """Return what stands above the names it is of: it comes before the first name, and none comes after the last."""
    places = [place for place, each in enumerate(items) if each.what is What.NAME]
    before = {each.what for each in items[: places[0]]}
    after = {each.what for each in items[places[-1] :]}
    return frozenset(before - after - _NAMES)


def _latest(above: Items, headings: frozenset[What]) -> Items:
    latest = {each.what: each for each in above if each.what in headings}
    return [each for each in above if each.what not in headings or latest[each.what] is each]


def _entry(block: Items, inherited: Items, *, is_only: bool = False) -> NoticeEntry:
    """Return what a stretch says, completed by what is said of several; `is_only`: the notice is about nothing else."""

    def weighed(what: What) -> list[Weighed]:
        own = [each for each in block if each.what is what]
        nearest = own if is_only and what is not What.END else _on_the_line(block, own)
        of_several = [] if own else [each for each in inherited if each.what is what]
        return [
            Weighed(each.evidence, each.is_labelled, is_shared=each in of_several, values=each.values, days=each.days)
            for each in nearest or of_several
        ]

    return NoticeEntry(
        names=names_of([*weighed(What.NAME), *weighed(What.FURTHER_NAMES)]),
        numbers=values_of(weighed(What.NUMBER)),
        ends=days_of(weighed(What.END)),
        product=next(iter(values_of(weighed(What.PRODUCT))), None),
        account=next(iter(values_of(weighed(What.ACCOUNT))), None),
    )


def _on_the_line(block: Items, own: list[Item]) -> list[Item]:
    """Return those that share the line of a name, else all: the row of a table says more than a sentence below it."""
    lines = {each.evidence.line for each in block if each.what is What.NAME}
    found = [each for each in own if each.evidence.line in lines]
    is_clear = all(each.days is None or not each.days.is_ambiguous for each in found)
    return found if found and is_clear else own


def _joined(earlier: NoticeEntry, later: NoticeEntry) -> NoticeEntry:
    """The same certificate named twice: what the first entry lacks comes from the second."""
    known = {each.value for each in earlier.names}
    return NoticeEntry(
        earlier.names + tuple(each for each in later.names if each.value not in known),
        earlier.numbers or later.numbers,
        earlier.ends or later.ends,
        earlier.product or later.product,
        earlier.account or later.account,
    )
