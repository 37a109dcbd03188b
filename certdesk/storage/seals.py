"""The seals of the activity: each is a digest over one entry and the seal before it."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

FIRST_SEAL: Final = bytes(32)

Cell = bytes | str | None
Sealed = tuple[int, bytes | None, Sequence[Cell]]


def seal(before: bytes, number: int, cells: Sequence[Cell]) -> bytes:
    """Return SHA-256 over the seal `before`, the entry's number, and its cells.

    Every cell stands with its length in front, so that no two entries are written alike.
    """
    digest = hashlib.sha256(before)
    digest.update(b"%d;%d;" % (number, len(cells)))
    digest.update(b"".join(map(_written, cells)))
    return digest.digest()


def broken_at(entries: Iterable[Sealed], head: tuple[int, bytes] | None) -> int | None:
    """Return the number of the first entry that does not fit, or None when all do.

    `entries` are number, seal and cells, by number; `head` is the number and the seal of the newest. An activity
    that was never sealed has neither seals nor a head, and nothing to be judged by.
    """
    last, before = 0, FIRST_SEAL
    for number, sealed, cells in entries:
        if number != last + 1:
            return last + 1
        if head is None and sealed is None:
            last = number
            continue
        if sealed != seal(before, number, cells):
            return number
        last, before = number, sealed
    if head is None:
        return None if before == FIRST_SEAL else last + 1
    if head[0] > last:
        return last + 1
    return None if head == (last, before) else min(head[0] + 1, last)


def _written(cell: Cell) -> bytes:
    if cell is None:
        return b"-"
    content = cell.encode() if isinstance(cell, str) else cell
    return b"%d:%b" % (len(content), content)
