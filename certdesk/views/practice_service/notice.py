"""What is said above a page of a practice service: that it does not answer, or that the profile was updated."""

from PySide6.QtCore import Signal

from certdesk.domain.errors import CertDeskError, FieldError, Unavailable
from certdesk.viewmodels.practice_service.props import Note, Page, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import ToneName
from certdesk.views.wording.accounts import service_name
from certdesk.views.wording.failures import words_of


class ServiceNotice(Banner):
    """Hidden while there is nothing to say, and on the sign-in page, which says it itself."""

    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Icon.WIFI_OFF, "")
        self.setObjectName("service_notice")
        self._said = ""
        self._retry = secondary(self.tr("Try again"))
        self._retry.setObjectName("service_try_again")
        self._retry.clicked.connect(self.retry_wanted)
        self.add_action(self._retry)
        self.hide()

    def render_props(self, props: Props) -> None:
        """Show what there is to say, and have it read out once."""
        problem = props.trouble or props.problem
        self._retry.setVisible(props.trouble is not None)
        if props.page is Page.SIGN_IN or isinstance(problem, FieldError):
            self._say("", "")
        elif problem is not None:
            self._show_problem(problem)
        elif props.note is Note.UPDATED and props.profile is not None:
            text = self.tr("Your {service} username is changed.")
            text = text.replace("{service}", service_name(props.profile.seat.service))
            self.show_notice(Icon.CIRCLE_CHECK, self.tr("Profile updated"), text, ToneName.GREEN)
            self._say(self.tr("Profile updated"), text)
        else:
            self._say("", "")

    def _show_problem(self, problem: CertDeskError) -> None:
        words = words_of(problem)
        title, text = words.notice
        sign = Icon.WIFI_OFF if isinstance(problem, Unavailable) else Icon.TRIANGLE_ALERT
        self.show_notice(sign, title, text, ToneName.AMBER)
        self._say(title, text)

    def _say(self, title: str, text: str) -> None:
        self.setVisible(bool(title))
        said = f"{title}. {text}" if text else title
        if said and said != self._said:
            announce(self, said)
        self._said = said
