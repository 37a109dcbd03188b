"""From what was handed in to what was found in it: gathered, read and judged off the GUI thread. Nothing here is Qt."""

from collections.abc import Sequence

from certdesk.domain.csr import CsrFacts, pem_of
from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import FieldError
from certdesk.domain.handing_in import HandedIn, Origin, Source
from certdesk.domain.judging import NO_ANSWERS, Answers, Judgement
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.services.api import Requests
from certdesk.viewmodels.csr.hand_in_props import Found, Reading
from certdesk.viewmodels.csr.handed import CSR
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.viewmodels.csr.ranking import Judged

EMPTY_FOLDER = "empty folder"


class Desk:
    """The services, asked for one order and purpose; `is_key_compromised` is what the reason says."""

    def __init__(self, requests: Requests, order: OrderId, purpose: Purpose, *, is_key_compromised: bool) -> None:
        self._requests = requests
        self._order, self._is_reissue = order, purpose is Purpose.REISSUE
        self._is_key_compromised = is_key_compromised

    def look_through(self, handed: HandedIn, report: Reporter) -> Found:
        """Return what is in it. One thing is used at once; among several one is chosen by the user."""
        gathered = self._requests.gather(handed)
        results = self._read(gathered.sources, NO_ANSWERS, report)
        if not results:
            return Found(refusal=FieldError(CSR, MessageKey.CSR_NOTCSR, what=EMPTY_FOLDER), left_out=gathered.left_out)
        is_one = len(results) == 1 and results[0].is_request
        return Found(results, 0 if is_one else None, left_out=gathered.left_out)

    def bring_back(self, draft: ReissueDraft, report: Reporter) -> Found:
        """Return what a draft holds, with its answers."""
        kept = Source(Origin.DRAFT, draft.file, draft.place, text=pem_of(draft.csr))
        results = self._read((kept,), draft.answers, report)
        at = next((place for place, each in enumerate(results) if each.is_request), None)
        return Found(results, at, draft.answers)

    def judge(self, facts: CsrFacts, answers: Answers) -> Judgement:
        """Return what is to be said of a request."""
        return self._requests.judge(
            self._order, facts, answers, is_reissue=self._is_reissue, is_key_compromised=self._is_key_compromised
        )

    def _read(self, sources: Sequence[Source], answers: Answers, report: Reporter) -> tuple[Judged, ...]:
        judged = []
        for candidate in self._requests.read(sources, report):
            report.check()
            facts = candidate.facts
            judged.append(Judged(candidate, self.judge(facts, answers) if facts is not None else None))
        return tuple(judged)


def reading_of(handed: HandedIn) -> Reading:
    """Return what is said while it is read."""
    return Reading(handed.paths[0].name) if len(handed.paths) == 1 else Reading(count=max(1, len(handed.paths)))
