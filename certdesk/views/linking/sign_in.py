"""The wizard's second step: the service's own sign-in page, and what is good to know beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.linking.props import Busy, Props, SignIn
from certdesk.views.icons import Icon
from certdesk.views.kit.adaptive import AdaptivePair
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.cards import Card
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.linking.headline import Headline
from certdesk.views.practice.sign_in_form import PracticeSignIn, SignInFace
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import linking as words
from certdesk.views.wording import practice_sign_in as sign_in_words
from certdesk.views.wording.messages.words import Words

_LEAST_CHARACTERS = 92
_MOST_HINTS = 3


class SignInStep(QWidget):
    """Who is signed in to the service already sees as whom, and can be somebody else."""

    entered = Signal(object)  # SignInEntry
    company_wanted = Signal()
    reset_wanted = Signal(str)
    mailbox_wanted = Signal()
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("linking_sign_in")
        self._form = PracticeSignIn()
        self._signed_in = Headline("linking_signed_in", Icon.CIRCLE_CHECK, ToneName.GREEN)
        self._another = LinkButton(self.tr("Sign in as somebody else"))
        self._another.setObjectName("linking_sign_in_another")
        self._hints = tuple((PlainLabel("", Role.LABEL).wrapped(), Paragraph()) for _ in range(_MOST_HINTS))
        self._build()
        self._form.entered.connect(self.entered)
        self._form.company_wanted.connect(self.company_wanted)
        self._form.reset_wanted.connect(self.reset_wanted)
        self._form.mailbox_wanted.connect(self.mailbox_wanted)
        self._another.clicked.connect(self.another_wanted)

    def render_step(self, props: Props) -> None:
        """Show the sign-in page, or that the user is signed in."""
        shown = props.sign_in
        if shown is None:
            self._form.clear()
            return
        self._signed_in.show_words(words.signed_in_words(shown), Icon.CIRCLE_CHECK, ToneName.GREEN)
        self._present.setVisible(shown.is_signed_in)
        self._another.setVisible(not shown.is_company)
        self._way_in.setVisible(not shown.is_signed_in)
        self._form.render_face(_face(shown, props.busy))
        hints = words.sign_in_hints(shown)
        for at, (title, text) in enumerate(self._hints):
            said = hints[at] if at < len(hints) else Words("", "")
            title.setText(said.title)
            text.setText(said.text)
            title.setVisible(at < len(hints))
            text.setVisible(at < len(hints))

    @property
    def has_form(self) -> bool:
        """Whether there is something to be typed or pressed here."""
        return self._way_in.isVisibleTo(self)

    def focus_first(self) -> None:
        """Put the focus on what is to be typed or pressed."""
        self._form.focus_first()

    def _build(self) -> None:
        self._present = Card()
        self._present.column.setSpacing(SPACE.lg)
        self._present.column.addWidget(self._signed_in)
        self._present.column.addWidget(self._another, 0, Qt.AlignmentFlag.AlignLeading)
        side = Card(sunken=True)
        side.column.setSpacing(0)
        for title, text in self._hints:
            side.column.addWidget(title)
            side.column.addWidget(text)
            side.column.addSpacing(SPACE.lg)
        side.column.addStretch(1)
        form = QWidget()
        row = QHBoxLayout(form)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._form)
        row.addStretch(1)  # the form is at most so wide, and its height is asked for the width that it has
        self._way_in = AdaptivePair(form, side, _LEAST_CHARACTERS, (SPACE.xl, SPACE.xl))
        self._way_in.set_stretch(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._present)
        whole.addWidget(self._way_in)
        whole.addStretch(1)


def _face(shown: SignIn, busy: Busy | None) -> SignInFace:
    service = shown.seat.service
    return SignInFace(
        title=sign_in_words.service_title(service),
        line=sign_in_words.service_line(service, shown.organisation, is_company=shown.is_company),
        username=shown.username,
        problem=shown.problem,
        is_busy=busy is not None,
        busy_words=sign_in_words.busy_words(is_mailing=busy is Busy.MAILING),
        is_company=shown.is_company,
        note=sign_in_words.mailed_words(shown.mailed_to),
    )
