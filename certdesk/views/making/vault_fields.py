"""What opens the vault: its pass phrase, or a new one twice."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certdesk.domain.local_keys import VaultState
from certdesk.views.key_store.passphrase_field import PassphraseField
from certdesk.views.theme.tokens import SPACE
from certdesk.views.wording.kept_keys import vault_words


class VaultFields(QWidget):
    """Nothing at all where the vault is open. Return in the last field is `finished`."""

    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields = {state: PassphraseField(vault_words(state).title, f"vault_{state.value}") for state in _CLOSED}
        self._again = PassphraseField(self.tr("The same once more"), "vault_again")
        self._state = VaultState.OPEN
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.xl)
        for field in (*self._fields.values(), self._again):
            column.addWidget(field)
        self._fields[VaultState.LOCKED].edit.returnPressed.connect(self.finished)
        self._again.edit.returnPressed.connect(self.finished)

    @property
    def texts(self) -> tuple[str, str]:
        """The pass phrase, and its repetition where it is a new one."""
        field = self._fields.get(self._state)
        return (field.text() if field else "", self._again.text())

    def render_vault(self, state: VaultState, error: str, *, differs: bool) -> None:
        """Ask for what the vault needs; what was typed is forgotten once it is open."""
        if state is not self._state:
            self.forget()
        self._state = state
        self.setVisible(state in _CLOSED)
        for each, field in self._fields.items():
            field.setVisible(each is state)
            field.show_words(vault_words(each).text, error)
        self._again.setVisible(state is VaultState.NEW)
        self._again.show_words("", self.tr("The two are not the same.") if differs else "")

    def lead(self, error: str, *, differs: bool) -> None:
        """Lead to what was refused: it can lie below what is in sight."""
        field = self._fields.get(self._state)
        if differs:
            self._again.take_focus(self.tr("The two are not the same."))
        elif field is not None:
            field.take_focus(error)

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        for field in (*self._fields.values(), self._again):
            field.forget()


_CLOSED = (VaultState.NEW, VaultState.LOCKED)
