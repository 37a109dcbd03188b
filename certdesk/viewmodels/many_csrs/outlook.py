"""What sending the list comes to: how many go where, what has to be proved, and what is revoked because of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from certdesk.domain.name_changes import Change
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.many_csrs.lines import SENDABLE, Line, Shown


@dataclass(frozen=True, slots=True)
class Outlook:
    """Of the lines that would be sent: how many orders get their first request, and how many are reissued.

    `added` counts names that have to be proved and `adding` the orders they are on; `dropping` counts the orders
    that lose names, whose earlier certificates are revoked. `without_session` are reissues that begin with signing in;
    `unseen` are those whose present names nobody has seen yet, so that they could not be compared.
    """

    first: int = 0
    again: int = 0
    added: int = 0
    adding: int = 0
    dropping: int = 0
    without_session: int = 0
    unseen: int = 0
    left_out: int = 0

    @property
    def all(self) -> int:
        """How many requests would be sent."""
        return self.first + self.again


def sendable(lines: Iterable[Shown]) -> tuple[Line, ...]:
    """Return the lines that would be sent now."""
    return tuple(each.line for each in lines if each.mark in SENDABLE and each.line.judgement is not None)


def outlook(lines: Sequence[Shown], signed_in: frozenset[OrderId]) -> Outlook:
    """Return what sending them comes to while guest sessions of `signed_in` are live."""
    going = sendable(lines)
    again = [line for line in going if line.recipient is not None and line.recipient.is_reissue]
    added = [_changed(line, Change.ADDED) for line in again]
    return Outlook(
        first=len(going) - len(again),
        again=len(again),
        added=sum(added),
        adding=sum(number > 0 for number in added),
        dropping=sum(_changed(line, Change.REMOVED) > 0 for line in again),
        without_session=sum(line.order not in signed_in for line in again),
        unseen=sum(line.judgement is not None and not line.judgement.changes for line in again),
        left_out=sum(not each.line.is_sent for each in lines if each.line.candidate.facts is not None) - len(going),
    )


def _changed(line: Line, change: Change) -> int:
    judgement = line.judgement
    return 0 if judgement is None else sum(each.change is change for each in judgement.changes)
