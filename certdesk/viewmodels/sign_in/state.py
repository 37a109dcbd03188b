"""Where a sign-in stands, and every way it can move; pure, with time passed in."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from certdesk.domain.book import BookEntry
from certdesk.domain.errors import CertDeskError, FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Route
from certdesk.domain.portal import LONGEST_CODE_INPUT, CodeReceipt, Identifier, IdentifierKind
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.sign_in.fields import (
    CODE,
    LONGEST_EMAIL,
    LONGEST_IDENTIFIER,
    Form,
    email_problem,
    identifier_problem,
)

START_OF_TIME = datetime.min.replace(tzinfo=UTC)


class Phase(StrEnum):
    """What the sign-in waits for."""

    READING = "reading"  # the book's facts of the order
    EDITING = "editing"  # the user, on the first step
    LOOKING = "looking"  # the portal, to find the order and send the first code
    SENDING = "sending"  # the portal, to send a code, on the second step
    WAITING = "waiting"  # the user, with the code
    CHECKING = "checking"  # the portal, to open the session


@dataclass(frozen=True, slots=True)
class Sent:
    """A code that was sent, and what it was asked for with."""

    email: str
    identifier: Identifier
    receipt: CodeReceipt


@dataclass(frozen=True, slots=True)
class State:
    """Everything the page depends on. The code never shows in a repr."""

    now: datetime = START_OF_TIME
    request: SignInRequest = field(default_factory=SignInRequest)
    phase: Phase = Phase.EDITING
    entry: BookEntry | None = None
    form: Form = field(default_factory=Form)
    last_email: str = ""
    kept: Sent | None = None  # from an earlier visit
    sent: Sent | None = None  # in this one
    code: str = field(default="", repr=False)
    problem: CertDeskError | None = None
    refusal: CertDeskError | None = None
    is_code_over: bool = False
    resend_from: datetime = START_OF_TIME
    paused_until: datetime | None = None


def begun(state: State, request: SignInRequest, now: datetime) -> State:
    """A new visit. The code that was sent in the last one is kept, since it may still count."""
    phase = Phase.EDITING
    kept = state.kept if state.sent is None else state.sent
    if state.is_code_over:
        kept = None
    if request.order is not None:
        phase = Phase.SENDING if request.send_at_once else Phase.READING
    return State(now=now, request=request, phase=phase, last_email=state.last_email, kept=kept)


def left(state: State) -> State:
    """Nobody signs in. The code that was sent is kept, what was typed is not."""
    return begun(state, SignInRequest(), state.now)


def prefilled(state: State, entry: BookEntry) -> State:
    """The order of the book is known. Orders that the portal does not serve are refused before any mail."""
    order = entry.order
    kind = IdentifierKind.NAME if order.common_name else IdentifierKind.SUPPLIER_ID
    form = Form(order.admin_email, kind, order.common_name, order.supplier_id)
    known = replace(state, entry=entry, form=form, phase=Phase.EDITING)
    match order.product.route:
        case Route.OPENSRS:
            refusal = PolicyRefused(MessageKey.ROUTE_OPENSRS, brand=order.product.brand.value)
        case Route.RETIRED:
            refusal = PolicyRefused(MessageKey.BRAND_RETIRED, brand=order.product.brand.value)
        case Route.GUEST_PORTAL | Route.UNKNOWN:
            return known
    return replace(known, refusal=refusal)


def edited(state: State, form: Form) -> State:
    """Something was typed on the first step. A problem with the field's shape stays until it is mended."""
    if state.phase is not Phase.EDITING:
        return state
    bounded = replace(
        form,
        email=form.email[:LONGEST_EMAIL],
        name=form.name[:LONGEST_IDENTIFIER],
        supplier_id=form.supplier_id[:LONGEST_IDENTIFIER],
    )
    key = None if state.problem is None else state.problem.key
    problem: CertDeskError | None = None
    if key is MessageKey.EMAIL_FORM:
        problem = email_problem(bounded)
    elif key is MessageKey.IDENTIFIER_FORM:
        problem = identifier_problem(bounded)
    return replace(state, form=bounded, problem=state.problem if problem is not None else None)


def email_left(state: State) -> State:
    """The e-mail field was left. An empty one may still be filled."""
    if state.phase is not Phase.EDITING or state.problem is not None or not state.form.address:
        return state
    return replace(state, problem=email_problem(state.form))


def typed(state: State, code: str) -> State:
    """The code was typed or pasted; what was said of the one before no longer applies."""
    if state.phase is not Phase.WAITING or state.is_code_over:
        return state
    return replace(state, code=code[:LONGEST_CODE_INPUT], problem=None)


def received(state: State, sent: Sent) -> State:
    """A code is under way, and the second step waits for it."""
    return replace(
        state,
        phase=Phase.WAITING,
        sent=sent,
        last_email=sent.email,
        code="",
        problem=None,
        is_code_over=False,
        resend_from=sent.receipt.resend_from,
        paused_until=None,
    )


def sent_before(state: State, form: Form) -> Sent | None:
    """Return the code that was asked for with the same words and has not run out, or None."""
    sent = state.kept if state.sent is None else state.sent
    if sent is None or state.is_code_over or state.now >= sent.receipt.valid_until:
        return None
    return sent if (sent.email, sent.identifier) == (form.address, form.identifier) else None


def at(state: State, now: datetime) -> State:
    """Time went on. A code that ran out leaves the field; a pause that is over leaves the page."""
    moved = replace(state, now=now)
    if moved.paused_until is not None and now >= moved.paused_until:
        moved = replace(moved, paused_until=None)
    if moved.phase is Phase.WAITING and not moved.is_code_over and has_run_out(moved):
        return code_over(moved, FieldError(CODE, MessageKey.CODE_EXPIRED))
    return moved


def has_run_out(state: State) -> bool:
    """Whether the code that was sent is past its two hours, by the portal's clock."""
    return state.sent is not None and state.now >= state.sent.receipt.valid_until


def code_over(state: State, problem: CertDeskError | None) -> State:
    """The code that was sent opens nothing any more; only a new one will."""
    return replace(state, phase=Phase.WAITING, code="", problem=problem, is_code_over=True)


def turned_down(state: State, error: CertDeskError) -> State:
    """The portal, or the book, said no to what was asked last."""
    return _not_signed_in(state, error) if state.phase is Phase.CHECKING else _not_sent(state, error)


def _not_sent(state: State, error: CertDeskError) -> State:
    """Refusals of the order itself get their own page, the rest stands where it can be mended."""
    is_second_step = state.phase is Phase.SENDING and state.sent is not None
    here = Phase.WAITING if is_second_step else Phase.EDITING
    match error.key:
        case MessageKey.GUEST_OFF | MessageKey.ROUTE_OPENSRS | MessageKey.BRAND_RETIRED:
            return replace(state, phase=Phase.EDITING, refusal=error)
        case MessageKey.RESEND_SOON if is_second_step:
            return replace(state, phase=here, resend_from=state.now + timedelta(seconds=_fact(error, "seconds")))
        case MessageKey.CODE_LIMIT if is_second_step:
            return paused(state, error)
    if isinstance(error, FieldError):
        here = Phase.EDITING
    return replace(state, phase=here, problem=error)


def _not_signed_in(state: State, error: CertDeskError) -> State:
    match error.key:
        case MessageKey.CODE_LIMIT:
            return paused(state, error)
        case MessageKey.CODE_EXPIRED | MessageKey.CODE_USED:
            return code_over(state, error)
        case _:
            return replace(state, phase=Phase.WAITING, problem=error)


def paused(state: State, error: CertDeskError) -> State:
    """Too many tries: the code is closed, and the portal sends none for a while."""
    until = state.now + timedelta(minutes=_fact(error, "minutes"))
    return replace(code_over(state, None), paused_until=until)


def interrupted(state: State) -> State:
    """The answer was no answer; the step that asked waits for the user again."""
    is_second_step = state.phase in {Phase.SENDING, Phase.CHECKING} and state.sent is not None
    return replace(state, phase=Phase.WAITING if is_second_step else Phase.EDITING)


def _fact(error: CertDeskError, name: str) -> int:
    amount = error.facts.get(name, 0)
    return amount if isinstance(amount, int) else 0
