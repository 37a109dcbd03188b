"""What a change of the sign-in page says aloud."""

from certdesk.domain.errors import CertDeskError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.sign_in.props import Refused, Step, StepOne, StepTwo
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.sign_in import sent_line


def spoken(before: Step, now: Step) -> str:
    """Return the new message, or where the code went; empty when nothing was added that the eye alone would see."""
    error = _message(now)
    if error is not None and error is not _message(before):
        return one_line(error)
    if isinstance(now, StepTwo):
        if now.paused_minutes is not None and not (isinstance(before, StepTwo) and before.paused_minutes):
            return one_line(PolicyRefused(MessageKey.CODE_LIMIT, minutes=now.paused_minutes))
        was_sent_at = before.validity.sent_at if isinstance(before, StepTwo) and before.validity else None
        if now.validity is not None and now.validity.sent_at != was_sent_at:
            return sent_line(now.validity)
    return ""


def _message(step: Step) -> CertDeskError | None:
    match step:
        case StepOne():
            return step.email_problem or step.identifier_problem or step.notice
        case Refused():
            return step.error
        case StepTwo():
            return step.problem or step.notice
