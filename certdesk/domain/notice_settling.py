"""Which customer number holds for a certificate, when one or several say so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from certdesk.domain.notices import EndDate, Finding

_EARLIEST: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user chose where answers disagreed, and between which numbers.

    It does not hold for a number that was not among them: when one turns up later, the question comes back.
    """

    number: str
    among: frozenset[str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two answers that disagree (E-ISO-CONFLICT): the newest and strongest of each number, the better one first.

    `others` are further numbers, where there are more than two.
    """

    first: Finding
    second: Finding
    others: tuple[Finding, ...] = ()

    @property
    def numbers(self) -> frozenset[str]:
        """All numbers between which is to be chosen."""
        return frozenset(each.number for each in (self.first, self.second, *self.others))


@dataclass(frozen=True, slots=True)
class Settled:
    """What holds for one certificate.

    `number` is "" while nothing counts or answers disagree. `findings` are those that count, the newest and strongest
    first; `doubted` came in suspicious notices, and settles nothing. `ends` is what the newest of them says that says
    it; one that is ambiguous only where there is no other.
    """

    number: str
    findings: tuple[Finding, ...] = ()
    doubted: tuple[Finding, ...] = ()
    conflict: Conflict | None = None
    ends: EndDate | None = None


def settle(findings: Iterable[Finding], choice: Choice | None = None) -> Settled:
    """Return what the findings on one certificate come to. Where they disagree nothing is chosen for the user.

    Taking a finding back is calling this without it.
    """
    ranked = sorted(findings, key=_rank, reverse=True)
    counting = tuple(each for each in ranked if each.is_trusted)
    doubted = tuple(each for each in ranked if not each.is_trusted)
    best: dict[str, Finding] = {}
    for each in counting:
        best.setdefault(each.number, each)
    ends = _ends(counting)
    if len(best) <= 1:
        return Settled(next(iter(best), ""), counting, doubted, ends=ends)
    first, second, *others = best.values()
    conflict = Conflict(first, second, tuple(others))
    if choice is not None and choice.number in best and conflict.numbers <= choice.among:
        return Settled(choice.number, counting, doubted, ends=ends)
    return Settled("", counting, doubted, conflict, ends)


def choose(settled: Settled, number: str) -> Choice:
    """Return the choice of `number` as the findings stand now. Raises ValueError for a number that nobody says."""
    among = frozenset(each.number for each in settled.findings)
    if number not in among:
        raise ValueError(number)
    return Choice(number, among)


def _rank(finding: Finding) -> tuple[datetime, int]:
    """The newest first, and of one time the strongest; what bears no date stands last."""
    return finding.at or _EARLIEST, finding.confidence


def _ends(ranked: Iterable[Finding]) -> EndDate | None:
    told = [each.ends for each in ranked if each.ends is not None]
    return next((each for each in told if not each.is_ambiguous), told[0] if told else None)
