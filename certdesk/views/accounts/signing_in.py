"""Signing in to the DigiCert account: the practice sign-in page, and beside it what it is good for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.accounts.deeds import Deed
from certdesk.viewmodels.accounts.props import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.facts import Fact
from certdesk.views.practice.sign_in_form import PracticeSignIn, SignInEntry, SignInFace
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording import accounts_pane as words
from certdesk.views.wording import practice_sign_in as sign_in_words

_LEAST_CHARACTERS = 110


class SigningIn(QWidget):
    """Shown while nobody is signed in."""

    sign_in_wanted = Signal(object)  # SignInEntry
    reset_wanted = Signal(str)
    mailbox_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("accounts_sign_in")
        self._username = ""
        self._form = PracticeSignIn()
        self._form.entered.connect(self._want)
        self._form.reset_wanted.connect(self.reset_wanted)
        self._form.mailbox_wanted.connect(self.mailbox_wanted)
        pair = AdaptivePair(self._form, self._build_reasons(), _LEAST_CHARACTERS, (SPACE.page, SPACE.xl))
        pair.set_stretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(pair)

    def render_form(self, props: Props) -> None:
        """Show the form with what the last try met, or nothing."""
        if props.needs_sign_in:
            self._form.render_face(_face(props))
        self.setVisible(props.needs_sign_in)
        is_other, self._username = props.username != self._username, props.username
        focused = self.window().focusWidget()
        if is_other and focused is not None and self.isAncestorOf(focused):
            self.focus_first()

    def focus_first(self) -> None:
        """Focus what is still to be typed."""
        self._form.focus_first()

    def _want(self, entry: SignInEntry) -> None:
        self.sign_in_wanted.emit(entry)

    def _build_reasons(self) -> QWidget:
        """What [S1] promises, and whose turn it is."""
        once, first, kept = (
            Fact(Icon.LINK, "why_once"),
            Fact(Icon.USER_CHECK, "why_first"),
            Fact(Icon.KEY_ROUND, "why_kept"),
        )
        once.show_words(
            self.tr("One set of credentials"),
            self.tr("Link a service once. From then on it opens with one click, without its own credentials."),
        )
        first.show_words(
            self.tr("The account administrator begins"),
            self.tr("Once the administrator has linked a service, the other users of the account can."),
        )
        kept.show_words(
            self.tr("Practice passwords only"),
            self.tr("They come by practice mail, are typed into practice pages, and are stored nowhere."),
        )
        reasons = QWidget()
        column = QVBoxLayout(reasons)
        column.setContentsMargins(0, SPACE.md, 0, 0)
        column.setSpacing(SPACE.xl)
        for each in (once, first, kept):
            column.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        return reasons


def _face(props: Props) -> SignInFace:
    """What ended the session says more than that nobody is signed in."""
    problem = props.sign_in_problem
    said = words.sign_in_words(is_known=props.account is not None)
    return SignInFace(
        title=said.title,
        line="" if problem is not None and problem.key == words.ENDED else said.text,
        username=props.username,
        problem=problem,
        is_busy=props.doing in {Deed.SIGN_IN, Deed.SEND_PASSWORD},
        busy_words=sign_in_words.busy_words(is_mailing=props.doing is Deed.SEND_PASSWORD),
        note=sign_in_words.mailed_words(props.mailed_to),
    )
