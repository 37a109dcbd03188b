"""What is seen while a request is read, and what a screen reader says once it was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QProgressBar, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.judging import Choice
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.csr.hand_in_props import State
from tests.fakes_gui.requests import PRESENT, FakeRequests, one_to_drop, some_facts, two_problems
from tests.gui.csr.page import Screen


def _begin(screen: Screen, *names: str) -> None:
    screen.model.hand_in(HandedIn(Origin.DROPPED, tuple(Path("/srv/ama") / name for name in names)))


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot, FakeRequests(files={"larkspur-2026.csr": some_facts()}, verdicts=one_to_drop))


def test_what_is_read_soon_leaves_no_trace(screen: Screen) -> None:
    _begin(screen, "larkspur-2026.csr")
    assert screen.props.state is State.READING
    assert screen.sees("csr_idle_title")
    assert not screen.sees("csr_reading")


def test_what_takes_longer_says_what_it_is_and_can_be_stopped(qtbot: QtBot, screen: Screen) -> None:
    screen.find("csr_choose", QAbstractButton).setFocus()
    _begin(screen, "larkspur-2026.csr")
    qtbot.waitUntil(lambda: screen.sees("csr_reading"))
    assert screen.text("csr_reading") == "Reading larkspur-2026.csr…"
    assert screen.find("csr_stop", QAbstractButton).hasFocus()
    assert screen.find("csr_reading_bar", QProgressBar).accessibleName() == "Reading larkspur-2026.csr…"
    screen.press("csr_stop")
    assert screen.sees("csr_idle_title")
    screen.lane.drain()
    assert screen.props.state is State.IDLE


def test_while_another_file_is_read_the_verdict_on_the_first_is_not_mistaken_for_its_own(
    qtbot: QtBot, screen: Screen
) -> None:
    screen.hand_in("larkspur-2026.csr")
    _begin(screen, "a.csr", "b.csr")
    qtbot.waitUntil(lambda: screen.sees("csr_reading"))
    assert screen.text("csr_reading") == "Reading 2 files…"
    assert not screen.sees("csr_checks")
    screen.press("csr_stop")
    assert screen.sees("csr_checks")
    assert screen.text("csr_name") == "larkspur-2026.csr"


def test_a_verdict_is_said_once_and_at_once(screen: Screen) -> None:
    screen.hand_in("larkspur-2026.csr")
    assert screen.said == [
        ("larkspur-2026.csr. 4 checks passed. 1 to decide: pay.larkspur.example would be dropped.", True)
    ]
    screen.model.set_now(screen.model.props.earlier_revoked_at or pytest.fail("nothing would be revoked"))
    assert len(screen.said) == 1


def test_what_an_answer_changes_is_said_quietly(screen: Screen) -> None:
    screen.hand_in("larkspur-2026.csr")
    screen.model.answer(MessageKey.SAN_REMOVED, Choice.DROP)
    screen.lane.drain()
    assert screen.said[1:] == [("4 checks passed, 1 decided", False)]


def test_problems_and_refusals_are_said(qtbot: QtBot, screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    screen.hand_in("larkspur-2026.csr")
    assert screen.said[-1][0] == (
        "larkspur-2026.csr. Cannot be used, 2 problems to fix: This key is already in use; The CSR is for another name."
    )
    screen.model.refuse(FieldError("csr", MessageKey.CSR_LINK))
    assert screen.said[-1] == ("This is a link. Drop the file itself. CertDesk does not fetch links.", True)
    screen.hand_in("a.txt", "b.txt")
    assert screen.said[-1] == ("Found no CSR in 2 files", True)


def test_where_all_passed_the_focus_is_where_one_goes_on(qtbot: QtBot) -> None:
    screen = Screen(qtbot, FakeRequests(files={"a.csr": some_facts(PRESENT)}))
    screen.find("csr_paste", QAbstractButton).setFocus()
    screen.hand_in("a.csr")
    assert screen.said == [("a.csr. 4 checks passed.", True)]
    assert screen.find("csr_choose_other", QAbstractButton).hasFocus()


def test_nothing_is_said_of_what_was_taken_back(screen: Screen) -> None:
    screen.hand_in("larkspur-2026.csr")
    screen.press("csr_clear")
    assert len(screen.said) == 1
    assert screen.find("csr_choose", QAbstractButton).hasFocus()


def test_the_page_leads_to_what_is_to_be_done(screen: Screen) -> None:
    assert screen.panel.first_control() is screen.find("csr_choose", QAbstractButton)
    screen.hand_in("larkspur-2026.csr")
    assert screen.panel.first_control().objectName() == "csr_question_E-SAN-REMOVED"
    screen.page.beside.setFocus()
    screen.panel.setFocus()
    assert screen.panel.first_control().hasFocus()


def test_an_empty_zone_has_the_page_and_a_filled_one_no_more_than_its_words(screen: Screen) -> None:
    zone = screen.find("csr_zone", QWidget)
    assert zone.height() == screen.panel.height()
    screen.hand_in("larkspur-2026.csr")
    assert screen.find("csr_zone", QWidget).height() < 140


def test_what_is_to_be_decided_is_brought_into_sight(qtbot: QtBot) -> None:
    screen = Screen(qtbot, FakeRequests(files={"larkspur-2026.csr": some_facts()}, verdicts=one_to_drop))
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(screen.page)
    area.resize(600, 300)
    area.show()
    screen.hand_in("larkspur-2026.csr")
    question = screen.find("csr_question_E-SAN-REMOVED", QWidget)
    qtbot.waitUntil(lambda: question.visibleRegion().boundingRect().height() == question.height())
    area.takeWidget()
