"""The page of many requests: a list in a model of its own, decided beside it, reviewed, sent, and left."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Check, Choice, Verdict
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.many_csrs.lines import Mark
from certdesk.viewmodels.many_csrs.model import ManyCsrsViewModel
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.window_drops.looking import Looked
from certdesk.views.many_csrs.leave_sheet import LeaveSheet
from certdesk.views.many_csrs.page import ManyCsrsPage
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.many_csrs import (
    ALPEN,
    BOOKS,
    ID,
    SHOP,
    WAITING,
    BookOrders,
    LiveSessions,
    SendingActs,
    requests_for,
    use_of,
)
from tests.fakes_gui.requests import asked, passes, some_facts
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)
_GONE = ("old.example",)


class Screen:
    """The page in a window, as a person meets it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.requests = requests_for(SHOP, BOOKS, ALPEN, WAITING, strange=("nobody.example",), again=(SHOP,))
        self.requests.verdicts = lambda _facts, _answers: passes()
        self.lane, self.sessions = HandLane(), LiveSessions()
        self.runner = Runner(self.lane, self.lane)
        self.acts = SendingActs(self.sessions)
        self.orders = OrdersViewModel(BookOrders(), self.sessions, self.runner)
        self.orders.reload()
        self.lane.drain()
        self.model = ManyCsrsViewModel(self.requests, self.acts, self.sessions, self.runner)
        self.model.set_shelf(self.orders.props.shelf)
        self.page = ManyCsrsPage(self.model, self.orders)
        self.left: list[bool] = []
        self.page.leave_wanted.connect(lambda: self.left.append(True))
        qtbot.addWidget(self.page)
        self.page.resize(1064, 800)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()

    def drop(self, *files: str) -> "Screen":
        handed = HandedIn(Origin.DROPPED, tuple(Path("/x") / file for file in files))
        self.model.take(Looked(self.requests.gather(handed)))
        self.lane.drain()
        return self

    def find(self, kind: type[W], name: str) -> W:
        found = [each for each in self.page.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} of {name} are visible"
        return found[0]

    def press(self, name: str) -> None:
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)
        self.lane.drain()

    def says(self, name: str) -> str:
        return self.find(QLabel, name).text().replace("\N{ZERO WIDTH SPACE}", "")

    def is_shown(self, name: str) -> bool:
        return any(each.isVisible() for each in self.page.findChildren(QWidget, name))

    @property
    def table(self) -> QTableView:
        return self.find(QTableView, "many_lines")

    def cells(self, row: int) -> list[str]:
        model = self.table.model()
        return [str(model.index(row, column).data()) for column in range(model.columnCount())]


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot)


def leaves_out(_facts: object, answers: object) -> tuple[Verdict, ...]:
    choices = (Choice.DROP, Choice.KEEP)
    return (*passes(), asked(Check.NAMES, MessageKey.SAN_REMOVED, choices, answers, names=_GONE))  # type: ignore[arg-type]


def test_the_model_of_the_list_keeps_the_rules_of_qt_while_lines_come_and_change(screen: Screen) -> None:
    screen.requests.verdicts = leaves_out
    tester = QAbstractItemModelTester(
        screen.page.findChildren(QTableView, "many_lines")[0].model(),
        QAbstractItemModelTester.FailureReportingMode.Warning,
    )
    screen.drop(f"{SHOP}.csr", f"{BOOKS}.csr", *(f"{number}.txt" for number in range(40)))
    screen.model.answer_all(MessageKey.SAN_REMOVED, Choice.KEEP)
    screen.lane.drain()
    screen.model.close()
    screen.drop("notes.txt")
    assert tester.model().rowCount(QModelIndex()) == 1


def test_the_head_counts_what_was_found_and_each_line_says_its_order_and_verdict(screen: Screen) -> None:
    screen.drop(f"{SHOP}.csr", f"{WAITING}.csr", "strange.csr", "notes.txt")
    assert screen.says("many_title") == "Found 3 CSRs in 4 files"
    assert screen.says("many_summary") == "2 ready  ·  1 to decide  ·  1 without a CSR"
    assert screen.says("many_going") == "2 will be sent, 1 left out."
    assert screen.cells(0) == [f"{SHOP}.csr", SHOP, "Ready"]
    assert screen.cells(2) == ["strange.csr", "Choose an order…", "No matching order"]
    assert screen.cells(3) == ["notes.txt", "", "This is not a CSR"]


def test_while_reading_it_can_be_stopped_and_not_sent(screen: Screen) -> None:
    handed = HandedIn(Origin.DROPPED, tuple(Path("/x") / f"{number}.txt" for number in range(60)))
    screen.model.take(Looked(screen.requests.gather(handed)))
    screen.lane.crank()
    assert screen.is_shown("many_progress")
    assert not screen.find(QAbstractButton, "many_main").isEnabled()
    QTest.mouseClick(screen.find(QAbstractButton, "many_stop"), Qt.MouseButton.LeftButton)
    assert not screen.find(QAbstractButton, "many_stop").isEnabled()
    screen.lane.drain()
    assert not screen.is_shown("many_progress")
    assert screen.table.model().rowCount() == 1


def test_a_question_is_answered_beside_the_list_and_the_answer_is_ticked(screen: Screen) -> None:
    screen.requests.verdicts = leaves_out
    screen.drop(f"{SHOP}.csr")
    assert screen.says("many_verdict") == "1 to decide"
    screen.press("said_keep")
    assert screen.says("many_verdict") == "Ready"
    assert screen.find(QAbstractButton, "said_keep").isChecked()
    screen.press("said_drop")
    assert screen.find(QAbstractButton, "said_drop").isChecked()
    assert screen.model.props.lines[0].line.answers == {MessageKey.SAN_REMOVED: Choice.DROP}


def test_the_same_question_of_several_is_answered_once(screen: Screen) -> None:
    screen.requests.verdicts = leaves_out
    screen.drop(f"{SHOP}.csr", f"{BOOKS}.csr", f"{ALPEN}.csr")
    assert screen.is_shown("many_question_san_removed")
    screen.press("many_all_keep")
    assert not screen.is_shown("many_question_san_removed")
    assert screen.says("many_summary") == "3 ready"


def test_an_order_is_found_by_a_few_letters_and_enter(screen: Screen) -> None:
    screen.drop("strange.csr")
    screen.press("many_another")
    field = screen.find(QLineEdit, "order_choice_search")
    assert field.hasFocus()
    QTest.keyClicks(field, "alpen")
    assert screen.find(QListView, "order_choice_list").model().rowCount() == 1
    QTest.keyClick(field, Qt.Key.Key_Return)
    screen.lane.drain()
    assert screen.model.props.lines[0].line.order == ID[ALPEN]
    assert screen.says("many_recipient_name") == f"{ALPEN}, reissue"


def test_orders_that_take_no_request_are_not_offered(screen: Screen) -> None:
    screen.drop("strange.csr")
    screen.press("many_another")
    QTest.keyClicks(screen.find(QLineEdit, "order_choice_search"), "gone.larkspur")
    assert screen.says("order_choice_none") == "No order that takes a CSR has that."


def test_one_of_several_orders_is_chosen(screen: Screen) -> None:
    screen.requests.files["both.csr"] = some_facts(("both.example",))
    screen.requests.matches["both.example"] = (use_of(SHOP), use_of(ALPEN))
    screen.drop("both.csr")
    screen.press(f"many_offer_{ID[ALPEN]}")
    assert screen.cells(0)[1:] == [ALPEN, "Ready"]


def test_a_second_request_for_an_order_is_asked_about(screen: Screen) -> None:
    screen.requests.matches[SHOP] = (use_of(SHOP),)
    screen.drop(f"{SHOP}.csr", "again.csr")
    assert screen.cells(1)[2] == "Second CSR"
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    screen.press("many_prefer")
    assert [screen.cells(row)[2] for row in range(2)] == ["Left out", "Ready"]
    QTest.keyClick(screen.table, Qt.Key.Key_Up)
    screen.press("many_take_in")
    assert [screen.cells(row)[2] for row in range(2)] == ["Ready", "Second CSR"]


def test_it_is_sent_after_one_review_and_signed_in_order_by_order(screen: Screen) -> None:
    screen.sessions.live = {ID[SHOP]}
    screen.drop(f"{SHOP}.csr", f"{WAITING}.csr", f"{BOOKS}.csr")
    wanted: list[object] = []
    screen.model.sign_in_wanted.connect(wanted.append)
    screen.press("many_main")
    said = "\n".join(label.text() for label in screen.find(QWidget, "many_consequences").findChildren(QLabel))
    assert "First CSR for 1 order" in said
    assert "Reissue of 2 certificates" in said
    assert "Guest session needed for 1 of them" in said
    QTest.keyClicks(screen.find(QLineEdit, "many_reason"), "Server moved")
    screen.press("many_main")
    assert screen.says("many_title") == "2 sent, 1 not yet"
    assert screen.acts.reissued[0][2].reason == "Server moved"
    assert screen.find(QAbstractButton, "many_main").text() == f"Sign in for {BOOKS}…"
    screen.press("many_main")
    assert len(wanted) == 1


def test_where_everything_was_sent_the_page_closes_without_asking(screen: Screen) -> None:
    screen.drop(f"{WAITING}.csr")
    screen.press("many_main")
    screen.press("many_main")
    assert screen.says("many_title") == "1 CSR sent"
    screen.press("many_main")
    assert not screen.model.props.is_open


def test_escape_and_the_way_back_ask_to_leave(screen: Screen) -> None:
    screen.drop(f"{SHOP}.csr")
    QTest.keyClick(screen.table, Qt.Key.Key_Escape)
    screen.press("many_orders")
    screen.press("many_cancel")
    assert screen.left == [True, True, True]
    assert screen.model.props.unsent == 1


def test_ctrl_enter_presses_the_main_button(screen: Screen) -> None:
    screen.drop(f"{SHOP}.csr")
    QTest.keyClick(screen.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.is_shown("many_review")
    screen.press("many_back")
    assert not screen.is_shown("many_review")


def test_enter_leads_from_a_line_to_what_is_to_be_decided(screen: Screen) -> None:
    screen.requests.verdicts = leaves_out
    screen.drop(f"{SHOP}.csr")
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "said_drop"


def test_every_control_has_a_name_for_those_who_hear_it(screen: Screen) -> None:
    screen.requests.verdicts = leaves_out
    screen.drop(f"{SHOP}.csr", f"{BOOKS}.csr", "strange.csr")
    for button in (each for each in screen.page.findChildren(QAbstractButton) if each.isVisible()):
        assert button.accessibleName() or button.text(), button.objectName()
    said = screen.table.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{SHOP}.csr, {SHOP}"


def test_leaving_is_asked_with_the_harmless_answer_in_focus(qtbot: QtBot, appearance: Appearance) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    sheet = LeaveSheet(window, 3)
    confirmed: list[bool] = []
    sheet.confirmed.connect(lambda: confirmed.append(True))
    sheet.present()
    assert sheet.accessibleName() == "Close without sending 3 CSRs?"
    stay, leave = (sheet.findChild(QAbstractButton, name) for name in ("many_leave_cancel", "many_leave_confirm"))
    assert stay is not None
    assert leave is not None
    QTest.mouseClick(stay, Qt.MouseButton.LeftButton)
    assert not confirmed
    sheet.present()
    QTest.mouseClick(leave, Qt.MouseButton.LeftButton)
    assert confirmed == [True]


def test_the_marks_all_have_words_and_a_look(screen: Screen) -> None:
    from certdesk.views.wording.many_lines import mark_look

    screen.drop(f"{SHOP}.csr")
    shown = screen.model.props.lines[0]
    seen = {
        mark_look(type(shown)(shown.line, mark))[0]
        for mark in Mark
        if mark not in {Mark.STOPPED, Mark.NO_CSR, Mark.FAILED}
    }
    assert len(seen) == len(Mark) - 3
    assert "" not in seen
