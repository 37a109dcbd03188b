"""What keeps something from being used, one card each with what helps; below, what is in order."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from certdesk.domain.judging import Check, Verdict
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.csr.hand_in_props import HandInProps
from certdesk.views.icons import Icon
from certdesk.views.kit.buttons import Button, LinkButton, secondary
from certdesk.views.kit.cards import Card, PanelIcon
from certdesk.views.kit.code_box import CodeBox
from certdesk.views.kit.flow import FlowLayout
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.painting import focus_ring
from certdesk.views.kit.pressing import Ringed
from certdesk.views.theme.tokens import RADIUS, SPACE, Ink, ToneName
from certdesk.views.theme.typography import Role
from certdesk.views.wording import fixes as words
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.csr import form_words
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.verdicts import also_words, passed_facts

_NEW_KEY_HELPS = frozenset({Check.SIGNED, Check.STRENGTH, Check.KEY, Check.NAMES})
_HOW_TO_HELPS = frozenset(
    {MessageKey.CSR_NOTCSR, MessageKey.CSR_EMPTY, MessageKey.CSR_BROKEN, MessageKey.CSR_KEYFILE, MessageKey.CSR_SIG}
)
_PASTING_HELPS = frozenset({MessageKey.CSR_BROKEN, MessageKey.CSR_NO_PATH})


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to fix: its words, names that are compared, and what helps."""

    title: str
    text: str
    also: str = ""
    pairs: tuple[tuple[str, str], ...] = ()
    command: str = ""
    order: OrderId | None = None
    order_words: str = ""
    has_how_to: bool = False
    has_paste: bool = False


class FixesPage(QWidget):
    """“Fix these first”."""

    other_order_wanted = Signal(object)  # OrderId
    how_to_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("csr_fixes")
        self._cards: list[FixCard] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.md)
        self._heading = PlainLabel(self.tr("Fix these first"), Role.LABEL)
        column.addWidget(self._heading)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE.lg)
        column.addLayout(self._column)
        self._passed = QWidget()
        self._passed.setObjectName("csr_passed")
        self._passed_row = FlowLayout(self._passed, gap=SPACE.xxl)
        column.addSpacing(SPACE.lg)
        column.addWidget(self._passed)
        column.addStretch(1)

    def show_problems(self, props: HandInProps) -> None:
        """Show what is to be fixed about what is in `props`."""
        _empty(self._column)
        _empty(self._passed_row)
        self._cards = [FixCard(problem) for problem in self._problems(props)]
        for card in self._cards:
            card.other_order_wanted.connect(self.other_order_wanted)
            card.how_to_wanted.connect(self.how_to_wanted)
            card.paste_wanted.connect(self.paste_wanted)
            self._column.addWidget(card)
        facts: tuple[str, ...] = ()
        if props.judgement is not None and props.candidate is not None:
            facts = (*passed_facts(props.judgement, props.candidate), form_words(props.candidate))
        for fact in facts:
            self._passed_row.addWidget(_Passed(fact))
        self._passed.setVisible(bool(facts))

    def first(self) -> QWidget | None:
        """Return what is to be fixed first."""
        return self._cards[0] if self._cards else None

    def _problems(self, props: HandInProps) -> list[Problem]:
        if props.refusal is not None:
            said = words_of(props.refusal)
            key = props.refusal.key
            return [Problem(said.title, said.text, has_how_to=key in _HOW_TO_HELPS, has_paste=key in _PASTING_HELPS)]
        stops = props.judgement.stops if props.judgement else ()
        first = next((stop for stop in stops if _needs_new(stop)), None)
        return [self._problem(stop, props, helps_to_make=stop is first) for stop in stops]

    def _problem(self, stop: Verdict, props: HandInProps, *, helps_to_make: bool) -> Problem:
        """Where no command is known that makes a better one, the sheet says how."""
        said = words.stop_words(stop, props.purpose)
        command = props.command if helps_to_make else ""
        return Problem(
            said.title,
            said.text,
            also_words(stop),
            words.compared_names(stop),
            command,
            stop.order if stop.message is MessageKey.CN_MISMATCH else None,
            words.other_order_words(stop, props.purpose),
            has_how_to=(helps_to_make or stop.message in _HOW_TO_HELPS) and not command,
        )


class FixCard(Ringed, Card):
    """Takes the focus itself, so that it is read out before what helps is."""

    other_order_wanted = Signal(object)
    how_to_wanted = Signal()
    paste_wanted = Signal()

    def __init__(self, problem: Problem) -> None:
        super().__init__(margin=SPACE.xl)
        self.setObjectName("csr_fix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(problem.title)
        spoken = " ".join(f"{what} {name}." for what, name in problem.pairs)
        self.setAccessibleDescription(" ".join(part for part in (spoken, problem.also, problem.text) if part))
        self._words = QVBoxLayout()
        self._words.setSpacing(SPACE.sm)
        self._words.addWidget(PlainLabel(breakable(problem.title), Role.LABEL).wrapped())
        if problem.pairs:
            self._words.addWidget(_pairs(problem.pairs))
        if problem.also:
            self._words.addWidget(PlainLabel(breakable(problem.also), Role.CODE).wrapped())
        if problem.text:
            self._words.addWidget(PlainLabel(breakable(problem.text), Role.BODY, Ink.SECOND).wrapped())
        if problem.command:
            self._words.addSpacing(SPACE.xs)
            box = CodeBox("csr_command", self.tr("Copy the command"))
            box.show_code(problem.command)
            self._words.addWidget(box)
        self._add_buttons(problem)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PanelIcon(Icon.CIRCLE_X, ToneName.RED), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        self.column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.has_ring:
            focus_ring(QPainter(self), self, RADIUS.lg)

    def _add_buttons(self, problem: Problem) -> None:
        buttons: list[Button] = []
        if problem.order is not None:
            other = secondary(problem.order_words, Icon.ARROW_RIGHT)
            other.setObjectName("csr_other_order")
            other.clicked.connect(partial(self._want_order, problem.order))
            buttons.append(other)
        if problem.has_paste:
            paste = secondary(self.tr("Paste again"), Icon.CLIPBOARD_PASTE)
            paste.setObjectName("csr_paste_again")
            paste.clicked.connect(self.paste_wanted)
            buttons.append(paste)
        if problem.has_how_to:
            how_to = LinkButton(self.tr("How to make one"))
            how_to.setObjectName("csr_how_to")
            how_to.clicked.connect(self.how_to_wanted)
            buttons.append(how_to)
        if buttons:
            holder = QWidget()
            flow = FlowLayout(holder, gap=SPACE.lg)
            for button in buttons:
                flow.addWidget(button)
            self._words.addSpacing(SPACE.xs)
            self._words.addWidget(holder)

    def _want_order(self, order: OrderId, _checked: bool = False) -> None:
        self.other_order_wanted.emit(order)


class _Passed(QWidget):
    def __init__(self, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.sm)
        row.addWidget(PanelIcon(Icon.CIRCLE_CHECK, ToneName.GREEN, size=16))
        row.addWidget(PlainLabel(words, Role.SMALL, Ink.SECOND))


def _needs_new(stop: Verdict) -> bool:
    """Whether only another request helps."""
    return stop.check in _NEW_KEY_HELPS or (stop.message is MessageKey.CN_MISMATCH and stop.order is None)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=SPACE.group)
    for what, name in pairs:
        pair = QWidget()
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.md + 1)
        row.addWidget(PlainLabel(what, Role.SMALL, Ink.QUIET))
        row.addWidget(PlainLabel(name, Role.CODE))
        flow.addWidget(pair)
    return holder


def _empty(layout: QVBoxLayout | FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
