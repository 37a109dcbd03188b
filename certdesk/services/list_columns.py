"""Which column of a list holds what: guessed from its headings, and else from what stands in it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from certdesk.domain.claims import is_email, is_name
from certdesk.domain.lists import Columns

_WORD: Final = re.compile(r"[^a-z0-9]+")
# The likelier words of each come first: a list may have an order ID beside the supplier's.
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "name": (
        "common name", "name", "domain", "domain name", "host", "host name", "hostname", "fqdn", "cn", "site",
        "website", "certificate", "certificate name",
    ),
    "supplier_id": (
        "supplier order id", "supplier id", "supplier order", "supplier", "vendor order id", "vendor id",
        "digicert order id", "ca order id", "order id", "order number", "order no", "order",
    ),
    "admin_email": (
        "admin email", "admin e mail", "administrator email", "admin contact", "contact email", "approver email",
        "email", "e mail", "mail", "email address", "e mail address", "contact",
    ),
    "client": (
        "client", "client name", "customer", "customer name", "account", "organisation", "organization", "company",
    ),
    "tags": ("tags", "tag", "labels", "label", "keywords", "categories", "category"),
    "note": ("note", "notes", "comment", "comments", "remark", "remarks", "description"),
}  # fmt: skip


def is_name_typed(cell: str) -> bool:
    """Return whether a cell is a host name, in A-labels or as people write it."""
    from certdesk.pki.idn import to_ascii  # noqa: PLC0415 - 18 ms, for a start that reads no list

    return is_name(to_ascii(cell))


_SUPPLIER: Final = re.compile(r"\d{3,}-[0-9A-Z]{4,}\Z", re.IGNORECASE)
_CONTENT: Final[Mapping[str, Callable[[str], bool]]] = {
    "admin_email": is_email,
    "name": is_name_typed,
    "supplier_id": lambda text: _SUPPLIER.match(text) is not None,
}
_MOST: Final = 0.6

Rows = Sequence[Sequence[str]]


def has_header(rows: Rows) -> bool:
    """Return whether the first row names the columns: none of its cells is what a list holds.

    Beyond that one of its words is known, or an e-mail column begins below it: headings may be in any language.
    """
    if not rows:
        return False
    first = [cell.strip() for cell in rows[0]]
    if any(judge(cell) for cell in first for judge in _CONTENT.values()):
        return False
    if any(_heading(cell) in words for cell in first for words in _HEADINGS.values()):
        return True
    return any(cell and _share(rows[1:], place, is_email) >= _MOST for place, cell in enumerate(first))


def guessed(headings: Sequence[str], rows: Rows) -> Columns:
    """Return the columns as their headings name them; what no heading names is looked for in the rows."""
    found: dict[str, int] = {}
    names = [_heading(heading) for heading in headings]
    for piece, words in _HEADINGS.items():
        places = [names.index(word) for word in words if word in names]
        free = [place for place in places if place not in found.values()]
        if free:
            found[piece] = free[0]
    width = max((len(row) for row in rows), default=0)
    for piece, judge in _CONTENT.items():
        if piece not in found:
            free = [place for place in range(width) if place not in found.values()]
            place = next((place for place in free if _share(rows, place, judge) >= _MOST), None)
            if place is not None:
                found[piece] = place
    return replace(Columns(), **found)


def _heading(cell: str) -> str:
    return _WORD.sub(" ", cell.strip().lower()).strip()


def _share(rows: Rows, place: int, judge: Callable[[str], bool]) -> float:
    cells = [cell for row in rows if place < len(row) and (cell := row[place].strip())]
    return sum(map(judge, cells)) / len(cells) if cells else 0
