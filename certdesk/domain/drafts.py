"""A reissue that is being prepared: kept so that quitting and crashes lose nothing. It never holds a token."""

from dataclasses import dataclass, field
from datetime import datetime

from certdesk.domain.judging import NO_ANSWERS, Answers
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod


@dataclass(frozen=True, slots=True)
class ReissueDraft:
    """The answers given so far for one order. `csr` is DER; `file` and `place` are what its source was called.

    `method` is None for the way the order was proved before. `step` counts from 1.
    """

    order: OrderId
    saved_at: datetime
    csr: bytes = field(repr=False)
    file: str = ""
    place: str = ""
    answers: Answers = field(default_factory=lambda: NO_ANSWERS)
    method: ValidationMethod | None = None
    reason: str = ""
    step: int = 1
