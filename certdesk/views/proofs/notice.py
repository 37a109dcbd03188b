"""What stands in the way of proving names: a session that is over, or an authority that did not answer."""

from PySide6.QtCore import Qt, Signal

from certdesk.domain.errors import Unavailable
from certdesk.viewmodels.proofs.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.proofs import sign_in_words


class ProofsNotice(Banner):
    """A message with its way on. A new one is read out at once."""

    sign_in_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("proofs_notice")
        self._said: Words | None = None
        self._sign_in = secondary(self.tr("Sign in and continue"), Icon.LOG_IN)
        self._sign_in.setObjectName("proofs_sign_in")
        self._sign_in.clicked.connect(self.sign_in_wanted)
        self._retry = secondary(self.tr("Try again"), Icon.REFRESH)
        self._retry.setObjectName("proofs_retry")
        self._retry.clicked.connect(self.retry_wanted)
        self.add_action(self._sign_in)
        self.add_action(self._retry)
        self.hide()

    def focus_way_on(self) -> None:
        """Put the focus on what can be done about it."""
        for button in (self._sign_in, self._retry):
            if not button.isHidden():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def render_notice(self, props: Props) -> bool:
        """Show what stands in the way, or nothing; return whether that is something new."""
        said = sign_in_words(props) if props.needs_sign_in else words_of(props.problem) if props.problem else None
        is_new, self._said = said is not None and said != self._said, said
        self._sign_in.setVisible(props.needs_sign_in)
        self._retry.setVisible(not props.needs_sign_in and isinstance(props.problem, Unavailable))
        self.setVisible(said is not None)
        if said is None or not is_new:
            return False
        icon = Icon.TIMER_OFF if props.needs_sign_in else Icon.TRIANGLE_ALERT
        self.show_notice(icon, said.title, said.text, ToneName.AMBER)
        announce(self, f"{said.title}. {said.text}", urgent=True)
        return True
