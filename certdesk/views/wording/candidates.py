"""The words of what was found in several files: each request in a line, and why the rest is none."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.viewmodels.csr.ranking import Judged
from certdesk.views.wording.csr import file_words
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.verdicts import LONGEST_NAME, chip_words, verdict_words


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """One thing that was found, by its place among them. `is_alarming` is a private key."""

    place: int
    title: str
    detail: str
    is_request: bool
    is_alarming: bool = False

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return f"{self.title}. {self.detail}"


def candidate_rows(props: HandInProps) -> tuple[CandidateRow, ...]:
    """Return the requests, the likeliest first and then in their order, and below them what is none."""
    rows = [_row(place, judged) for place, judged in enumerate(props.results)]
    return tuple(sorted(rows, key=lambda row: (not row.is_request, row.place != props.best, row.place)))


def _row(place: int, judged: Judged) -> CandidateRow:
    candidate = judged.candidate
    facts, refusal = candidate.facts, candidate.refusal
    if facts is None:
        said = one_line(refusal) if refusal else ""
        is_key = refusal is not None and refusal.key is MessageKey.CSR_KEYFILE
        return CandidateRow(place, file_words(candidate), said, is_request=False, is_alarming=is_key)
    name = displayable(facts.common_name, LONGEST_NAME) or QCoreApplication.translate("Candidates", "no common name")
    parts = (name, displayable(facts.algorithm, LONGEST_NAME), _verdict(judged))
    return CandidateRow(place, file_words(candidate), "  ·  ".join(part for part in parts if part), is_request=True)


def _verdict(judged: Judged) -> str:
    if judged.judgement is None:
        return ""
    stops = judged.judgement.stops
    return verdict_words(stops[0]).title if stops else chip_words(judged.judgement, {})[0]
