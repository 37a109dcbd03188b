"""What the accessibility tree shows: sheets as dialogs, menus and toasts where somebody can find them."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from certdesk.domain.downloads import DownloadFormat
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.saved_views import SavedView
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.download.choice import FormatChoice
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.saved_views import Entry
from certdesk.views.download.format_list import FormatList
from certdesk.views.kit.labels import ElidedLabel
from certdesk.views.kit.menu import Menu
from certdesk.views.kit.shaping import cut_out
from certdesk.views.kit.sheet import Sheet, SheetHead
from certdesk.views.kit.toast import ToastStack
from certdesk.views.orders.busy_bar import BusyBar
from certdesk.views.orders.count_bar import CountBar
from certdesk.views.orders.list_pane import OrdersListPane
from certdesk.views.orders.list_view import OrderListView
from certdesk.views.orders.page import OrdersPage
from certdesk.views.proofs.method_button import MethodButton
from certdesk.views.shell.practice_chip import PracticeChip
from certdesk.views.shell.saved_views import SavedViewButtons
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.orders_list import FakeOrders, FakeSessions
from tests.fakes_gui.proofs import ProofsDesk, a_proof
from tests.gui.accessible import tree
from tests.lanes import HandLane

pytestmark = pytest.mark.usefixtures("appearance")


def test_a_sheet_is_a_modal_dialog_with_its_title(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    sheet = Sheet(window, SheetHead("Settings"))
    shown = tree.named(window, "Settings", tree.ROLE.Dialog)
    assert shown.object() is sheet
    assert shown.state().modal


def test_a_menu_is_found_below_what_opens_it_and_its_entries_act(qtbot: QtBot) -> None:
    chip = PracticeChip()
    qtbot.addWidget(chip)
    leaps: list[object] = []
    chip.advance_wanted.connect(leaps.append)
    menu = tree.named(chip, "Practice CA", tree.ROLE.PopupMenu)
    holder = tree.of(chip)
    assert holder.child(holder.indexOfChild(menu)).object() is menu.object()
    tree.act(tree.named(chip, "2 hours", tree.ROLE.MenuItem), "Press")
    assert leaps == [timedelta(hours=2)]


def test_an_entry_that_is_pressed_closes_its_menu_and_those_that_led_to_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    menu, further = Menu("Outer", window), Menu("Inner", window)
    menu.addMenu(further)
    act = further.addAction("Act")
    closed: list[str] = []
    menu.aboutToHide.connect(lambda: closed.append("outer"))
    menu.show()
    act.trigger()
    assert (menu.isVisible(), closed) == (False, ["outer"])


def test_toasts_over_a_stack_of_pages_are_in_the_tree(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    pages = QStackedWidget()
    pages.addWidget(QWidget())
    column = QVBoxLayout(window)
    column.setContentsMargins(40, 0, 0, 0)
    column.addWidget(pages)
    toasts = ToastStack(pages)
    window.resize(600, 400)
    window.show()
    toasts.say("Saved shop.pem", "Show in folder", lambda: None)
    assert tree.named(window, "Show in folder", tree.ROLE.Button)
    assert toasts.geometry().left() > pages.geometry().left() > 0
    assert toasts.geometry().bottom() < pages.geometry().bottom()


def test_the_ways_to_prove_a_name_are_found_below_their_button(qtbot: QtBot) -> None:
    desk = ProofsDesk(a_proof())
    button = MethodButton()
    qtbot.addWidget(button)
    button.show_method(desk.props.rows[0])
    chosen: list[object] = []
    button.chosen.connect(chosen.append)
    button.show()
    tree.act(tree.of(button), "Press")
    tree.act(tree.named(button, "DNS CNAME", tree.ROLE.MenuItem), "Press")
    assert chosen == [ValidationMethod.DNS_CNAME]


def test_what_else_can_be_done_with_several_orders_is_found_in_the_bar(qtbot: QtBot) -> None:
    bar = CountBar()
    qtbot.addWidget(bar)
    assert tree.named(bar, "More for these orders", tree.ROLE.PopupMenu)


def test_the_menu_of_a_saved_view_is_found_while_it_is_open_and_its_entries_act(qtbot: QtBot) -> None:
    group = QButtonGroup()
    views = SavedViewButtons(group)
    qtbot.addWidget(views)
    views.render_entries((Entry(SavedView("Florists", ""), 3, is_shown=False),))
    views.show()
    removed: list[str] = []
    views.remove_wanted.connect(removed.append)
    button = views.button("Florists")
    assert button is not None
    at = button.rect().center()
    QApplication.sendEvent(button, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, button.mapToGlobal(at)))
    assert tree.named(views, "Florists", tree.ROLE.PopupMenu)
    tree.act(tree.named(views, "Remove view", tree.ROLE.MenuItem), "Press")
    assert removed == ["Florists"]


def test_the_menu_of_several_orders_is_found_in_the_pane_of_the_list(qtbot: QtBot, appearance: Appearance) -> None:
    lane = HandLane()
    model = OrdersViewModel(FakeOrders(), FakeSessions(), Runner(lane, lane))
    pane = OrdersListPane(model, appearance)
    qtbot.addWidget(pane)
    pane.resize(368, 800)
    model.reload()
    lane.drain()
    pane.show()
    qtbot.waitExposed(pane)
    rows = pane.findChild(OrderListView, "orders_list")
    assert rows is not None
    rows.selectAll()
    at = rows.visualRect(rows.model().index(1, 0)).center()  # below its heading
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, rows.viewport().mapToGlobal(at))
    QApplication.sendEvent(rows.viewport(), event)
    chosen = model.props.several
    assert chosen is not None
    assert tree.named(pane, f"{len(chosen.keys)} selected", tree.ROLE.PopupMenu)
    tree.act(tree.named(pane, "Clear", tree.ROLE.MenuItem), "Press")
    assert model.props.several is None


def test_the_list_comes_before_the_details(qtbot: QtBot) -> None:
    orders, details = QPushButton("orders"), QPushButton("details")
    page = OrdersPage(orders, details)
    qtbot.addWidget(page)
    said = [each.text(tree.NAME) for each in tree.below(tree.of(page)) if each.role() == tree.ROLE.Button]
    assert [name for name in said if name in {"orders", "details"}] == ["orders", "details"]
    assert page.findChild(QSplitter) is not None


def test_formats_are_read_in_the_order_in_which_they_stand(qtbot: QtBot) -> None:
    formats = FormatList()
    qtbot.addWidget(formats)
    formats.show()
    order = (DownloadFormat.DER, DownloadFormat.PEM_ALL, DownloadFormat.P7B)
    formats.render_formats(
        tuple(FormatChoice(each, is_recommended=False, is_chosen=False) for each in order), has_more=True
    )
    shown = [each for each in tree.below(tree.of(formats)) if not each.state().invisible]
    said = [each.text(tree.NAME) for each in shown if each.role() in {tree.ROLE.RadioButton, tree.ROLE.Button}]
    assert said[-4:] == ["DER, .cer", "Full chain with root, .pem", "PKCS #7, .p7b", "Show all formats"]


def test_a_cut_label_says_its_text_without_markup(qtbot: QtBot) -> None:
    label = ElidedLabel("Practice CA <portal@practice-ca.example>")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    assert "<span>" in label.toolTip()
    assert tree.of(label).text(tree.DESCRIPTION) == "Practice CA <portal@practice-ca.example>"


def test_the_thin_bar_has_a_name_only_while_it_is_shown(qtbot: QtBot) -> None:
    bar = BusyBar(show_after=0, keep=0)
    qtbot.addWidget(bar)
    assert tree.of(bar).text(tree.NAME) == ""
    bar.show_work(is_busy=True, progress=None)
    qtbot.waitUntil(lambda: tree.of(bar).text(tree.NAME) == "Refreshing")
    bar.show_work(is_busy=False, progress=None)
    qtbot.waitUntil(lambda: tree.of(bar).text(tree.NAME) == "")


def test_where_nothing_is_blended_corners_are_cut_off(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    cut_out(window, QRect(0, 0, 100, 60), 8, blended=True)
    assert window.mask().isEmpty()
    cut_out(window, QRect(0, 0, 100, 60), 8, blended=False)
    mask = window.mask()
    inside = [mask.contains(QRect(x, y, 1, 1)) for x, y in ((0, 0), (99, 0), (50, 0), (50, 30))]
    assert inside == [False, False, True, True]
