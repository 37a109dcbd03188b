"""Why a certificate is reissued: in one's own words, or with one of the usual ones."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.csr.props import LONGEST_REASON
from certdesk.views.kit.buttons import LinkButton
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.csr import quick_reasons


class ReasonField(QWidget):
    """A line of text, and below it what can be picked instead of typing."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._field = LabelledField(self.tr("Reason for reissue (optional)"))
        self._field.edit.setObjectName("csr_reason")
        self._field.edit.setMaxLength(LONGEST_REASON)
        self._field.edit.entered.connect(self.entered)
        picks = QWidget()
        row = FlowLayout(picks)
        for number, words in enumerate(quick_reasons()):
            pick = LinkButton(words)
            pick.setObjectName(f"csr_reason_{number}")
            pick.clicked.connect(partial(self._pick, words))
            row.addWidget(pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xs)
        column.addWidget(self._field)
        column.addWidget(picks)

    def _pick(self, words: str, _checked: bool = False) -> None:
        self._field.edit.write(words)
        self.entered.emit(words)
