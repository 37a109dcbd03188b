"""What one act did to a migration: enough to take back exactly that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from certdesk.domain.handovers import Handover
    from certdesk.domain.holdings import HoldingId
    from certdesk.domain.line_changes import LineChange


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act did to certificates, in its order, and how all of them stood in line if it took some out.

    `handovers` are those that it marked, as each was before and as it is since.
    """

    changes: tuple[LineChange, ...] = ()
    order: tuple[HoldingId, ...] = ()
    handovers: tuple[tuple[Handover, Handover], ...] = ()
