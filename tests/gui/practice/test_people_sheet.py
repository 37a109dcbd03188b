"""Being somebody else in the practice world: who is there, who one is now, and changing over once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import PersonId
from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.practice_people import PracticePeopleViewModel
from certdesk.views.kit.banner import Banner
from certdesk.views.practice.people_sheet import PeopleSheet
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.accounts import FakeAccounts, FakePeople
from tests.lanes import HandLane


class Screen:
    """The sheet over a window, with everybody in it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.lane = HandLane()
        self.people = FakePeople(FakeAccounts())
        self.model = PracticePeopleViewModel(self.people, Runner(self.lane, self.lane))
        self.became: list[object] = []
        self.model.became.connect(self.became.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 700)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.model.open()
        self.sheet = PeopleSheet(self.window, self.model)
        self.sheet.present()

    def card(self, person: str) -> QRadioButton:
        found = self.sheet.findChild(QRadioButton, f"person_{person}")
        assert found is not None
        return found

    def button(self, name: str) -> QAbstractButton:
        found = self.sheet.findChild(QAbstractButton, name)
        assert found is not None
        return found

    def be(self, person: str) -> None:
        self.card(person).setChecked(True)
        QTest.mouseClick(self.button("people_be"), Qt.MouseButton.LeftButton)


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    screen = Screen(qtbot)
    screen.lane.drain()
    return screen


def test_who_one_is_now_is_chosen_and_there_is_nothing_to_change(screen: Screen) -> None:
    assert screen.card("maya").isChecked()
    assert not screen.button("people_be").isEnabled()


def test_what_each_is_in_which_organisation_is_said(screen: Screen) -> None:
    said = [screen.card(each).accessibleDescription() for each in ("maya", "priya")]
    assert said == [
        "Account user at Okafor Web Services, Copperfield Legal, Tidewater Marine",
        "Account administrator of Copperfield Legal",
    ]


def test_one_becomes_another_person_once_and_then_oneself_again(screen: Screen) -> None:
    screen.be("priya")
    assert not screen.button("people_be").isEnabled()
    screen.lane.drain()
    assert not screen.model.props.is_open
    assert (screen.model.props.acting, len(screen.became)) == ("Priya Nair", 1)
    screen.model.open()
    screen.lane.drain()
    assert screen.model.props.present == "priya"
    screen.model.be(PersonId("maya"))
    screen.lane.drain()
    assert screen.model.props.acting == ""


def test_while_it_changes_the_sheet_stays_and_asks_no_second_time(screen: Screen) -> None:
    screen.be("priya")
    screen.model.be(PersonId("chidi"))
    screen.model.close()
    assert screen.model.props.is_open
    screen.lane.drain()
    assert screen.people.asked[-1] == ("act_as", "priya")


def test_a_directory_that_does_not_answer_is_said_in_the_sheet(screen: Screen) -> None:
    screen.people.fail("act_as", Unavailable(MessageKey.ACCOUNT_SILENT))
    screen.be("priya")
    screen.lane.drain()
    notice = screen.sheet.findChild(Banner, "people_notice")
    assert notice is not None
    assert notice.isVisible()
    assert screen.button("people_be").isEnabled()
