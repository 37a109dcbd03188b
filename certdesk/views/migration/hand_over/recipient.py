"""The address that a client's pack goes to: suggested, typed, and kept when the field is left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.claims import LONGEST_EMAIL
from certdesk.viewmodels.migration.hand_over.props import Card
from certdesk.views.kit.fields import LabelledField
from certdesk.views.wording.failures import one_line
from certdesk.views.wording.migration import hand_over as words


class Recipient(QWidget):
    """Kept at Enter and when the focus leaves. What was typed stays until it is kept: also what cannot be."""

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._client: str | None = None
        self._is_typed = False
        self._given: str | None = None
        self._field = LabelledField(self.tr("The client’s e-mail address"))
        self._field.edit.setObjectName("migration_handover_email")
        self._field.edit.setMaxLength(LONGEST_EMAIL)
        self._field.edit.entered.connect(self._note_typing)
        self._field.edit.editingFinished.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)

    def render_recipient(self, card: Card) -> None:
        """Show where the pack goes, or what is wrong with what was typed."""
        is_kept = self._given == card.kept_email and card.email_error is None
        if card.client != self._client or is_kept or not self._is_typed:
            self._client, self._is_typed, self._given = card.client, False, None
            self._field.edit.write(card.pack.handover.email)
        self._field.show_hint(words.recipient_hint(card))
        self._field.show_error("" if card.email_error is None else one_line(card.email_error))

    def _note_typing(self, _text: str) -> None:
        self._is_typed, self._given = True, None

    def _give(self) -> None:
        if self._is_typed:
            self._given = self._field.text().strip()
            self.given.emit(self._given)
