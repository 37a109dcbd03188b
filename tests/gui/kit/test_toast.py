"""Toasts leave by themselves, but not while somebody attends to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.buttons import IconButton, LinkButton
from certdesk.views.kit.labels import PlainLabel
from certdesk.views.kit.page_foot import PageFoot
from certdesk.views.kit.toast import LIFE, MOST, Standing, Toast, ToastStack, admit, attend, expire
from certdesk.views.theme.appearance import Appearance


class Clock:
    """A clock that a test turns by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Bench:
    """A window with a stack of toasts and the clock behind it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.host = QWidget()
        qtbot.addWidget(self.host)
        self.host.resize(900, 600)
        self.stack = ToastStack(self.host, self.clock)
        QLineEdit(self.host).setFocus()
        with qtbot.waitActive(self.host):
            self.host.show()
            self.host.activateWindow()

    def after(self, seconds: float) -> list[str]:
        self.clock.now += seconds
        self.stack.tick()
        return self.texts()

    def texts(self) -> list[str]:
        toasts = [toast for toast in self.stack.findChildren(Toast) if toast.isVisible()]
        return [label.text() for toast in toasts for label in toast.findChildren(PlainLabel)]

    def toast(self) -> Toast:
        return next(toast for toast in self.stack.findChildren(Toast) if toast.isVisible())


@pytest.fixture
def bench(appearance: Appearance, qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def enter(toast: Toast) -> None:
    here = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(here, here, here))


def leave(toast: Toast) -> None:
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))


def test_a_toast_leaves_after_six_seconds(bench: Bench) -> None:
    bench.stack.say("Saved shop.pem")
    assert bench.after(5.9) == ["Saved shop.pem"]
    assert bench.after(0.2) == []
    assert not bench.stack.isVisible()


def test_a_toast_stays_while_it_is_pointed_at_and_six_seconds_longer(bench: Bench) -> None:
    bench.stack.say("Saved shop.pem")
    enter(bench.toast())
    assert bench.after(60) == ["Saved shop.pem"]
    leave(bench.toast())
    assert bench.after(5.9) == ["Saved shop.pem"]
    assert bench.after(0.2) == []


def test_a_toast_stays_while_its_button_has_the_focus(bench: Bench) -> None:
    bench.stack.say("Saved shop.pem", "Show in folder", lambda: None)
    action = bench.stack.findChild(LinkButton, "toast-action")
    assert isinstance(action, LinkButton)
    action.setFocus(Qt.FocusReason.TabFocusReason)
    assert bench.after(60) == ["Saved shop.pem"]
    leave(bench.toast())
    assert bench.after(60) == ["Saved shop.pem"]
    action.clearFocus()
    assert bench.after(6.1) == []


def test_a_third_toast_sends_the_oldest_away(bench: Bench) -> None:
    for text in ("first", "second", "third"):
        bench.stack.say(text)
    assert bench.texts() == ["second", "third"]


def test_the_act_is_done_once_and_closes_its_toast(bench: Bench, qtbot: QtBot) -> None:
    done: list[str] = []
    bench.stack.say("Saved shop.pem", "Show in folder", lambda: done.append("shown"))
    action = bench.stack.findChild(LinkButton, "toast-action")
    assert isinstance(action, LinkButton)
    QTest.mouseClick(action, Qt.MouseButton.LeftButton)
    assert done == ["shown"]
    assert bench.texts() == []


def test_the_close_button_is_named_and_closes(bench: Bench, qtbot: QtBot) -> None:
    bench.stack.say("Saved shop.pem")
    close = bench.stack.findChild(IconButton, "toast-close")
    assert isinstance(close, IconButton)
    assert close.accessibleName() == "Close message"
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bench.texts() == []


def test_toasts_stand_at_the_bottom_left_and_stay_there(bench: Bench) -> None:
    bench.stack.say("Saved shop.pem")
    for size in ((900, 600), (700, 500)):
        bench.host.resize(*size)
        assert bench.stack.x() == 16
        assert bench.stack.geometry().bottom() == size[1] - 17


SHOWN = st.lists(
    st.builds(Standing, st.integers(), st.none() | st.floats(0, 100)), max_size=MOST, unique_by=lambda s: s.key
)


@given(SHOWN, st.floats(0, 100))
def test_there_are_never_more_than_two_and_the_newest_is_always_one_of_them(shown: list[Standing], now: float) -> None:
    after = admit(tuple(shown), -1_000_000, now)
    assert len(after) <= MOST
    assert after[-1] == Standing(-1_000_000, now + LIFE)


def test_the_one_that_is_attended_to_is_kept_when_another_can_go() -> None:
    shown = attend(admit(admit((), 1, 0.0), 2, 1.0), 1, None)
    assert [standing.key for standing in admit(shown, 3, 2.0)] == [1, 3]


@given(SHOWN, st.floats(0, 100))
def test_only_those_expire_whose_time_is_over(shown: list[Standing], now: float) -> None:
    kept = expire(tuple(shown), now)
    assert all(standing.ends is None or standing.ends > now for standing in kept)
    assert all(standing.ends is not None and standing.ends <= now for standing in shown if standing not in kept)


def test_a_toast_leaves_the_foot_of_a_page_free(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    page = QWidget()
    column.addWidget(page)
    inside = QVBoxLayout(page)
    foot = PageFoot("foot")
    foot.setFixedHeight(60)
    inside.addStretch(1)
    inside.addWidget(foot)
    toasts = ToastStack(page)
    window.show()
    toasts.say("It is issued")
    assert toasts.geometry().bottom() < foot.mapTo(window, QPoint()).y()
