"""The Orders pane, driven by mouse and keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.flow import SignInRequest
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.views.orders.feed import Anchor
from certdesk.views.orders.filter_field import FilterField
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.list_view import OrderListView
from certdesk.views.theme.appearance import Appearance, Scheme
from tests.fakes_gui.orders_list import (
    FakeOrders,
    FakeSessions,
    a_book,
    an_entry,
    id_of,
    many,
    with_status,
    without,
)
from tests.gui.orders_list.stage import Stage
from tests.lanes import HandLane

SHOP, CDN = "shop.larkspur.example", "cdn.nordlicht.example"


def test_the_head_says_what_is_listed_and_how_many(stage: Stage) -> None:
    assert (stage.text("orders_title"), stage.text("orders_count")) == ("Orders", "18")
    stage.model.set_view(View.NEEDS_ACTION)
    assert (stage.text("orders_title"), stage.text("orders_count")) == ("Needs action", "3")


def test_typing_narrows_the_list_and_says_how_many_are_left(stage: Stage) -> None:
    QTest.keyClicks(stage.field, "larkspur flor")
    assert stage.text("orders_count") == "5 of 18"
    assert stage.names()[:2] == ["Expiring within 30 days", SHOP]


def test_a_search_without_a_match_says_so_and_can_be_cleared(stage: Stage) -> None:
    QTest.keyClicks(stage.field, "tidewtr")
    notice = stage.pane.findChild(QWidget, "orders_notice")
    assert notice is not None
    assert notice.isVisible()
    assert notice.accessibleName() == "No order matches “tidewtr”"
    QTest.mouseClick(stage.button("orders_way_out"), Qt.MouseButton.LeftButton)
    assert stage.field.text() == ""
    assert stage.rows.isVisible()


def test_an_empty_view_says_what_it_would_show_and_leads_out(stage: Stage) -> None:
    stage.orders.book = a_book(an_entry("a.example"))
    stage.reload()
    stage.model.set_view(View.ENDED)
    notice = stage.pane.findChild(QWidget, "orders_notice")
    assert notice is not None
    assert notice.accessibleName() == "Nothing here"
    assert "revoked" in notice.accessibleDescription()
    QTest.mouseClick(stage.button("orders_way_out"), Qt.MouseButton.LeftButton)
    assert stage.names() == ["Active", "a.example"]


def test_a_slow_first_load_shows_grey_rows(qtbot: QtBot, appearance: Appearance) -> None:
    lanes = HandLane(), HandLane()
    runner = Runner(*lanes)
    model = OrdersViewModel(FakeOrders(), FakeSessions(), runner, runner)
    pane = OrdersListPane(model, appearance)
    qtbot.addWidget(pane)
    pane.show()
    model.reload()
    grey = pane.findChild(QWidget, "orders_placeholder")
    assert grey is not None
    assert not grey.isVisible()
    qtbot.waitUntil(grey.isVisible)
    lanes[1].drain()
    assert not grey.isVisible()


def test_a_click_chooses_an_order_and_a_heading_chooses_nothing(stage: Stage) -> None:
    stage.click(SHOP)
    assert stage.model.props.selected == id_of(stage.orders.book, SHOP)
    stage.click("In progress")
    assert stage.current() == SHOP
    assert stage.model.props.selected == id_of(stage.orders.book, SHOP)


def test_arrow_keys_pass_over_headings(stage: Stage) -> None:
    stage.click("booking.alpenrose.example")
    QTest.keyClick(stage.rows, Qt.Key.Key_Down)
    assert stage.current() == "portal.ashgrove-school.example"
    QTest.keyClick(stage.rows, Qt.Key.Key_Up)
    assert stage.current() == "booking.alpenrose.example"


def test_home_end_and_pages_reach_every_row(stage: Stage) -> None:
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_End)
    assert stage.current() == "never.larkspur.example"
    QTest.keyClick(stage.rows, Qt.Key.Key_Down)
    assert stage.current() == "never.larkspur.example"
    QTest.keyClick(stage.rows, Qt.Key.Key_PageUp)
    assert stage.current() not in {None, "never.larkspur.example"}
    QTest.keyClick(stage.rows, Qt.Key.Key_Home)
    QTest.keyClick(stage.rows, Qt.Key.Key_Up)
    assert stage.current() == "api.meridianfreight.example"
    assert stage.rows.verticalScrollBar().value() == 0


def test_letters_jump_to_a_name(stage: Stage) -> None:
    stage.pane.focus_list()
    QTest.keyClicks(stage.rows, "cdn")
    assert stage.current() == CDN
    assert stage.model.props.selected == id_of(stage.orders.book, CDN)


def test_enter_and_a_double_click_go_into_the_details(stage: Stage) -> None:
    opened: list[OrderId] = []
    stage.pane.activated.connect(opened.append)
    stage.click(SHOP)
    QTest.keyClick(stage.rows, Qt.Key.Key_Return)
    QTest.mouseDClick(stage.rows.viewport(), Qt.MouseButton.LeftButton, pos=stage.middle_of(CDN))
    assert opened == [id_of(stage.orders.book, SHOP), id_of(stage.orders.book, CDN)]


def test_down_leads_from_the_search_to_the_first_order(stage: Stage) -> None:
    stage.pane.activateWindow()
    stage.pane.focus_search()
    QTest.keyClicks(stage.field, "kestrel")
    QTest.keyClick(stage.field, Qt.Key.Key_Down)
    assert stage.rows.hasFocus()
    assert stage.current() == "www.kestrel-arch.example"


def test_escape_clears_the_search_and_then_leaves_it(stage: Stage) -> None:
    stage.pane.activateWindow()
    stage.pane.focus_search()
    QTest.keyClicks(stage.field, "kestrel")
    QTest.keyClick(stage.field, Qt.Key.Key_Escape)
    assert (stage.field.text(), stage.field.hasFocus()) == ("", True)
    QTest.keyClick(stage.field, Qt.Key.Key_Escape)
    assert stage.rows.hasFocus()


def test_add_asks_to_sign_in_for_an_order_that_is_still_to_be_named(stage: Stage) -> None:
    wishes: list[SignInRequest] = []
    stage.pane.add_wanted.connect(wishes.append)
    QTest.mouseClick(stage.button("orders_add"), Qt.MouseButton.LeftButton)
    assert wishes == [SignInRequest()]


def test_the_menu_of_views_shows_the_chosen_one(stage: Stage) -> None:
    menu = stage.pane.findChild(QMenu, "orders_views_menu")
    assert isinstance(menu, QMenu)
    action = next(action for action in menu.actions() if action.text().startswith("In progress"))
    action.trigger()
    assert stage.model.props.view is View.IN_PROGRESS
    assert [shown.text() for shown in menu.actions() if shown.isChecked()] == ["In progress  3"]


def test_the_context_menu_is_made_for_the_order_under_the_pointer(stage: Stage) -> None:
    asked: list[OrderId] = []

    def no_menu(order: OrderId) -> QMenu | None:
        asked.append(order)
        return None

    stage.pane.set_context_menu(no_menu)
    for name in (SHOP, "In progress"):
        at = stage.middle_of(name)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, stage.rows.viewport().mapToGlobal(at))
        QApplication.sendEvent(stage.rows.viewport(), event)
    assert asked == [id_of(stage.orders.book, SHOP)]


def test_the_menu_key_asks_for_the_chosen_order(stage: Stage) -> None:
    asked: list[OrderId] = []
    stage.pane.set_context_menu(asked.append)
    stage.click(CDN)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(stage.rows.viewport(), event)
    assert asked == [id_of(stage.orders.book, CDN)]


def test_refresh_asks_the_panel_and_says_how_old_the_rows_are(stage: Stage) -> None:
    assert stage.text("orders_as_of") == ""
    QTest.mouseClick(stage.button("orders_refresh"), Qt.MouseButton.LeftButton)
    assert stage.text("orders_as_of").startswith("as of ")
    stage.commands.drain()
    assert stage.orders.calls[-1] == "refresh"
    assert stage.text("orders_as_of") == ""


def test_a_long_refresh_can_be_stopped(stage: Stage, qtbot: QtBot) -> None:
    refresh = stage.button("orders_refresh")
    QTest.mouseClick(refresh, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: refresh.accessibleName() == "Stop refreshing", timeout=10_000)
    QTest.mouseClick(refresh, Qt.MouseButton.LeftButton)
    stage.commands.drain()
    assert "refresh" not in stage.orders.calls
    assert refresh.accessibleName() == "Refresh"


def test_a_panel_that_does_not_answer_is_said_and_tried_again(stage: Stage) -> None:
    stage.orders.error = Unavailable(MessageKey.PORTAL)
    stage.model.ask_panel()
    stage.commands.drain()
    banner = stage.pane.findChild(QWidget, "orders_banner")
    assert banner is not None
    assert banner.isVisible()
    assert banner.accessibleName() == "DigiCert’s guest portal did not answer"
    assert stage.rows.isVisible()
    stage.orders.error = None
    QTest.mouseClick(stage.button("orders_try_again"), Qt.MouseButton.LeftButton)
    stage.commands.drain()
    assert not banner.isVisible()


def test_choice_and_scroll_position_survive_a_refresh_that_moves_rows(stage: Stage) -> None:
    stage.orders.book = many(200)
    stage.reload()
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_End)
    chosen = stage.current()
    stage.rows.verticalScrollBar().setValue(4_000)
    top = stage.rows.indexAt(QPoint(50, 60)).data()
    before = stage.middle_of(top)
    gone = stage.names()[2:9]
    for name in gone:
        stage.orders.book = without(stage.orders.book, name)
    stage.reload()
    assert not set(gone) & set(stage.names())
    assert stage.middle_of(top) == before
    assert stage.current() == chosen


def test_scrolling_and_choice_survive_a_reset_of_a_long_list(stage: Stage) -> None:
    stage.orders.book = many(5_000)
    stage.reload()
    stage.rows.verticalScrollBar().setValue(90_000)
    name = stage.rows.indexAt(QPoint(50, 200)).data()
    stage.model.select(id_of(stage.orders.book, name))
    before = stage.middle_of(name)
    stage.orders.book = without(stage.orders.book, stage.names()[1])
    stage.reload()
    assert stage.middle_of(name) == before
    assert stage.current() == name


def test_a_chosen_order_that_moves_takes_no_neighbour_for_itself(stage: Stage) -> None:
    stage.click(SHOP)
    stage.orders.book = with_status(stage.orders.book, SHOP, "revoked")
    QApplication.sendEvent(stage.rows.viewport(), QEvent(QEvent.Type.Leave))
    stage.reload()
    assert stage.model.props.selected == id_of(stage.orders.book, SHOP)
    assert stage.current() == SHOP


def enter(stage: Stage) -> None:
    at = QPointF(stage.middle_of(SHOP))
    QApplication.sendEvent(stage.rows.viewport(), QEnterEvent(at, at, at))


def test_rows_do_not_move_under_the_pointer(stage: Stage) -> None:
    before = stage.names()
    enter(stage)
    stage.orders.book = with_status(stage.orders.book, SHOP, "revoked")
    stage.reload()
    assert stage.names() == before
    QApplication.sendEvent(stage.rows.viewport(), QEvent(QEvent.Type.Leave))
    assert stage.names() != before
    assert stage.names().index(SHOP) > stage.names().index("Ended")


def test_a_key_press_takes_over_from_the_pointer(stage: Stage) -> None:
    enter(stage)
    stage.orders.book = with_status(stage.orders.book, SHOP, "revoked")
    stage.reload()
    QTest.keyClick(stage.rows, Qt.Key.Key_End)
    assert stage.names().index(SHOP) > stage.names().index("Ended")


def test_what_the_user_asks_for_does_not_wait_for_the_pointer(stage: Stage) -> None:
    enter(stage)
    stage.model.set_view(View.ENDED)
    assert stage.names()[0] == "Ended"


def test_a_search_that_is_cleared_brings_the_chosen_order_into_sight(stage: Stage) -> None:
    stage.orders.book = many(500)
    stage.reload()
    last = stage.names()[-1]
    stage.model.select(id_of(stage.orders.book, last))
    QTest.keyClicks(stage.field, "customer")
    stage.field.clear()
    assert stage.rows.viewport().rect().contains(stage.middle_of(last))


def test_a_kept_filter_stands_in_the_field(stage: Stage, appearance: Appearance, qtbot: QtBot) -> None:
    stage.model.set_filter("larkspur")
    again = OrdersListPane(stage.model, appearance)
    qtbot.addWidget(again)
    field = again.findChild(FilterField, "orders_search")
    assert isinstance(field, FilterField)
    assert field.text() == "larkspur"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_chosen_row_is_marked_at_its_beginning(
    stage: Stage, appearance: Appearance, scheme: Scheme, direction: Qt.LayoutDirection
) -> None:
    appearance.choose(scheme)
    stage.pane.setLayoutDirection(direction)
    stage.model.select(id_of(stage.orders.book, SHOP))
    row = stage.rows.visualRect(stage.rows.currentIndex())
    picture = stage.rows.viewport().grab().toImage()
    is_mirrored = direction is Qt.LayoutDirection.RightToLeft
    first = row.right() - 1 if is_mirrored else row.left() + 1
    middle = row.center().y()
    assert picture.pixelColor(first, middle).name().upper() == appearance.tokens.accent
    assert picture.pixelColor(row.center().x(), row.top() + 3).name().upper() == appearance.tokens.bg_selected


def test_rows_grow_with_the_letters(stage: Stage, qapp: QApplication) -> None:
    before = stage.rows.visualRect(stage.rows.model().index(1, 0)).height()
    usual = qapp.font()
    large = qapp.font()
    large.setPixelSize(26)
    qapp.setFont(large)
    try:
        QApplication.processEvents()
        row = stage.rows.visualRect(stage.rows.model().index(1, 0))
        assert before == 52
        assert row.height() > 70
        assert stage.rows.verticalScrollBar().maximum() == stage.rows.strip.length - stage.rows.viewport().height()
    finally:
        qapp.setFont(usual)


def test_a_long_list_scrolls_to_its_end(stage: Stage) -> None:
    stage.orders.book = many(20_000)
    stage.reload()
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_End)
    last = stage.rows.model().index(stage.rows.model().rowCount() - 1, 0)
    assert stage.rows.viewport().rect().contains(stage.rows.visualRect(last))
    assert stage.current() == last.data()


def test_every_control_has_a_name_for_those_who_listen(stage: Stage) -> None:
    for control in (stage.field, stage.rows, *map(stage.button, ("orders_refresh", "orders_views", "orders_add"))):
        assert control.accessibleName()


def test_a_click_and_the_accessibility_tree_point_at_an_order_and_keys_do_not(stage: Stage) -> None:
    pointed: list[OrderId] = []
    stage.pane.pointed_at.connect(pointed.append)
    book = stage.orders.book
    QTest.mouseClick(stage.rows.viewport(), Qt.MouseButton.LeftButton, pos=stage.middle_of(SHOP))
    QTest.mouseClick(stage.rows.viewport(), Qt.MouseButton.LeftButton, pos=stage.middle_of(SHOP))
    assert pointed == [id_of(book, SHOP)] * 2
    QTest.keyClick(stage.rows, Qt.Key.Key_Down)
    QTest.keyClicks(stage.rows, "cdn")
    QTest.mouseClick(stage.rows.viewport(), Qt.MouseButton.RightButton, pos=stage.middle_of(SHOP))
    assert stage.model.props.selected == id_of(book, SHOP)
    assert len(pointed) == 2
    listed = QAccessible.queryAccessibleInterface(stage.rows)
    rows = (listed.child(place) for place in range(listed.childCount()))
    row = next(row for row in rows if row.text(QAccessible.Text.Name).startswith(CDN))
    row.actionInterface().doAction("Toggle")
    assert (pointed[2:], stage.model.props.selected) == ([id_of(book, CDN)], id_of(book, CDN))


def test_a_filter_that_leaves_the_chosen_order_out_shows_its_matches_from_the_top(stage: Stage) -> None:
    stage.click(SHOP)
    QTest.keyClicks(stage.field, "larkspur")
    stage.field.setText("example denied")
    stage.field.setText("example")
    stage.model.select(id_of(stage.orders.book, "api.meridianfreight.example"))
    stage.pane.resize(368, 260)
    stage.field.setText("brightwater")
    stage.field.setText("le")
    assert stage.rows.verticalScrollBar().value() == 0


def test_the_list_stands_where_it_stood_at_the_last_end(stage: Stage, appearance: Appearance, qtbot: QtBot) -> None:
    stage.orders.book = many(500)
    stage.reload()
    stage.rows.verticalScrollBar().setValue(9_013)
    anchor = stage.pane.anchor
    assert isinstance(anchor, Anchor)
    lanes = HandLane(), HandLane()
    model = OrdersViewModel(stage.orders, FakeSessions(), Runner(*lanes, stage.pane), stage.pane)
    again = OrdersListPane(model, appearance)
    qtbot.addWidget(again)
    again.bring_back(anchor)
    again.resize(368, 800)
    again.show()
    model.select(stage.orders.book.entries[0].order.id)
    model.reload()
    lanes[1].drain()
    rows = again.findChild(OrderListView, "orders_list")
    assert isinstance(rows, OrderListView)
    assert rows.verticalScrollBar().value() == 9_013


def test_an_anchor_that_left_the_book_brings_the_list_to_its_beginning(
    stage: Stage, appearance: Appearance, qtbot: QtBot
) -> None:
    lanes = HandLane(), HandLane()
    model = OrdersViewModel(stage.orders, FakeSessions(), Runner(*lanes, stage.pane), stage.pane)
    again = OrdersListPane(model, appearance)
    qtbot.addWidget(again)
    again.bring_back(Anchor(OrderId("gone"), -7))
    again.show()
    model.reload()
    lanes[1].drain()
    assert again.anchor is None
