"""The sign-in page of a practice service, and the way in by the DigiCert account where the two are linked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.accounts import Service
from certdesk.viewmodels.practice_service.props import Busy, Note, Props
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import Button, secondary
from certdesk.views.practice.sign_in_form import PracticeSignIn, SignInFace
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import practice_sign_in as words
from certdesk.views.wording.accounts import service_name


class SignInPage(QWidget):
    """The form that the wizard shows too, for the service of this window."""

    account_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("service_sign_in")
        self._linked = Banner(Icon.LINK, "", tone=ToneName.GREEN)
        self._linked.setObjectName("service_linked")
        self._open = secondary(self.tr("Open with your DigiCert account"))
        self._open.setObjectName("service_open_by_account")
        self._open.clicked.connect(self.account_wanted)
        self._linked.add_foot(_led(self._open))
        self.form = PracticeSignIn(is_marked=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._linked)
        column.addWidget(self.form)

    def render_props(self, props: Props) -> None:
        """Show the page of that service."""
        if props.seat is None:
            return
        service = props.seat.service
        self._linked.setVisible(props.opens_by_account)
        title = self.tr("{service} is linked").replace("{service}", service_name(service))
        text = self.tr("It opens without its own username and password.")
        self._linked.show_notice(Icon.LINK, title, text, ToneName.GREEN)
        self._open.setEnabled(props.busy is None)
        self.form.render_face(self._face(props, service))

    def focus_first(self) -> None:
        """Focus the way in."""
        if self._linked.isHidden():
            self.form.focus_first()
        else:
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _face(self, props: Props, service: Service) -> SignInFace:
        notes = {
            Note.LEFT: self.tr("You signed out of {service}.").replace("{service}", service_name(service)),
            Note.MAILED: words.mailed_words(props.username),
        }
        return SignInFace(
            words.service_title(service),
            words.service_line(service, props.organisation, is_company=props.is_company),
            props.username,
            props.problem,
            is_busy=props.busy in {Busy.SIGNING_IN, Busy.MAILING},
            busy_words=words.busy_words(is_mailing=props.busy is Busy.MAILING),
            is_company=props.is_company,
            note=notes.get(props.note, "") if props.note else "",
        )


def _led(button: Button) -> QWidget:
    """The button at the beginning of a line of its own."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, SPACE.md, 0, 0)
    row.addWidget(button)
    row.addStretch(1)
    return line
