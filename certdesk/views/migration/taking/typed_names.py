"""Names of certificates that are typed or pasted, one on each line, and whose they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.labels import LONGEST_CLIENT
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.migration.taking.adding import AddingViewModel, Props, Way
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.names_edit import NamesEdit
from certdesk.views.kit.restyle import set_look
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import adding as words

_LINES = 5
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TypedNames(QWidget):
    """What is no name stays in the field, and below it stands why."""

    def __init__(self, model: AddingViewModel) -> None:
        super().__init__()
        self._model = model
        self._told = ""
        self._build()
        self.edit.finished.connect(self._add)
        self.edit.textChanged.connect(self._offer)
        self._client.edit.returnPressed.connect(self._add)
        self._button.clicked.connect(self._add)
        model.added.connect(self._empty)
        model.changed.connect(self._render)
        self._render(model.props)

    def _build(self) -> None:
        self.edit = _Names(_LINES)
        self.edit.setObjectName("migration_add_names")
        self.edit.setAccessibleName(self.tr("Names"))
        label = PlainLabel(self.tr("Type the names"), Role.LABEL)
        label.setBuddy(self.edit)
        self._below = Below()
        self._client = LabelledField(self.tr("Client (optional)"))
        self._client.edit.setObjectName("migration_add_names_client")
        self._client.edit.setMaxLength(2 * LONGEST_CLIENT)
        self._button = secondary(self.tr("Add these names"), Icon.PLUS)
        self._button.setObjectName("migration_add_typed")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(label)
        column.addWidget(self.edit, 1)
        column.addWidget(self._below)
        column.addSpacing(SPACE.sm)
        column.addWidget(self._client)
        column.addSpacing(SPACE.sm)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)

    def _render(self, props: Props) -> None:
        is_mine = props.way is Way.TYPED
        problem = words.typed_problem(props.refused, props.added) if is_mine and props.refused else ""
        error = props.problem if is_mine else None
        client = one_line(error) if error is not None and error.key is MessageKey.CLIENT_FORM else ""
        hint = words.known_of(props, Way.TYPED) or self.tr("One on each line. Addresses of sites do as well.")
        self._below.show_words(hint, problem)
        set_look(self.edit, "problem", "true" if problem else "false")
        self.edit.setAccessibleDescription(problem or hint)
        self._client.show_error(client)
        self._offer()
        told = problem or client
        if told and told != self._told:
            announce(self, told, urgent=True)
        self._told = told

    def _offer(self) -> None:
        self._button.setEnabled(bool(self.edit.toPlainText().strip()) and not self._model.props.is_busy)

    def _add(self) -> None:
        self._model.take_typed(self.edit.toPlainText(), self._client.text())

    def _empty(self) -> None:
        if self._model.props.way is Way.TYPED:
            self.edit.clear()


class _Names(NamesEdit):
    """Ctrl+Enter hands in what is typed. Files that are dropped on it are for the page."""

    finished = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__(lines)
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        else:
            super().keyPressEvent(event)
