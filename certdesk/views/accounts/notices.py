"""What stands above the account: that one is somebody else, and that DigiCert did not answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.accounts.deeds import Deed
from certdesk.viewmodels.accounts.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording import accounts_pane as words
from certdesk.views.wording.failures import one_line, words_of


class Notices(QWidget):
    """Takes no room while there is nothing to say; a new problem is read out."""

    self_wanted = Signal()
    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told: CertDeskError | None = None
        self._acting = Banner(Icon.FLASK_CONICAL, "", "", ToneName.VIOLET)
        self._acting.setObjectName("accounts_acting")
        self._be_self = secondary(self.tr("Be yourself again"), Icon.UNDO)
        self._be_self.setObjectName("accounts_be_self")
        self._be_self.clicked.connect(self.self_wanted)
        self._acting.add_action(self._be_self)
        self._problem = Banner(Icon.WIFI_OFF, "")
        self._problem.setObjectName("accounts_problem")
        again = secondary(self.tr("Try again"), Icon.REFRESH)
        again.setObjectName("accounts_try_again")
        again.clicked.connect(self.again_wanted)
        self._problem.add_action(again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._acting)
        column.addWidget(self._problem)

    def render_notices(self, props: Props) -> None:
        """Show what is to be said."""
        self.setVisible(bool(props.acting) or props.problem is not None)
        self._acting.setVisible(bool(props.acting))
        if props.acting:
            said = words.acting_words(props.acting)
            self._acting.show_notice(Icon.FLASK_CONICAL, said.title, said.text, ToneName.VIOLET)
            is_changing = props.doing is Deed.BE_SELF
            self._be_self.setText(self.tr("One moment…") if is_changing else self.tr("Be yourself again"))
        self._problem.setVisible(props.problem is not None)
        if props.problem is not None and props.problem is not self._told:
            self._show_problem(props.problem)
        self._told = props.problem

    def _show_problem(self, problem: CertDeskError) -> None:
        said = words_of(problem)
        title, text = said.notice
        sign = Icon.WIFI_OFF if problem.key is MessageKey.ACCOUNT_SILENT else Icon.TRIANGLE_ALERT
        self._problem.show_notice(sign, title, text, ToneName.AMBER)
        announce(self._problem, one_line(problem), urgent=True)
