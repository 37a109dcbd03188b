"""One name: how far its proof has come, what to do for it, and what to copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import ProofState
from certdesk.domain.text import displayable
from certdesk.viewmodels.proofs.props import Row
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import ChipSize, StatusChip
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.proofs.method_button import MethodButton
from certdesk.views.proofs.record import RecordLine
from certdesk.views.theme.tokens import SPACE, Ink
from certdesk.views.theme.typography import Role
from certdesk.views.wording import proofs as words

_MARGIN = 12


class ProofCard(Card):
    """It keeps its widgets while what they show changes, so that the focus stays where it is."""

    method_chosen = Signal(str, object)  # the name, ValidationMethod
    publish_wanted = Signal(str)
    mailbox_wanted = Signal(str)  # an address

    def __init__(self, row: Row) -> None:
        super().__init__(margin=_MARGIN)
        self.setObjectName(f"proof_{row.proof.name}")
        self._row = row
        self._build()
        self._bind()
        self._render(row)

    def render_row(self, row: Row, *, can_act: bool) -> None:
        """Show what is known now; a proof that was just published is announced."""
        for button in (self._method, self._publish, self._renew):
            button.setEnabled(can_act)
        if row == self._row:
            return
        was_published, self._row = self._row.proof.is_published, row
        self._render(row)
        if row.proof.is_published and not was_published and self._progress.text():
            announce(self._progress, self._progress.text())

    def focus_first(self) -> bool:
        """Put the focus on what is to be done for the name; return whether there is anything."""
        offered = (self._publish, self._mailbox, self._renew)
        first = next((each for each in offered if not each.isHidden() and each.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        return first is not None

    def _build(self) -> None:
        self._name = ElidedLabel("", Role.CODE, mode=Qt.TextElideMode.ElideMiddle)
        self._name.setObjectName("proof_name")
        self._method = MethodButton()
        self._method.setObjectName("proof_method")
        self._chip = StatusChip("", *words.ICONS[ProofState.WAITING], ChipSize.SMALL)
        self._chip.setObjectName("proof_state")
        self._task = PlainLabel("", Role.BODY, Ink.SECOND, tabular=True).wrapped()
        self._task.setObjectName("proof_task")
        self._records = (RecordLine("proof_place"), RecordLine("proof_value"))
        self._fine_print = PlainLabel("", Role.SMALL, Ink.QUIET, tabular=True).wrapped()
        self._fine_print.setObjectName("proof_until")
        self._progress = PlainLabel("", Role.SMALL_MEDIUM, tabular=True).wrapped()
        self._progress.setObjectName("proof_progress")
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(self._name, 1)
        head.addWidget(self._method)
        head.addWidget(self._chip)
        self.column.addLayout(head)
        for part in (self._task, *self._records, self._fine_print, self._progress, self._build_buttons()):
            self.column.addWidget(part)

    def _build_buttons(self) -> QWidget:
        self._publish = secondary("", Icon.FLASK_CONICAL)
        self._publish.setObjectName("proof_publish")
        self._mailbox = secondary(self.tr("Open the mailbox"), Icon.INBOX)
        self._mailbox.setObjectName("proof_mailbox")
        self._renew = secondary("", Icon.REFRESH)
        self._renew.setObjectName("proof_renew")
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=SPACE.md)
        flow.setContentsMargins(0, SPACE.sm, 0, 0)
        for button in (self._publish, self._mailbox, self._renew):
            flow.addWidget(button)
        return self._buttons

    def _bind(self) -> None:
        self._method.chosen.connect(self._choose)
        self._publish.clicked.connect(lambda: self.publish_wanted.emit(self._row.proof.name))
        self._mailbox.clicked.connect(lambda: self.mailbox_wanted.emit(self._row.addresses[0]))
        self._renew.clicked.connect(lambda: self._choose(self._row.proof.method))

    def _choose(self, method: ValidationMethod) -> None:
        self.method_chosen.emit(self._row.proof.name, method)

    def _render(self, row: Row) -> None:
        state = row.proof.state
        self._name.show_foreign(row.shown_name)
        self._method.show_method(row)
        self._method.setVisible(state is not ProofState.PROVED)
        self._chip.show_status(words.state_words(state), *words.ICONS[state])
        self._task.setText(words.task_words(row))
        self._render_records(row)
        is_asked = bool(words.records(row))
        fine_print = (words.until_words(row.proof), words.others_words(row)) if is_asked else ()
        self._fine_print.setText(" · ".join(filter(None, fine_print)))
        self._fine_print.setVisible(is_asked)
        self._progress.setText(words.progress_words(row))
        self._progress.setVisible(bool(words.progress_words(row)))
        self._progress.set_ink(Ink.GREEN if row.proof.is_published else Ink.AMBER)
        self._render_buttons(row, is_asked=is_asked)

    def _render_records(self, row: Row) -> None:
        shown = words.records(row)
        for place, line in enumerate(self._records):
            line.setVisible(place < len(shown))
            if place < len(shown):
                line.show_record(*shown[place], row.shown_name)

    def _render_buttons(self, row: Row, *, is_asked: bool) -> None:
        proof = row.proof
        is_mailed = proof.method is ValidationMethod.EMAIL
        self._publish.setText(words.publish_words(row))
        self._renew.setText(words.renew_words(row))
        self._publish.setVisible(is_asked and not is_mailed and not proof.is_published)
        self._mailbox.setVisible(is_asked and is_mailed)
        self._renew.setVisible(proof.state is ProofState.LAPSED or (is_asked and is_mailed))
        for button in (self._publish, self._mailbox, self._renew):
            said = button.text().replace("&", "")
            button.setAccessibleDescription(displayable(row.shown_name))
            button.setAccessibleName(said)
        buttons = (self._publish, self._mailbox, self._renew)
        self._buttons.setVisible(any(not button.isHidden() for button in buttons))
