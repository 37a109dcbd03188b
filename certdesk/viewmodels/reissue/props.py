"""What the reissue page depends on, and what it shows: facts, no sentences."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.csr import CsrFacts
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError
from certdesk.domain.judging import Verdict
from certdesk.domain.name_changes import NameChange
from certdesk.domain.ordering import ReissueRequest
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof
from certdesk.domain.reissue_outlook import Outlook, Reuse
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.viewmodels.proofs.props import Row
from certdesk.viewmodels.reissue.new_request import NewRequest
from certdesk.viewmodels.wishes import Wish

LONGEST_REASON = LONGEST_COMMENT


class Step(IntEnum):
    """The three steps."""

    NEW_CSR = 1
    VALIDATION = 2
    REVIEW = 3


@dataclass(frozen=True, slots=True)
class Ahead:
    """What the portal says would have to be proved: for the way that is chosen, and for the present one.

    Both are None until it has answered. `problem` says why it did not. `barred` are ways that it does not take, each
    with a name that it cannot prove.
    """

    chosen: tuple[NameProof, ...] | None = None
    present: tuple[NameProof, ...] | None = None
    is_asking: bool = False
    problem: CertDeskError | None = None
    barred: tuple[tuple[ValidationMethod, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Sending:
    """A reissue as it is sent, for which order."""

    order: OrderId
    request: ReissueRequest


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the page depends on. `method` None keeps the present way.

    `refusal` is the authority's, of the request that is handed in now; `is_overtaken` says that the names turned
    out to be others than those that were reviewed. `sent` is the receipt of what was sent from this page.
    """

    now: datetime
    details: OrderDetails | None = None
    step: Step = Step.NEW_CSR
    request: NewRequest = field(default_factory=NewRequest)
    method: ValidationMethod | None = None
    reason: str = ""
    is_key_compromised: bool = False
    ahead: Ahead = field(default_factory=Ahead)
    is_signed_in: bool = False
    had_session: bool = False
    saved_at: datetime | None = None
    is_sending: bool = False
    problem: CertDeskError | None = None
    refusal: CertDeskError | None = None
    is_overtaken: bool = False
    sent: Receipt | None = None
    wish: Wish[Sending] | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to prove the names; None is the present one. `out_of_reach` is a name that it cannot prove, `has_ended`
    says that it proves none any more.
    """

    method: ValidationMethod | None
    is_offered: bool
    out_of_reach: str = ""
    has_ended: bool = False


@dataclass(frozen=True, slots=True)
class Validation:
    """The second step: the ways there are, what of earlier proofs holds, and what is to be done by the chosen way.

    `rows` are what the portal says; `unproved` are the names to prove as far as is known here, while there are none.
    """

    ways: tuple[Way, ...]
    chosen: ValidationMethod | None
    reuse: Reuse
    rows: tuple[Row, ...]
    unproved: tuple[str, ...]
    is_asking: bool
    problem: CertDeskError | None
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """The third step: exactly what is sent, and what happens then."""

    facts: CsrFacts
    names: tuple[str, ...]
    changes: tuple[NameChange, ...]
    outlook: Outlook
    unproved: tuple[str, ...]


class Settled(StrEnum):
    """What became of a reissue that was sent."""

    ISSUED = "issued"
    GIVEN_UP = "given up"  # withdrawn, or denied by the authority


@dataclass(frozen=True, slots=True)
class Props:
    """What the page shows.

    `blocked` says why the order cannot be reissued; then only what was prepared for it is there. `stop` is what came
    to stand against the request after the first step. `refusal` is the authority's answer to the request. `settled`
    is what became of what was sent, once that is known.
    """

    entry: BookEntry | None = None
    step: Step = Step.NEW_CSR
    request: NewRequest = field(default_factory=NewRequest)
    validation: Validation | None = None
    review: Review | None = None
    can_continue: bool = False
    is_sending: bool = False
    is_signed_in: bool = False
    had_session: bool = False
    saved_at: datetime | None = None
    has_draft: bool = False
    is_key_compromised: bool = False
    stop: Verdict | None = None
    problem: CertDeskError | None = None
    refusal: CertDeskError | None = None
    blocked: CertDeskError | None = None
    is_overtaken: bool = False
    sent: Receipt | None = None
    settled: Settled | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is an order to show."""
        return self.entry is not None
