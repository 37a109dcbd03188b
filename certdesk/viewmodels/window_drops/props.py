"""What the small sheet over a drop shows, derived from what was found in it."""

from dataclasses import dataclass

from certdesk.domain.act_rules import Act, WhyNot
from certdesk.domain.csr import CsrFacts
from certdesk.domain.errors import CertDeskError
from certdesk.domain.handing_in import Candidate, HandedIn
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.window_drops.looking import Looked, Prospect


@dataclass(frozen=True, slots=True)
class Use:
    """A wish to hand a request in for an order, by the act that takes it."""

    order: OrderId
    act: Act
    handed: HandedIn


@dataclass(frozen=True, slots=True)
class TurnedAway:
    """What was handed in and is not used: why the order named takes none, or what it is instead of a request."""

    why: WhyNot | CertDeskError
    name: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `chosen` is the order that the user picked or that was found first."""

    is_reading: bool = False
    looked: Looked | None = None
    chosen: OrderId | None = None
    is_judging: bool = False
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. Without `facts` nothing that was dropped is a request; `refused` says what it is.

    Without `prospects` no order asks for its names.
    """

    is_open: bool
    is_reading: bool
    request: Candidate | None
    facts: CsrFacts | None
    refused: tuple[Candidate, ...]
    prospects: tuple[Prospect, ...]
    chosen: Prospect | None
    is_judging: bool
    can_use: bool
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    looked = inputs.looked
    request = next(iter(looked.requests), None) if looked else None
    prospects = looked.prospects if looked else ()
    chosen = next((each for each in prospects if each.order == inputs.chosen), None)
    return Props(
        is_open=looked is not None,
        is_reading=inputs.is_reading,
        request=request,
        facts=request.facts if request else None,
        refused=looked.refused if looked else (),
        prospects=prospects,
        chosen=chosen,
        is_judging=inputs.is_judging,
        can_use=chosen is not None and chosen.is_usable and not inputs.is_judging,
        problem=inputs.problem,
    )


def again(candidate: Candidate) -> HandedIn:
    """Return what hands the request in once more: its file, so that its name is kept, else its text."""
    source = candidate.source
    if source.path is not None and not source.entry and candidate.number == 1:
        return HandedIn(source.origin, (source.path,))
    return HandedIn(source.origin, text="" if candidate.facts is None else candidate.facts.pem)
