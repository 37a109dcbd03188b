"""The signing request of the first step, as the other steps need it."""

from dataclasses import dataclass, field

from certdesk.domain.csr import CsrFacts
from certdesk.domain.judging import NO_ANSWERS, Answers, Judgement
from certdesk.domain.name_changes import NameChange
from certdesk.viewmodels.csr.hand_in_props import HandInProps, State


@dataclass(frozen=True, slots=True)
class NewRequest:
    """What is handed in: the request that was read, what is said of it, and the answers given.

    `is_empty` says that nothing was handed in, and nothing is being read; `is_ready` that nothing stops the request,
    and all that it asks is decided.
    """

    facts: CsrFacts | None = None
    judgement: Judgement | None = None
    answers: Answers = field(default_factory=lambda: NO_ANSWERS)
    file: str = ""
    place: str = ""
    is_empty: bool = True
    is_ready: bool = False

    @property
    def is_worth_keeping(self) -> bool:
        """Whether it belongs into a draft: what is refused is not kept."""
        return self.facts is not None and self.judgement is not None and not self.judgement.stops

    @property
    def names(self) -> tuple[str, ...]:
        """The names as they would be sent."""
        return self.judgement.names if self.judgement else ()

    @property
    def changes(self) -> tuple[NameChange, ...]:
        """What becomes of the present certificate's names."""
        return self.judgement.changes if self.judgement else ()

    def shown(self, name: str) -> str:
        """Return `name` as people read it, where the request says how."""
        asked = self.facts.asked if self.facts else ()
        return next((each.shown for each in asked if each.name == name and each.shown), name)


def new_request(props: HandInProps) -> NewRequest:
    """Return what the first step shows, as the other steps need it."""
    candidate = props.candidate
    if candidate is None:
        return NewRequest(is_empty=props.state is State.IDLE)
    return NewRequest(
        facts=candidate.facts,
        judgement=props.judgement,
        answers=props.answers,
        file=candidate.source.name,
        place=candidate.source.place,
        is_empty=False,
        is_ready=props.is_ready,
    )
