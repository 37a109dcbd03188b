"""The sheet of the ISO account: its removal day, its loss and its return, and what a customer account shows."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.iso import CustomerAccount, IsoCertificate
from certdesk.domain.notices import Finding, Witness
from certdesk.simulator.iso.sample import BAKERY, BOOKS, OLD_SCHOOL
from certdesk.viewmodels.practice_provider import Inputs, PracticeProviderViewModel, derive
from certdesk.views.kit.banner import Banner
from certdesk.views.practice.customer_part import CustomerPart
from certdesk.views.practice.provider_sheet import ProviderSheet
from certdesk.views.theme.appearance import Appearance
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk
from tests.samples import NOW


class Screen:
    """The sheet over a window; the day is 20 November 2026."""

    def __init__(self, qtbot: QtBot, moving: MovingDesk) -> None:
        self.moving = moving
        desk = moving.desk
        self.model = PracticeProviderViewModel(desk.account_search, desk.sessions, moving.open, moving.runner)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(900, 780)
        self.window.show()
        qtbot.waitExposed(self.window)

    def open(self) -> None:
        self.model.open()
        self.sheet = ProviderSheet(self.window, self.model)
        self.sheet.present()
        self.moving.settle()

    def button(self, name: str) -> QAbstractButton:
        found = self.sheet.findChild(QAbstractButton, name)
        assert found is not None
        return found

    def click(self, name: str) -> None:
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.moving.settle()

    def day(self) -> QDateEdit:
        found = self.sheet.findChild(QDateEdit, "provider_day")
        assert found is not None
        return found

    def choose_day(self, day: date) -> None:
        self.day().setDate(QDate(day.year, day.month, day.day))

    def look(self, number: str) -> None:
        found = self.sheet.findChild(QLineEdit, "provider_number")
        assert found is not None
        found.setText(number)
        QTest.keyClick(found, Qt.Key.Key_Return)
        self.moving.settle()

    def rows(self) -> list[str]:
        found = self.sheet.findChild(QListWidget, "provider_certificates")
        assert found is not None
        spoken = Qt.ItemDataRole.AccessibleTextRole
        return [str(found.item(place).data(spoken)) for place in range(found.count())] if found.isVisible() else []

    def said(self) -> list[str]:
        """Every text that is to be seen."""
        return [label.text() for label in self.sheet.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def moving(tmp_path: Path) -> MovingDesk:
    return MovingDesk(FakeWorld(tmp_path))


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance, moving: MovingDesk) -> Screen:
    return Screen(qtbot, moving)


def test_it_says_who_the_account_is_what_it_shows_and_that_it_stays(screen: Screen) -> None:
    screen.open()
    assert {"okaforweb", "18 certificates", "No removal day is set"} <= set(screen.said())
    assert not screen.button("provider_keep").isVisible()


def test_before_the_provider_said_it_nothing_can_be_set(screen: Screen) -> None:
    screen.model.open()
    screen.sheet = ProviderSheet(screen.window, screen.model)
    screen.sheet.present()
    assert "Asking the provider…" in screen.said()
    assert not screen.day().isVisible()


def test_a_day_is_set_changed_and_taken_back(screen: Screen) -> None:
    screen.open()
    screen.choose_day(date(2027, 1, 31))
    screen.click("provider_set")
    assert "It goes on 31 Jan 2027, in 72 days" in screen.said()
    assert screen.button("provider_keep").hasFocus()
    screen.choose_day(date(2026, 11, 21))
    screen.click("provider_set")
    assert "It goes on 21 Nov 2026, in 1 day" in screen.said()
    screen.click("provider_keep")
    assert "No removal day is set" in screen.said()
    assert screen.day().hasFocus()


@pytest.mark.parametrize(("days", "said"), [(30, "20 Dec 2026, in 30 days"), (90, "18 Feb 2027, in 90 days")])
def test_quick_choices_set_the_day_at_once(screen: Screen, days: int, said: str) -> None:
    screen.open()
    screen.click(f"provider_in_{days}")
    assert f"It goes on {said}" in screen.said()
    assert screen.day().date().toPython() == date(2026, 11, 20) + timedelta(days=days)


def test_the_loss_is_seen_and_undone(screen: Screen) -> None:
    screen.open()
    screen.click("provider_in_0")
    removed = screen.sheet.findChild(Banner, "provider_removed")
    assert removed is not None
    assert removed.accessibleName() == "The ISO account was removed"
    said = "It went on 20 Nov 2026. Each certificate is now seen in its customer account alone."
    assert removed.accessibleDescription() == said
    assert "No certificates" in screen.said()
    assert not screen.day().isVisible()
    assert screen.button("provider_bring_back").hasFocus()
    screen.click("provider_bring_back")
    assert "18 certificates" in screen.said()
    assert not removed.isVisible()


def test_a_day_that_is_over_is_refused_in_words(screen: Screen) -> None:
    over = "That day is over. Choose today to remove it at once, or a later day."
    screen.open()
    screen.choose_day(date(2026, 11, 19))
    screen.click("provider_set")
    assert over in screen.said()
    assert "No removal day is set" in screen.said()
    screen.choose_day(date(2026, 11, 20))
    assert over not in screen.said()
    screen.click("provider_set")
    assert screen.model.props.is_removed


def test_a_provider_that_does_not_answer_is_asked_again(screen: Screen) -> None:
    screen.moving.desk.counter.set_online(False)
    screen.open()
    assert "The provider did not answer" in screen.said()
    screen.moving.desk.counter.set_online(True)
    screen.click("provider_try_again")
    assert "18 certificates" in screen.said()
    assert "The provider did not answer" not in screen.said()


def test_a_customer_account_is_looked_into(screen: Screen) -> None:
    screen.open()
    screen.look(BOOKS.number)
    assert {"Holloway Books", "Open", "27190455: 2 certificates"} <= set(screen.said())
    assert [row.partition(",")[0] for row in screen.rows()] == [
        "club.hollowaybooks.example",
        "tickets.hollowaybooks.example",
    ]
    assert screen.rows()[0].endswith("Standard SSL, ends 13 Dec 2026")
    screen.look(BAKERY.number)
    assert [row.partition(",")[0] for row in screen.rows()] == ["bestellen.bäckerei-morgenrot.example"]
    screen.look(OLD_SCHOOL.number)
    assert {"Ashgrove School", "Closed", "29004418: no certificates"} <= set(screen.said())
    assert screen.rows() == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Fill this in."),
        ("x", "A customer number has one to ten digits, as in 31884207."),
        ("31884270", "No account has this. Check the spelling, or ask Customer Support."),
    ],
)
def test_why_there_is_no_account_is_said_below_the_number(screen: Screen, typed: str, said: str) -> None:
    screen.open()
    screen.look(BOOKS.number)
    screen.look(typed)
    assert said in screen.said()
    assert "Holloway Books" not in screen.said()


def test_a_number_that_the_migration_knows_is_chosen(screen: Screen) -> None:
    screen.moving.typed("club.hollowaybooks.example", client="Holloway Books")
    (line,) = screen.moving.view.lines
    finding = Finding(BOOKS.number, Witness.CLIENT)
    search, migration = screen.moving.desk.account_search, screen.moving.migration.id
    screen.moving.open.take(search.take_number(migration, [line.holding.id], finding))
    screen.open()
    numbers = screen.sheet.findChild(QComboBox, "provider_numbers")
    assert numbers is not None
    assert numbers.itemText(1) == "27190455  ·  Holloway Books"
    numbers.setCurrentIndex(1)
    numbers.activated.emit(1)
    screen.moving.settle()
    assert "27190455: 2 certificates" in screen.said()


def test_without_known_numbers_there_is_nothing_to_choose(screen: Screen) -> None:
    screen.open()
    numbers = screen.sheet.findChild(QComboBox, "provider_numbers")
    assert numbers is not None
    assert not numbers.isVisible()


def test_a_long_list_scrolls_in_its_own_frame(qtbot: QtBot, appearance: Appearance) -> None:
    name = "a" * 60 + ".example"
    held = tuple(IsoCertificate(name, (name,), "Standard SSL", NOW, f"{number:064x}") for number in range(40))
    part = CustomerPart(())
    qtbot.addWidget(part)
    part.show()
    part.render_props(derive(Inputs(NOW.date(), looked=CustomerAccount("1", "Holder", False, held))))
    found = part.findChild(QListWidget, "provider_certificates")
    assert found is not None
    assert found.count() == 40
    row = found.sizeHintForRow(0)
    assert 4 * row <= found.height() < 5 * row
