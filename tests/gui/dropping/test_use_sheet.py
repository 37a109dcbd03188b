"""The small sheet over a drop: its question, what would be said, another order, and what is no request at all."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError
from certdesk.domain.handing_in import HandedIn, Origin
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.orders.book import OrdersViewModel
from certdesk.viewmodels.window_drops.model import WindowDropsViewModel
from certdesk.viewmodels.window_drops.props import Use
from certdesk.views.dropping.use_sheet import UseSheet
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.many_csrs import ALPEN, ID, SHOP, WAITING, BookOrders, use_of
from tests.fakes_gui.orders_list import FakeSessions
from tests.fakes_gui.requests import FakeRequests, one_to_drop, some_facts, two_problems
from tests.lanes import HandLane

W = TypeVar("W", bound=QWidget)


class Screen:
    """A window over which the sheet opens."""

    def __init__(self, qtbot: QtBot) -> None:
        self.requests = FakeRequests(
            {
                "shop.csr": some_facts((SHOP,)),
                "api.csr": some_facts((WAITING,)),
                "both.csr": some_facts(("both.example",)),
                "strange.csr": some_facts(("nobody.example", "www.nobody.example")),
                "old.crt": FieldError("csr", MessageKey.CSR_NOTCSR, what="pkcs7"),
            },
            matches={SHOP: (use_of(SHOP),), WAITING: (use_of(WAITING),), "both.example": (use_of(SHOP), use_of(ALPEN))},
            verdicts=one_to_drop,
        )
        self.lane = HandLane()
        self.runner = Runner(self.lane, self.lane)
        self.orders = OrdersViewModel(BookOrders(), FakeSessions(), self.runner)
        self.orders.reload()
        self.model = WindowDropsViewModel(self.requests, BookOrders(), self.runner)
        self.used: list[Use] = []
        self.model.use_wanted.connect(self.used.append)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.resize(1064, 800)
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()

    def drop(self, *names: str) -> UseSheet:
        self.model.take(HandedIn(Origin.DROPPED, tuple(Path("/x") / name for name in names)))
        self.lane.drain()
        sheet = UseSheet(self.window, self.model, self.orders)
        sheet.present()
        return sheet


def find(sheet: UseSheet, kind: type[W], name: str) -> W:
    found = sheet.findChild(kind, name)
    assert found is not None, name
    return found


def says(sheet: UseSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def press(sheet: UseSheet, name: str) -> None:
    QTest.mouseClick(find(sheet, QAbstractButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def screen(qtbot: QtBot, appearance: Appearance) -> Screen:
    return Screen(qtbot)


def test_one_order_is_asked_about_by_name_with_what_would_be_said(screen: Screen) -> None:
    sheet = screen.drop("shop.csr")
    assert sheet.accessibleName() == f"Use it for {SHOP}?"
    assert find(sheet, QLabel, "use_verdict").text() == "1 to decide"
    assert "pay.larkspur.example would be dropped" in says(sheet)
    assert find(sheet, QAbstractButton, "use_it").hasFocus()
    press(sheet, "use_it")
    assert [use.order for use in screen.used] == [ID[SHOP]]


def test_what_cannot_be_used_says_why_before_it_is_opened(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    sheet = screen.drop("shop.csr")
    assert find(sheet, QLabel, "use_verdict").text() == "Cannot be used"
    assert "This key is already in use" in says(sheet)
    assert "The CSR is for another name" in says(sheet)


def test_what_is_refused_is_not_used_but_leads_to_what_is_to_be_fixed(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    sheet = screen.drop("shop.csr")
    assert sheet.accessibleName() == f"It cannot be used for {SHOP}"
    assert find(sheet, QAbstractButton, "use_it").text() == "See what to fix…"
    press(sheet, "use_it")
    assert [use.order for use in screen.used] == [ID[SHOP]]


def test_of_several_orders_each_says_whether_the_request_is_refused_for_it(screen: Screen) -> None:
    screen.requests.verdicts = two_problems
    sheet = screen.drop("both.csr")
    assert sheet.accessibleName() == "Which order is it for?"
    assert find(sheet, QAbstractButton, "use_it").text() == "See what to fix…"


def test_the_button_says_what_the_order_needs(screen: Screen) -> None:
    assert find(screen.drop("api.csr"), QAbstractButton, "use_it").text() == "Use it and add the CSR…"


def test_of_several_orders_one_is_chosen(screen: Screen) -> None:
    sheet = screen.drop("both.csr")
    assert sheet.accessibleName() == "Which order is it for?"
    assert find(sheet, QRadioButton, f"use_order_{ID[SHOP]}").isChecked()
    press(sheet, f"use_order_{ID[ALPEN]}")
    press(sheet, "use_it")
    assert [use.order for use in screen.used] == [ID[ALPEN]]


def test_without_a_match_its_names_are_told_and_an_order_can_be_looked_for(screen: Screen) -> None:
    sheet = screen.drop("strange.csr")
    assert sheet.accessibleName() == "No order that takes a CSR has these names"
    assert "It asks for nobody.example, www.nobody.example." in says(sheet)
    assert not find(sheet, QAbstractButton, "use_it").isEnabled()
    press(sheet, "use_another")
    field = find(sheet, QLineEdit, "order_choice_search")
    QTest.keyClicks(field, "booking")
    QTest.keyClick(field, Qt.Key.Key_Return)
    screen.lane.drain()
    assert sheet.accessibleName() == f"Use it for {ALPEN}?"
    press(sheet, "use_it")
    assert [use.order for use in screen.used] == [ID[ALPEN]]


def test_what_is_no_request_is_called_by_its_name(screen: Screen) -> None:
    sheet = screen.drop("old.crt")
    assert sheet.accessibleName() == "This is not a CSR"
    assert "certificates in PKCS #7 (.p7b)" in says(sheet)
    assert not find(sheet, QAbstractButton, "use_it").isVisible()
    press(sheet, "use_cancel")
    assert not screen.model.props.is_open


def test_several_files_without_a_request_are_listed_with_their_reasons(screen: Screen) -> None:
    sheet = screen.drop("old.crt", "notes.txt")
    assert sheet.accessibleName() == "Found no CSR in 2 files"
    assert "old.crt: This is not a CSR" in says(sheet)
    assert "notes.txt: This is not a CSR" in says(sheet)


def test_what_lay_beside_the_request_is_counted(screen: Screen) -> None:
    assert "2 other files held no CSR." in says(screen.drop("shop.csr", "old.crt", "notes.txt"))


def test_escape_lets_the_drop_be(screen: Screen) -> None:
    sheet = screen.drop("shop.csr")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not screen.model.props.is_open
    assert not screen.used
