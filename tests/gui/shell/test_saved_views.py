"""The user's own views in the sidebar."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.saved_views import SavedView
from certdesk.domain.urgency import View
from certdesk.viewmodels.saved_views import Entry, Props
from certdesk.views.shell.nav_button import NavButton
from certdesk.views.shell.sidebar import Sidebar
from certdesk.views.theme.appearance import Appearance


def props(*names: str, shown: str = "") -> Props:
    entries = tuple(Entry(SavedView(name, name), len(name), name == shown) for name in names)
    return Props(entries, None, False, None)


@pytest.fixture
def sidebar(qtbot: QtBot, appearance: Appearance) -> Sidebar:
    made = Sidebar(QWidget())
    qtbot.addWidget(made)
    made.resize(216, 800)
    made.show()
    made.render_view(View.ALL, {View.ALL: 42})
    return made


def buttons(sidebar: Sidebar) -> list[NavButton]:
    return [button for button in sidebar.saved.findChildren(NavButton) if button.isVisible()]


def checked(sidebar: Sidebar) -> list[str]:
    return [button.text() for button in sidebar.findChildren(NavButton) if button.isChecked() and button.isVisible()]


def menu_of(sidebar: Sidebar, place: int) -> QMenu:
    button = buttons(sidebar)[place]
    button.customContextMenuRequested.emit(QPoint(5, 5))
    menus = [menu for menu in sidebar.saved.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_they_stand_in_the_users_order_with_their_counts(sidebar: Sidebar) -> None:
    assert not sidebar.saved.isVisible()
    sidebar.render_saved(props("Florists", "Over & out"))
    assert [button.text() for button in buttons(sidebar)] == ["Florists", "Over & out"]
    assert [button.accessibleDescription() for button in buttons(sidebar)] == ["8", "10"]


def test_one_of_all_views_is_marked(sidebar: Sidebar) -> None:
    sidebar.render_saved(props("Florists", "Over"))
    assert checked(sidebar) == ["Orders"]
    sidebar.render_saved(props("Florists", "Over", shown="Over"))
    assert checked(sidebar) == ["Over"]
    sidebar.render_view(View.ENDED, {})
    assert checked(sidebar) == ["Over"]
    sidebar.render_saved(props("Florists", "Over"))
    assert checked(sidebar) == ["Ended"]
    sidebar.render_view(View.ALL, {})
    assert checked(sidebar) == ["Orders"]


def test_a_click_asks_for_the_view_also_when_it_is_shown_already(sidebar: Sidebar) -> None:
    chosen: list[str] = []
    sidebar.saved.chosen.connect(chosen.append)
    sidebar.render_saved(props("Florists", "Over", shown="Over"))
    for button in buttons(sidebar):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert set(chosen) == {"Florists", "Over"}


def test_its_menu_renames_moves_and_removes(sidebar: Sidebar) -> None:
    heard: list[tuple[object, ...]] = []
    sidebar.saved.rename_wanted.connect(lambda name: heard.append(("rename", name)))
    sidebar.saved.remove_wanted.connect(lambda name: heard.append(("remove", name)))
    sidebar.saved.moved.connect(lambda name, by: heard.append(("move", name, by)))
    sidebar.render_saved(props("Florists", "Over"))
    menu = menu_of(sidebar, 0)
    rename, up, down, _line, remove = menu.actions()
    assert [action.isEnabled() for action in (up, down)] == [False, True]
    for action in (rename, down, remove):
        action.trigger()
    menu.close()
    assert heard == [("rename", "Florists"), ("move", "Florists", 1), ("remove", "Florists")]


def test_many_views_scroll_and_the_foot_stays_in_sight(sidebar: Sidebar) -> None:
    sidebar.render_saved(props(*(f"View {at}" for at in range(40))))
    sidebar.resize(216, 560)
    assert sidebar.height() == 560
    assert sidebar.settings.isVisible()
    assert sidebar.settings.mapTo(sidebar, QPoint(0, sidebar.settings.height())).y() <= 560


def test_folded_they_are_icons_with_their_names_as_tooltips(sidebar: Sidebar) -> None:
    sidebar.fit(900)
    sidebar.render_saved(props("Florists"))
    assert buttons(sidebar)[0].toolTip() == "Florists"
