"""What stands in the way on the reissue page, above the step: one thing at a time, with its way on."""

from dataclasses import dataclass

from PySide6.QtCore import Signal

from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.domain.judging import Verdict
from certdesk.viewmodels.reissue.props import Props, Step
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording import reissue as words
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words


@dataclass(frozen=True, slots=True)
class _Said:
    words: Words
    icon: Icon
    tone: ToneName
    can_retry: bool = False
    can_sign_in: bool = False
    leads_back: bool = False


class ReissueNotice(Banner):
    """A new one is read out at once, and scrolled to."""

    sign_in_wanted = Signal()
    retry_wanted = Signal()
    request_wanted = Signal()  # back to the first step

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("reissue_notice")
        self._said: _Said | None = None
        self._sign_in = secondary(self.tr("Sign in and continue"), Icon.LOG_IN)
        self._retry = secondary(self.tr("Try again"), Icon.REFRESH)
        self._back = secondary(self.tr("Back to the CSR"))
        for button, name, wanted in (
            (self._sign_in, "sign_in", self.sign_in_wanted),
            (self._retry, "retry", self.retry_wanted),
            (self._back, "back", self.request_wanted),
        ):
            button.setObjectName(f"reissue_notice_{name}")
            button.clicked.connect(wanted)
            self.add_action(button)
        self.hide()

    def render_notice(self, props: Props) -> bool:
        """Show what stands in the way, or nothing; return whether that is something new."""
        said = _said_of(props)
        is_new, self._said = said is not None and said != self._said, said
        self.setVisible(said is not None)
        if said is None:
            return False
        self._sign_in.setVisible(said.can_sign_in)
        self._retry.setVisible(said.can_retry)
        self._back.setVisible(said.leads_back)
        if is_new:
            title, text = (said.words.title, said.words.text) if said.words.title else (said.words.text, "")
            self.show_notice(said.icon, title, text, said.tone)
            announce(self, f"{title}. {text}", urgent=True)
        return is_new


def _said_of(props: Props) -> _Said | None:
    if props.sent is not None or props.blocked is not None:
        return None
    if props.problem is not None:
        return _problem(props.problem)
    if props.is_overtaken:
        return _Said(words.overtaken_words(), Icon.INFO, ToneName.AMBER)
    if props.refusal is not None:
        return _Said(words_of(props.refusal), Icon.CIRCLE_X, ToneName.RED)
    return _missing(props)


def _missing(props: Props) -> _Said | None:
    """What came to stand against an earlier answer, or a session that is over."""
    if props.stop is not None:
        return _Said(_verdict_words(props.stop), Icon.TRIANGLE_ALERT, ToneName.AMBER, leads_back=True)
    is_over = props.had_session and not props.is_signed_in
    if is_over and props.step is not Step.NEW_CSR:
        return _Said(words.session_ended_words(), Icon.TIMER_OFF, ToneName.AMBER, can_sign_in=True)
    return None


def _verdict_words(verdict: Verdict) -> Words:
    """What stops or asks has words of its own, always."""
    return words_of(CertDeskError(verdict.message, **verdict.facts)) if verdict.message else Words("", "")


def _problem(error: CertDeskError) -> _Said:
    return _Said(words_of(error), Icon.TRIANGLE_ALERT, ToneName.AMBER, can_retry=isinstance(error, Unavailable))
