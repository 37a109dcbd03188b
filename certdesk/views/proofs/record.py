"""One line of a record: what it is, what it says, and a button that copies exactly that."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.text import displayable
from certdesk.views.kit.buttons import Kind
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.scaling import scaled
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable_value

_LABEL_WIDTH = 96
_LONGEST = 600


class RecordLine(QWidget):
    """The label may break a long value anywhere; what is copied has no breaks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._value = ""
        self._label = PlainLabel("", Role.SMALL, Ink.SECOND).wrapped()
        self._label.setFixedWidth(scaled(_LABEL_WIDTH))
        self._shown = PlainLabel("", Role.CODE).wrapped()
        self._shown.setObjectName(f"{name}_value")
        self._copy = CopyButton(self.tr("Copy"), lambda: self._value, Kind.GHOST)
        self._copy.setObjectName(f"{name}_copy")
        self._shown.setMinimumWidth(1)  # else its longest word would be the least width of the sheet
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addLayout(self._beside_button(self._label))
        row.addLayout(self._beside_button(self._shown), 1)
        row.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_record(self, label: str, value: str, whose: str) -> None:
        """Show that value of the name `whose` from now on."""
        self._value = value
        self._label.setText(label)
        self._shown.setText(breakable_value(displayable(value, _LONGEST)))
        self._shown.setAccessibleName(f"{label} {displayable(value, _LONGEST)}")
        spoken = self.tr("Copy: {label}, {name}")
        self._copy.setAccessibleName(spoken.format(label=label, name=displayable(whose)))

    def _beside_button(self, label: PlainLabel) -> QVBoxLayout:
        """The first line of the label stands at the height of the button's words, however many follow it."""
        column = QVBoxLayout()
        above = (self._copy.sizeHint().height() - label.fontMetrics().height()) // 2
        column.setContentsMargins(0, max(0, above), 0, 0)
        column.addWidget(label)
        column.addStretch(1)
        return column
