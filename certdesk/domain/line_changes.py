"""What one act did to certificates of a migration, and how that alone is taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_lines import Line, identity, kept_line, with_holding
from certdesk.domain.notices import Finding

T = TypeVar("T", bound=Any)


@dataclass(frozen=True, slots=True)
class LineChange:
    """One certificate before an act and after it: None before where it was added, None after where it was taken out."""

    before: Line | None
    after: Line | None

    @property
    def id(self) -> HoldingId:
        """Which certificate. Raises ValueError where it is neither before nor after."""
        for line in (self.before, self.after):
            if line is not None:
                return line.holding.id
        raise ValueError(self)

    @property
    def is_news(self) -> bool:
        """Whether it says more than that the same certificate stands in one more place."""
        if self.before is None or self.after is None:
            return self.before is not self.after
        known, told = self.before.holding, self.after.holding
        if known is told:
            return self.after != self.before
        return with_holding(self.after, replace(told, files=known.files, origins=known.origins)) != self.before

    def undone(self, present: Line | None) -> Line | None:
        """Return the certificate as it is `present` without that act; None where it is not to be there."""
        if self.before is None:
            return None
        if self.after is None:
            return present or self.before
        return None if present is None else reverted(present, self.before, self.after)


def taken_back(present: Mapping[HoldingId, Line], changes: Sequence[LineChange]) -> Mapping[HoldingId, Line | None]:
    """Return what `changes`, in their order, leave of the certificates that they changed when all are taken back."""
    left: dict[HoldingId, Line | None] = {}
    for each in reversed(changes):
        left[each.id] = each.undone(left[each.id] if each.id in left else present.get(each.id))
    return left


def reverted(present: Line, before: Line, after: Line) -> Line:
    """Return `present` without what made `after` of `before`. What was changed since, elsewhere in it, stays."""
    holding = _reverted(present.holding, before.holding, after.holding)
    moved = replace(_reverted(present.moved, before.moved, after.moved), holding=holding)
    choice = present.choice if before.choice == after.choice else before.choice
    return kept_line(moved, _findings(present, before, after), choice)


def in_their_places(
    present: Iterable[HoldingId], returned: Collection[HoldingId], order: Sequence[HoldingId]
) -> list[HoldingId]:
    """Return `present` with each of `returned` behind what it stood behind in `order`, of that which is there.

    What is not in `order` comes last.
    """
    kept = [each for each in present if each not in returned]
    there, behind = frozenset(kept), None
    followers: dict[HoldingId | None, list[HoldingId]] = {}
    for each in order:
        if each in returned:
            followers.setdefault(behind, []).append(each)
        elif each in there:
            behind = each
    placed = [*followers.get(None, ()), *(one for each in kept for one in (each, *followers.get(each, ())))]
    ordered = frozenset(order)
    return [*placed, *(each for each in returned if each not in ordered)]


def _findings(present: Line, before: Line, after: Line) -> list[Finding]:
    came = {identity(each) for each in after.findings if each not in before.findings}
    left = [each for each in present.findings if identity(each) not in came]
    known = {identity(each) for each in left}
    return left + [each for each in before.findings if each not in after.findings and identity(each) not in known]


def _reverted(present: T, before: T, after: T) -> T:
    names = (each.name for each in fields(present))
    changed = {name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)}
    return replace(present, **changed)
