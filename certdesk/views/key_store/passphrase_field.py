"""A field for a pass phrase: hidden unless asked for, and never left behind in the widget."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import IconButton, secondary
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.focus import scroll_to
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.secret_clipboard import secret_clipboard
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, set_role

LONGEST = 128
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseField(QWidget):
    """`name` is the field's object name and begins those of its buttons."""

    entered = Signal(str)
    role = Role.CODE

    def __init__(self, label: str, name: str) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setMaxLength(LONGEST)
        self.edit.entered.connect(self.entered)
        set_role(self.edit, self.role)
        self._eye = IconButton(Icon.EYE, "")
        self._eye.setObjectName(f"{name}_show")
        self._eye.clicked.connect(self._turn)
        self._below = Below()
        caption = PlainLabel(label, Role.LABEL)
        caption.setBuddy(self.edit)
        self.row = QHBoxLayout()
        self.row.setSpacing(SPACE.md)
        self.row.addWidget(self.edit, 1)
        self.row.addWidget(self._eye, 0, Qt.AlignmentFlag.AlignVCenter)  # else the field grows no taller than it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(caption)
        column.addLayout(self.row)
        column.addWidget(self._below)
        self.reveal(is_shown=False)
        self.show_words("")

    def text(self) -> str:
        """What is typed."""
        return self.edit.text()

    def show_words(self, hint: str, error: str = "") -> None:
        """Show the error below the field, or the hint where there is none."""
        set_look(self.edit, "problem", "true" if error else "false")
        self._below.show_words(hint, error)
        self.edit.setAccessibleDescription(error or hint)

    def reveal(self, *, is_shown: bool) -> None:
        """Show what is typed, or dots in its place."""
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.edit.setEchoMode(mode)
        self._eye.set_icon(Icon.EYE_OFF if is_shown else Icon.EYE)
        self._eye.rename(self.eye_words(is_shown=is_shown))

    def eye_words(self, *, is_shown: bool) -> str:
        """Return what the eye does now."""
        return self.tr("Hide the pass phrase") if is_shown else self.tr("Show the pass phrase")

    def take_focus(self, why: str) -> None:
        """Lead here, and have it read out why."""
        self.edit.selectAll()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: scroll_to(self))  # once there is room for why
        announce(self, why, urgent=True)

    def forget(self) -> None:
        """Empty the field, and with it what undoing would bring back."""
        self.reveal(is_shown=False)
        self.edit.forget()

    def _turn(self) -> None:
        self.reveal(is_shown=self.edit.echoMode() is not QLineEdit.EchoMode.Normal)


class NewPassphraseField(PassphraseField):
    """One for a file that is about to be made: CertDesk can think of one, and it can be copied."""

    proposal_wanted = Signal()

    def __init__(self, label: str, name: str) -> None:
        super().__init__(label, name)
        self._propose = secondary(self.tr("Make one"), Icon.DICES)
        self._propose.setObjectName(f"{name}_propose")
        self._propose.clicked.connect(self._ask)
        self._copy = CopyButton(self.tr("Copy"), self.text, put=self._put)
        self._copy.setObjectName(f"{name}_copy")
        self.row.addWidget(self._propose)
        self.row.addWidget(self._copy)

    def show_passphrase(self, text: str) -> None:
        """Show that pass phrase, unless it is what was typed."""
        self.edit.write(text)
        self._copy.setEnabled(bool(text))

    def _ask(self) -> None:
        """What nobody has seen yet is shown."""
        self.proposal_wanted.emit()
        self.reveal(is_shown=True)

    def _put(self, text: str) -> None:
        secret_clipboard(self).put(text)
