"""A day is chosen in a month: by keys, by the pointer, and only where it may be."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from certdesk.views.kit.calendar import Calendar
from certdesk.views.kit.day_field import DayField
from certdesk.views.kit.day_picker import DayPicker
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.tokens import DARK, LIGHT

W = TypeVar("W", bound=QWidget)
_Key = Qt.Key
THE_DAY = date(2026, 11, 26)


class Month:
    """The month of a picker, open."""

    def __init__(self, picker: DayPicker, qtbot: QtBot) -> None:
        self.chosen: list[date] = []
        picker.chosen.connect(self.chosen.append)
        picker.click()
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        found = QApplication.activePopupWidget()
        assert found is not None
        self.popup = found
        self.days = self._one(Calendar, "day_picker_days")

    def title(self) -> str:
        return self._one(QLabel, "day_picker_title").text()

    def press(self, name: str) -> None:
        self._one(QAbstractButton, f"day_picker_{name}").click()

    def key(self, *keys: Qt.Key) -> None:
        for each in keys:
            QTest.keyClick(QApplication.focusWidget() or self.popup, each)

    def _one(self, kind: type[W], name: str) -> W:
        found = self.popup.findChild(kind, name)
        assert isinstance(found, kind)
        return found


@pytest.fixture
def picker(appearance: Appearance, qtbot: QtBot) -> DayPicker:
    made = DayPicker()
    qtbot.addWidget(made)
    made.show_day(THE_DAY, date(2026, 11, 21))
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_day_is_chosen_by_keys(picker: DayPicker, qtbot: QtBot) -> None:
    picker.setFocus()
    month = Month(picker, qtbot)
    assert month.title() == "November 2026"
    month.key(_Key.Key_Right, _Key.Key_Down)
    assert month.title() == "December 2026"
    month.key(_Key.Key_Return)
    assert month.chosen == [date(2026, 12, 4)]
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is picker


def test_escape_chooses_nothing(picker: DayPicker, qtbot: QtBot) -> None:
    month = Month(picker, qtbot)
    month.key(_Key.Key_Right, _Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert month.chosen == []


def test_the_months_are_turned(picker: DayPicker, qtbot: QtBot) -> None:
    month = Month(picker, qtbot)
    month.press("before")
    assert month.title() == "October 2026"
    month.press("after")
    month.press("after")
    assert month.title() == "December 2026"
    month.popup.close()


def test_without_a_day_it_opens_with_today(picker: DayPicker, qtbot: QtBot) -> None:
    picker.show_day(None, date(2026, 3, 2))
    month = Month(picker, qtbot)
    month.key(_Key.Key_Return)
    assert month.chosen == [date(2026, 3, 2)]


def test_no_later_day_than_the_latest_is_offered(picker: DayPicker, qtbot: QtBot) -> None:
    picker.set_latest(date(2026, 11, 27))
    month = Month(picker, qtbot)
    month.key(_Key.Key_Down, _Key.Key_Return)
    assert month.chosen == [date(2026, 11, 27)]


@pytest.mark.parametrize(("country", "begins"), [("en_US", Qt.DayOfWeek.Sunday), ("de_DE", Qt.DayOfWeek.Monday)])
def test_the_week_begins_as_in_the_users_country(
    appearance: Appearance, qtbot: QtBot, country: str, begins: Qt.DayOfWeek
) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(country))
    try:
        calendar = Calendar()
        qtbot.addWidget(calendar)
        assert calendar.firstDayOfWeek() is begins
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("is_dark", [False, True])
def test_the_month_has_the_colours_of_the_theme(
    appearance: Appearance, qtbot: QtBot, *, is_dark: bool, is_open: bool
) -> None:
    """Also where the theme changes while it is open."""
    scheme, other = (Scheme.DARK, Scheme.LIGHT) if is_dark else (Scheme.LIGHT, Scheme.DARK)
    appearance.choose(other if is_open else scheme)
    calendar = Calendar()
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 11, 26))
    calendar.show()
    appearance.choose(scheme)
    picture = calendar.grab().toImage()
    seen = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(picture.height())}
    tokens = DARK if is_dark else LIGHT
    assert {tokens.bg_raised.lower(), tokens.accent.lower()} <= seen
    assert (LIGHT if is_dark else DARK).bg_raised.lower() not in seen


def test_a_day_out_of_the_month_is_told_as_one_that_is_typed(appearance: Appearance, qtbot: QtBot) -> None:
    field = DayField("Removal day")
    qtbot.addWidget(field)
    field.show()
    field.write(THE_DAY)
    told: list[date] = []
    field.entered.connect(told.append)
    month = Month(field.picker, qtbot)
    month.key(_Key.Key_Right, _Key.Key_Return)
    assert told == [field.day()] == [date(2026, 11, 27)]
