"""Views, sorting and what can be done with the whole list, in the menu at its head."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from certdesk.domain.urgency import View
from certdesk.viewmodels.orders.rows import Sorting
from certdesk.views.orders.list_menu import ListAct
from tests.fakes_gui.orders_list import a_book
from tests.gui.orders_list.stage import Stage


def action(stage: Stage, act: ListAct) -> QAction:
    found = stage.pane.findChild(QAction, f"orders_{act.name.lower()}")
    assert isinstance(found, QAction)
    return found


def sortings(stage: Stage) -> list[QAction]:
    menu = stage.pane.findChild(QMenu, "orders_sorting_menu")
    assert isinstance(menu, QMenu)
    return menu.actions()


def test_a_group_is_sorted_by_what_is_chosen_and_the_choice_is_checked(stage: Stage) -> None:
    assert [each.text() for each in sortings(stage) if each.isChecked()] == ["End date"]
    sortings(stage)[1].trigger()
    assert stage.model.props.sorting is Sorting.NAME
    stage.queries.drain()
    expiring = stage.names().index("Expiring within 30 days")
    assert stage.names()[expiring + 1 : expiring + 4] == [
        "booking.alpenrose.example",
        "mail.tidewater-dental.example",
        "shop.larkspur.example",
    ]
    assert [each.text() for each in sortings(stage) if each.isChecked()] == ["Name"]


@pytest.mark.parametrize("act", [ListAct.IMPORT, ListAct.EXPORT, ListAct.REPORT, ListAct.REMOVED])
def test_each_act_on_the_list_is_passed_on(stage: Stage, act: ListAct) -> None:
    wanted: list[ListAct] = []
    stage.pane.list_act_wanted.connect(wanted.append)
    action(stage, act).trigger()
    assert wanted == [act]


def test_a_view_can_be_saved_when_something_is_left_out_and_is_not_saved_already(stage: Stage) -> None:
    save = action(stage, ListAct.SAVE_VIEW)
    assert not save.isEnabled()
    stage.model.set_view(View.ENDED)
    assert save.isEnabled()
    stage.pane.header.name_view("Over")
    stage.model.set_filter("larkspur")
    assert not save.isEnabled()


def test_a_saved_view_gives_the_list_its_name_and_can_be_renamed_or_removed(stage: Stage) -> None:
    acts = [action(stage, ListAct.RENAME_VIEW), action(stage, ListAct.REMOVE_VIEW)]
    assert not any(act.isVisible() for act in acts)
    stage.pane.header.name_view("Florists")
    assert stage.text("orders_title") == "Florists"
    assert all(act.isVisible() for act in acts)
    stage.pane.header.name_view("")
    assert stage.text("orders_title") == "Orders"


def test_an_empty_list_has_nothing_to_export(stage: Stage) -> None:
    stage.orders.book = a_book()
    stage.reload()
    assert not action(stage, ListAct.EXPORT).isEnabled()
    assert not action(stage, ListAct.REPORT).isEnabled()
    assert action(stage, ListAct.IMPORT).isEnabled()
