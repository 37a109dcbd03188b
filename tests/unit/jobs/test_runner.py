"""The runner answers on the GUI thread, once, and only to owners that are still there."""

import threading
import weakref
from collections.abc import Callable
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Reporter
from certdesk.jobs.lanes import ThreadLane
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner
from tests.lanes import HandLane


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.outcomes: list[Outcome[object]] = []
        self.threads: list[QThread] = []
        self.progress: list[Progress] = []

    def take(self, outcome: Outcome[object]) -> None:
        self.outcomes.append(outcome)
        self.threads.append(QThread.currentThread())

    def note(self, progress: Progress) -> None:
        self.progress.append(progress)


def hand_runner() -> tuple[Runner, HandLane, HandLane]:
    commands, queries = HandLane(), HandLane()
    return Runner(commands, queries), commands, queries


def test_a_finished_command_answers_with_its_value(qapp: object) -> None:
    runner, commands, _ = hand_runner()
    listener = Listener()
    runner.command(lambda report: 42, listener.take, listener)
    assert listener.outcomes == []
    commands.crank()
    assert listener.outcomes == [Done(42)]


def test_a_raised_error_becomes_a_value(qapp: object) -> None:
    runner, _, queries = hand_runner()
    listener = Listener()
    error = NotFound(MessageKey.ORDER_GONE)

    def work(report: Reporter) -> int:
        raise error

    runner.query(work, listener.take, listener)
    queries.crank()
    assert listener.outcomes == [Failed(error)]


def test_an_expected_error_brings_nothing_along_of_what_it_was_raised_over(qapp: object) -> None:
    lane = HandLane()
    answers: list[Outcome[object]] = []
    runner = Runner(lane, lane)

    def work(_report: Reporter) -> None:
        passphrase = "k7f3-9xwm"
        try:
            int(passphrase)
        except ValueError as cause:
            raise NotFound(MessageKey.ORDER_GONE) from cause

    runner.command(work, answers.append, runner)
    lane.drain()
    (error,) = [outcome.error for outcome in answers if isinstance(outcome, Failed)]
    assert (error.__traceback__, error.__cause__, error.__context__) == (None, None, None)


def test_a_bug_keeps_the_places_it_went_through(qapp: object) -> None:
    lane = HandLane()
    answers: list[Outcome[object]] = []
    runner = Runner(lane, lane)
    runner.command(lambda _report: 1 // 0, answers.append, runner)
    lane.drain()
    (error,) = [outcome.error for outcome in answers if isinstance(outcome, Failed)]
    assert error.__traceback__ is not None


def test_stopped_work_answers_that_it_stopped(qapp: object) -> None:
    runner, commands, _ = hand_runner()
    listener = Listener()
    reached: list[int] = []

    def work(report: Reporter) -> None:
        reached.append(1)
        ticket.stop()
        report.check()
        reached.append(2)

    ticket = runner.command(work, listener.take, listener)
    commands.crank()
    assert listener.outcomes == [Stopped()]
    assert reached == [1]


def test_work_stopped_before_it_began_never_runs(qapp: object) -> None:
    runner, commands, _ = hand_runner()
    listener = Listener()
    ran: list[int] = []
    runner.command(lambda report: ran.append(1), listener.take, listener).stop()
    commands.crank()
    assert ran == []
    assert listener.outcomes == [Stopped()]


def test_an_answer_is_dropped_when_its_owner_is_gone(qapp: object) -> None:
    runner, commands, _ = hand_runner()
    owner = Listener()
    outcomes = owner.outcomes
    runner.command(lambda report: 1, owner.take, owner)
    shiboken6.delete(owner)
    commands.crank()
    assert outcomes == []


def test_a_lane_keeps_nothing_of_work_that_was_answered(qapp: object) -> None:
    """A QObject whose last reference ends in a worker is destroyed there."""
    submitted: list[Callable[[], None]] = []

    class KeepingLane(HandLane):
        def submit(self, work: Callable[[], None]) -> None:
            submitted.append(work)

    def named(owner: QObject, _report: Reporter) -> str:
        return owner.objectName()

    runner = Runner(KeepingLane(), HandLane())
    listener, held = Listener(), Listener()
    runner.command(partial(named, held), listener.take, listener)
    held_by_work = weakref.ref(held)
    del held
    assert held_by_work() is not None
    submitted[0]()
    assert listener.outcomes == [Done("")]
    assert held_by_work() is None


def test_a_closed_runner_takes_no_new_work(qapp: object) -> None:
    runner, commands, _ = hand_runner()
    listener = Listener()
    assert runner.close()
    runner.command(lambda report: 1, listener.take, listener)
    assert commands.waiting == 0


def test_what_was_ordered_before_the_close_is_done_by_then(qapp: object) -> None:
    """Somebody ticks something while an answer is awaited, and quits: the tick is kept."""
    runner, _, _ = hand_runner()
    listener = Listener()
    done: list[str] = []
    runner.command(lambda report: report.check(), listener.take, listener)
    runner.command(lambda report: done.append("a tick"), listener.take, listener)
    runner.query(lambda report: done.append("what nobody reads any more"), listener.take, listener)
    assert runner.close()
    assert done == ["a tick"]
    assert listener.outcomes == [Stopped(), Done(None), Stopped()]


def test_what_was_stopped_before_the_close_is_not_begun_by_it(qapp: object) -> None:
    runner, _, _ = hand_runner()
    listener = Listener()
    ran: list[int] = []
    runner.command(lambda report: ran.append(1), listener.take, listener).stop()
    assert runner.close()
    assert ran == []


def test_a_lane_of_threads_waits_for_what_has_not_begun(qtbot: QtBot) -> None:
    lane = ThreadLane(1)
    may_go_on = threading.Event()
    done: list[int] = []
    lane.submit(lambda: done.append(0) if may_go_on.wait() else None)
    for number in (1, 2):
        lane.submit(partial(done.append, number))
    may_go_on.set()
    assert lane.close()
    assert done == [0, 1, 2]


def test_answers_cross_to_the_thread_of_the_runner(qtbot: QtBot) -> None:
    runner = Runner(ThreadLane(1), ThreadLane(2))
    listener = Listener()
    runner.query(lambda report: threading.get_ident(), listener.take, listener)
    qtbot.waitUntil(lambda: bool(listener.outcomes))
    (outcome,) = listener.outcomes
    assert isinstance(outcome, Done)
    assert outcome.value != threading.get_ident()
    assert listener.threads == [listener.thread()]
    assert runner.close()


def test_commands_run_in_order_and_progress_arrives(qtbot: QtBot) -> None:
    runner = Runner(ThreadLane(1), ThreadLane(1))
    listener = Listener()
    order: list[int] = []

    def work(number: int, report: Reporter) -> None:
        order.append(number)
        report.step(1, 1)

    for number in range(5):
        ticket = runner.command(lambda report, number=number: work(number, report), listener.take, listener)  # type: ignore[misc]
        ticket.progressed.connect(listener.note)
    qtbot.waitUntil(lambda: len(listener.outcomes) == 5)
    assert order == [0, 1, 2, 3, 4]
    assert listener.progress == [Progress(1, 1)] * 5
    assert runner.close()
