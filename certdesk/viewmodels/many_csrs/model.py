"""The page of many signing requests: after the list has been decided, its review, and sending what is ready."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.acts import is_signed_in
from certdesk.domain.errors import CertDeskError
from certdesk.domain.judging import Judgement
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Done, Failed
from certdesk.jobs.runner import Runner
from certdesk.services.api import Acts, Requests, Sessions
from certdesk.viewmodels.flow import After, SignedIn, SignInRequest
from certdesk.viewmodels.many_csrs.checking import CheckingViewModel
from certdesk.viewmodels.many_csrs.lines import Line
from certdesk.viewmodels.many_csrs.outlook import sendable
from certdesk.viewmodels.many_csrs.props import Inputs, Step
from certdesk.viewmodels.many_csrs.sending import Sender, Sent, errand_of
from certdesk.viewmodels.reissue.props import LONGEST_REASON
from certdesk.viewmodels.window_drops.looking import Looked

_ABOUT_OLD_KEY: Final = frozenset({MessageKey.KEY_SAME, MessageKey.KEY_SAME_LEAKED})


class ManyCsrsViewModel(CheckingViewModel):
    """Nothing is sent before the review, and nothing twice."""

    sign_in_wanted = Signal(object)  # SignInRequest

    def __init__(
        self, requests: Requests, acts: Acts, sessions: Sessions, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(requests, sessions, runner, parent)
        self._sender = Sender(requests, acts, runner, self)
        self._sender.begun.connect(self._begin_errand)
        self._sender.ended.connect(self._end_errand)
        self._sender.finished.connect(self._end_sending)

    def take(self, looked: Looked) -> None:
        """Open the page for what was handed in, or add it to what is there."""
        super().take(looked)
        self.tick()

    def tick(self) -> None:
        """Follow the guest sessions. Called once a second."""
        if self._inputs.step is Step.CLOSED:
            return
        now = self._sessions.now()
        live = frozenset(each.order for each in self._sessions.all() if is_signed_in(each, now))
        self._apply(replace(self._inputs, signed_in=live, now=now.replace(second=0, microsecond=0)))

    def stop(self) -> None:
        """Read no more, and begin to send no more."""
        super().stop()
        self._sender.stop()

    def close(self) -> None:
        """Close the page, unless something is on its way. What was not sent stays unsent."""
        if not self._inputs.is_sending:
            self._reader.forget()
            self._sender.forget()
            self._apply(Inputs(self._sessions.now()))

    def review(self) -> None:
        """Go on to what would be sent."""
        if self._props.can_review and self._inputs.step is Step.CHECK:
            self._apply(replace(self._inputs, step=Step.REVIEW))

    def back(self) -> None:
        """Go back to the list; after sending, to what has to be decided anew."""
        inputs = self._inputs
        if inputs.step is Step.REVIEW or (inputs.step is Step.SENT and not inputs.is_sending):
            chosen = self._props.overtaken[0].line.number if self._props.overtaken else inputs.chosen
            self._apply(replace(inputs, step=Step.CHECK, chosen=chosen))

    def set_reason(self, reason: str, *, is_key_compromised: bool = False) -> None:
        """Take over why the certificates are reissued. Where the old keys leaked, none of them is kept."""
        was_compromised = self._inputs.is_key_compromised
        reason = reason[:LONGEST_REASON]
        self._apply(replace(self._inputs, reason=reason, is_key_compromised=is_key_compromised))
        if was_compromised is not is_key_compromised:
            self._judge([line.number for line in self._inputs.lines if _depends_on_reason(line)])

    def send(self) -> None:
        """Send every request that is ready, one after the other."""
        if self._props.can_send:
            self._send(sendable(self._props.lines))

    def sign_in(self, number: int) -> None:
        """Have a session opened for the order of that line; its request is sent once there is one."""
        order = self._inputs.lines[number].order
        if order is not None and not self._inputs.is_sending:
            self.sign_in_wanted.emit(SignInRequest(order, After.GO_ON_SENDING))

    def go_on(self, signed_in: SignedIn) -> None:
        """Send what waited for that session."""
        if signed_in.request.after is After.GO_ON_SENDING and self._inputs.step is Step.SENT:
            order = signed_in.session.order
            self._send(line for line in sendable(self._props.lines) if line.order == order)

    def _send(self, lines: Iterable[Line]) -> None:
        reason, has_leaked = self._inputs.reason.strip(), self._inputs.is_key_compromised
        found = [(line.number, errand_of(line, reason, is_key_compromised=has_leaked)) for line in lines]
        errands = [(number, errand) for number, errand in found if errand is not None]
        if errands and not self._inputs.is_sending:
            self._apply(replace(self._inputs, step=Step.SENT, is_sending=True, is_stopping=False, problem=None))
            self._sender.send(errands)

    def _begin_errand(self, number: int) -> None:
        self._change((number,), lambda line: replace(line, is_sending=True, error=None))

    def _end_errand(self, sent: Sent) -> None:
        match sent.outcome:
            case Done(Judgement() as anew):
                self._change(
                    (sent.number,), lambda line: replace(line, is_sending=False, is_overtaken=True, judgement=anew)
                )
            case Done():
                self._change((sent.number,), lambda line: replace(line, is_sending=False, is_sent=True))
            case Failed(error) if isinstance(error, CertDeskError):
                self._change((sent.number,), lambda line: replace(line, is_sending=False, error=error))
            case _:
                self._change((sent.number,), lambda line: replace(line, is_sending=False))
                self._finished(sent.outcome)

    def _end_sending(self) -> None:
        self._apply(replace(self._inputs, is_sending=False, is_stopping=False))
        self.tick()


def _depends_on_reason(line: Line) -> bool:
    """Return whether what the reason says of the old key matters to a line, or may: it is being judged by another."""
    if line.recipient is None or line.is_sent:
        return False
    said = None if line.judgement is None else {each.message for each in line.judgement.verdicts}
    return said is None or not _ABOUT_OLD_KEY.isdisjoint(said)
