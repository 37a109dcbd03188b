"""Where the names of an order are typed or pasted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.new_order.props import NAMES, Props
from certdesk.views.kit.below import Below
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.names_edit import NamesEdit
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.ordering import names_hint, refusal_words

_LINES = 5
_FINISHED = (",", "\n")


class NamesField(QWidget):
    """Takes many names; the line below says what they come to, name by name."""

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edit = NamesEdit(_LINES)
        self.edit.setObjectName("new_order_names")
        self.edit.setAccessibleName(self.tr("Names"))
        self.edit.left.connect(self.left)
        self.edit.textChanged.connect(self._tell)
        self._below = Below()
        label = PlainLabel(self.tr("Names"), Role.LABEL)
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(label)
        column.addWidget(self.edit, 1)
        column.addWidget(self._below)

    def show_names(self, props: Props) -> None:
        """Show what the names come to, or what is wrong; their text only where the program filled it in."""
        if self.edit.toPlainText() != props.form.names:
            self.edit.setPlainText(props.form.names)
        problem, hint = refusal_words(props, NAMES), names_hint(props)
        self._below.show_words(hint, problem)
        set_look(self.edit, "problem", "true" if problem else "false")
        self.edit.setAccessibleDescription(problem or hint)

    def _tell(self) -> None:
        """A name that was finished is checked at once, the last one when the field is left."""
        text = self.edit.toPlainText()
        self.entered.emit(text)
        if text.rstrip(" ").endswith(_FINISHED):
            self.left.emit()
