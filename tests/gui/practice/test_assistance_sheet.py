"""The sheet of Account Assistance: the provider's forms, where their answer goes, and the number that came."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.holdings import HoldingId
from certdesk.domain.notices import Witness
from certdesk.simulator.iso.sample import OLD_SCHOOL
from certdesk.viewmodels.practice_assistance import Form, PracticeAssistanceViewModel
from certdesk.views.kit.banner import Banner
from certdesk.views.practice.assistance_sheet import AssistanceSheet
from certdesk.views.theme.appearance import Appearance
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk

CLINIC = "clinic.tidewater-dental.example"


class Screen:
    """The sheet over a window."""

    def __init__(self, qtbot: QtBot, moving: MovingDesk) -> None:
        self.moving = moving
        self.model = PracticeAssistanceViewModel(moving.desk.account_search, moving.open, moving.runner)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 780)
        self.window.show()
        qtbot.waitExposed(self.window)

    def open(self, *holdings: HoldingId, identifier: str = CLINIC) -> None:
        self.model.open(identifier, holdings)
        self.sheet = AssistanceSheet(self.window, self.model)
        self.sheet.present()

    def edit(self, name: str) -> QLineEdit:
        found = self.sheet.findChild(QLineEdit, name)
        assert found is not None
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.sheet.findChild(QAbstractButton, name)
        assert found is not None
        return found

    def banner(self, name: str) -> Banner:
        found = self.sheet.findChild(Banner, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.moving.settle()

    def press_enter(self, name: str) -> None:
        QTest.keyClick(self.edit(name), Qt.Key.Key_Return)
        self.moving.settle()

    def turn_to(self, form: Form) -> None:
        tabs = self.sheet.findChild(QTabBar, "assistance_tabs")
        assert tabs is not None
        QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(tuple(Form).index(form)).center())

    def said(self) -> list[str]:
        """Every text that is to be seen."""
        return [label.text() for label in self.sheet.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance, tmp_path: Path) -> Screen:
    moving = MovingDesk(FakeWorld(tmp_path))
    moving.typed(CLINIC, client="Tidewater Dental")
    return Screen(qtbot, moving)


@pytest.fixture
def holding(screen: Screen) -> HoldingId:
    return screen.moving.view.lines[0].holding.id


def test_it_is_marked_as_a_practice_page_and_says_what_the_real_one_asks_besides(screen: Screen) -> None:
    screen.open()
    assert {"Practice page", "Nothing here is real"} <= set(screen.said())
    (besides,) = [text for text in screen.said() if "security code" in text]
    assert "five wrong sign-ins lock an account" in besides


def test_the_certificate_is_filled_in_and_its_number_asked_for_with_enter(screen: Screen, holding: HoldingId) -> None:
    screen.open(holding)
    assert screen.edit("assistance_identifier").text() == CLINIC
    assert screen.edit("assistance_identifier").hasFocus()
    assert not screen.edit("assistance_came").isVisible()
    screen.press_enter("assistance_identifier")
    mailed = screen.banner("assistance_mailed")
    assert mailed.isVisible()
    assert mailed.accessibleName() == "The answer goes to ******@tidewater-dental.example"
    assert CLINIC in mailed.accessibleDescription()


def test_the_number_that_came_is_typed_and_kept_and_the_sheet_closes(screen: Screen, holding: HoldingId) -> None:
    screen.open(holding)
    screen.click("assistance_send")
    came = screen.edit("assistance_came")
    assert came.hasFocus()
    assert CLINIC in came.accessibleDescription(), "for which certificate it is kept"
    QTest.keyClicks(came, "40127763")
    screen.press_enter("assistance_came")
    assert not screen.model.props.is_open
    line = screen.moving.open.line(holding)
    assert line is not None
    assert line.known_by is not None
    assert line.known_by.witness is Witness.ASSISTANCE


def test_what_is_no_number_is_said_below_it(screen: Screen, holding: HoldingId) -> None:
    screen.open(holding)
    screen.click("assistance_send")
    QTest.keyClicks(screen.edit("assistance_came"), "none")
    screen.click("assistance_save")
    assert "A customer number has one to ten digits, as in 31884207." in screen.said()
    assert screen.edit("assistance_came").text() == "none"
    QTest.keyClicks(screen.edit("assistance_came"), "1")
    assert "A customer number has one to ten digits, as in 31884207." not in screen.said()


def test_where_no_certificate_was_chosen_there_is_nothing_to_keep(screen: Screen) -> None:
    screen.open()
    screen.click("assistance_send")
    assert screen.banner("assistance_mailed").isVisible()
    assert not screen.edit("assistance_came").isVisible()
    assert not screen.button("assistance_save").isVisible()


def test_the_practice_mailbox_opens_from_the_answer(screen: Screen) -> None:
    opened: list[bool] = []
    screen.open()
    screen.sheet.mailbox_wanted.connect(lambda: opened.append(True))
    screen.click("assistance_send")
    screen.click("assistance_mailbox")
    assert opened == [True]


def test_nothing_found_is_said_above_the_form_until_something_else_is_typed(screen: Screen) -> None:
    screen.open(identifier="nothing.example")
    screen.click("assistance_send")
    assert screen.banner("assistance_notice").accessibleName() == "Account Assistance found nothing"
    assert screen.edit("assistance_identifier").hasFocus()
    QTest.keyClicks(screen.edit("assistance_identifier"), "x")
    assert not screen.banner("assistance_notice").isVisible()
    assert screen.edit("assistance_identifier").text() == "nothing.examplex"


def test_an_empty_field_is_said_below_it(screen: Screen) -> None:
    screen.open(identifier="")
    screen.click("assistance_send")
    assert "Fill this in." in screen.said()
    assert not screen.banner("assistance_notice").isVisible()


def test_a_domain_is_asked_for_as_such_with_a_word_of_warning(screen: Screen) -> None:
    screen.open(identifier="hollowaybooks.example")
    screen.button("assistance_domain").setChecked(True)
    assert "A domain can be in another account than its certificate." in screen.said()
    screen.click("assistance_send")
    assert screen.banner("assistance_mailed").accessibleName() == "The answer goes to ********@hollowaybooks.example"


def test_a_password_is_reset_by_customer_number(screen: Screen) -> None:
    screen.open()
    screen.turn_to(Form.PASSWORD)
    number = screen.edit("assistance_number")
    assert number.hasFocus()
    QTest.keyClicks(number, OLD_SCHOOL.number)
    screen.press_enter("assistance_number")
    assert screen.banner("assistance_notice").accessibleName() == "This customer account is closed"
    number.clear()
    QTest.keyClicks(number, "00734126")
    screen.click("assistance_send")
    assert screen.banner("assistance_mailed").accessibleName().endswith("@osprey-surveying.example")
    assert not screen.edit("assistance_came").isVisible()


def test_what_was_typed_stays_while_the_other_form_is_looked_at(screen: Screen) -> None:
    screen.open()
    QTest.keyClicks(screen.edit("assistance_identifier"), "x")
    screen.turn_to(Form.PASSWORD)
    QTest.keyClicks(screen.edit("assistance_number"), "12")
    screen.turn_to(Form.NUMBER)
    assert screen.edit("assistance_identifier").text() == f"{CLINIC}x"
    screen.turn_to(Form.PASSWORD)
    assert screen.edit("assistance_number").text() == "12"


def test_while_it_is_sent_the_sheet_stays(screen: Screen) -> None:
    screen.open()
    QTest.mouseClick(screen.button("assistance_send"), Qt.MouseButton.LeftButton)
    assert screen.button("assistance_send").text() == "Sending…"
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert screen.sheet.isVisible()
    screen.moving.settle()
    QTest.keyClick(screen.sheet, Qt.Key.Key_Escape)
    assert not screen.model.props.is_open


def test_a_provider_that_does_not_answer_is_said(screen: Screen) -> None:
    screen.moving.desk.counter.set_online(False)
    screen.open()
    screen.click("assistance_send")
    assert screen.banner("assistance_notice").accessibleName() == "The provider did not answer"
