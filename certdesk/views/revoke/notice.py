"""What stands in the way of revoking, at the top of the sheet."""

from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.revoke.choice import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.revocation import note_to_administrator, sign_in_words


class RevokeNotice(Banner):
    """A message, with a note to copy where somebody else can help. A new one is read out at once."""

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("revoke_notice")
        self._props = Props()
        self._said: Words | None = None
        self._copy = CopyButton(self.tr("Copy a note"), self._note)
        self._copy.setObjectName("revoke_copy_note")
        self.add_action(self._copy)
        self.hide()

    def render_notice(self, props: Props) -> bool:
        """Show what stands in the way, or nothing; return whether there is something new to be read."""
        self._props = props
        said = _words(props)
        is_new, self._said = said is not None and said != self._said, said
        self.setVisible(said is not None)
        self._copy.setVisible(props.problem is not None and props.problem.key is MessageKey.REVOKE_OFF)
        if said is None or not is_new:
            return False
        title, text = said.notice
        icon = Icon.TRIANGLE_ALERT if props.problem else Icon.TIMER_OFF
        self.show_notice(icon, title, text, ToneName.AMBER)
        announce(self, f"{title}. {text}" if text else title, urgent=True)
        return True

    def _note(self) -> str:
        return note_to_administrator(self._props.entry) if self._props.entry else ""


def _words(props: Props) -> Words | None:
    if props.problem is not None:
        return words_of(props.problem)
    return sign_in_words(props) if props.needs_sign_in else None
