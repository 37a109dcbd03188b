"""The checks of a request that can be used: what passed, what is worth a note, and what is to be decided."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.csr import KeyFamily
from certdesk.domain.judging import Choice, Judgement, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.views.csr.question import Answered, Question
from certdesk.views.icons import Icon
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.verdicts import given_answers, revoked_words, verdict_words

_PASSES_WITH_A_WORD = frozenset({MessageKey.KEY_SHORT, MessageKey.CN_OTHER})


class ChecksCard(Card):
    """One row per verdict, in the order of the checks; notes stand last and are quieter."""

    answered = Signal(object, object)  # MessageKey, Choice
    reopened = Signal(object)  # MessageKey
    another_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("csr_checks")
        self._shown: object = None
        self._questions: list[Question] = []
        self._answers: list[Answered] = []
        self.column.setSpacing(SPACE.lg)
        self.column.addWidget(PlainLabel(self.tr("Checks"), Role.LABEL))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.md + 2)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def show_checks(self, props: HandInProps) -> None:
        """Show what is said of the request in `props`. The focus stays among what is to be decided."""
        judgement = props.judgement
        shown = (judgement, tuple(props.answers.items()), props.earlier_revoked_at)
        if judgement is None or shown == self._shown:
            return
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._shown = shown
        self._empty()
        self._fill(props, judgement)
        if had_focus:
            self._focus_next()

    def first_question(self) -> QWidget | None:
        """Return what is to be decided first."""
        return self._questions[0] if self._questions else None

    def _fill(self, props: HandInProps, judgement: Judgement) -> None:
        family = props.candidate.facts.key.family if props.candidate and props.candidate.facts else KeyFamily.OTHER
        given = {verdict.message: answer for verdict, answer in given_answers(judgement, props.answers)}
        notes = []
        for verdict in judgement.verdicts:
            if verdict.weight is Weight.ASK:
                self._add_question(props, verdict)
            elif verdict.message in given:
                self._add_answer(verdict, given[verdict.message])
            elif verdict.weight is Weight.PASS or verdict.message in _PASSES_WITH_A_WORD:
                self._add(CheckRow(verdict_words(verdict, family)))
            else:
                notes.append(verdict)
        for verdict in notes:
            self._add(CheckRow(verdict_words(verdict), is_note=True))

    def _add_answer(self, verdict: Verdict, answer: Choice) -> None:
        line = Answered(verdict, answer)
        line.change_wanted.connect(partial(self.reopened.emit, verdict.message))
        self._answers.append(line)
        self._add(line)

    def _add_question(self, props: HandInProps, verdict: Verdict) -> None:
        """The answer that it had, where it is asked again, is ticked."""
        revoked_at = props.earlier_revoked_at if verdict.message is MessageKey.SAN_REMOVED else None
        hint = revoked_words(revoked_at) if revoked_at else ""
        answer = None if verdict.message is None else props.answers.get(verdict.message)
        question = Question(verdict, hint=hint, command=props.command, answer=answer)
        question.answered.connect(partial(self._answer, verdict.message))
        question.another_wanted.connect(self.another_wanted)
        self._questions.append(question)
        self._add(question)

    def _add(self, row: QWidget) -> None:
        """At once to be seen, so that it can take the focus."""
        self._rows.addWidget(row)
        row.show()

    def _answer(self, message: MessageKey | None, choice: Choice) -> None:
        if message is not None:
            self.answered.emit(message, choice)

    def _empty(self) -> None:
        self._questions, self._answers = [], []
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _focus_next(self) -> None:
        """What was answered goes; the next question has the focus, or the last answer where none is left."""
        there: QWidget | None = self.first_question() or (self._answers[-1].change if self._answers else None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)


class CheckRow(QWidget):
    """A check that passed, or a note: an icon, a sentence, and a quieter one."""

    def __init__(self, said: Words, *, is_note: bool = False) -> None:
        super().__init__()
        icon, tone = (Icon.INFO, ToneName.SLATE) if is_note else (Icon.CIRCLE_CHECK, ToneName.GREEN)
        title = PlainLabel(breakable(said.title), Role.BODY if is_note else Role.MEDIUM).wrapped()
        title.set_ink(Ink.SECOND if is_note else Ink.MAIN)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(title)
        if said.text:
            text = PlainLabel(breakable(said.text), Role.SMALL, Ink.QUIET if is_note else Ink.SECOND)
            words.addWidget(text.wrapped())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(PanelIcon(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
