"""The list of many signing requests: read, matched with their orders, and decided, before anything is sent."""

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject

from certdesk.domain.errors import CertDeskError
from certdesk.domain.judging import NO_ANSWERS, Choice, Judgement
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Requests, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.many_csrs.lines import Line
from certdesk.viewmodels.many_csrs.matching import Found, judged, named, recipient_of
from certdesk.viewmodels.many_csrs.props import Inputs, Props, Step, derive
from certdesk.viewmodels.many_csrs.reading import Item, Piece, PieceReader
from certdesk.viewmodels.orders.rows import Shelf
from certdesk.viewmodels.window_drops.looking import Looked

Judgements = dict[int, Judgement | CertDeskError]


class CheckingViewModel(ViewModel[Inputs, Props]):
    """What is handed in while it is open is added. Each answer has the line judged anew."""

    def __init__(self, requests: Requests, sessions: Sessions, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(sessions.now()), derive, parent)
        self._requests = requests
        self._sessions = sessions
        self._runner = runner
        self._shelf: Shelf | None = None
        self._reader = PieceReader(requests, runner, self)
        self._reader.found.connect(self._take_piece)
        self._reader.ended.connect(self._end_reading)
        self._reader.failed.connect(self._fail)

    def set_shelf(self, shelf: Shelf | None) -> None:
        """Take over the orders of the list."""
        self._shelf = shelf

    def take(self, looked: Looked) -> None:
        """Open the page for what was handed in, or add it to what is there."""
        if self._inputs.step not in {Step.CLOSED, Step.CHECK}:
            return
        items: tuple[Item, ...] = looked.candidates or looked.gathered.sources
        inputs = replace(self._inputs, step=Step.CHECK, is_reading=True, is_stopping=False, problem=None)
        left_out = inputs.left_out + looked.gathered.left_out
        self._apply(replace(inputs, sources=inputs.sources + len(items), left_out=left_out))
        self._reader.begin(self._shelf, items)

    def stop(self) -> None:
        """Read no more."""
        self._apply(replace(self._inputs, is_stopping=True))
        self._reader.stop()

    def select(self, number: int | None) -> None:
        """Choose a line."""
        self._apply(replace(self._inputs, chosen=number))

    def assign(self, number: int, order: OrderId) -> None:
        """Say which order the request of that line is for."""
        recipient = recipient_of(self._shelf, named(self._shelf, order))
        self._change((number,), lambda line: replace(line, recipient=recipient, answers=NO_ANSWERS))
        self._judge((number,))

    def answer(self, number: int, question: MessageKey, choice: Choice) -> None:
        """Decide what the request of that line asks."""
        self._decide((number,), question, choice)

    def answer_all(self, question: MessageKey, choice: Choice) -> None:
        """Decide the same for every line that asks it."""
        asked = next((each for each in self._props.questions if each.message is question), None)
        if asked is not None:
            self._decide(asked.lines, question, choice)

    def leave_out(self, number: int, *, is_left_out: bool) -> None:
        """Send that line not, or after all."""
        self._change((number,), lambda line: replace(line, is_left_out=is_left_out))

    def prefer(self, number: int) -> None:
        """Of several lines for one order take that one, and leave the others out."""
        order = self._inputs.lines[number].order
        rivals = {each.number for each in self._inputs.lines if each.order == order and not each.is_sent}
        self._change(rivals, lambda line: replace(line, is_left_out=line.number != number))

    def _change(self, numbers: Collection[int], change: Callable[[Line], Line]) -> None:
        wanted = frozenset(numbers)
        lines = tuple(change(line) if line.number in wanted else line for line in self._inputs.lines)
        self._apply(replace(self._inputs, lines=lines))

    def _decide(self, numbers: Collection[int], question: MessageKey, choice: Choice) -> None:
        def decided(line: Line) -> Line:
            return replace(line, answers=MappingProxyType({**line.answers, question: choice}))

        self._change(numbers, decided)
        self._judge(numbers)

    def _judge(self, numbers: Collection[int]) -> None:
        """Have those lines judged by the answers they have now; an answer that came later counts alone."""
        self._change(numbers, lambda line: replace(line, judgement=None, error=None))
        asked = [line for line in self._inputs.lines if line.number in frozenset(numbers)]
        requests, has_leaked = self._requests, self._inputs.is_key_compromised

        def work(report: Reporter) -> Judgements:
            return {
                line.number: _judged(requests, line, report, has_leaked) for line in asked if line.recipient is not None
            }

        before = {line.number: line for line in asked}
        self._runner.query(work, partial(self._take_judgements, before, has_leaked), self)

    def _take_judgements(self, before: dict[int, Line], had_leaked: bool, outcome: Outcome[Judgements]) -> None:
        """Queries run side by side: what was judged by other answers, or by another reason, counts no more."""
        done = self._finished(outcome)
        if done is None or had_leaked is not self._inputs.is_key_compromised:
            return

        def judged_line(line: Line) -> Line:
            told, asked = done.value.get(line.number), before[line.number]
            if told is None or line.recipient != asked.recipient or line.answers != asked.answers:
                return line
            if isinstance(told, CertDeskError):
                return replace(line, error=told)
            return replace(line, judgement=told, error=None)

        self._change(before, judged_line)

    def _take_piece(self, piece: Piece) -> None:
        begin = len(self._inputs.lines)
        lines = tuple(_line(begin + place, found) for place, found in enumerate(piece.found))
        inputs, done = self._inputs, self._inputs.done + piece.count
        chosen = 0 if inputs.chosen is None and lines else inputs.chosen
        self._apply(replace(inputs, lines=inputs.lines + lines, done=done, chosen=chosen))

    def _end_reading(self) -> None:
        """What was not read because it was stopped does not count as handed in."""
        done = self._inputs.done
        self._apply(replace(self._inputs, is_reading=False, is_stopping=False, sources=done))

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.step is Step.CLOSED:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, problem=error))


def _line(number: int, found: Found) -> Line:
    return Line(number, found.candidate, found.offers, found.recipient, found.judgement)


def _judged(requests: Requests, line: Line, report: Reporter, has_leaked: bool) -> Judgement | CertDeskError:
    report.check()
    if line.recipient is None or line.candidate.facts is None:
        raise TypeError(line.number)
    try:
        return judged(requests, line.recipient, line.candidate.facts, line.answers, is_key_compromised=has_leaked)
    except CertDeskError as error:
        return error
