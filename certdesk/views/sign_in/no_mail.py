"""E-NO-MAIL: where the mail with the code could be."""

from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import StepTwo
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.sign_in import no_mail, note_to_client, resend_line


class NoMailPanel(Card):
    """Opens under the second step; asks the client with a note, or sends a new code."""

    def __init__(self, model: SignInViewModel) -> None:
        super().__init__(sunken=True, margin=14)
        self._model = model
        self._build()
        self.resend.clicked.connect(model.resend)

    def render_panel(self, step: StepTwo) -> None:
        """Show where the mail went."""
        words = no_mail(step.validity.sent_to if step.validity else "")
        self._title.setText(words.title)
        self._text.setText(words.text)
        self.resend.setText(resend_line(step.resend_in))
        self.resend.setEnabled(step.can_resend)

    def _build(self) -> None:
        self.setObjectName("no_mail")
        self._title = PlainLabel("", Role.LABEL)
        self._text = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self.resend = secondary("")
        self.resend.setObjectName("no_mail_resend")
        self.copy = CopyButton(self.tr("Copy a note to the client"), self._note)
        self.copy.setObjectName("no_mail_copy")
        acts = FlowLayout(gap=SPACE.md)
        acts.addWidget(self.resend)
        acts.addWidget(self.copy)
        self.column.addWidget(self._title)
        self.column.addWidget(self._text)
        self.column.addSpacing(SPACE.sm)
        self.column.addLayout(acts)

    def _note(self) -> str:
        props = self._model.props
        if not isinstance(props.step, StepTwo) or props.step.validity is None or props.facts is None:
            return ""
        return note_to_client(props.facts, props.step.validity)
