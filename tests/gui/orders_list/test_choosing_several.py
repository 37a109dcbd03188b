"""Several orders chosen in the list, by mouse and by keys."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from certdesk.domain.orders import OrderId
from certdesk.domain.urgency import View
from certdesk.views.wording.selection import SelectionAct
from tests.fakes_gui.orders_list import id_of, many, with_status, without
from tests.gui.orders_list.stage import Stage

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
BOTH = SHIFT | CTRL
SHOP, BOOKS, HOTEL = "shop.larkspur.example", "www.hollowaybooks.example", "booking.alpenrose.example"
SCHOOL, CDN = "portal.ashgrove-school.example", "cdn.nordlicht.example"


def keys(stage: Stage, *names: str) -> frozenset[OrderId]:
    return frozenset(id_of(stage.orders.book, name) for name in names)


def several(stage: Stage) -> frozenset[OrderId]:
    chosen = stage.model.props.several
    return frozenset() if chosen is None else chosen.keys


def selected(stage: Stage) -> OrderId | None:
    return stage.model.props.selected


def bar(stage: Stage) -> QWidget:
    found = stage.pane.findChild(QWidget, "count_bar")
    assert found is not None
    return found


def test_ctrl_and_a_click_add_an_order_and_take_it_away_again(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(CDN, CTRL)
    assert stage.chosen() == [SHOP, CDN]
    assert several(stage) == keys(stage, SHOP, CDN)
    assert selected(stage) is None
    stage.click(CDN, CTRL)
    assert stage.chosen() == [SHOP]
    assert several(stage) == frozenset()
    assert selected(stage) == id_of(stage.orders.book, SHOP)


def test_the_last_one_can_be_taken_away_too(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(SHOP, CTRL)
    assert stage.chosen() == []
    assert stage.model.props.selected is None


def test_shift_and_a_click_choose_what_lies_between_without_the_headings(stage: Stage) -> None:
    stage.click(BOOKS)
    stage.click(CDN, SHIFT)
    assert stage.chosen() == [BOOKS, HOTEL, SCHOOL, CDN]
    assert several(stage) == keys(stage, BOOKS, HOTEL, SCHOOL, CDN)
    stage.click(SHOP, SHIFT)
    assert stage.chosen() == [SHOP, BOOKS]


def test_shift_and_arrows_grow_and_shrink_over_a_heading(stage: Stage) -> None:
    stage.click(BOOKS)
    for _ in range(2):
        QTest.keyClick(stage.rows, Qt.Key.Key_Down, SHIFT)
    assert stage.chosen() == [BOOKS, HOTEL, SCHOOL]
    QTest.keyClick(stage.rows, Qt.Key.Key_Up, SHIFT)
    assert stage.chosen() == [BOOKS, HOTEL]
    assert bar(stage).accessibleName() == "2 selected"


def test_what_shift_selects_begins_where_the_program_chose(stage: Stage) -> None:
    stage.click(CDN)
    stage.model.select(id_of(stage.orders.book, BOOKS))
    QTest.keyClick(stage.rows, Qt.Key.Key_Down, SHIFT)
    assert stage.chosen() == [BOOKS, HOTEL]


def test_ctrl_and_arrows_move_and_ctrl_space_chooses(stage: Stage) -> None:
    stage.click(SHOP)
    QTest.keyClick(stage.rows, Qt.Key.Key_Down, CTRL)
    QTest.keyClick(stage.rows, Qt.Key.Key_Down, CTRL)
    assert stage.chosen() == [SHOP]
    QTest.keyClick(stage.rows, Qt.Key.Key_Space, CTRL)
    assert stage.chosen() == [SHOP, HOTEL]


def test_ctrl_a_chooses_all_that_are_listed_and_a_click_one_again(stage: Stage) -> None:
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_A, CTRL)
    assert len(stage.chosen()) == 18
    assert bar(stage).accessibleName() == "18 selected"
    stage.click(SHOP)
    assert stage.chosen() == [SHOP]
    assert not bar(stage).isVisible()


def test_ctrl_a_in_a_filtered_list_chooses_what_the_filter_leaves(stage: Stage) -> None:
    stage.model.set_filter("larkspur")
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_A, CTRL)
    assert len(several(stage)) == 5
    stage.model.set_filter("")
    assert len(stage.chosen()) == 5


def test_orders_are_gathered_over_several_searches(stage: Stage) -> None:
    stage.click(SHOP)
    stage.model.set_filter("nordlicht")
    stage.click(CDN, CTRL)
    assert several(stage) == keys(stage, SHOP, CDN)
    assert stage.text("count_bar_hidden") == "1 not listed"
    stage.model.set_filter("")
    assert stage.chosen() == [SHOP, CDN]
    assert stage.text("count_bar_hidden") == ""


def test_a_plain_click_lets_go_of_what_is_not_listed(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    stage.model.set_filter("nordlicht")
    stage.click(CDN)
    assert several(stage) == frozenset()
    stage.model.set_filter("")
    assert stage.chosen() == [CDN]


def test_clear_goes_back_to_the_one_that_was_chosen_last(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    QTest.mouseClick(stage.button("count_bar_clear"), Qt.MouseButton.LeftButton)
    assert stage.chosen() == [BOOKS]
    assert stage.model.props.selected == id_of(stage.orders.book, BOOKS)


def test_several_stay_chosen_when_a_refresh_moves_them(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(CDN, CTRL)
    QApplication.sendEvent(stage.rows.viewport(), QEvent(QEvent.Type.Leave))
    stage.orders.book = with_status(stage.orders.book, SHOP, "revoked")
    stage.reload()
    assert stage.chosen() == [CDN, SHOP]


def test_an_order_that_left_the_book_is_not_chosen_any_more(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    stage.click(CDN, CTRL)
    QApplication.sendEvent(stage.rows.viewport(), QEvent(QEvent.Type.Leave))
    stage.orders.book = without(stage.orders.book, CDN)
    stage.reload()
    assert several(stage) == keys(stage, SHOP, BOOKS)
    stage.orders.book = without(stage.orders.book, SHOP)
    stage.reload()
    assert stage.model.props.selected == id_of(stage.orders.book, BOOKS)
    assert stage.chosen() == [BOOKS]


def test_capital_letters_jump_and_do_not_add(stage: Stage) -> None:
    stage.click(SHOP)
    QTest.keyClick(stage.rows, Qt.Key.Key_C, SHIFT)
    assert len(stage.chosen()) == 1


def test_gathering_does_not_lead_away_from_the_list(stage: Stage) -> None:
    pointed: list[OrderId] = []
    stage.pane.pointed_at.connect(pointed.append)
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    assert pointed == [id_of(stage.orders.book, SHOP)]


@pytest.mark.parametrize("act", [act for act in SelectionAct if act is not SelectionAct.CLEAR])
def test_each_act_of_the_bar_is_passed_on(stage: Stage, act: SelectionAct) -> None:
    wanted: list[SelectionAct] = []
    stage.pane.selection_act_wanted.connect(wanted.append)
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    control = bar(stage).findChild(QAction, f"count_bar_{act.name.lower()}")
    if isinstance(control, QAction):
        control.trigger()
    else:
        QTest.mouseClick(stage.button(f"count_bar_{act.name.lower()}"), Qt.MouseButton.LeftButton)
    assert wanted == [act]


def test_the_context_menu_of_several_is_theirs_and_of_another_order_is_its_own(stage: Stage) -> None:
    asked: list[OrderId] = []
    stage.pane.set_context_menu(asked.append)
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    for name in (BOOKS, CDN):
        at = stage.middle_of(name)
        if name is CDN:
            QTest.mouseClick(stage.rows.viewport(), Qt.MouseButton.RightButton, pos=at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, stage.rows.viewport().mapToGlobal(at))
        QApplication.sendEvent(stage.rows.viewport(), event)
    menu = stage.pane.findChild(QMenu, "selection_menu")
    assert isinstance(menu, QMenu)
    assert menu.actions()[0].text() == "Download…"
    assert asked == [id_of(stage.orders.book, CDN)]
    menu.close()


def test_a_view_that_leaves_them_out_keeps_them_chosen(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    stage.model.set_view(View.ENDED)
    assert stage.text("count_bar_hidden") == "2 not listed"
    stage.model.set_view(View.ALL)
    assert stage.chosen() == [SHOP, BOOKS]


def test_a_long_list_is_chosen_as_a_whole_and_painted_so(stage: Stage) -> None:
    stage.orders.book = many(20_000)
    stage.reload()
    stage.pane.focus_list()
    QTest.keyClick(stage.rows, Qt.Key.Key_A, CTRL)
    assert len(several(stage)) == 20_000
    model, selection = stage.rows.model(), stage.rows.selectionModel()
    assert selection.isSelected(model.index(model.rowCount() - 1, 0))
    assert not selection.isSelected(stage.rows.indexAt(QPoint(50, 10)))
    stage.orders.book = without(stage.orders.book, stage.names()[1])
    stage.reload()
    assert len(several(stage)) == 19_999


def test_a_click_on_the_one_that_a_filter_leaves_lets_go_of_those_it_hides(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(CDN, CTRL)
    stage.model.set_filter(SHOP)
    stage.click(SHOP)
    assert several(stage) == frozenset()
    assert selected(stage) == id_of(stage.orders.book, SHOP)


def test_the_download_key_is_theirs_while_several_are_chosen(stage: Stage) -> None:
    wanted: list[SelectionAct] = []
    stage.pane.selection_act_wanted.connect(wanted.append)
    stage.click(SHOP)
    QTest.keyClick(stage.rows, Qt.Key.Key_D, CTRL)
    assert wanted == []
    stage.click(BOOKS, CTRL)
    QTest.keyClick(stage.rows, Qt.Key.Key_D, CTRL)
    assert wanted == [SelectionAct.DOWNLOAD]


def test_esc_goes_back_to_one(stage: Stage) -> None:
    stage.click(SHOP)
    stage.click(BOOKS, CTRL)
    nameless = QKeyEvent(QEvent.Type.KeyPress, ord("Ж"), Qt.KeyboardModifier.NoModifier, "ж")
    QApplication.sendEvent(stage.rows, nameless)
    assert len(stage.chosen()) == 2
    QTest.keyClick(stage.rows, Qt.Key.Key_Escape)
    assert stage.chosen() == [BOOKS]
