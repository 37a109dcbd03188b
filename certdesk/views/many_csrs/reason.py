"""Why the certificates are reissued: one reason for all of them."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.reissue.props import LONGEST_REASON
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.csr import quick_reasons
from certdesk.views.wording.reissue import key_compromised


class ManyReason(QWidget):
    """A line of text, and below it what can be picked instead of typing."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = LabelledField(self.tr("Reason for all reissues (optional)"))
        self.field.edit.setObjectName("many_reason")
        self.field.edit.setMaxLength(LONGEST_REASON)
        self.field.edit.entered.connect(self.entered)
        picks = QWidget()
        row = FlowLayout(picks, gap=SPACE.md)
        for number, words in enumerate((*quick_reasons(), key_compromised())):
            pick = secondary(words)
            pick.setObjectName(f"many_reason_{number}")
            pick.clicked.connect(partial(self._pick, words))
            row.addWidget(pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        column.addWidget(self.field)
        column.addWidget(picks)

    def _pick(self, words: str, _checked: bool = False) -> None:
        self.field.edit.write(words)
        self.entered.emit(words)
