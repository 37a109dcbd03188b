"""What a request asks to be decided: an amber panel with its answers, and one line once it was answered."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.judging import Choice, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, Kind, LinkButton
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.copy_button import CopyButton
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring, rounded
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.verdicts import also_words, answered_words, choice_words, verdict_words

_ANOTHER_HELPS = frozenset({MessageKey.SAN_REMOVED, MessageKey.CN_WILDCARD, MessageKey.CSR_NAMELESS})
_ICON_GAP = 10
_MARGIN = 9


class _AnswerButton(Button):
    """Stands closer to its neighbours, so that three of them find room beside one another."""

    @property
    def _margin(self) -> int:
        return _MARGIN


class Question(Ringed, QFrame):
    """Takes the focus itself, so that it is read out before its answers are."""

    answered = Signal(object)  # Choice
    another_wanted = Signal()

    def __init__(self, verdict: Verdict, *, hint: str = "", command: str = "", answer: Choice | None = None) -> None:
        super().__init__()
        said = verdict_words(verdict)
        also = also_words(verdict)
        self.setObjectName(f"csr_question_{verdict.message}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(said.title)
        self.setAccessibleDescription(" ".join(part for part in (also, said.text, hint) if part))
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addWidget(PlainLabel(breakable(said.title), Role.LABEL).wrapped())
        if also:
            self._words.addWidget(PlainLabel(breakable(also), Role.CODE).wrapped())
        for text in (said.text, hint):
            if text:
                self._words.addWidget(PlainLabel(breakable(text), Role.SMALL, Ink.SECOND).wrapped())
        self._words.addSpacing(SPACE.md)
        self._words.addWidget(self._build_answers(verdict, command, answer))
        row = QHBoxLayout(self)
        row.setContentsMargins(13, 11, 13, 11)
        row.setSpacing(_ICON_GAP)
        row.addWidget(PanelIcon(Icon.TRIANGLE_ALERT, ToneName.AMBER), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        tone, painter = current_tokens().amber, QPainter(self)
        rounded(painter, QRectF(self.rect()), RADIUS.md, tone.soft, tone.line)
        if self.has_ring:
            focus_ring(painter, self, RADIUS.md)

    def _build_answers(self, verdict: Verdict, command: str, answer: Choice | None) -> QWidget:
        """What leads to a better request stands first, then the answers; one that was given is ticked."""
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE.xs)
        buttons: list[Button] = []
        if verdict.message in _ANOTHER_HELPS:
            another = _AnswerButton(self.tr("Choose another CSR"), Kind.SECONDARY)
            another.setObjectName("csr_choose_another")
            another.clicked.connect(self.another_wanted)
            buttons.append(another)
        elif command and verdict.message is MessageKey.KEY_SAME:
            copy = CopyButton(self.tr("Copy the command"), lambda: command)
            copy.setObjectName("csr_copy_new_key")
            buttons.append(copy)
        for choice in verdict.choices:
            answering = _AnswerButton(choice_words(choice, verdict), Kind.GHOST if buttons else Kind.SECONDARY)
            answering.setObjectName(f"csr_answer_{choice.name.lower()}")
            answering.clicked.connect(partial(self._answer, choice))
            if choice is answer:
                answering.set_icon(Icon.CHECK)
            buttons.append(answering)
        for button in buttons:
            flow.addWidget(button)
        return holder

    def _answer(self, choice: Choice, _checked: bool = False) -> None:
        self.answered.emit(choice)


class Answered(QWidget):
    """A question and its answer in one line, which can be changed."""

    change_wanted = Signal()

    def __init__(self, verdict: Verdict, answer: Choice) -> None:
        super().__init__()
        said = answered_words(verdict, answer)
        self.setObjectName(f"csr_answered_{verdict.message}")
        icon, tone = Icon.CIRCLE_CHECK, ToneName.GREEN
        if verdict.weight is Weight.NOTE:
            icon, tone = Icon.INFO, ToneName.AMBER
        self.change = LinkButton(self.tr("Change"))
        self.change.setObjectName("csr_change_answer")
        self.change.setAccessibleDescription(said)
        self.change.clicked.connect(self.change_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_ICON_GAP)
        row.addWidget(PanelIcon(icon, tone))
        row.addWidget(PlainLabel(breakable(said), Role.MEDIUM).wrapped(), 1)
        row.addWidget(self.change)
