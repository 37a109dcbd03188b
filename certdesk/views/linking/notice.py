"""What stands in the way in the linking wizard, above its page, with the way on."""

from PySide6.QtCore import Signal

from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.linking.props import Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.failures import words_of

_RELOADED = frozenset({Page.CHOOSE, Page.SIGN_IN})


class LinkingNotice(Banner):
    """A new one is read out at once, and scrolled to."""

    retry_wanted = Signal()
    accounts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.TRIANGLE_ALERT, "")
        self.setObjectName("linking_notice")
        self._said: CertDeskError | None = None
        self._retry = secondary(self.tr("Try again"), Icon.REFRESH)
        self._retry.setObjectName("linking_notice_retry")
        self._retry.clicked.connect(self.retry_wanted)
        self._accounts = secondary(self.tr("Go to Accounts"))
        self._accounts.setObjectName("linking_notice_accounts")
        self._accounts.clicked.connect(self.accounts_wanted)
        self.add_action(self._retry)
        self.add_action(self._accounts)
        self.hide()

    def render_notice(self, props: Props) -> bool:
        """Show what stands in the way, or nothing; return whether that is something new."""
        error = props.problem
        is_new = error is not None and (self._said is None or _is_other(error, self._said))
        self._said = error
        self.setVisible(error is not None)
        if error is None:
            return False
        is_silent = isinstance(error, Unavailable)
        self._retry.setVisible(is_silent and props.page in _RELOADED)
        self._accounts.setVisible(error.key is MessageKey.ACCOUNT_ENDED)
        words = words_of(error)
        title, text = words.notice
        self.show_notice(Icon.WIFI_OFF if is_silent else Icon.TRIANGLE_ALERT, title, text, ToneName.AMBER)
        if is_new:
            announce(self, f"{title}. {text}", urgent=True)
        return is_new


def _is_other(one: CertDeskError, other: CertDeskError) -> bool:
    return one is not other and (one.key is not other.key or one.facts != other.facts)
