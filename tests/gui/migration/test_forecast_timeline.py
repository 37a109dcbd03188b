"""The timeline as it is painted, moved along and heard."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.move_plans import Moved
from certdesk.viewmodels.migration.forecast.model import ForecastProps
from certdesk.viewmodels.migration.forecast.rows import Row
from certdesk.views.migration.forecast.chart import BAR
from certdesk.views.migration.forecast.row import bar_of
from certdesk.views.migration.forecast.timeline import Timeline
from certdesk.views.theme.appearance import Appearance, Scheme
from certdesk.views.theme.palette import current_tokens
from certdesk.views.wording.migration.forecast_rows import spoken
from tests.gui.migration.forecasts import forecast_of
from tests.unit.domain.moving import TODAY, moved, sent

pytestmark = pytest.mark.usefixtures("appearance")

LOST = moved("", None, name="lost.example", left=61)
FAR = moved("", None, name="far.example", left=900)
LATE = moved("1", name="late.example", left=200, client="Holloway")
HELD = (LOST, FAR, LATE)


class Shown:
    """A timeline on a page, as wide as a page is."""

    def __init__(self, props: ForecastProps, width: int = 900) -> None:
        self.props = props
        self.page = QWidget()
        self.timeline = Timeline(props, self.page)
        column = QVBoxLayout(self.page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.timeline)
        column.addStretch(1)
        self.page.resize(width, 700)
        self.page.show()
        self.opened: list[Row] = []
        self.timeline.opened.connect(self.opened.append)
        QApplication.processEvents()
        self.timeline.clearFocus()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.props.rows

    @property
    def card(self) -> QWidget:
        card = self.page.findChild(QWidget, "migration_gap_card")
        assert card is not None
        return card

    def strip(self, row: int) -> list[str]:
        """The colours along the middle of a row's bar, in the reading direction."""
        picture = self.timeline.viewport().grab().toImage()
        rect = self.timeline.visualRect(self.timeline.model().index(row, 0))
        y = rect.top() + round(self.timeline.faces.bar_top) + BAR // 2
        colours = [QColor(picture.pixel(x, y)).name().upper() for x in range(picture.width())]
        return colours[::-1] if self.timeline.isRightToLeft() else colours

    def point_at(self, row: int) -> None:
        """Move the pointer over a row."""
        rect = self.timeline.visualRect(self.timeline.model().index(row, 0))
        at, viewport = QPointF(rect.center()), self.timeline.viewport()
        none = Qt.MouseButton.NoButton
        moved_to = QMouseEvent(
            QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(viewport, moved_to)

    def press(self, *keys: Qt.Key) -> None:
        """Strike keys on the timeline."""
        for key in keys:
            QTest.keyClick(self.timeline, key)

    def current(self) -> str:
        """The name in the row that the keys are at."""
        return str(self.timeline.currentIndex().data())


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    made = Shown(forecast_of(*HELD, removal=10, handovers=(sent(2, "Holloway"),)))
    qtbot.addWidget(made.page)
    return made


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def inside(strip: list[str], left: float, right: float) -> list[str]:
    """What is painted between two places, their edges aside."""
    return strip[round(left) + 3 : round(right) - 3]


def test_a_bar_goes_from_the_removal_to_where_the_gap_ends(shown: Shown) -> None:
    chart, row = shown.timeline.chart, shown.rows[2]
    left, right = bar_of(row, chart)
    assert row.moved is LATE
    strip = shown.strip(2)
    assert set(inside(strip, left, right)) == {current_tokens().violet.soft}
    assert set(inside(strip, right, chart.x(row.gap.ends or TODAY) + 40)) <= {current_tokens().bg_surface, "#DEE4E7"}


def test_a_gap_without_an_end_goes_on_to_the_edge_and_fades(shown: Shown) -> None:
    chart = shown.timeline.chart
    strip, red = shown.strip(0), current_tokens().red
    left, right = bar_of(shown.rows[0], chart)
    assert right == chart.left + chart.length
    bar = inside(strip, left, right)
    assert red.soft in bar[: len(bar) // 2]
    assert red.soft not in bar[-20:]


def test_what_ends_in_its_gap_is_told_by_a_pattern_too(shown: Shown) -> None:
    """Grey-scale pictures tell them apart."""

    def changes(row: int) -> int:
        left, right = bar_of(shown.rows[row], shown.timeline.chart)
        greys = [QColor(each).lightness() // 16 for each in inside(shown.strip(row), left, right)]
        return sum(one != other for one, other in pairwise(greys))

    assert changes(0) > 10
    assert changes(2) == 0


def test_the_lines_of_today_and_of_the_removal_cross_every_row(shown: Shown) -> None:
    chart, tokens = shown.timeline.chart, current_tokens()
    picture = shown.timeline.viewport().grab().toImage()
    for day, colour in ((TODAY, tokens.text_1), (shown.props.begins, tokens.violet.solid)):
        x = round(chart.x(day))
        column = [QColor(picture.pixel(x, y)).name().upper() for y in range(picture.height())]
        step = shown.timeline.faces.row_height
        assert all(colour in column[top : top + step] for top in range(0, 3 * step, step)), day


@pytest.mark.usefixtures("mirrored")
def test_in_a_window_that_reads_from_the_right_days_run_to_the_left(shown: Shown) -> None:
    left, right = bar_of(shown.rows[2], shown.timeline.chart)
    assert set(inside(shown.strip(2), left, right)) == {current_tokens().violet.soft}


def test_a_change_of_theme_repaints_everything(shown: Shown, appearance: Appearance) -> None:
    appearance.choose(Scheme.DARK)
    left, right = bar_of(shown.rows[2], shown.timeline.chart)
    assert set(inside(shown.strip(2), left, right)) == {current_tokens().violet.soft}
    assert current_tokens().dark


def test_keys_move_along_the_rows_and_enter_opens(shown: Shown) -> None:
    shown.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.current() == "lost.example"
    shown.press(Qt.Key.Key_Down)
    assert shown.current() == "far.example"
    shown.press(Qt.Key.Key_End)
    assert shown.current() == "late.example"
    shown.press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert [row.moved for row in shown.opened] == [LOST]


def test_the_card_says_in_words_what_the_focus_is_on(shown: Shown) -> None:
    shown.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.card.isVisible()
    said = shown.card.findChild(QLabel, "migration_gap_words")
    assert said is not None
    assert said.text() == (
        "From 30 November on nobody can manage it, and nobody knows until when. It ends on 20 January. "
        "Renew or reissue it between 21 November and 30 November."
    )
    shown.press(Qt.Key.Key_Escape)
    assert not shown.card.isVisible()
    shown.press(Qt.Key.Key_Down)
    assert shown.card.isVisible()
    shown.timeline.clearFocus()
    assert not shown.card.isVisible()


def test_the_card_of_a_row_that_is_pointed_at_lets_the_pointer_through(shown: Shown) -> None:
    shown.point_at(2)
    button = shown.card.findChild(QPushButton, "migration_gap_open")
    assert shown.card.isVisible()
    assert button is not None
    assert not button.isVisible()
    assert shown.card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    rect = shown.timeline.visualRect(shown.timeline.model().index(2, 0))
    QTest.mouseClick(shown.timeline.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    shown.timeline.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [row.moved for row in shown.opened] == [LATE]


def test_a_double_click_opens(shown: Shown) -> None:
    rect = shown.timeline.visualRect(shown.timeline.model().index(1, 0))
    QTest.mouseDClick(shown.timeline.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert [row.moved for row in shown.opened] == [FAR]


def test_the_card_stays_on_the_page(shown: Shown) -> None:
    shown.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_End):
        shown.press(key)
        assert shown.page.rect().contains(shown.card.geometry())
        row = shown.timeline.visualRect(shown.timeline.currentIndex())
        row.translate(shown.timeline.viewport().mapTo(shown.page, QPoint(0, 0)))
        assert not row.intersects(shown.card.geometry())


def test_each_row_says_in_words_what_it_shows(shown: Shown) -> None:
    tree = QAccessible.queryAccessibleInterface(shown.timeline)
    assert tree.childCount() == len(HELD)
    heard = [tree.child(at).text(QAccessible.Text.Name) for at in range(len(HELD))]
    assert heard == [spoken(row, TODAY) for row in shown.rows]


def test_the_row_that_is_chosen_stays_chosen_when_others_come_or_go(shown: Shown) -> None:
    shown.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_Down)
    shown.timeline.show_props(forecast_of(FAR, removal=10))
    assert shown.current() == "far.example"


def test_many_rows_have_one_line_each_and_only_those_in_sight_are_painted(qtbot: QtBot) -> None:
    held: list[Moved] = [moved("", None, name=f"site{at}.example", left=20 + at % 300) for at in range(5_000)]
    shown = Shown(forecast_of(*held, removal=10))
    qtbot.addWidget(shown.page)
    assert shown.timeline.faces.is_tight
    assert shown.timeline.height() <= shown.page.height()
    shown.timeline.setFocus(Qt.FocusReason.TabFocusReason)
    shown.press(Qt.Key.Key_End)
    rect = shown.timeline.visualRect(shown.timeline.currentIndex())
    assert shown.timeline.viewport().rect().contains(rect.center())
    assert rect.height() >= 24


def test_few_rows_take_no_more_room_than_they_need(shown: Shown) -> None:
    tall = shown.timeline.height()
    shown.timeline.show_props(
        forecast_of(*HELD, *(moved("", None, name=f"{at}.example") for at in range(5)), removal=10)
    )
    QApplication.processEvents()
    assert shown.timeline.height() > tall
