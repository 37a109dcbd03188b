"""What is answered about migrations: one of them, whole, and what came of reading files and mails."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from certdesk.domain.correspondents import Signatory
from certdesk.domain.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from certdesk.domain.errors import CertDeskError
    from certdesk.domain.handovers import Handover
    from certdesk.domain.holdings import HoldingId
    from certdesk.domain.migration import Migration
    from certdesk.domain.move_lines import Line
    from certdesk.domain.move_plans import Moved
    from certdesk.domain.notices import Finding


@dataclass(frozen=True, slots=True)
class MigrationView:
    """One migration, whole. `signed_in` are the customer accounts that the user ticked off.

    `contacts` are the admin contacts that the order book has for clients of whose certificates none tells an address,
    `signatory` is who signs the papers of every migration. `edit` is what the act did that is answered with this: that
    alone, whatever else was done meanwhile.
    """

    migration: Migration
    lines: tuple[Line, ...] = ()
    handovers: tuple[Handover, ...] = ()
    signed_in: frozenset[str] = frozenset()
    contacts: Mapping[str, str] = field(default_factory=dict)
    signatory: Signatory = field(default_factory=Signatory)
    edit: Edit = field(default_factory=Edit, compare=False)

    @property
    def moved(self) -> tuple[Moved, ...]:
        """How each certificate stands."""
        return tuple(line.moved for line in self.lines)


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that gave nothing, and why: a file, or a line of one or of what was typed, from 1 (0: all of it).

    `path` is where a file lies that may hold certificates, or the archive that it is in.
    """

    file: str
    why: CertDeskError
    line: int = 0
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class SortedFiles:
    """What files and folders were handed in for, by what they hold. An archive with both is in two places.

    `sizes` are those of the files that notices are looked for in, in the order of their reading, in bytes. Of the
    refused the first hundred are told, and `left_out` counts the others.
    """

    certificates: tuple[Path, ...] = ()
    lists: tuple[Path, ...] = ()
    notices: tuple[Path, ...] = ()
    sizes: tuple[int, ...] = ()
    refused: tuple[Refused, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class NoticesRead:
    """What came of reading mails: how many were read, how many were notices, which certificates they settled.

    `strangers` are names in notices that no certificate of the migration has, as people read them, up to as many as it
    still takes; `nameless` are numbers that were said of no certificate by name. `suspicious` counts the notices that
    were not trusted. Of the refused the first hundred are told, and `left_out` counts the others.
    """

    view: MigrationView
    read: int
    told: int
    settled: tuple[HoldingId, ...]
    strangers: tuple[str, ...] = ()
    nameless: tuple[Finding, ...] = ()
    suspicious: int = 0
    refused: tuple[Refused, ...] = ()
    left_out: int = 0
    was_stopped: bool = False


@dataclass(frozen=True, slots=True)
class HoldingsRead:
    """What came of reading certificates or a list: what was added, how much was known already, what gave nothing.

    Of the refused the first hundred are told, and `left_out` counts the others.
    """

    view: MigrationView
    added: tuple[HoldingId, ...] = ()
    known: int = 0
    refused: tuple[Refused, ...] = ()
    left_out: int = 0
