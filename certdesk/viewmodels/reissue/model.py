"""The reissue page: preparing a reissue, sending it, and what comes next."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import CertDeskError, FieldError, SessionRequired
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.viewmodels.csr.handed import CSR
from certdesk.viewmodels.csr.handing_in import HandInViewModel
from certdesk.viewmodels.csr.reviewed import Reviewed
from certdesk.viewmodels.flow import After, SignInRequest
from certdesk.viewmodels.orders.details_derive import session_of
from certdesk.viewmodels.reissue.answers import sending_of
from certdesk.viewmodels.reissue.preparing import PreparedReissue, ReissueServices
from certdesk.viewmodels.reissue.props import Step
from certdesk.viewmodels.reissue.sending import ReissueDelivery
from certdesk.viewmodels.wishes import wish_for


class ReissueViewModel(PreparedReissue):
    """Sends what was reviewed, once, by way of signing in where a session is missing."""

    sign_in_wanted = Signal(object)  # SignInRequest
    done = Signal(object)  # Receipt
    prove_wanted = Signal(object)  # OrderId
    download_wanted = Signal(object)  # OrderId
    other_order_wanted = Signal(object)  # OrderId: the request is for this one

    def __init__(
        self, services: ReissueServices, hand_in: HandInViewModel, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(services, hand_in, runner, parent)
        self._delivery = ReissueDelivery(services.acts, services.requests, runner, self)
        self._delivery.sent.connect(self._take_receipt)
        self._delivery.overtaken.connect(self._take_overtaken)
        self._delivery.refused.connect(self._take_refusal)
        self._delivery.stopped.connect(self._take_stop)
        self._goes_on = self._waits_for_judgement = False

    def sign_in(self) -> None:
        """Have a session opened; the page stays as it is and goes on afterwards."""
        if self._inputs.details is not None and not self._inputs.is_signed_in:
            self._want_session(After.OPEN_REISSUE)

    def send(self) -> None:
        """Send what was reviewed, or sign in first. A second call while it is on its way does nothing."""
        self.tick()
        sending, facts = sending_of(self._inputs), self._inputs.request.facts
        is_reviewed = self._inputs.step is Step.REVIEW and self._props.can_continue and self._inputs.sent is None
        if sending is None or facts is None or not is_reviewed:
            return
        if not self._inputs.is_signed_in:
            self._goes_on = True
            self._want_session(After.GO_ON_REISSUING)
            return
        wish = wish_for(sending, self._inputs.wish)
        self.keeping.flush()
        self._apply(replace(self._inputs, is_sending=True, problem=None, wish=wish))
        request = self._inputs.request
        self._delivery.send(wish, Reviewed(facts, request.answers, self._inputs.is_key_compromised))

    def go_on(self) -> None:
        """Send what was to be sent before signing in; without that, only the page is there."""
        self._waits_for_judgement, self._goes_on = self._goes_on, False
        self._send_when_judged()

    def take_to(self, order: OrderId) -> None:
        """Go to the page of the order that the request is for, with the request."""
        facts = self._inputs.request.facts
        handed = HandedIn(Origin.DROPPED, text=facts.pem) if facts is not None else None
        self.open_with(order, handed)
        self.other_order_wanted.emit(order)

    def prove(self) -> None:
        """Show what is to be proved now."""
        if self._inputs.details is not None:
            self.prove_wanted.emit(self._inputs.details.entry.order.id)

    def prepare_download(self) -> None:
        """Choose the form of the certificate that is to come."""
        if self._inputs.details is not None:
            self.download_wanted.emit(self._inputs.details.entry.order.id)

    def _want_session(self, after: After) -> None:
        if self._inputs.details is not None:
            self.keeping.flush()
            self.sign_in_wanted.emit(SignInRequest(self._inputs.details.entry.order.id, after, send_at_once=True))

    def _take_request(self, props: HandInProps) -> None:
        super()._take_request(props)
        self._send_when_judged()

    def _send_when_judged(self) -> None:
        """After signing in more may be known of the order; what is asked then has to be decided first."""
        if not self._waits_for_judgement:
            return
        if self._props.stop is not None:
            self._waits_for_judgement = False
            self._apply(replace(self._inputs, is_overtaken=True, step=Step.NEW_CSR))
        elif self._inputs.step is not Step.REVIEW:
            self._waits_for_judgement = False
        elif self._props.can_continue:
            self._waits_for_judgement = False
            self.send()

    def _take_receipt(self, receipt: Receipt) -> None:
        self.keeping.drop(receipt.order.id)
        self._apply(replace(self._inputs, is_sending=False, sent=receipt, saved_at=None, wish=None))
        self.done.emit(receipt)

    def _take_overtaken(self) -> None:
        """Nothing was sent. What is known now is judged anew, and has to be looked at before anything is."""
        self._apply(replace(self._inputs, is_sending=False, is_overtaken=True, step=Step.NEW_CSR))
        self.hand_in.refresh(frozenset({Topic.ORDERS}))

    def _take_refusal(self, error: Exception) -> None:
        self._inputs = replace(self._inputs, is_sending=False)  # announced together with what came of it
        self._fail(error)
        self._apply(self._inputs)

    def _take_stop(self) -> None:
        self._apply(replace(self._inputs, is_sending=False))

    def _show_error(self, error: CertDeskError) -> None:
        """A request that the authority refuses leads back to it; everything else is said above the page."""
        details = self._inputs.details
        if details is None:
            self.failed.emit(error)
        elif isinstance(error, SessionRequired):
            self._refused = session_of(details.entry.order.id, self._sessions.all())
            self._goes_on = True
            self.tick()
            self._want_session(After.GO_ON_REISSUING)
        elif isinstance(error, FieldError) and error.field == CSR:
            self._apply(replace(self._inputs, refusal=error, step=Step.NEW_CSR))
        else:
            self._apply(replace(self._inputs, problem=error))
