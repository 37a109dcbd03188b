"""The field for the access code, and the offer to paste one."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.portal import LONGEST_CODE_INPUT
from certdesk.viewmodels.sign_in.clipboard import offered_code
from certdesk.viewmodels.sign_in.model import SignInViewModel
from certdesk.viewmodels.sign_in.props import StepTwo
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LabelledField, LineEdit
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.failures import one_line

_HINTS = Qt.InputMethodHint.ImhNoAutoUppercase | Qt.InputMethodHint.ImhSensitiveData
_LONGEST_IN_LARGE_TYPE = 16


class CodeField(QWidget):
    """One field of any length. A code that lies in the clipboard is offered, never pasted unasked."""

    def __init__(self, model: SignInViewModel) -> None:
        super().__init__()
        self._model = model
        self._said: object = None
        self._offered = ""
        self._build()
        self.edit.entered.connect(model.set_code)
        self.edit.returnPressed.connect(model.submit)
        self.paste.clicked.connect(self._paste)
        QGuiApplication.clipboard().dataChanged.connect(self.look_at_clipboard)

    @property
    def edit(self) -> LineEdit:
        """The field itself."""
        return self._field.edit

    def render_code(self, step: StepTwo) -> None:
        """Show the code's state. The text is written only where it differs from what the user typed."""
        self.edit.write(step.code)
        is_long = step.is_link or len(step.code) > _LONGEST_IN_LARGE_TYPE
        self.edit.setFont(font(Role.CODE if is_long else Role.ACCESS_CODE))
        self.edit.setReadOnly(step.is_checking)
        self.edit.setEnabled(not (step.is_sending or step.is_code_over))
        self._field.show_hint(self.tr("The code is taken out of the link.") if step.is_link else "")
        self._field.show_error(one_line(step.problem) if step.problem else "")
        if step.problem is not None and step.problem is not self._said and not step.is_code_over:
            self.edit.selectAll()
            self.edit.setFocus()
        self._said = step.problem
        self._render_offer()

    def forget(self) -> None:
        """Empty the field, and with it what undoing would bring back."""
        self.edit.forget()
        self._said = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self.look_at_clipboard()
        return super().event(event)

    def look_at_clipboard(self) -> None:
        """Offer what lies in the clipboard when it looks like a code; read only while the window is in front."""
        if self.isVisible() and self.window().isActiveWindow():
            self._offered = offered_code(QGuiApplication.clipboard().text()) or ""
            self._render_offer()

    def _build(self) -> None:
        self._field = LabelledField(self.tr("Access code"), role=Role.ACCESS_CODE, large=True)
        self.edit.setObjectName("access_code")
        self.edit.setMaxLength(LONGEST_CODE_INPUT)
        self.edit.setInputMethodHints(_HINTS)
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.paste = secondary("", Icon.CLIPBOARD_PASTE)
        self.paste.setObjectName("paste_code")
        self.paste.hide()
        inside = QHBoxLayout(self.edit)
        inside.setContentsMargins(0, 0, 13, 0)
        inside.addStretch(1)
        inside.addWidget(self.paste)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    def _render_offer(self) -> None:
        can_paste = self.edit.isEnabled() and not self.edit.isReadOnly() and not self.edit.text()
        self.paste.setVisible(bool(self._offered) and can_paste)
        self.paste.setText(self.tr("Paste {code}").replace("{code}", self._offered))

    def _paste(self) -> None:
        self._model.set_code(self._offered)
        self.edit.setFocus()
