"""The session card and its popover, by mouse, by keyboard, and read aloud."""

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.changes import Topic
from certdesk.domain.orders import OrderId
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.sessions import SessionsViewModel
from certdesk.views.sessions.card import SessionCardButton
from certdesk.views.sessions.popover import SessionRow, SessionsPopover
from certdesk.views.wording.dates import clock_time
from tests.fakes_gui.sign_in import MINUTE, NOON, SHOP, FakeOrders, FakeSessions, order, session
from tests.lanes import HandLane

# Offscreen there is no keyboard that a pop-up could grab.
pytestmark = pytest.mark.qt_log_ignore(r"^This plugin does not support grabbing the keyboard$")
KESTREL = OrderId("2")
WidgetT = TypeVar("WidgetT", bound=QWidget)


class Foot:
    """The foot of a sidebar, with the card of two sessions: the shop's, and one that ends an hour later."""

    def __init__(self, qtbot: QtBot) -> None:
        self.sessions = FakeSessions(order())
        self.sessions.open = (session(SHOP, NOON), session(KESTREL, NOON + timedelta(hours=1)))
        self.commands, queries = HandLane(), HandLane()
        orders = FakeOrders(order(), order(KESTREL, "www.kestrel-arch.example"))
        self.model = SessionsViewModel(self.sessions, orders, Runner(self.commands, queries))
        queries.drain()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.card = SessionCardButton(self.model)
        column = QVBoxLayout(self.window)
        column.addStretch(1)
        column.addWidget(self.card)
        self.window.resize(212, 400)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def pass_time(self, span: timedelta) -> None:
        self.sessions.time += span
        self.model.refresh(frozenset({Topic.CLOCK}))

    def find(self, kind: type[WidgetT], name: str) -> WidgetT:
        found = self.card.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def popover(self) -> SessionsPopover:
        return self.find(SessionsPopover, "sessions_popover")

    def rows(self) -> list[SessionRow]:
        rows = [row for row in self.popover.findChildren(SessionRow) if not row.isHidden()]
        return sorted(rows, key=lambda row: row.y())

    def open_by_click(self) -> None:
        QTest.mouseClick(self.card, Qt.MouseButton.LeftButton)
        assert self.popover.isVisible()


@pytest.fixture
def foot(qtbot: QtBot) -> Foot:
    return Foot(qtbot)


def act(row: SessionRow, name: str) -> QAbstractButton:
    button = row.findChild(QAbstractButton, name)
    assert button is not None
    return button


def test_the_card_says_how_long_the_session_lasts(foot: Foot) -> None:
    foot.pass_time(18 * MINUTE)
    assert foot.find(QLabel, "session_left").text() == "1 h 42 min left"
    assert foot.find(QLabel, "session_name").text() == "shop.larkspur.example"
    assert foot.card.accessibleName() == "Guest session for shop.larkspur.example, 1 hour 42 minutes left"


@pytest.mark.parametrize(
    ("passed", "spoken"),
    [
        (timedelta(hours=1), "1 hour left"),
        (timedelta(minutes=119), "1 minute left"),
        (timedelta(minutes=119, seconds=20), "40 seconds left"),
        (timedelta(hours=2), f"ended at {clock_time(NOON + timedelta(hours=2))}"),
    ],
)
def test_what_is_left_is_spoken_in_full_words(foot: Foot, passed: timedelta, spoken: str) -> None:
    foot.model.set_selected(SHOP)
    foot.pass_time(passed)
    assert foot.card.accessibleName() == f"Guest session for shop.larkspur.example, {spoken}"


def test_a_session_that_ran_out_says_when_it_ended(foot: Foot) -> None:
    foot.model.set_selected(SHOP)
    foot.pass_time(timedelta(hours=2))
    assert foot.find(QLabel, "session_left").text() == f"Ended at {clock_time(NOON + timedelta(hours=2))}"


def test_without_a_session_there_is_no_card(foot: Foot) -> None:
    foot.sessions.open = ()
    foot.model.tick()
    assert not foot.card.isVisible()
    foot.sessions.open = (session(SHOP, NOON),)
    foot.model.tick()
    assert foot.card.isVisible()


def test_the_card_has_the_measures_of_the_design_and_folds_to_its_ring(foot: Foot) -> None:
    assert foot.card.height() == 66
    foot.card.setMaximumWidth(40)
    QApplication.sendPostedEvents()
    assert foot.card.width() == 40
    assert not foot.find(QLabel, "session_left").isVisible()


def test_a_click_lists_all_sessions(foot: Foot) -> None:
    foot.open_by_click()
    names = [row.accessibleName() for row in foot.rows()]
    assert names == [
        "Guest session for shop.larkspur.example, 2 hours left",
        "Guest session for www.kestrel-arch.example, 3 hours left",
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_keyboard_opens_walks_and_closes_the_list(foot: Foot, key: Qt.Key) -> None:
    foot.card.setFocus()
    QTest.keyClick(foot.card, key)
    first, second = (act(row, "session_sign_out") for row in foot.rows())
    assert QApplication.focusWidget() is first
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert not foot.popover.isVisible()


def test_each_session_has_its_own_sign_out(foot: Foot) -> None:
    foot.open_by_click()
    button = act(foot.rows()[1], "session_sign_out")
    assert button.accessibleName() == "Sign out of www.kestrel-arch.example"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.isEnabled()
    foot.commands.drain()
    assert foot.sessions.signed_out == [KESTREL]
    assert len(foot.rows()) == 1
    assert QApplication.focusWidget() is act(foot.rows()[0], "session_sign_out")


def test_the_list_closes_with_its_last_session(foot: Foot) -> None:
    foot.open_by_click()
    for row in foot.rows():
        QTest.mouseClick(act(row, "session_sign_out"), Qt.MouseButton.LeftButton)
    foot.commands.drain()
    assert not foot.popover.isVisible()
    assert not foot.card.isVisible()


def test_an_ended_session_can_be_started_anew_or_removed(foot: Foot) -> None:
    wanted: list[object] = []
    foot.card.code_wanted.connect(wanted.append)
    foot.pass_time(timedelta(hours=2))
    foot.open_by_click()
    ended = foot.rows()[0]
    assert not act(ended, "session_sign_out").isVisible()
    QTest.mouseClick(act(ended, "session_new_code"), Qt.MouseButton.LeftButton)
    assert wanted == [SHOP]
    assert not foot.popover.isVisible()
    foot.open_by_click()
    QTest.mouseClick(act(foot.rows()[0], "session_forget"), Qt.MouseButton.LeftButton)
    assert [row.accessibleName() for row in foot.rows()] == ["Guest session for www.kestrel-arch.example, 1 hour left"]


def test_twenty_sessions_scroll_instead_of_filling_the_screen(foot: Foot) -> None:
    foot.sessions.open = tuple(session(str(number), NOON) for number in range(20))
    foot.model.tick()
    foot.open_by_click()
    assert len(foot.rows()) == 20
    assert foot.popover.height() < 500


def test_hostile_names_are_shown_harmless(qtbot: QtBot) -> None:
    foot = Foot(qtbot)
    hostile = order("3", "<b>\u202emoc.elpmaxe\0")
    orders = FakeOrders(hostile)
    foot.sessions.open = (session("3", NOON),)
    queries = HandLane()
    model = SessionsViewModel(foot.sessions, orders, Runner(HandLane(), queries))
    card = SessionCardButton(model)
    qtbot.addWidget(card)
    queries.drain()
    label = card.findChild(QLabel, "session_name")
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text().startswith("<b>")
    assert "\u202e" not in card.accessibleName()
    assert "\0" not in card.accessibleName()
