"""The activity of the whole desk, read from what was done here and from what sessions showed."""

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from certdesk.domain.activity import ActivityLine, ActivityPage, DeskAct
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import EventKind
from certdesk.storage.activity import entry_of
from certdesk.storage.columns import moment

# Of one moment, what was done here comes before what the authority told, and the later before the earlier.
_LINES: Final = """
    SELECT 1 AS is_ours, e.id AS number, e.at AS at, e.order_id, e.act, e.format, e.server, e.file_name, e.detail,
        o.id, coalesce(o.shown_name, ''), coalesce(o.common_name, ''), coalesce(o.supplier_id, ''),
        coalesce(o.client, '')
    FROM desk_entry e
    LEFT JOIN listed_as l ON l.former = e.order_id
    LEFT JOIN orders o ON o.id = coalesce(l.order_id, e.order_id)
    UNION ALL
    SELECT 0, p.position, p.at, p.order_id, p.kind, NULL, NULL, '', '',
        o.id, o.shown_name, o.common_name, o.supplier_id, o.client
    FROM portal_event p JOIN orders o ON o.id = p.order_id
    ORDER BY at DESC, is_ours DESC, number DESC
"""
_SEARCHED: Final = slice(3, None)
_IMPORTED: Final = DeskAct.IMPORTED.value

Row = tuple[Any, ...]


class DeskActivityRows:
    """Every line of activity, newest first, over one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def page(self, words: tuple[str, ...], start: int, size: int) -> ActivityPage:
        """Return `size` lines from the `start`th on, of those that hold every one of `words` (casefolded).

        Without words, an import is one line; its orders tell of it in their own activity.
        """
        is_shown = _holds(words) if words else _is_worth_a_line
        lines: list[ActivityLine] = []
        for place, row in enumerate(row for row in self._rows() if is_shown(row)):
            if place < start:
                continue
            if len(lines) == size:
                return ActivityPage(tuple(lines), start + size)
            lines.append(_line(row))
        return ActivityPage(tuple(lines))

    def _rows(self) -> Iterator[Row]:
        yield from self._connection.execute(_LINES)


def _is_worth_a_line(row: Row) -> bool:
    return not (row[0] and row[4] == _IMPORTED and row[3])


def _holds(words: tuple[str, ...]) -> Callable[[Row], bool]:
    def is_shown(row: Row) -> bool:
        text = "\n".join(filter(None, row[_SEARCHED])).casefold()
        return all(word in text for word in words)

    return is_shown


def _line(row: Row) -> ActivityLine:
    is_ours, _, at, order, what = row[:5]
    if is_ours:
        entry = entry_of((order, at, what, *row[5:9]))
        return ActivityLine(entry.at, entry, OrderId(row[9] or order), row[10])
    return ActivityLine(moment(at), EventKind(what), OrderId(order), row[10])
