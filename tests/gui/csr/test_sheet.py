"""The sheet that gives an order its signing request: nothing leaves unasked, and what leaves leaves once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.changes import Topic
from certdesk.domain.deeds import Receipt
from certdesk.domain.errors import FieldError, Unavailable
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.csr.hand_in_props import State
from certdesk.viewmodels.csr.model import CsrViewModel
from certdesk.views.csr.sheet import CsrSheet
from tests.fakes_gui.csr import HandingActs
from tests.fakes_gui.details import SHOP, FakeOrders, an_order, details_of, seen
from tests.fakes_gui.requests import PRESENT, FakeRequests, some_facts, two_problems
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)


class Screen:
    """The sheet over a window, as a person meets it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.lane = HandLane()
        details = details_of(an_order(status="needs_csr"), seen(an_order()))
        self.acts = HandingActs(details.entry.order)
        self.requests = FakeRequests(files={"good.csr": some_facts(PRESENT), "better.csr": some_facts((PRESENT[0],))})
        self.model = CsrViewModel(self.acts, FakeOrders(details), self.requests, Runner(self.lane, self.lane))
        self.done: list[Receipt] = []
        self.others: list[OrderId] = []
        self.model.done.connect(self.done.append)
        self.model.other_order_wanted.connect(self.others.append)
        self.model.open(SHOP)
        self.lane.drain()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1280, 800)
        self.window.show()
        self.sheet = CsrSheet(self.window, self.model, details.entry)
        self.sheet.present()

    def find(self, name: str, kind: type[W]) -> W:
        QApplication.processEvents()
        found = [each for each in self.sheet.findChildren(kind, name) if each.isVisible()]
        assert found, name
        return found[0]

    @property
    def send(self) -> QAbstractButton:
        return self.find("csr_send", QAbstractButton)

    def hand_in(self, name: str) -> None:
        self.model.hand_in.hand_in(HandedIn(Origin.DROPPED, (Path("/srv/ama/Desktop") / name,)))
        self.lane.drain()

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(name, QAbstractButton), Qt.MouseButton.LeftButton)


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[Screen]:
    yield Screen(qtbot)
    QGuiApplication.clipboard().clear()


def test_nothing_can_be_sent_before_a_request_was_read(screen: Screen) -> None:
    assert not screen.send.isEnabled()
    assert screen.find("csr_choose", QAbstractButton).hasFocus()


def test_a_request_is_judged_for_a_first_certificate_and_sent_once_however_often_the_button_is_pressed(
    screen: Screen,
) -> None:
    screen.hand_in("good.csr")
    assert not screen.requests.asked[0].is_reissue
    screen.press("csr_send")
    screen.press("csr_send")
    assert screen.send.text() == "Sending…"
    assert not screen.find("csr_cancel", QAbstractButton).isEnabled()
    screen.lane.drain()
    assert [csr for _, csr in screen.acts.taken] == [some_facts(PRESENT).der]
    assert len(screen.done) == 1
    assert not screen.model.props.is_open


def test_what_cannot_be_used_cannot_be_sent(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    screen.hand_in("good.csr")
    assert not screen.send.isEnabled()
    assert screen.find("csr_fix", QWidget).isVisible()


def test_the_command_that_helps_is_for_the_orders_names(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    screen.hand_in("good.csr")
    command = screen.find("csr_command_code", QLabel).text()
    assert "-keyout shop_larkspur_example.key" in command
    assert all(f"DNS:{name}" in command for name in PRESENT)


def test_a_request_for_another_order_leads_there_and_the_sheet_closes(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    screen.hand_in("good.csr")
    assert screen.find("csr_other_order", QAbstractButton).text() == "Open blog.larkspur.example"
    screen.press("csr_other_order")
    assert screen.others == ["1094582118"]
    assert not screen.model.props.is_open


def test_what_the_authority_refuses_is_told_and_not_sent_again(screen: Screen) -> None:
    screen.acts.refusal = FieldError("csr", MessageKey.KEY_REUSED, name="www.kestrel-arch.example")
    screen.hand_in("good.csr")
    screen.press("csr_send")
    screen.lane.drain()
    notice = screen.find("csr_notice", QWidget)
    assert "Another order, www.kestrel-arch.example, uses the same key." in notice.accessibleDescription()
    assert not screen.send.isEnabled()
    screen.hand_in("better.csr")
    assert screen.send.isEnabled()
    assert notice.isHidden()


def test_a_portal_that_does_not_answer_is_told_and_the_same_wish_is_sent_again(screen: Screen) -> None:
    screen.acts.refusal = Unavailable(MessageKey.PORTAL)
    screen.hand_in("good.csr")
    screen.press("csr_send")
    screen.lane.drain()
    assert screen.find("csr_notice", QWidget).isVisible()
    assert screen.model.hand_in.props.state is State.FILLED
    screen.acts.refusal = None
    screen.press("csr_send")
    screen.lane.drain()
    (first, _), (second, _) = screen.acts.taken
    assert first == second
    assert len(screen.done) == 1


def test_ctrl_v_counts_at_the_foot_of_the_sheet_too(screen: Screen) -> None:
    screen.requests.texts["the request"] = some_facts(PRESENT)
    QGuiApplication.clipboard().setText("the request")
    cancel = screen.find("csr_cancel", QAbstractButton)
    cancel.setFocus()
    QTest.keyClick(cancel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    screen.lane.drain()
    assert screen.model.hand_in.props.state is State.FILLED


def test_what_is_handed_in_is_judged_again_when_orders_change(screen: Screen) -> None:
    screen.hand_in("good.csr")
    screen.model.refresh(frozenset({Topic.ORDERS}))
    assert not screen.send.isEnabled()
    screen.lane.drain()
    assert screen.send.isEnabled()
    assert len(screen.requests.asked) == 2


def test_how_a_request_is_made_is_asked_for_the_order(screen: Screen) -> None:
    making: list[OrderId] = []
    screen.model.making_wanted.connect(making.append)
    screen.model.hand_in.refuse(FieldError("csr", MessageKey.CSR_NOTCSR, what="text"))
    screen.press("csr_how_to")
    assert making == [SHOP]
    assert screen.model.props.is_open


def test_closing_the_sheet_forgets_what_was_handed_in(screen: Screen) -> None:
    screen.hand_in("good.csr")
    screen.press("csr_cancel")
    assert screen.model.hand_in.props.state is State.IDLE
    assert not screen.model.hand_in.props.can_undo
