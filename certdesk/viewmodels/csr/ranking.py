"""Which of several signing requests is the one that was meant: the same common name, and a new key."""

from dataclasses import dataclass

from certdesk.domain.handing_in import Candidate
from certdesk.domain.judging import Check, Judgement, Weight


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate and what is said of it for the order; nothing is said of one that could not be read."""

    candidate: Candidate
    judgement: Judgement | None = None

    @property
    def is_request(self) -> bool:
        """Whether it is a signing request, good or bad."""
        return self.candidate.facts is not None


def best_of(found: tuple[Judged, ...]) -> int | None:
    """Return the place of the likeliest request among `found`, the first of equals; None where there is none."""
    places = [place for place, each in enumerate(found) if each.is_request]
    return min(places, key=lambda place: _unlikeliness(found[place].judgement), default=None)


def _unlikeliness(judgement: Judgement | None) -> tuple[int, int, int]:
    """What is for another name comes last; then what cannot be used; then what asks for most."""
    if judgement is None:
        return (1, 1, 0)
    stops = judgement.stops
    is_for_another = any(stop.check is Check.COMMON_NAME for stop in stops)
    keys = sum(verdict.weight is Weight.ASK and verdict.check is Check.KEY for verdict in judgement.verdicts)
    return (int(is_for_another), len(stops), 2 * keys + len(judgement.questions))
