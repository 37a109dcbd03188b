"""The names that a key is made for."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from certdesk.viewmodels.making.props import Props
from certdesk.views.kit.below import Below
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, font
from certdesk.views.wording.making import names_hint, names_problem

_LINES = 4


class MadeNames(QWidget):
    """The order's names, one a line, to be shortened or added to."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = _Edit()
        self.edit.setObjectName("making_names")
        self.edit.setAccessibleName(self.tr("Names"))
        self.edit.textChanged.connect(lambda: self.entered.emit(self.edit.toPlainText()))
        self._below = Below()
        label = PlainLabel(self.tr("Names"), Role.LABEL)
        label.setBuddy(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(label)
        column.addWidget(self.edit)
        column.addWidget(self._below)

    def render_names(self, props: Props) -> None:
        """Show what the names come to; their text only where the program filled it in."""
        if self.edit.toPlainText() != props.typed:
            self.edit.setPlainText(props.typed)
        self.edit.setReadOnly(props.is_making)
        hint, problem = names_hint(props), names_problem(props)
        self._below.show_words(hint, problem)
        set_look(self.edit, "problem", "true" if problem else "false")
        self.edit.setAccessibleDescription(problem or hint)


class _Edit(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFont(font(Role.CODE))
        self.setPlaceholderText("www.example.com")
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * SPACE.lg)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())
