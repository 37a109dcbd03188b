"""A customer number that somebody types, and who says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.errors import CertDeskError
from certdesk.domain.notices import Witness
from certdesk.views.kit.below import Below
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LineEdit
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.restyle import set_look
from certdesk.views.kit.scaling import scaled
from certdesk.views.kit.select import Select
from certdesk.views.theme.tokens import SPACE
from certdesk.views.theme.typography import Role, set_role
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.migration.find import saying_words

_WIDTH: Final = 184
_LONGEST: Final = 64


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What was typed, and who says it."""

    number: str
    witness: Witness


class NumberField(QWidget):
    """`name` begins the object names. Of several witnesses one is chosen; Enter saves."""

    saved = Signal(object)  # TypedNumber
    edited = Signal()

    def __init__(self, name: str, label: str, witnesses: Sequence[Witness]) -> None:
        super().__init__()
        self._witnesses = tuple(witnesses)
        self._error = ""
        self._edit, self._save, self._below = LineEdit(), secondary(self.tr("Save")), Below()
        self._build(name, label)
        self._edit.entered.connect(self.edited)
        self._edit.returnPressed.connect(self._save.click)
        self._save.clicked.connect(self._tell)

    def render_field(self, save: str, error: CertDeskError | None, *, is_busy: bool) -> None:
        """Show what saving is called, and what was wrong with what was typed."""
        said = words_of(error).text if error is not None else ""
        if said and not self._error:
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._error = said
        set_look(self._edit, "problem", "true" if said else "false")
        self._edit.setAccessibleDescription(said)
        self._below.show_words("", said)
        if is_busy and self._save.hasFocus():
            self._edit.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would give it to whatever comes next
        self._save.setText(save)
        self._save.setEnabled(not is_busy)

    def offer(self, witnesses: Sequence[Witness], likely: Witness) -> None:
        """Offer these witnesses, the likely one chosen."""
        if tuple(witnesses) != self._witnesses:
            self._witnesses = tuple(witnesses)
            self._fill()
        self._who.setCurrentIndex(self._who.findData(likely))

    def forget(self) -> None:
        """Empty the field."""
        self._edit.forget()

    def _build(self, name: str, label: str) -> None:
        head = PlainLabel(label, Role.LABEL).wrapped()
        self._edit.setObjectName(name)
        set_role(self._edit, Role.CODE)
        self._edit.setMaxLength(_LONGEST)
        self._edit.setFixedWidth(scaled(_WIDTH))
        self._edit.setPlaceholderText(self.tr("For example 31884207"))
        self._edit.setAccessibleName(label)
        self._edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        head.setBuddy(self._edit)
        self._who = Select(self.tr("Who says it"))
        self._who.setObjectName(f"{name}_who")
        self._save.setObjectName(f"{name}_save")
        line = QWidget()
        flow = FlowLayout(line, gap=SPACE.md, centred=True)
        for part in (self._edit, self._who, self._save):
            flow.addWidget(part)
        self._fill()  # once it has a parent: what is shown without one is a window
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.sm)
        column.addWidget(head)
        column.addWidget(line)
        column.addWidget(self._below)

    def _fill(self) -> None:
        self._who.clear()
        for witness in self._witnesses:
            self._who.addItem(saying_words(witness), witness)
        self._who.setVisible(len(self._witnesses) > 1)

    def _tell(self) -> None:
        self.saved.emit(TypedNumber(self._edit.text(), Witness(self._who.currentData())))
