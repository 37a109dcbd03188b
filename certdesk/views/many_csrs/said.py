"""One thing that is said of a request in the list, with the answers there are to it."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.judging import Choice, Verdict, Weight
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import secondary
from certdesk.views.kit.cards import PanelIcon
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import rounded
from certdesk.views.theme.palette import current_tokens
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.verdicts import also_words, answered_words, choice_words, verdict_words

_SIGNS = {
    Weight.STOP: (Icon.CIRCLE_X, ToneName.RED),
    Weight.ASK: (Icon.TRIANGLE_ALERT, ToneName.AMBER),
    Weight.PASS: (Icon.CIRCLE_CHECK, ToneName.GREEN),
    Weight.NOTE: (Icon.INFO, ToneName.SLATE),
}


class SaidRow(QFrame):
    """What stops or asks stands on a ground of its own; an answer that was given is ticked, and can be changed."""

    answered = Signal(object)  # Choice

    def __init__(self, verdict: Verdict, answer: Choice | None = None, *, is_brief: bool = False) -> None:
        super().__init__()
        self._weight = verdict.weight
        self._has_ground = verdict.weight in {Weight.STOP, Weight.ASK} and not is_brief
        said, also = verdict_words(verdict), also_words(verdict)
        self.setObjectName(f"said_{verdict.message.name.lower()}" if verdict.message else "said")
        lines = QVBoxLayout()
        lines.setSpacing(1)
        title = said.title if answer is None else answered_words(verdict, answer)
        lines.addWidget(PlainLabel(breakable(title), Role.MEDIUM).wrapped())
        for text, role, ink in ((also, Role.CODE, Ink.MAIN), (said.text, Role.SMALL, Ink.SECOND)):
            if text:
                lines.addWidget(PlainLabel(breakable(text), role, ink).wrapped())
        if verdict.choices and not is_brief:
            lines.addSpacing(SPACE.sm)
            lines.addWidget(self._answers(verdict, answer))
        name, tone = _SIGNS[verdict.weight]
        inset = (SPACE.lg, SPACE.md + 2) if self._has_ground else (0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(inset[0], inset[1], inset[0], inset[1])
        row.setSpacing(SPACE.md)
        row.addWidget(PanelIcon(name, tone, size=16), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._has_ground:
            tone = current_tokens().tone(_SIGNS[self._weight][1])
            rounded(QPainter(self), QRectF(self.rect()), RADIUS.md, tone.soft, tone.line)

    def _answers(self, verdict: Verdict, answer: Choice | None) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=SPACE.sm)
        for choice in verdict.choices:
            button = secondary(choice_words(choice, verdict))
            button.setObjectName(f"said_{choice.name.lower()}")
            button.setCheckable(True)
            button.setChecked(choice is answer)
            if choice is answer:
                button.set_icon(Icon.CHECK)
            button.clicked.connect(partial(self._answer, choice))
            flow.addWidget(button)
        return holder

    def _answer(self, choice: Choice, _checked: bool = False) -> None:
        self.answered.emit(choice)
