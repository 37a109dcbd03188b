"""Why guests cannot sign in to an order, and what to do instead."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import Refused
from certdesk.views.kit.buttons import Kind, secondary
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.paragraph import Paragraph
from certdesk.views.sign_in.headline import Headline
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.sign_in import copy_act, refusal_note


class RefusalPanel(QWidget):
    """The message, a text to copy for whoever can help, and the way back."""

    def __init__(self, model: SignInViewModel) -> None:
        super().__init__()
        self._refused: Refused | None = None
        self._build()
        self.back.clicked.connect(model.back)

    def render_refusal(self, refused: Refused) -> None:
        """Show that refusal."""
        if refused == self._refused:
            return
        self._refused = refused
        words = words_of(refused.error)
        self._head.title.setText(words.title)
        self._text.setText(words.text)
        self.copy.set_words(copy_act(refused.error))

    def focus_first(self) -> None:
        """Focus what helps."""
        self.copy.setFocus()

    def _build(self) -> None:
        self.setObjectName("refusal")
        self._head = Headline(self.tr("Step 1 of 2"), "", Role.LIST_TITLE)
        self._text = Paragraph()
        self._text.setObjectName("refusal_text")
        self.copy = CopyButton("", self._note, Kind.PRIMARY, large=True)
        self.copy.setObjectName("refusal_copy")
        self.back = secondary(self.tr("Back"), large=True)
        self.back.setObjectName("refusal_back")
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.md)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addSpacing(SPACE.sm)
        column.addWidget(self._text)
        column.addSpacing(SPACE.group)
        column.addLayout(buttons)
        column.addStretch(1)

    def _note(self) -> str:
        return refusal_note(self._refused) if self._refused else ""
