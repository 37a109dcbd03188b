"""What the sign-in page shows, derived from where the sign-in stands."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import assert_never

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.orders import Order, Route
from certdesk.domain.portal import IdentifierKind
from certdesk.viewmodels.sign_in.clipboard import is_link
from certdesk.viewmodels.sign_in.fields import CODE, EMAIL, IDENTIFIER, Form
from certdesk.viewmodels.sign_in.state import Phase, State

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """The order at hand, as the left column shows it."""

    name: str
    route: Route
    brand: str
    product: str
    supplier_id: str
    admin_email: str


@dataclass(frozen=True, slots=True)
class StepOne:
    """Which order it is about. `notice` is a message that belongs to no field."""

    form: Form
    is_reading: bool
    is_looking: bool
    offered_email: str
    email_problem: FieldError | None
    identifier_problem: FieldError | None
    notice: CertDeskError | None

    @property
    def is_busy(self) -> bool:
        """Whether the fields wait for an answer."""
        return self.is_reading or self.is_looking


@dataclass(frozen=True, slots=True)
class Refused:
    """Guests cannot sign in to this order, why, and how others know the order (as typed while it is not known)."""

    error: CertDeskError
    common_name: str
    supplier_id: str


@dataclass(frozen=True, slots=True)
class Validity:
    """Where the code went and how long it counts. `left` is whole minutes, or seconds in the last one."""

    sent_to: str
    sent_at: datetime
    valid_until: datetime
    left: timedelta


@dataclass(frozen=True, slots=True)
class StepTwo:
    """The access code. Before anything was sent there is no `validity`.

    `resend_in` is how long no new code can be sent; `paused_minutes` is set after too many tries.
    """

    validity: Validity | None
    code: str = field(repr=False)
    is_sending: bool
    is_checking: bool
    is_code_over: bool
    paused_minutes: int | None
    resend_in: timedelta
    problem: FieldError | None
    notice: CertDeskError | None

    @property
    def is_busy(self) -> bool:
        """Whether the portal is asked."""
        return self.is_sending or self.is_checking

    @property
    def is_link(self) -> bool:
        """Whether the field holds a whole link instead of a code."""
        return is_link(self.code)

    @property
    def can_resend(self) -> bool:
        """Whether a new code can be sent now."""
        return not self.is_busy and self.paused_minutes is None and not self.resend_in


Step = StepOne | Refused | StepTwo


@dataclass(frozen=True, slots=True)
class Props:
    """The page: the order at hand (None: not known yet) and the step."""

    facts: OrderFacts | None
    is_new_order: bool
    step: Step


def derive(state: State) -> Props:
    """Return what the page shows."""
    return Props(facts=_facts(state), is_new_order=state.request.order is None, step=_step(state))


def _step(state: State) -> Step:
    if state.refusal is not None:
        return _refused(state, state.refusal)
    match state.phase:
        case Phase.READING | Phase.EDITING | Phase.LOOKING:
            return _step_one(state)
        case Phase.SENDING | Phase.WAITING | Phase.CHECKING:
            return _step_two(state)
        case _:
            assert_never(state.phase)


def _refused(state: State, error: CertDeskError) -> Refused:
    if state.entry is not None:
        return Refused(error, state.entry.order.common_name, state.entry.order.supplier_id)
    identifier = state.form.identifier
    is_name = identifier.kind is IdentifierKind.NAME
    return Refused(error, identifier.text if is_name else "", "" if is_name else identifier.text)


def _step_one(state: State) -> StepOne:
    offers = state.request.order is None and not state.form.email
    return StepOne(
        form=state.form,
        is_reading=state.phase is Phase.READING,
        is_looking=state.phase is Phase.LOOKING,
        offered_email=state.last_email if offers else "",
        email_problem=_of_field(state, EMAIL),
        identifier_problem=_of_field(state, IDENTIFIER),
        notice=_of_no_field(state, EMAIL, IDENTIFIER),
    )


def _step_two(state: State) -> StepTwo:
    return StepTwo(
        validity=_validity(state),
        code=state.code,
        is_sending=state.phase is Phase.SENDING,
        is_checking=state.phase is Phase.CHECKING,
        is_code_over=state.is_code_over,
        paused_minutes=None if state.paused_until is None else -((state.now - state.paused_until) // _MINUTE),
        resend_in=_whole_seconds(state.resend_from - state.now) if state.sent else timedelta(),
        problem=_of_field(state, CODE),
        notice=_of_no_field(state, CODE),
    )


def _validity(state: State) -> Validity | None:
    if state.sent is None:
        return None
    receipt = state.sent.receipt
    left = max(receipt.valid_until - state.now, timedelta())
    return Validity(receipt.sent_to, receipt.sent_at, receipt.valid_until, left - left % _grain(left))


def _grain(left: timedelta) -> timedelta:
    return _MINUTE if left >= _MINUTE else _SECOND


def _whole_seconds(span: timedelta) -> timedelta:
    return -(-max(span, timedelta()) // _SECOND) * _SECOND


def _of_field(state: State, name: str) -> FieldError | None:
    problem = state.problem
    return problem if isinstance(problem, FieldError) and problem.field == name else None


def _of_no_field(state: State, *names: str) -> CertDeskError | None:
    problem = state.problem
    return None if isinstance(problem, FieldError) and problem.field in names else problem


def _facts(state: State) -> OrderFacts | None:
    entry, is_first_step = state.entry, state.phase in {Phase.READING, Phase.EDITING, Phase.LOOKING}
    if state.sent is None or (is_first_step and entry is None):
        return None if entry is None else _facts_of(entry.order, entry.shown_name)
    order = state.sent.receipt.order
    is_same = entry is not None and entry.order.id == order.id
    return _facts_of(order, entry.shown_name if entry is not None and is_same else order.common_name)


def _facts_of(order: Order, name: str) -> OrderFacts:
    product = order.product
    return OrderFacts(name, product.route, product.brand.value, product.name, order.supplier_id, order.admin_email)
