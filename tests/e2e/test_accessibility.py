"""Every page, sheet and window is told in full to those who hear it, and the main job can be done by keyboard alone."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from certdesk.views.kit.sheet import Sheet
from tests.e2e.signing_in import ORDER, ask_for_code, other_than, sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import CTRL, Visitor

Way = Callable[[Stage, Visitor], QWidget | None]


def controls(root: QWidget) -> Iterator[QWidget]:
    """The controls that can be focused, within the sheet where there is one."""
    cover = next((each for each in root.findChildren(Sheet) if each.isVisible()), None)
    for widget in (cover or root).findChildren(QWidget):
        inner = isinstance(widget.parent(), QAbstractScrollArea | QAbstractSpinBox | QLineEdit) and not isinstance(
            widget, QAbstractButton
        )
        takes_focus = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        selectable = isinstance(widget, QLabel)  # text that can be selected is no control
        if widget.isVisible() and takes_focus and not inner and not selectable:
            yield widget


def heard(widget: QWidget) -> str:
    """The name that a screen reader is told."""
    told = QAccessible.queryAccessibleInterface(widget)
    return "" if told is None else told.text(QAccessible.Text.Name).replace("&", "").strip()


def defects(root: QWidget) -> list[str]:
    """Controls without a name, fields without a label, and buttons that cannot be told apart."""
    found = []
    named: Counter[str] = Counter()
    for widget in controls(root):
        name = heard(widget)
        if isinstance(widget, QTabBar):
            name = name or widget.accessibleTabName(0)
        if not name:
            found.append(f"no name: {type(widget).__name__} {widget.objectName()}")
        if isinstance(widget, QAbstractButton) and widget.isEnabled():
            named[name] += 1
    found += [f"{count} times “{name}”" for name, count in named.items() if count > 1]
    return found


def _orders(stage: Stage, visitor: Visitor) -> None:
    visitor.wait("the list", lambda: ORDER in visitor.listed())


def _first_step(stage: Stage, visitor: Visitor) -> None:
    visitor.click("Add")
    visitor.sees("Step 1 of 2")


def _second_step(stage: Stage, visitor: Visitor) -> None:
    ask_for_code(visitor)
    visitor.click("Why not?")


def _wrong_code(stage: Stage, visitor: Visitor) -> None:
    code = ask_for_code(visitor)
    for _ in range(5):
        visitor.write("Access code", other_than(code))
        visitor.click("Sign in")
        visitor.wait("an answer", lambda: visitor.buttons("Sign in") or "Too many tries" in visitor.text())
    visitor.sees("Too many tries")


def _refusal(stage: Stage, visitor: Visitor) -> None:
    visitor.select("stream.nordlicht.example")
    visitor.click("Sign in…")
    visitor.click("Continue")
    visitor.sees("Guest access is off for this order")


def _download(stage: Stage, visitor: Visitor) -> None:
    sign_in(visitor)
    visitor.click("Download…")
    visitor.click("Show all formats")
    visitor.click("I’m not sure")


def _existing(stage: Stage, visitor: Visitor) -> None:
    sign_in(visitor)
    (stage.downloads / "shop_larkspur_example.pem").touch()
    visitor.click("Download…")
    visitor.click("Save")
    visitor.button("Keep both")


def _sheet(button: str) -> Way:
    def way(stage: Stage, visitor: Visitor) -> None:
        visitor.click(button)

    return way


def _practice(*path: str) -> Way:
    def way(stage: Stage, visitor: Visitor) -> None:
        visitor.click("Practice CA")
        visitor.choose(*path)

    return way


def _practice_sheet(start: str) -> Way:
    def way(stage: Stage, visitor: Visitor) -> None:
        visitor.click("Practice CA")
        visitor.choose_starting(start)
        visitor.wait("its sheet", lambda: not stage.program.shell.sheets.are_closed)

    return way


def _mailbox(stage: Stage, visitor: Visitor) -> QWidget:
    ask_for_code(visitor)
    visitor.click("Open the practice mailbox")
    visitor.wait("the mailbox", visitor.mailbox.isVisible)
    return visitor.mailbox


def _popover(stage: Stage, visitor: Visitor) -> QWidget:
    sign_in(visitor, "blog.larkspur.example")
    sign_in(visitor, ORDER)
    visitor.click(visitor.session_card())
    popup = QApplication.activePopupWidget()
    assert popup is not None
    return popup


def _crash(stage: Stage, visitor: Visitor) -> None:
    stage.program.show_crash("CertDesk\nZeroDivisionError")


def _ended(stage: Stage, visitor: Visitor) -> None:
    sign_in(visitor)
    visitor.move_time("2 hours")
    visitor.sees("Your guest session ended")


WAYS: dict[str, Way] = {
    "orders": _orders,
    "session ended": _ended,
    "sign-in 1": _first_step,
    "sign-in 2": _second_step,
    "too many tries": _wrong_code,
    "refusal": _refusal,
    "download": _download,
    "existing file": _existing,
    "settings": _sheet("Settings"),
    "shortcuts": _sheet("Help"),
    "move time": _practice("Move time forward…", "Other…"),
    "start over": _practice("Start over…"),
    "new order": _practice_sheet("Place an order…"),
    "approvals": _practice_sheet("Requests waiting for approval"),
    "mailbox": _mailbox,
    "popover": _popover,
    "crash": _crash,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_every_control_has_a_name_of_its_own(filled: Stage, way: Way) -> None:
    visitor = filled.open_book()
    root = way(filled, visitor) or visitor.window
    assert len(list(controls(root))) > 1
    assert defects(root) == []


def test_every_control_of_the_details_has_a_name_of_its_own(visitor: Visitor) -> None:
    visitor.select(ORDER)
    for _ in range(2):
        for tab in ("Names", "Chain", "Activity", "Overview"):
            visitor.open_tab(tab)
            assert defects(visitor.window) == [], tab
        if visitor.buttons("Sign in…"):
            sign_in(visitor)


def test_the_first_page_and_the_problem_page_have_names_too(stage: Stage) -> None:
    visitor = stage.open()
    visitor.sees("No orders yet")
    assert defects(visitor.window) == []
    stage.close()
    stage.places.desk_database.write_bytes(b"garbage" * 999)
    visitor = stage.open()
    visitor.sees("is damaged")
    assert defects(visitor.window) == []


def tab_to(visitor: Visitor, name: str, window: QWidget | None = None, *, back: bool = False) -> QWidget:
    """Press Tab until the control of that name has the focus, once it is there and can have it."""
    root = window or visitor.window
    visitor.wait(f"“{name}”", lambda: any(e.isEnabled() and heard(e).startswith(name) for e in controls(root)))
    for _ in range(60):
        focused = QApplication.focusWidget()
        if focused is not None and heard(focused).startswith(name):
            return focused
        visitor.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to “{name}”")


def wait_for_focus(visitor: Visitor, name: str) -> None:
    """Wait until the control of that name has the focus by itself."""
    visitor.wait(f"focus on “{name}”, not “{visitor.focused()}”", lambda: visitor.focused().startswith(name))


def read_code_by_keyboard(visitor: Visitor) -> str:
    """Open the practice mailbox, go down to the newest mail, read it, and close the mailbox."""
    tab_to(visitor, "Open the practice mailbox")
    visitor.key(Qt.Key.Key_Return)
    visitor.wait("the mailbox in front", visitor.mailbox.isActiveWindow)
    messages = next(iter(visitor.mailbox.findChildren(QListWidget, "messages")))
    visitor.wait("a mail", messages.count)
    tab_to(visitor, "Messages", visitor.mailbox)
    visitor.key(Qt.Key.Key_Down)
    text = next(iter(visitor.mailbox.findChildren(QPlainTextEdit, "message_text")))
    visitor.wait("an opened mail", text.toPlainText)
    if messages.currentRow() != 0:
        visitor.key(Qt.Key.Key_Home)
    visitor.wait("the newest mail", lambda: "access code is" in text.toPlainText())
    code = visitor.code_in(text.toPlainText())
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("the mailbox closed", lambda: not visitor.mailbox.isVisible())
    visitor.come_back()
    return code


def test_the_main_job_is_done_by_keyboard_alone(stage: Stage) -> None:
    visitor = stage.open()
    visitor.come_back()
    wait_for_focus(visitor, "Open the practice portfolio")
    visitor.key(Qt.Key.Key_Return)
    visitor.wait("42 orders", lambda: stage.program.models.orders.props.total == 42)
    wait_for_focus(visitor, "Orders")
    visitor.type_keys("Ctrl+F")
    wait_for_focus(visitor, "Find a name, order ID or client")
    QTest.keyClicks(visitor.field("Find a name, order ID or client"), "shop.lark")
    visitor.wait("one order", lambda: len(visitor.listed()) == 2)
    visitor.key(Qt.Key.Key_Down)
    visitor.wait("its details", lambda: visitor.window.windowTitle().startswith(ORDER))
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Download…")
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Admin e-mail")
    visitor.button("Continue")
    visitor.key(Qt.Key.Key_Return)
    wait_for_focus(visitor, "Access code")
    code = read_code_by_keyboard(visitor)
    wait_for_focus(visitor, "Open the practice mailbox")
    tab_to(visitor, "Access code", back=True)
    QTest.keyClicks(visitor.field("Access code"), code)
    visitor.key(Qt.Key.Key_Return)
    visitor.sees("Download certificate")
    wait_for_focus(visitor, "nginx")
    visitor.key(Qt.Key.Key_Down)
    wait_for_focus(visitor, "Apache")
    visitor.key(Qt.Key.Key_Up)
    name = tab_to(visitor, "File name")
    assert isinstance(name, QLineEdit)
    visitor.key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(name, "by-keyboard.pem")
    tab_to(visitor, "Save")
    visitor.key(Qt.Key.Key_Return)
    visitor.sees("Saved by-keyboard.pem")
    assert (stage.downloads / "by-keyboard.pem").read_text().count("BEGIN CERTIFICATE") == 2
    wait_for_focus(visitor, "Download…")


def test_escape_leads_back_step_by_step(filled: Stage, tmp_path: Path) -> None:
    visitor = filled.open_book()
    visitor.come_back()
    visitor.select(ORDER)
    visitor.type_keys("Ctrl+D")
    visitor.sees("Step 1 of 2")
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("the orders", lambda: ORDER in visitor.listed())
    sign_in(visitor)
    visitor.type_keys("Ctrl+D")
    visitor.sees("Download certificate")
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("no sheet", lambda: not any(visitor.visible(Sheet)))
    wait_for_focus(visitor, "Download…")
