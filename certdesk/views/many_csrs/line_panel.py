"""What stands beside the list: the chosen line, its order, what is said of it, and what is to be decided."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.judging import Choice, Judgement, Verdict, Weight
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.many_csrs.lines import MAY_BE_LEFT_OUT, Line, Mark, Shown
from certdesk.viewmodels.many_csrs.props import Props, Step
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, ghost, secondary
from certdesk.views.kit.cards import Card
from certdesk.views.kit.chips import StatusChip
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.many_csrs.recipient_picker import RecipientPicker
from certdesk.views.many_csrs.said import SaidRow
from certdesk.views.orders.details.emptying import empty
from certdesk.views.theme.tokens import SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import many_lines as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.many_csrs import source_words
from certdesk.views.wording.reissue import overtaken_words

_DECIDABLE = frozenset({Mark.READY, Mark.ASKING, Mark.STOPPED, Mark.TWICE})


class LinePanel(Card):
    """Shows one line at a time. The focus stays where one decides, as far as that is still there."""

    assigned = Signal(int, object)  # the line's number, OrderId
    answered = Signal(int, object, object)  # the line's number, MessageKey, Choice
    left_out = Signal(int, bool)
    preferred = Signal(int)
    sign_in_wanted = Signal(int)

    def __init__(self, picker: RecipientPicker) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("many_panel")
        self._shown: tuple[Shown, Step] | None = None
        self._picker = picker
        self._build()
        self._picker.chosen.connect(self._assign)

    def show_props(self, props: Props) -> None:
        """Show the chosen line; nothing where none is."""
        chosen = props.chosen
        self.setVisible(chosen is not None)
        if chosen is None or (chosen, props.step) == self._shown:
            return
        is_other = self._shown is None or self._shown[0].line.number != chosen.line.number
        focused = self.window().focusWidget()
        name = focused.objectName() if focused is not None and self.isAncestorOf(focused) else ""
        self._shown = (chosen, props.step)
        line = chosen.line
        self._file.setText(breakable(source_words(line.candidate)))
        facts = line.candidate.facts
        self._key.setText("" if facts is None else facts.algorithm)
        self._key.setVisible(facts is not None)
        self._names.setText(breakable(words.all_names(line.candidate)))
        self._names.setVisible(facts is not None)
        self._chip.show_status(*words.mark_look(chosen))
        self._picker.show_line(chosen, is_other=is_other, is_fixed=props.step is not Step.CHECK)
        self._fill(chosen, props.step)
        if name:
            self._focus_again(name)

    @property
    def first(self) -> QWidget | None:
        """Where deciding about this line begins: at its questions, else at its order."""
        own = set(self._picker.findChildren(Button))
        found = sorted(self.findChildren(Button), key=lambda button: button in own)
        return next((each for each in found if each.isVisibleTo(self) and each.isEnabled()), None)

    def _build(self) -> None:
        self._file = PlainLabel("", Role.SUBTITLE).wrapped()
        self._file.setObjectName("many_file")
        self._key = PlainLabel("", Role.SMALL, Ink.SECOND)
        self._names = PlainLabel("", Role.CODE, Ink.MAIN).wrapped().selectable()
        self._names.setObjectName("many_names")
        self._chip = StatusChip("", Icon.INFO, ToneName.SLATE)
        self._chip.setObjectName("many_verdict")
        chip = QHBoxLayout()
        chip.addWidget(self._chip)
        chip.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(SPACE.md + 2)
        self.column.setSpacing(SPACE.sm)
        self.column.addWidget(self._file)
        self.column.addWidget(self._key)
        self.column.addLayout(chip)
        self.column.addSpacing(SPACE.sm)
        self.column.addWidget(self._names)
        self.column.addSpacing(SPACE.sm)
        self.column.addWidget(self._picker)
        self.column.addSpacing(SPACE.sm)
        self.column.addLayout(self._rows)
        self.column.addStretch(1)

    def _fill(self, shown: Shown, step: Step) -> None:
        line = shown.line
        empty(self._rows)
        said = _trouble(shown)
        if said:
            self._rows.addWidget(PlainLabel(breakable(said), Role.BODY, Ink.SECOND).wrapped())
        if step is Step.CHECK and shown.mark is Mark.TWICE:
            self._add_button(secondary(self.tr("Use this one instead")), "many_prefer", self._prefer)
        if shown.mark in _DECIDABLE or step is Step.SENT:
            for verdict in _worth_saying(line.judgement):
                self._rows.addWidget(self._said(line, verdict, is_brief=step is not Step.CHECK))
        if step is Step.SENT and shown.mark is Mark.SIGN_IN:
            self._add_button(secondary(words.sign_in_words(shown), Icon.KEY_ROUND), "many_sign_in", self._sign_in)
        if step is Step.CHECK and shown.mark in MAY_BE_LEFT_OUT:
            self._add_button(ghost(self.tr("Leave this one out")), "many_leave_out", partial(self._leave_out, True))
        elif step is Step.CHECK and shown.mark is Mark.LEFT_OUT:
            self._add_button(secondary(self.tr("Send it after all")), "many_take_in", partial(self._leave_out, False))
        for row in self._said_rows():
            row.show()  # else Qt shows it later, and it could not take the focus yet

    def _said_rows(self) -> Iterator[QWidget]:
        for place in range(self._rows.count()):
            item = self._rows.itemAt(place)
            if item is not None and (widget := item.widget()) is not None:
                yield widget

    def _said(self, line: Line, verdict: Verdict, *, is_brief: bool) -> SaidRow:
        answer = None if verdict.message is None else line.answers.get(verdict.message)
        row = SaidRow(verdict, answer, is_brief=is_brief)
        if verdict.message is not None:
            row.answered.connect(partial(self._answer, verdict.message))
        return row

    def _add_button(self, button: Button, name: str, act: object) -> None:
        button.setObjectName(name)
        button.clicked.connect(act)
        self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)

    def _focus_again(self, name: str) -> None:
        """What was pressed may be gone: then the next button of what is to be decided has the focus."""
        found = self.findChildren(QWidget, name) or self.findChildren(Button)
        there = next((each for each in found if each.isVisibleTo(self) and each.isEnabled()), None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _number(self) -> int:
        return -1 if self._shown is None else self._shown[0].line.number

    def _assign(self, order: OrderId) -> None:
        self.assigned.emit(self._number, order)

    def _answer(self, message: MessageKey, choice: Choice) -> None:
        self.answered.emit(self._number, message, choice)

    def _leave_out(self, is_left_out: bool, _checked: bool = False) -> None:
        self.left_out.emit(self._number, is_left_out)

    def _prefer(self) -> None:
        self.preferred.emit(self._number)

    def _sign_in(self) -> None:
        self.sign_in_wanted.emit(self._number)


def _trouble(shown: Shown) -> str:
    """Return why a line is not sent, in a sentence; the verdicts say it themselves."""
    error = shown.line.error or shown.line.candidate.refusal or shown.line.candidate.source.refusal
    if error is not None and shown.mark in {Mark.NO_CSR, Mark.FAILED, Mark.SIGN_IN}:
        return words_of(error).text or words_of(error).title
    if shown.line.is_overtaken and shown.mark in {Mark.ASKING, Mark.STOPPED}:
        return overtaken_words().text
    return words.second_words(shown.mark)


def _worth_saying(judgement: Judgement | None) -> tuple[Verdict, ...]:
    """Return what stops, what asks or was answered, then what is noted; that a check passed is in the chip."""
    if judgement is None:
        return ()
    open_ = (*judgement.stops, *judgement.questions)
    settled = [each for each in judgement.verdicts if each.choices and each not in open_]
    notes = [each for each in judgement.verdicts if each.weight is Weight.NOTE and not each.choices]
    return (*open_, *settled, *notes)
