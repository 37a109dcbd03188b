"""The webmaster's essential way without a mouse: where the focus is when a page opens, and where the keys lead."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from certdesk.domain.handovers import Stage as Reached
from certdesk.domain.migration import Situation
from certdesk.domain.move_plans import MovePlan
from tests.e2e.moving import DECIDE, FIND, HAND_OVER, WHO, Mover, kept
from tests.e2e.stage import Stage
from tests.e2e.test_accessibility import defects, tab_to, wait_for_focus
from tests.e2e.visitor import Visitor

_Key = Qt.Key
FORMS = "forms.osprey-surveying.example"


def press(visitor: Visitor, name: str) -> None:
    """Go to a control with Tab, and press Enter there."""
    tab_to(visitor, name)
    visitor.key(_Key.Key_Return)


def write(text: str) -> None:
    """Type where the focus is."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, text)


def test_one_is_found_planned_and_handed_over_by_keyboard_alone(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    visitor = mover.visitor
    visitor.come_back()
    visitor.type_keys("Ctrl+4")
    mover.reads(WHO)
    wait_for_focus(visitor, "I look after clients’ certificates")
    visitor.key(_Key.Key_Space)
    press(visitor, "Continue")
    mover.reads(FIND)
    press(visitor, "Add them")
    mover.reads("0 of 18 found")
    wait_for_focus(visitor, "Certificates")
    find(mover)
    press(visitor, "Continue with 1")
    plan(mover, filled)
    press(visitor, "Hand over 1")
    mover.reads(HAND_OVER)
    wait_for_focus(visitor, "Clients")
    visitor.key(_Key.Key_Return)
    wait_for_focus(visitor, "Prepared")
    tab_to(visitor, "Confirmed")
    visitor.key(_Key.Key_Space)
    mover.reads("1 of 18 handed over")
    assert [each.stage for each in kept(filled).handovers] == [Reached.CONFIRMED]
    visitor.type_keys("Ctrl+Z")
    mover.reads("0 of 18 handed over")
    visitor.type_keys("Alt+Left")
    mover.reads("Move 18 certificates off your ISO sign-in")


def test_a_client_decides_and_writes_the_letter_by_keyboard_alone(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    visitor = mover.visitor
    visitor.come_back()
    visitor.type_keys("Ctrl+4")
    mover.reads(WHO)
    wait_for_focus(visitor, "I look after clients’ certificates")
    visitor.key(_Key.Key_Right)
    visitor.key(_Key.Key_Space)
    press(visitor, "Continue")
    mover.reads(DECIDE)
    wait_for_focus(visitor, "My webmaster goes on")
    visitor.key(_Key.Key_Space)
    press(visitor, "Continue")
    wait_for_focus(visitor, "Your webmaster’s name (optional)")
    write("Maya")
    visitor.type_keys("Alt+Left")
    wait_for_focus(visitor, "My webmaster goes on")
    visitor.type_keys("Ctrl+Return")
    wait_for_focus(visitor, "Your webmaster’s name (optional)")


def find(mover: Mover) -> None:
    """Letters lead to the certificate, Enter to its details, and Enter in the field keeps its number."""
    visitor = mover.visitor
    write("forms")
    mover.reads_in("migration_find_detail", "Osprey Surveying")
    visitor.key(_Key.Key_Return)
    tab_to(visitor, "I know the customer number")
    write("00734126")
    visitor.key(_Key.Key_Return)
    mover.reads("1 of 18 found")
    wait_for_focus(visitor, "Next one not found")


def plan(mover: Mover, stage: Stage) -> None:
    """Letters lead to the row, F4 opens its plans, and a letter chooses one."""
    visitor = mover.visitor
    mover.reads("Move 18 certificates off your ISO sign-in")
    wait_for_focus(visitor, "Certificates and their plans")
    write("forms")
    visitor.key(_Key.Key_F4)
    visitor.wait("the plans", lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, _Key.Key_D)
    visitor.wait("the plan", lambda: [each.plan for each in kept(stage).moved if each.plan] == [MovePlan.DELEGATE])
    mover.reads("1 ready")
    visitor.come_back()


def test_everything_on_each_page_has_a_name_that_can_be_told_apart(filled: Stage) -> None:
    mover = Mover(filled.open_book())
    mover.go()
    mover.reads(WHO)
    assert defects(mover.wizard) == []
    mover.be(Situation.WEBMASTER)
    mover.go_on()
    mover.reads("Add certificates first")
    assert defects(mover.wizard) == []
    mover.take_iso_account()
    assert defects(mover.wizard) == []
    mover.choose(FORMS)
    mover.type("migration_find_number", "00734126")
    mover.press("migration_find_number_save")
    mover.reads("1 of 18 found")
    assert defects(mover.wizard) == []
    mover.go_on()
    mover.press("migration_plan_offer_act")
    mover.sees_plan(FORMS, "Client manages it", "Ready")
    assert defects(mover.wizard) == []
    mover.press("migration_plan_as_forecast")
    mover.reads("If the ISO sign-in ended today")
    assert defects(mover.wizard) == []
    mover.go_on()
    mover.reads(HAND_OVER)
    assert defects(mover.wizard) == []
