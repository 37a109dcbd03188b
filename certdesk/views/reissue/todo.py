"""What the chosen way asks for each name that has to be proved: what to do, where, and which value, to copy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import ProofState
from certdesk.viewmodels.proofs.props import Row
from certdesk.viewmodels.reissue.props import Validation
from certdesk.views.icons import Icon
from certdesk.views.kit.announce import announce
from certdesk.views.kit.banner import Banner
from certdesk.views.kit.buttons import LinkButton, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import ChipSize, StatusChip
from certdesk.views.kit.labels import ElidedLabel, PlainLabel
from certdesk.views.proofs.record import RecordLine
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import proofs as proof_words
from certdesk.views.wording import validation as words
from certdesk.views.wording.failures import words_of

_MARGIN = 14


class Todo(QWidget):
    """While the portal is asked it says so; without a session it says what comes after signing in."""

    sign_in_wanted = Signal()
    retry_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reissue_todo")
        self._shown: tuple[Row, ...] | None = None
        self._build()

    def render_todo(self, validation: Validation, *, is_signed_in: bool) -> None:
        """Show what is to be done, or what keeps that from being known."""
        waiting = tuple(row for row in validation.rows if row.proof.state is not ProofState.PROVED)
        is_told = is_signed_in and bool(validation.rows)
        was_asking = self._bar.isVisible()
        self._title.setText(words.todo_title(validation))
        self._title.setVisible(is_told)
        self._asking.setVisible(validation.is_asking)
        self._bar.setVisible(validation.is_asking)
        self._holds.setVisible(is_told and not waiting)
        publishes = any(row.proof.value and row.proof.method is not ValidationMethod.EMAIL for row in waiting)
        self._lasts.setVisible(is_told and publishes)
        self._unsigned.setVisible(not is_signed_in)
        self._coming.setText(words.ahead_words(validation.chosen))
        self._render_trouble(validation)
        self._show_rows(waiting if is_told else ())
        if was_asking and not validation.is_asking and is_told:
            announce(self._title, words.todo_title(validation))

    def _build(self) -> None:
        self._title = PlainLabel("", Role.LABEL)
        self._title.setObjectName("reissue_todo_title")
        self._asking = PlainLabel(words.asking_words(), Role.BODY, Ink.SECOND)
        self._asking.setObjectName("reissue_asking")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words.asking_words())
        self._trouble = Banner(Icon.TRIANGLE_ALERT, "")
        self._trouble.setObjectName("reissue_ahead_trouble")
        retry = secondary(self.tr("Try again"), Icon.REFRESH)
        retry.setObjectName("reissue_ahead_retry")
        retry.clicked.connect(self.retry_wanted)
        self._trouble.add_action(retry)
        self._holds = PlainLabel(words.all_hold_words(), Role.BODY, Ink.SECOND).wrapped()
        self._holds.setObjectName("reissue_all_hold")
        self._lasts = PlainLabel(words.lasts_words(), Role.SMALL, Ink.QUIET).wrapped()
        self._unsigned = self._build_unsigned()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.md)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        for part in (self._title, self._asking, self._bar, self._trouble, self._unsigned, self._holds):
            column.addWidget(part)
        column.addLayout(self._rows)
        column.addWidget(self._lasts)

    def _build_unsigned(self) -> QWidget:
        self._coming = PlainLabel("", Role.BODY, Ink.SECOND).wrapped()
        self._coming.setObjectName("reissue_coming")
        link = LinkButton(self.tr("Sign in"), Icon.LOG_IN)
        link.setObjectName("reissue_sign_in")
        link.clicked.connect(self.sign_in_wanted)
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.lg)
        row.addWidget(self._coming, 1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return box

    def _render_trouble(self, validation: Validation) -> None:
        self._trouble.setVisible(validation.problem is not None)
        if validation.problem is not None:
            said = words_of(validation.problem)
            title, text = said.notice
            self._trouble.show_notice(Icon.WIFI_OFF, title, text, ToneName.AMBER)

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        if rows == self._shown:
            return
        self._shown = rows
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(_Task(row))


class _Task(Card):
    """One name: what to do for it, and what to copy."""

    def __init__(self, row: Row) -> None:
        super().__init__(sunken=True, margin=_MARGIN)
        self.setObjectName(f"reissue_task_{row.proof.name}")
        name = ElidedLabel("", Role.CODE, mode=Qt.TextElideMode.ElideMiddle)
        name.show_foreign(row.shown_name)
        state = row.proof.state
        chip = StatusChip(proof_words.state_words(state), *proof_words.ICONS[state], ChipSize.SMALL)
        head = QHBoxLayout()
        head.setSpacing(SPACE.md)
        head.addWidget(name, 1)
        head.addWidget(chip)
        self.column.addLayout(head)
        self.column.addWidget(PlainLabel(words.task_words(row), Role.BODY, Ink.SECOND).wrapped())
        shown = words.records(row)
        for part, (label, value) in zip(("place", "value"), shown, strict=False):
            line = RecordLine(f"reissue_{part}")
            line.show_record(label, value, row.shown_name)
            self.column.addWidget(line)
        if shown:
            fine = filter(None, (proof_words.until_words(row.proof), proof_words.others_words(row)))
            self.column.addWidget(PlainLabel(" · ".join(fine), Role.SMALL, Ink.QUIET, tabular=True).wrapped())
