"""Why it is revoked: in the user's own words, and as the revocation list says it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from certdesk.domain.revocation import RevocationReason
from certdesk.viewmodels.revoke.choice import Props
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.fields import LabelledField
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.select import Select
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import revocation as words
from certdesk.views.wording.revocation_reasons import reason_help, reason_word


class Reason(QWidget):
    """A free text, and one of the reasons that a subscriber may give with one line on when to give it."""

    written = Signal(str)
    chosen = Signal(object)  # RevocationReason

    def __init__(self) -> None:
        super().__init__()
        self._comment = LabelledField(
            self.tr("Reason for revocation"), hint=self.tr("Sent to DigiCert with the request.")
        )
        self._comment.edit.setObjectName("revoke_comment")
        self._comment.edit.entered.connect(self.written)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.lg)
        column.addWidget(self._comment)
        column.addLayout(self._build_kind())

    def render_reason(self, props: Props) -> None:
        """Show the chosen reason and its help; what is being written is left alone."""
        self._comment.show_error(words.comment_problem(props))
        self._kind.setCurrentIndex(self._kind.findData(props.reason))
        said = reason_help(props.reason)
        is_compromised = props.reason is RevocationReason.KEY_COMPROMISE
        self._help.setText(said)
        self._advice.setVisible(is_compromised)
        self._kind.setAccessibleDescription(f"{said} {words.compromise_advice()}" if is_compromised else said)

    def _build_kind(self) -> QVBoxLayout:
        self._kind = Select(self.tr("Kind of reason"))
        self._kind.setObjectName("revoke_reason")
        self._kind.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for at, reason in enumerate(RevocationReason):
            self._kind.addItem(reason_word(reason), reason)
            self._kind.setItemData(at, reason_help(reason), Qt.ItemDataRole.AccessibleDescriptionRole)
        self._kind.activated.connect(self._choose)
        label = PlainLabel(self.tr("Kind of reason"), Role.LABEL)
        label.setBuddy(self._kind)
        line = QHBoxLayout()
        line.setSpacing(SPACE.lg)
        line.addWidget(label)
        line.addWidget(self._kind, 1)
        self._help = PlainLabel("", Role.SMALL, Ink.QUIET).wrapped()
        self._help.setObjectName("revoke_reason_help")
        column = QVBoxLayout()
        column.setSpacing(SPACE.sm)
        column.addLayout(line)
        column.addWidget(self._help)
        column.addWidget(self._build_advice())
        return column

    def _build_advice(self) -> QWidget:
        self._advice = QWidget()
        self._advice.setObjectName("revoke_compromised")
        row = QHBoxLayout(self._advice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(Icon.KEY_ROUND, ToneName.AMBER, size=14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(words.compromise_advice(), Role.SMALL, Ink.AMBER).wrapped(), 1)
        return self._advice

    def _choose(self, place: int) -> None:
        self.chosen.emit(RevocationReason(self._kind.itemData(place)))
