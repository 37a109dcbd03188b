"""One certificate of a migration with everything that is known of its account, and what changes it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from certdesk.domain.holdings import Holding
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notice_settling import Choice, Settled, choose, settle
from certdesk.domain.notices import Finding, Witness

MOST_OF_A_NUMBER: Final = 10
MOST_NUMBERS: Final = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One certificate: how it stands, what says so, and what the user chose where answers disagreed."""

    moved: Moved
    settled: Settled = field(default_factory=lambda: Settled(""))
    choice: Choice | None = None

    @property
    def holding(self) -> Holding:
        """The certificate."""
        return self.moved.holding

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that says a number, what counts before what is doubted."""
        return self.settled.findings + self.settled.doubted

    @property
    def known_by(self) -> Finding | None:
        """How we know the number: the newest and strongest that says it."""
        return next((each for each in self.settled.findings if each.number == self.moved.number), None)


def line_of(holding: Holding) -> Line:
    """Return a certificate of which nothing is known yet."""
    return Line(Moved(holding))


def kept_line(moved: Moved, findings: Iterable[Finding], choice: Choice | None) -> Line:
    """Return a certificate as it was kept: what holds for it follows from what says so."""
    return _settled(Line(moved), findings, choice)


def with_findings(line: Line, findings: Iterable[Finding]) -> Line:
    """Return `line` with further findings. What was found before stays; the same mail read again says nothing new.

    Of what says the same number the newest ten are kept, and ten numbers, beginning with those that count.
    """
    kept = {identity(each): each for each in line.findings}
    for each in findings:
        kept[identity(each)] = _again(kept.get(identity(each)), each)
    return _settled(line, _bounded(kept.values()), line.choice)


def with_answer(line: Line, finding: Finding) -> Line:
    """Return `line` with a number that was learnt elsewhere. Its witness, unless a notice, says no other any more."""
    is_notice = finding.witness is Witness.NOTICE
    left = [each for each in line.findings if is_notice or each.witness is not finding.witness]
    return with_findings(_settled(line, left, line.choice), [finding])


def without_number(line: Line, number: str) -> Line:
    """Return `line` without anything that says `number`, and without its choice if that was it."""
    left = [each for each in line.findings if each.number != number]
    return _settled(line, left, None if line.choice and line.choice.number == number else line.choice)


def vouched(line: Line, number: str, *, is_vouched: bool) -> Line:
    """Return `line` with what doubted notices say of `number` counted, or not."""
    told = [replace(each, is_vouched=is_vouched) if each.number == number else each for each in line.findings]
    return _settled(line, told, line.choice)


def chosen(line: Line, number: str) -> Line:
    """Return `line` with `number` chosen between answers that disagree. Raises ValueError if nobody says it."""
    return _settled(line, line.findings, choose(line.settled, number))


def asked(line: Line, at: datetime | None) -> Line:
    """Return `line` with when the client was asked for the number; None: not at all."""
    return replace(line, moved=replace(line.moved, asked_at=at))


def planned(line: Line, plan: MovePlan | None, *, is_share_kept: bool) -> Line:
    """Return `line` with a plan. That a warning was read counts for the plan that it warns of alone."""
    kept = is_share_kept and plan is MovePlan.SHARE
    return replace(line, moved=replace(line.moved, plan=plan, is_share_kept=kept))


def with_holding(line: Line, holding: Holding) -> Line:
    """Return `line` with another word about its certificate."""
    return replace(line, moved=replace(line.moved, holding=holding))


def identity(finding: Finding) -> tuple[str, ...]:
    """Return what makes a finding itself: for a notice which mail says what, else who says what.

    A mail is known again by its ID, in whichever file it comes, and without one by what its header says, or its place.
    """
    if finding.evidence is None or finding.witness is not Witness.NOTICE:
        return finding.witness.value, finding.number
    place = finding.evidence.place
    mail: tuple[str, ...]
    if place.message_id:
        mail = (place.message_id,)
    elif place.sent_at is not None:
        mail = (place.sent_at.isoformat(), place.sender, place.subject)
    else:
        mail = (place.within, place.file, str(place.number), str(place.depth))
    return finding.witness.value, finding.number, *mail


def _again(known: Finding | None, found: Finding) -> Finding:
    """Return which of two readings of one mail counts: a doubted copy of a mail, under its ID, does not displace it."""
    if known is None or (known.suspects and not found.suspects):
        return found
    return known if found.suspects and not known.suspects else replace(found, is_vouched=known.is_vouched)


def _bounded(findings: Iterable[Finding]) -> list[Finding]:
    ranked = settle(findings)
    by_number: dict[str, list[Finding]] = {}
    for each in ranked.findings + ranked.doubted:
        told = by_number.setdefault(each.number, [])
        if len(told) < MOST_OF_A_NUMBER and len(by_number) <= MOST_NUMBERS:
            told.append(each)
    return [each for told in by_number.values() for each in told]


def _settled(line: Line, findings: Iterable[Finding], choice: Choice | None) -> Line:
    settled = settle(findings, choice)
    moved = replace(line.moved, number=settled.number, is_disputed=settled.conflict is not None)
    return Line(moved, settled, choice)
