"""The forecast on its page: the day, the words, what helps, and the table in place of the timeline."""

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.holdings import HoldingId
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Confidence, Finding, Witness
from certdesk.views.migration.forecast.line import ForecastLine
from certdesk.views.migration.forecast.panel import ForecastPanel
from certdesk.views.migration.forecast.table import shared_out
from certdesk.views.wording import dates
from tests.fakes import START
from tests.fakes_gui.moving import MovingDesk
from tests.gui.migration.test_forecast_model import THAT_DAY, forecast_model

W = TypeVar("W", bound=QWidget)

pytestmark = pytest.mark.usefixtures("appearance")


class Shown:
    """The panel, with what a person finds on it."""

    def __init__(self, moving: MovingDesk) -> None:
        self.moving = moving
        self.model = forecast_model(moving)
        self.panel = ForecastPanel(self.model)
        self.panel.resize(984, 700)
        self.panel.show()
        self.wanted: list[tuple[str, HoldingId]] = []
        for name in ("find", "plan", "hand_over"):
            signal = getattr(self.panel, f"{name}_wanted")
            signal.connect(lambda holding, name=name: self.wanted.append((name, holding)))

    def settle(self) -> None:
        self.moving.settle()
        QApplication.processEvents()

    @property
    def day(self) -> QLineEdit:
        return self._one(QLineEdit, "migration_removal")

    @property
    def timeline(self) -> QListView:
        return self._one(QListView, "migration_timeline")

    @property
    def table(self) -> QTableView:
        return self._one(QTableView, "migration_forecast_table")

    def said(self, name: str = "headline") -> str:
        return self._one(QLabel, f"migration_forecast_{name}").text()

    def below_the_day(self) -> str:
        below = self._one(QWidget, "migration_removal_below")
        return " ".join(label.text() for label in below.findChildren(QLabel)) if below.isVisible() else ""

    def button(self, name: str) -> QAbstractButton:
        return self._one(QAbstractButton, f"migration_{name}")

    def type_day(self, text: str) -> None:
        self.day.setFocus()
        self.day.selectAll()
        QTest.keyClicks(self.day, text)
        QTest.keyClick(self.day, Qt.Key.Key_Return)
        self.settle()

    def _one(self, kind: type[W], name: str) -> W:
        found = self.panel.findChild(kind, name)
        assert found is not None
        return found


@pytest.fixture
def shown(qtbot: QtBot, moving: MovingDesk) -> Shown:
    made = Shown(moving)
    qtbot.addWidget(made.panel)
    return made


def test_a_day_is_typed_and_shown_as_days_are_written(shown: Shown) -> None:
    shown.moving.iso_account()
    shown.type_day("2027-01-14")
    assert shown.moving.migration.removal == THAT_DAY
    assert shown.day.text() == "14 Jan 2027"
    assert shown.said() == "On 14 January, 10 of 18 certificates can be managed by nobody."


def test_the_day_is_chosen_in_a_month(shown: Shown, qtbot: QtBot) -> None:
    shown.moving.iso_account()
    shown.button("removal_pick").click()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    days = QApplication.focusWidget()
    assert days is not None
    QTest.keyClick(days, Qt.Key.Key_Down)
    QTest.keyClick(days, Qt.Key.Key_Return)
    shown.settle()
    assert shown.moving.migration.removal == START.date() + timedelta(weeks=1)
    assert shown.day.text() == dates.date(START.date() + timedelta(weeks=1))


def test_what_is_no_day_stays_in_the_field_with_what_to_do(shown: Shown) -> None:
    shown.type_day("1/2/2027")
    assert shown.day.text() == "1/2/2027"
    assert shown.below_the_day() == "This can be 2 January 2027 or 1 February 2027. Write the month as a word."
    assert shown.day.accessibleDescription() == shown.below_the_day()
    QTest.keyClicks(shown.day, "7")
    assert shown.below_the_day() == ""
    QTest.keyClick(shown.day, Qt.Key.Key_Escape)
    assert shown.day.text() == ""


def test_leaving_the_field_takes_what_is_in_it_once(shown: Shown) -> None:
    shown.day.setFocus()
    QTest.keyClicks(shown.day, "14 Jan 2027")
    QTest.keyClick(shown.day, Qt.Key.Key_Return)
    shown.day.clearFocus()
    assert shown.moving.commands.waiting == 1


def test_what_is_being_typed_is_not_written_over(shown: Shown) -> None:
    shown.day.setFocus()
    QTest.keyClicks(shown.day, "14 J")
    shown.moving.typed("a.example")
    assert shown.day.text() == "14 J"


def test_the_provider_s_day_is_one_press_away_and_can_be_cleared(shown: Shown) -> None:
    shown.moving.desk.account_search.set_removal(THAT_DAY)
    shown.moving.iso_account()
    shown.settle()
    offer, clear = shown.button("removal_offer"), shown.button("removal_clear")
    assert offer.text() == "As the practice provider says: 14 Jan 2027"
    assert not clear.isVisible()
    offer.click()
    shown.settle()
    assert shown.day.text() == "14 Jan 2027"
    assert not offer.isVisible()
    clear.click()
    shown.settle()
    assert shown.day.text() == ""
    assert shown.moving.migration.removal is None


def test_without_certificates_there_is_nothing_to_draw(shown: Shown) -> None:
    assert shown.said() == "There are no certificates yet to make a forecast of."
    assert not shown.timeline.isVisible()
    assert not shown.button("forecast_as_table").isVisible()


def test_what_helps_leads_to_where_it_is_done(shown: Shown) -> None:
    moving = shown.moving
    moving.iso_account()
    lines = {line.holding.common_name: line.holding.id for line in moving.view.lines}
    kept = lines["press.nordlicht.example"]
    known = Finding("36610482", Witness.CLIENT, Confidence.STATED, START)
    moving.open.take(moving.desk.account_search.take_number(moving.migration.id, [kept], known))
    moving.open.take(moving.desk.handing_over.set_plan(moving.migration.id, [kept], MovePlan.KEEP))
    shown.type_day("18 Jan 2027")
    acts = [shown.button(f"forecast_act_{number}") for number in range(3)]
    assert [act.text() for act in acts] == ["Show it", "Go to Find accounts", "Go to Plan"]
    acts[2].click()
    acts[1].click()
    assert shown.wanted == [("plan", kept), ("find", lines["archiv.nordlicht.example"])]
    acts[0].click()
    assert shown.timeline.hasFocus()
    assert shown.timeline.currentIndex().isValid()


def test_enter_leads_to_what_ends_the_gap(shown: Shown) -> None:
    shown.moving.typed("a.example")
    shown.panel.focus_first()
    assert shown.day.hasFocus(), "the day is not known yet"
    shown.type_day("14 Jan 2027")
    shown.panel.focus_first()
    QTest.keyClick(shown.timeline, Qt.Key.Key_Return)
    assert shown.wanted == [("find", shown.moving.view.lines[0].holding.id)]


def cells(model: QAbstractItemModel, row: int) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_table_has_the_same_facts(shown: Shown) -> None:
    shown.moving.iso_account()
    shown.type_day("14 Jan 2027")
    shown.button("forecast_as_table").click()
    assert shown.table.isVisible()
    assert not shown.timeline.isVisible()
    model = shown.table.model()
    assert model.rowCount() == shown.timeline.model().rowCount() == 10
    assert cells(model, 0) == [
        "press.nordlicht.example",
        "Nordlicht Media",
        "From 14 Jan 2027 on",
        "20 Jan 2027",
        "Account not found yet",
        "Renew or reissue it between 21 November and 14 January.",
    ]
    shown.table.setFocus()
    shown.table.selectRow(0)
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.wanted == [("find", shown.model.props.rows[0].id)]
    QTest.keyClick(shown.table, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert shown.timeline.isVisible()
    assert shown.timeline.hasFocus()


def test_the_table_sorts_days_as_days(shown: Shown) -> None:
    shown.moving.iso_account()
    shown.moving.typed("undated.example")
    shown.button("forecast_as_table").click()
    model = shown.table.model()
    shown.table.sortByColumn(3, Qt.SortOrder.AscendingOrder)
    ends = [cells(model, row)[3] for row in range(model.rowCount())]
    assert ends[:3] == ["29 Nov 2026", "4 Dec 2026", "13 Dec 2026"]
    assert ends[-1] == "–"


@pytest.mark.parametrize("width", [700, 984])
def test_nothing_is_cut_at_twice_the_size_of_the_text(shown: Shown, width: int, qapp: QApplication) -> None:
    shown.moving.iso_account()
    large = qapp.font()
    large.setPixelSize(26)
    qapp.setFont(large)
    shown.panel.resize(width, 1400)
    QApplication.processEvents()
    assert shown.panel.minimumSizeHint().width() <= 700


def test_the_line_of_the_dashboard_says_the_same(qtbot: QtBot, shown: Shown) -> None:
    line = ForecastLine(shown.model)
    qtbot.addWidget(line)
    words = line.findChild(QLabel, "migration_forecast_line_words")
    link = line.findChild(QAbstractButton, "migration_forecast_line_open")
    assert words is not None
    assert link is not None
    assert words.isHidden()
    assert link.isHidden()
    shown.moving.typed("a.example")
    assert not words.isHidden()
    assert not link.isHidden()
    assert words.text() == shown.said()
    with qtbot.waitSignal(line.wanted):
        link.click()


def test_the_line_of_the_dashboard_stands_on_one_line(qtbot: QtBot, shown: Shown) -> None:
    line = ForecastLine(shown.model)
    qtbot.addWidget(line)
    shown.moving.typed("a.example")
    line.resize(900, 40)
    line.show()
    qtbot.waitExposed(line)
    middles = {each.geometry().center().y() for each in line.findChildren(QWidget) if each.parentWidget() is line}
    assert max(middles) - min(middles) <= 1


@pytest.mark.parametrize(
    ("wanted", "room", "got"),
    [
        ((100, 50), 200, [100, 50]),
        ((100, 50), 120, [80, 40]),
        ((30, 20), 100, [30, 20]),
        ((500, 50), 300, [250, 50]),
    ],
)
def test_a_column_of_the_table_has_what_it_wants_where_that_is_there(
    wanted: tuple[int, int], room: int, got: list[int]
) -> None:
    shared = shared_out((*wanted, 0, 0, 0, 0), (80, 40, 0, 0, 0, 0), room)
    assert all(width >= few for width, few in zip(shared[:2], got, strict=True))
    assert sum(shared) <= room
