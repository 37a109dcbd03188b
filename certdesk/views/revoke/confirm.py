"""The name that is typed to confirm."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.viewmodels.revoke.choice import Props
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording import revocation as words
from certdesk.views.wording.breaking import breakable

_BLANK = "\N{NO-BREAK SPACE}"  # keeps the line of the hint, so that an error does not move the buttons


class Confirm(QWidget):
    """Says which name to type, and when what is typed is another one."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._prompt = _Prompt(self.tr("To confirm, type"))
        self._field = LabelledField(self.tr("To confirm, type"), hint=_BLANK, role=Role.CODE)
        self._field.label.hide()
        self.edit = self._field.edit
        self.edit.setObjectName("revoke_name")
        self.edit.entered.connect(self.typed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(self._prompt)
        column.addWidget(self._field)

    def render_name(self, props: Props) -> None:
        """Show the name, and what is wrong with the one that is typed."""
        if props.entry is None:
            return
        name, problem = displayable(props.entry.shown_name), words.confirmation_problem(props)
        self._prompt.show_name(name)
        self._field.show_hint(words.confirmation_hint(props.entry) or _BLANK)
        self._field.show_error(problem)
        label = self.tr("To confirm, type {name}").replace("{name}", name)
        self.edit.setAccessibleName(label)
        self.edit.setAccessibleDescription(problem or words.why_off(props))


class _Prompt(QWidget):
    """The words and the name in one line, or the name below where it is too long for that."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._label = PlainLabel(text, Role.LABEL)
        self._name = PlainLabel("", Role.CODE).wrapped()
        self._name.setObjectName("revoke_name_to_type")
        self._plain = ""
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self._label)
        self._box.addWidget(self._name, 1)

    def show_name(self, name: str) -> None:
        """Show that name."""
        if name != self._plain:
            self._plain = name
            self._name.setText(breakable(name))
            self._name.setAccessibleName(name)
            self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        natural = self._label.sizeHint().width() + self._name.fontMetrics().horizontalAdvance(self._plain) + SPACE.lg
        upright = self.width() < natural
        self._box.setSpacing(SPACE.hair if upright else SPACE.md)
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
