"""What was reviewed of a signing request, and whether it still holds right before the request is sent."""

from collections.abc import Sequence
from dataclasses import dataclass

from certdesk.domain.csr import CsrFacts
from certdesk.domain.judging import Answers, Judgement
from certdesk.domain.orders import OrderId
from certdesk.services.api import Requests


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The request of a reissue, the answers given, and what its reason says of the old key."""

    facts: CsrFacts
    answers: Answers
    is_key_compromised: bool = False


def overtaken(requests: Requests, order: OrderId, reviewed: Reviewed, names: Sequence[str]) -> Judgement | None:
    """Return what is said of the request now where that is not what was reviewed, else None.

    A session that was opened meanwhile may have told other names than those that `names` were decided by. Without
    `names` the order keeps its own, whichever they turned out to be. Raises NotFound, Unavailable.
    """
    judged = requests.judge(
        order, reviewed.facts, reviewed.answers, is_reissue=True, is_key_compromised=reviewed.is_key_compromised
    )
    is_other = bool(names) and set(judged.names) != set(names)
    return judged if judged.stops or judged.questions or is_other else None
