"""After a start: what was interrupted is finished, and the practice CA answers on the loopback port."""

import pytest
from PySide6.QtCore import QTimer

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.book import Book
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice_zone import PracticeZone
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.resuming import Resuming
from tests.fakes_gui.details import NOW, an_order
from tests.fakes_gui.support import NotingActs
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("qapp")
DONE = Receipt(DeedKey("key"), Deed.CANCEL, an_order(status="canceled"), NOW)


class FakeCounter:
    """Serves, or says that the port is taken."""

    def __init__(self) -> None:
        self.served = 0
        self.trouble: CertDeskError | None = None

    def serve(self) -> str:
        self.served += 1
        if self.trouble is not None and self.served == 1:
            raise self.trouble
        return "http://127.0.0.1:8080"

    def requests(self) -> tuple[ApprovalRequest, ...]:
        raise AssertionError("not asked here")

    def approve(self, request: int, comment: str) -> Book:
        raise AssertionError("not asked here")

    def reject(self, request: int, comment: str) -> Book:
        raise AssertionError("not asked here")

    def follow(self, link: str) -> str:
        raise AssertionError("not asked here")

    def set_online(self, is_online: bool) -> None:
        raise AssertionError("not asked here")

    def zone(self) -> PracticeZone:
        raise AssertionError("not asked here")

    def set_zone(self, zone: PracticeZone) -> None:
        raise AssertionError("not asked here")


class Start:
    """A start over fakes, with what it told."""

    def __init__(self) -> None:
        self.acts, self.counter, self.lane = NotingActs(), FakeCounter(), HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.model = Resuming(self.acts, self.counter, self.runner)
        self.settled: list[object] = []
        self.failed: list[object] = []
        self.model.settled.connect(self.settled.append)
        self.model.failed.connect(self.failed.append)

    def pass_time(self) -> None:
        for timer in self.model.findChildren(QTimer):
            if timer.isActive():
                timer.stop()
                timer.timeout.emit()
        self.lane.drain()


def test_what_turned_out_to_be_done_is_told_once() -> None:
    start = Start()
    start.acts.unsettled = (DONE,)
    start.model.settle()
    start.lane.drain()
    assert start.settled == [(DONE,)]
    assert start.failed == []


def test_where_nothing_was_interrupted_nothing_is_told() -> None:
    start = Start()
    start.model.settle()
    start.lane.drain()
    assert (start.settled, start.failed) == ([], [])


def test_an_authority_that_does_not_answer_at_the_start_is_told() -> None:
    start = Start()
    start.acts.trouble = Unavailable(MessageKey.PORTAL)
    start.model.settle()
    start.lane.drain()
    assert start.failed == [start.acts.trouble]


def test_the_port_is_opened_once_and_not_before_the_book_was_looked_at() -> None:
    start = Start()
    start.model.serve()
    start.model.serve()
    assert start.counter.served == 0
    start.pass_time()
    start.model.serve()
    start.pass_time()
    assert start.counter.served == 1
    assert start.failed == []
    assert start.model.address == "http://127.0.0.1:8080"


def test_a_port_that_is_taken_is_told_once() -> None:
    start = Start()
    start.counter.trouble = Unavailable(MessageKey.PORT_TAKEN, port=8080)
    start.model.serve()
    start.pass_time()
    start.model.serve()
    start.pass_time()
    assert start.failed == [start.counter.trouble]
    assert start.model.address == "http://127.0.0.1:8080"


def test_there_is_time_for_one_first_look_at_the_list() -> None:
    start = Start()
    looked: list[bool] = []
    start.model.looked.connect(lambda: looked.append(True))
    start.model.note_list()
    start.model.note_list()
    assert looked == []
    start.pass_time()
    start.model.note_list()
    start.pass_time()
    assert looked == [True]
    assert start.counter.served == 0
