"""The page Plan as a person meets it: the table by keys and pointer, its menus, its notices, and the forecast."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLabel, QLineEdit, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.move_plans import MovePlan
from certdesk.viewmodels.migration.plan.rows import SortKey
from certdesk.views.kit.roles import install_roles
from certdesk.views.migration.clients.delegate import DelegateSheet
from certdesk.views.migration.plan.model import Column
from certdesk.views.migration.plan.page import PlanPage
from certdesk.views.migration.plan.table import PlanTable
from certdesk.views.theme.appearance import Appearance
from tests.fakes import FakeWorld
from tests.fakes_gui.plans import CLINIC, CLUB, OLD, TICKETS, PlanningDesk
from tests.gui.accessible import tree

W = TypeVar("W", bound=QWidget)
_Key = Qt.Key


class Screen:
    """The page in a window, found and worked by object name."""

    def __init__(self, desk: PlanningDesk, qtbot: QtBot, width: int = 984) -> None:
        self.desk = desk
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(width, 700)
        self.page = PlanPage(desk.model)
        self.sought: list[object] = []
        self.said: list[str] = []
        self.page.find_wanted.connect(self.sought.append)
        self.page.said.connect(self.said.append)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.focus_first()

    @property
    def table(self) -> PlanTable:
        return self.find(PlanTable, "migration_plan_table")

    @property
    def current(self) -> str:
        index = self.table.currentIndex()
        return str(index.siblingAtColumn(Column.CERTIFICATE).data())

    def find(self, kind: type[W], name: str) -> W:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def sees(self, name: str) -> bool:
        return self.find(QWidget, name).isVisible()

    def title(self, name: str) -> str:
        return self.find(QWidget, name).accessibleName()

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isVisible(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget() or self.page, key, modifiers)
        self.settle()

    def go_to(self, name: str, column: Column = Column.CERTIFICATE) -> None:
        place = self.table.model().match(self.index(0, Column.CERTIFICATE), Qt.ItemDataRole.DisplayRole, name)
        self.table.setFocus()
        self.table.make_current(place[0].row(), column)

    def index(self, row: int, column: Column) -> QModelIndex:
        return self.table.model().index(row, column)

    def click(self, row: int, column: Column, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = self.table.visualRect(self.index(row, column)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
        self.settle()

    def menu(self, name: str) -> QMenu:
        menu = self.find(QMenu, name)
        assert menu.isVisible(), name
        return menu

    def choose(self, entry: str, menu: str = "migration_plan_menu") -> None:
        found = next(each for each in self.menu(menu).actions() if each.text().replace("&", "").startswith(entry))
        found.trigger()
        self.settle()

    def tab(self, word: str) -> QAbstractButton:
        found = self.find(QWidget, "migration_plan_tabs").findChildren(QAbstractButton)
        return next(each for each in found if each.text() == word and each.isVisible())

    def rows(self) -> list[str]:
        return [str(self.index(row, Column.CERTIFICATE).data()) for row in range(self.table.model().rowCount())]

    def checked(self) -> list[str]:
        role = Qt.ItemDataRole.CheckStateRole
        states = [self.index(row, Column.CHECK).data(role) for row in range(len(self.rows()))]
        return [name for name, state in zip(self.rows(), states, strict=True) if state == Qt.CheckState.Checked]

    def settle(self) -> None:
        self.desk.settle()
        QApplication.processEvents()


@pytest.fixture
def desk(world: FakeWorld) -> PlanningDesk:
    return PlanningDesk(world)


@pytest.fixture(autouse=True, scope="module")
def _roles(qapp: QApplication) -> None:
    install_roles()


@pytest.fixture
def screen(desk: PlanningDesk, qtbot: QtBot, appearance: Appearance) -> Iterator[Screen]:
    yield Screen(desk, qtbot)
    while (menu := QApplication.activePopupWidget()) is not None:
        menu.close()


def test_the_model_of_the_table_keeps_the_rules_of_qt(screen: Screen) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(screen.table.model(), mode)
    screen.desk.planned(MovePlan.CLIENT, CLUB)
    screen.desk.model.check_shown(is_checked=True)
    screen.desk.model.sort_by(SortKey.PLAN)
    screen.desk.model.search("holloway")
    screen.desk.model.search("nothing has this")
    screen.desk.model.search("")
    assert tester.model().rowCount() == 18


def test_the_banner_counts_what_ends_soon_and_shows_it_and_all_again(screen: Screen) -> None:
    banner = screen.find(QWidget, "migration_plan_loss")
    assert banner.accessibleName() == "You may lose sight of some certificates for a while"
    assert banner.accessibleDescription().endswith("can manage it. Three expire within 30 days.")
    screen.press("migration_plan_soon")
    assert screen.rows() == [CLINIC, "wholesale.larkspur.example", CLUB]
    assert screen.tab("Within 30 days").isChecked()
    assert screen.find(QAbstractButton, "migration_plan_soon").text() == "Show all 18"
    screen.press("migration_plan_soon")
    assert len(screen.rows()) == 18
    assert screen.tab("All").isChecked()


def test_the_tabs_say_their_counts_and_the_arrows_lead_through_them(screen: Screen) -> None:
    said = [each.accessibleName() for each in screen.find(QWidget, "migration_plan_tabs").findChildren(QAbstractButton)]
    assert said == ["All, 18", "Ready, 0", "Asked, 1", "To review, 8", "Not found, 9"]
    screen.tab("All").setFocus()
    screen.key(_Key.Key_Right)
    screen.key(_Key.Key_Right)
    assert screen.tab("Asked").isChecked()
    assert screen.rows() == ["careers.copperfield-legal.example"]


def test_a_plan_is_chosen_with_keys_alone(screen: Screen) -> None:
    screen.go_to(CLUB, Column.PLAN)
    screen.key(_Key.Key_Return)
    assert screen.menu("migration_plan_menu").activeAction().text().startswith("Client gives &delegate access")
    screen.key(_Key.Key_Down)
    screen.key(_Key.Key_Return)
    assert screen.desk.moved(CLUB).plan is MovePlan.CLIENT
    assert screen.current == CLUB
    assert [each.count for each in screen.desk.undoables] == [1]


@pytest.mark.parametrize("opener", [_Key.Key_Space, _Key.Key_F4])
@pytest.mark.parametrize(
    ("letter", "plan"), [(_Key.Key_D, MovePlan.DELEGATE), (_Key.Key_M, MovePlan.CLIENT), (_Key.Key_K, MovePlan.KEEP)]
)
def test_letters_choose_a_plan(screen: Screen, opener: Qt.Key, letter: Qt.Key, plan: MovePlan) -> None:
    screen.go_to(OLD, Column.PLAN)
    screen.key(opener)
    screen.key(letter)
    assert screen.desk.moved(OLD).plan is plan


def test_f4_opens_the_plans_from_any_cell_and_the_present_one_is_marked(screen: Screen) -> None:
    screen.desk.planned(MovePlan.KEEP, CLUB)
    screen.go_to(CLUB, Column.STATE)
    screen.key(_Key.Key_F4)
    menu = screen.menu("migration_plan_menu")
    assert [each.text().replace("&", "") for each in menu.actions() if each.isChecked()] == ["Keep as is for now"]
    screen.choose("No plan yet")
    assert screen.desk.moved(CLUB).plan is None


def test_a_click_on_a_plan_opens_its_menu_with_the_safe_way_first(screen: Screen) -> None:
    screen.click(0, Column.PLAN)
    offered = [each.text().replace("&", "") for each in screen.menu("migration_plan_menu").actions() if each.text()]
    assert offered[:4] == [
        "Client gives delegate access\tYou go on managing it",
        "Client manages it",
        "Client shares sign-in\tNot advised",
        "Keep as is for now",
    ]


def test_space_checks_and_with_shift_all_between(screen: Screen) -> None:
    names = screen.rows()
    screen.go_to(names[1])
    screen.key(_Key.Key_Space)
    assert screen.checked() == [names[1]]
    screen.go_to(names[4])
    screen.key(_Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert screen.checked() == names[1:5]
    screen.go_to(names[2])
    screen.key(_Key.Key_Space)
    assert screen.checked() == [names[1], *names[3:5]]


def test_a_click_checks_and_the_box_above_says_how_many(screen: Screen) -> None:
    box = screen.find(QCheckBox, "migration_plan_all")
    screen.click(2, Column.CHECK)
    assert screen.checked() == [screen.rows()[2]]
    assert box.checkState() is Qt.CheckState.PartiallyChecked
    screen.press("migration_plan_all")
    assert screen.checked() == screen.rows()
    assert box.checkState() is Qt.CheckState.Checked
    screen.press("migration_plan_all")
    assert not screen.checked()


def test_ctrl_a_checks_all_that_are_shown(screen: Screen) -> None:
    screen.desk.model.search("holloway")
    screen.key(_Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert sorted(screen.checked()) == sorted([CLUB, TICKETS])


def test_the_plan_of_all_that_are_checked_is_set_at_once(screen: Screen) -> None:
    bulk = screen.find(QAbstractButton, "migration_plan_bulk")
    assert not bulk.isEnabled()
    assert bulk.accessibleDescription() == "Check certificates first"
    screen.go_to(CLUB)
    screen.key(_Key.Key_Space)
    assert bulk.text() == "Set plan for 1"
    screen.press("migration_plan_bulk")
    screen.choose("Select all of Holloway Books")
    assert bulk.text() == "Set plan for 2"
    screen.press("migration_plan_bulk")
    screen.choose("Client gives delegate access")
    assert screen.desk.moved(CLUB).plan is screen.desk.moved(TICKETS).plan is MovePlan.DELEGATE
    assert screen.desk.undoables[-1].count == 2


def test_enter_and_the_row_menu_lead_to_where_the_account_is_looked_for(screen: Screen) -> None:
    screen.go_to(OLD)
    screen.key(_Key.Key_Return)
    assert screen.sought == [screen.desk.id(OLD)]
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(screen.table.viewport(), QContextMenuEvent(reason, QPoint(0, 0), QPoint(0, 0)))
    assert screen.menu("migration_plan_row_menu").title() == OLD
    screen.choose("Find its account", "migration_plan_row_menu")
    assert screen.sought == [screen.desk.id(OLD)] * 2


def test_the_row_menu_checks_a_client_and_opens_the_plans(screen: Screen) -> None:
    screen.go_to(CLUB)
    place = screen.table.visualRect(screen.table.currentIndex()).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, screen.table.viewport().mapToGlobal(place))
    QApplication.sendEvent(screen.table.viewport(), event)
    screen.choose("Select all of Holloway Books", "migration_plan_row_menu")
    assert sorted(screen.checked()) == sorted([CLUB, TICKETS])
    QApplication.sendEvent(screen.table.viewport(), event)
    screen.choose("Set plan", "migration_plan_row_menu")
    screen.choose("Keep as is for now")
    assert screen.desk.moved(CLUB).plan is MovePlan.KEEP
    assert screen.desk.moved(TICKETS).plan is None, "the plans were opened for one"


def test_what_is_found_awaits_a_plan_and_gets_the_usual_one_in_one_act(screen: Screen) -> None:
    assert screen.title("migration_plan_offer") == "7 found certificates await a plan"
    act = screen.find(QAbstractButton, "migration_plan_offer_act")
    assert act.text() == "Set “Client manages it” for 7"
    act.setFocus()
    screen.key(_Key.Key_Return)
    assert not screen.sees("migration_plan_offer")
    assert screen.table.hasFocus()
    assert screen.tab("Ready").accessibleName() == "Ready, 7"


def test_a_shared_sign_in_is_warned_of_in_full_and_the_safe_answer_has_the_focus(screen: Screen) -> None:
    screen.go_to(CLUB, Column.PLAN)
    screen.key(_Key.Key_F4)
    screen.key(_Key.Key_S)
    assert screen.title("migration_plan_share") == "Sharing a sign-in is not advised"
    assert screen.find(QWidget, "migration_plan_share").accessibleDescription() == (
        "The provider never recommends it. If the client insists, let them type it themselves, and do not write it "
        "down here."
    )
    provider = screen.find(QLabel, "migration_plan_share_provider").text()
    assert "warns against every sharing of a sign-in" in provider
    whose = screen.find(QLabel, "migration_plan_share_whose").text()
    assert whose.replace("\u200b", "") == f"Planned for {CLUB} of Holloway Books."
    assert screen.find(QAbstractButton, "migration_plan_share_another").hasFocus()
    assert not screen.desk.moved(CLUB).is_share_kept
    assert not screen.page.findChildren(QLineEdit, "password")
    assert [each.echoMode() for each in screen.page.findChildren(QLineEdit)] == [QLineEdit.EchoMode.Normal]
    assert not screen.sees("migration_plan_offer"), "the warning is answered first"


def test_only_keep_keeps_a_shared_sign_in(screen: Screen) -> None:
    screen.desk.planned(MovePlan.SHARE, CLUB)
    screen.press("migration_plan_share_keep")
    assert screen.desk.moved(CLUB).is_share_kept
    assert not screen.sees("migration_plan_share")
    assert screen.tab("Not advised").accessibleName() == "Not advised, 1"
    assert screen.table.hasFocus()


def test_another_plan_is_chosen_from_the_warning(screen: Screen) -> None:
    screen.desk.planned(MovePlan.SHARE, CLUB, TICKETS)
    screen.key(_Key.Key_Space)
    screen.key(_Key.Key_D)
    assert screen.desk.moved(CLUB).plan is screen.desk.moved(TICKETS).plan is MovePlan.DELEGATE
    assert not screen.sees("migration_plan_share")


def test_plans_that_do_not_go_together_are_named_and_shown(screen: Screen) -> None:
    assert not screen.sees("migration_plan_contradictions")
    screen.desk.planned(MovePlan.CLIENT, CLUB)
    screen.desk.planned(MovePlan.DELEGATE, TICKETS)
    assert screen.title("migration_plan_contradictions") == "Account 27190455 has plans that do not go together"
    screen.press("migration_plan_show_contradictions")
    assert sorted(screen.rows()) == sorted([CLUB, TICKETS])
    assert screen.tab("Account 27190455").isChecked()


def test_the_field_narrows_the_table_and_leads_on_to_it(screen: Screen) -> None:
    screen.key(_Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = screen.find(QLineEdit, "migration_plan_filter")
    assert field.hasFocus()
    QTest.keyClicks(field, "2719")
    assert sorted(screen.rows()) == sorted([CLUB, TICKETS])
    screen.key(_Key.Key_Down)
    assert screen.table.hasFocus()
    assert screen.table.currentIndex().isValid()


def test_a_search_without_a_result_says_so_and_is_cleared(screen: Screen) -> None:
    field = screen.find(QLineEdit, "migration_plan_filter")
    QTest.keyClicks(field, "tidewtr")
    assert screen.find(QLabel, "migration_plan_nothing").text() == "No certificate matches “tidewtr”"
    assert not screen.sees("migration_plan_all")
    screen.press("migration_plan_clear")
    assert field.text() == ""
    assert len(screen.rows()) == 18


def test_a_column_sorts_and_says_which_way(screen: Screen) -> None:
    header = screen.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(Column.ACCOUNT) + 20, header.height() // 2)
    for said in ("sorted ascending", "sorted descending"):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        role = Qt.ItemDataRole.AccessibleTextRole
        spoken = screen.table.model().headerData(Column.ACCOUNT, Qt.Orientation.Horizontal, role)
        assert spoken == f"Customer account, {said}"
    assert screen.index(0, Column.ACCOUNT).data() == "40127763"


def test_the_menu_sorts_by_what_is_no_column(screen: Screen) -> None:
    screen.press("migration_plan_sort")
    screen.choose("Client", "migration_plan_sort_menu")
    assert screen.find(QAbstractButton, "migration_plan_sort").text() == "Sort: Client"
    clients = [row.client for row in screen.desk.model.props.rows]
    assert clients == sorted(clients, key=str.casefold)


def test_a_name_is_read_with_its_whole_row_and_other_cells_alone(screen: Screen) -> None:
    screen.desk.planned(MovePlan.CLIENT, CLINIC)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert screen.index(0, Column.CERTIFICATE).data(role) == (
        f"{CLINIC}, Tidewater Dental, ends in 9 days, account 40127763, Client replied, 20 Nov, "
        "Client manages it, Ready"
    )
    assert screen.index(0, Column.STATE).data(role) == "Ready"
    place = screen.rows().index(OLD)
    assert screen.index(place, Column.ACCOUNT).data(role) == "Customer account not known"
    cell = tree.named(screen.table, f"Check {CLINIC}", tree.ROLE.Cell)
    assert cell.state().checkable
    assert not cell.state().checked


def test_the_box_for_all_is_found_in_the_accessibility_tree(screen: Screen) -> None:
    tree.act(tree.named(screen.page, "Check all that are shown", tree.ROLE.CheckBox), "Toggle")
    assert len(screen.checked()) == 18


def test_the_plan_of_what_is_checked_is_set_through_the_accessibility_tree(screen: Screen, qtbot: QtBot) -> None:
    cell = tree.named(screen.page, f"Check {CLUB}", tree.ROLE.Cell)
    tree.act(cell, "Toggle")
    assert screen.checked() == [CLUB]
    assert cell.state().checked
    tree.act(tree.named(screen.page, "Set plan for 1", tree.ROLE.Button), "Press")
    qtbot.waitUntil(screen.find(QMenu, "migration_plan_menu").isVisible)
    entry = "Client gives delegate access\tYou go on managing it"
    tree.act(tree.named(screen.page, entry, tree.ROLE.MenuItem), "Press")
    screen.settle()
    assert screen.desk.moved(CLUB).plan is MovePlan.DELEGATE


def test_a_check_mark_is_taken_away_through_the_accessibility_tree(screen: Screen) -> None:
    screen.go_to(CLUB)
    screen.key(_Key.Key_Space)
    tree.act(tree.named(screen.page, f"Check {CLUB}", tree.ROLE.Cell), "Toggle")
    assert not screen.checked()


def test_a_plan_opens_its_menu_through_the_accessibility_tree(screen: Screen) -> None:
    tree.act(tree.named(screen.table, "Choose a plan", tree.ROLE.Cell), "Toggle")
    screen.choose("Keep as is for now")
    assert screen.desk.moved(CLINIC).plan is MovePlan.KEEP
    assert not screen.checked()


def test_the_current_certificate_stays_the_current_one(screen: Screen) -> None:
    screen.go_to(TICKETS, Column.PLAN)
    screen.desk.model.search("holloway")
    assert screen.current == TICKETS
    screen.desk.model.sort_by(SortKey.END)
    assert screen.current == TICKETS
    assert screen.table.currentIndex().column() == Column.PLAN


def test_what_takes_the_place_of_a_row_that_is_gone_becomes_the_current_one(screen: Screen) -> None:
    screen.tab("To review").click()
    names = screen.rows()
    screen.go_to(names[1], Column.PLAN)
    screen.key(_Key.Key_F4)
    screen.key(_Key.Key_M)
    assert screen.rows() == [names[0], *names[2:]]
    assert screen.current == names[2]
    assert screen.table.hasFocus()


def test_letters_lead_to_a_name(screen: Screen) -> None:
    screen.go_to(CLINIC, Column.PLAN)
    QTest.keyClicks(screen.table, "tick")
    assert screen.current == TICKETS


def test_a_cell_is_copied(screen: Screen) -> None:
    QGuiApplication.clipboard().clear()
    screen.go_to(CLUB, Column.ACCOUNT)
    screen.key(_Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "27190455"
    assert screen.said == ["Copied 27190455"]
    QGuiApplication.clipboard().clear()


def test_what_delegate_access_is_opens_in_a_sheet(screen: Screen) -> None:
    screen.press("migration_plan_delegate_guide")
    sheet = screen.find(DelegateSheet, "migration_delegate_sheet")
    assert sheet.isVisible()
    screen.key(_Key.Key_Escape)
    assert not sheet.isVisible()
    assert screen.find(QAbstractButton, "migration_plan_delegate_guide").hasFocus()


def test_the_forecast_takes_the_place_of_the_table(screen: Screen) -> None:
    assert not screen.sees("migration_plan_switch")
    forecast = QWidget()
    screen.page.set_forecast(forecast)
    assert not forecast.isVisible()
    screen.press("migration_plan_as_forecast")
    assert forecast.isVisible()
    assert not screen.sees("migration_plan_table")
    assert not screen.sees("migration_plan_soon"), "the forecast says it better"
    screen.press("migration_plan_as_table")
    assert screen.sees("migration_plan_table")
    assert not forecast.isVisible()
    assert screen.find(QAbstractButton, "migration_plan_as_table").isChecked()


def test_a_certificate_of_the_forecast_is_led_to_in_the_table(screen: Screen) -> None:
    screen.page.set_forecast(QWidget())
    screen.desk.model.search("holloway")
    screen.press("migration_plan_as_forecast")
    screen.page.go_to(screen.desk.id(OLD))
    assert screen.table.hasFocus()
    assert (screen.current, screen.table.currentIndex().column()) == (OLD, Column.PLAN)


def test_without_room_for_all_columns_nothing_is_left_out(
    desk: PlanningDesk, qtbot: QtBot, appearance: Appearance
) -> None:
    screen = Screen(desk, qtbot, 700)
    shown = [column for column in Column if not screen.table.isColumnHidden(column)]
    assert shown == [Column.CHECK, Column.CERTIFICATE, Column.PLAN]
    assert screen.table.horizontalHeader().length() == screen.table.viewport().width()
    screen.window.resize(984, 700)
    QApplication.processEvents()
    assert not any(screen.table.isColumnHidden(column) for column in Column)
    assert screen.table.horizontalHeader().length() == screen.table.viewport().width()


def test_the_page_comes_back_in_order(screen: Screen) -> None:
    before = screen.rows()
    screen.desk.model.plan_awaiting()
    screen.settle()
    assert screen.rows() == before
    screen.page.hide()
    screen.page.show()
    assert screen.rows() != before


def test_what_the_desk_refuses_is_told_on_the_page(screen: Screen) -> None:
    screen.desk.desk.migrations.remove(screen.desk.migration.id)
    screen.desk.planned(MovePlan.CLIENT, CLUB)
    assert screen.sees("migration_plan_problem")


def test_a_certificate_that_is_over_asks_for_no_haste(screen: Screen) -> None:
    screen.desk.world.clock.forward(timedelta(days=10))
    screen.desk.model.tick()
    screen.desk.model.arrange()
    assert screen.rows()[-1] == CLINIC
    assert screen.title("migration_plan_loss")
    description = screen.find(QWidget, "migration_plan_loss").accessibleDescription()
    assert description.endswith("Four expire within 30 days.")
