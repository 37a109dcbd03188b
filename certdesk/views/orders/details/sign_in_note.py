"""What stands where a guest session has not shown anything yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.acts import Act
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.wording.acts import act_icon, plain_words


class SignInNote(QWidget):
    """One line, and the way to sign in where there is one."""

    sign_in_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._words = PlainLabel("", ink=Ink.SECOND).wrapped()
        self._button = secondary(plain_words(Act.SIGN_IN), act_icon(Act.SIGN_IN))
        self._button.setObjectName(f"{name}_button")
        self._button.clicked.connect(self.sign_in_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._words)
        column.addWidget(self._button)

    def show_words(self, words: str, *, can_sign_in: bool) -> None:
        """Show `words`, with the button where signing in would help."""
        self._words.setText(words)
        self._button.setAccessibleName(words)
        self._button.setVisible(can_sign_in)
