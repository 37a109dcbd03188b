"""Why a certificate is reissued: in one's own words, or with one of the usual ones."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.viewmodels.reissue.props import LONGEST_REASON
from certdesk.views.icons import Icon
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.theme.tokens import SPACE, ToneName
from certdesk.views.wording.csr import quick_reasons
from certdesk.views.wording.reissue import key_compromised


class ReissueReason(QWidget):
    """A line of text, and below it what can be picked instead of typing. The last pick says that the old key leaked."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._field = LabelledField(self.tr("Reason for reissue (optional)"))
        self._field.edit.setObjectName("reissue_reason")
        self._field.edit.setMaxLength(LONGEST_REASON)
        self._field.edit.entered.connect(self.entered)
        picks = QWidget()
        row = FlowLayout(picks, gap=SPACE.md)
        for number, words in enumerate((*quick_reasons(), key_compromised())):
            pick = secondary(words)
            pick.setObjectName(f"reissue_reason_{number}")
            pick.clicked.connect(partial(self._pick, words))
            row.addWidget(pick)
        self._leaked = Banner(
            Icon.KEY_ROUND,
            self.tr("The old key cannot be kept"),
            self.tr("The CSR has to have a new key pair. Revoke the old certificate too if somebody may use its key."),
            ToneName.AMBER,
        )
        self._leaked.setObjectName("reissue_leaked")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        for part in (self._field, picks, self._leaked):
            column.addWidget(part)

    def render_reason(self, reason: str, *, is_key_compromised: bool) -> None:
        """Show the reason of a draft; what is being typed is left alone."""
        if not self._field.edit.hasFocus():
            self._field.edit.write(reason)
        self._leaked.setVisible(is_key_compromised)

    def _pick(self, words: str, _checked: bool = False) -> None:
        self._field.edit.write(words)
        self.entered.emit(words)
