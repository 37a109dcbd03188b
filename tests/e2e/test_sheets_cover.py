"""What lies behind a sheet cannot be reached, and what is done twice in haste happens once."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from certdesk.viewmodels.shell import Page
from certdesk.views.actions import action_table
from certdesk.views.kit.sheet import Sheet
from tests.e2e.signing_in import ORDER, ask_for_code, sign_in
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

SHORTCUTS = [keys for row in action_table() for keys in row.keys]


def sheets(visitor: Visitor) -> list[str]:
    """The sheets that cover the window."""
    return [sheet.accessibleName() for sheet in visitor.visible(Sheet)]


def double_click(widget: QWidget) -> None:
    """Press twice, faster than anybody reads."""
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())


@pytest.mark.parametrize(
    "name",
    [
        "Settings",
        "Help",
        "Move time forward…",
        "Start over…",
        "Place an order…",
        "ISO account…",
        "Account Assistance…",
        "Download…",
    ],
)
def test_no_shortcut_reaches_behind_a_sheet(filled: Stage, name: str) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    match name:
        case "Move time forward…":
            visitor.click("Practice CA")
            visitor.choose(name, "Other…")
        case "Start over…" | "Place an order…" | "ISO account…" | "Account Assistance…":
            visitor.click("Practice CA")
            visitor.choose(name)
        case _:
            visitor.click(name)
    visitor.wait("a sheet", lambda: len(sheets(visitor)) == 1)
    before = sheets(visitor)
    QApplication.clipboard().setText("untouched")
    for keys in [*SHORTCUTS, "Alt+D", "Alt+S", "Alt+O"]:
        if keys not in {"Ctrl+C", "Ctrl+R"}:
            visitor.type_keys(keys)
    assert sheets(visitor) == before
    assert filled.program.models.shell.props.page is Page.ORDERS
    assert len(filled.program.desk.sessions.all()) == 1
    assert not visitor.mailbox.isVisible()
    assert not any(each.inherits("QMenu") for each in QApplication.topLevelWidgets() if each.isVisible())
    assert visitor.window.isVisible()
    assert QApplication.clipboard().text() == "untouched"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert next(visitor.visible(Sheet)).isAncestorOf(focused)
    visitor.key(Qt.Key.Key_Escape)
    visitor.wait("no sheet", lambda: not sheets(visitor))
    visitor.type_keys("Ctrl+,")
    visitor.wait("the settings", lambda: sheets(visitor) == ["Settings"])


def test_a_double_click_opens_one_portfolio_and_stops_nothing(stage: Stage) -> None:
    visitor = stage.open()
    double_click(visitor.button("Open the practice portfolio"))
    visitor.wait("the orders", lambda: stage.program.models.orders.props.total == 42)
    assert len(stage.program.desk.practice.messages(None, "Order 1094582116 received")) == 1


def test_a_double_click_sends_one_code_and_opens_one_session(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.select(ORDER)
    double_click(visitor.button("Sign in…"))
    double_click(visitor.button("Continue"))
    visitor.sees("Enter the access code")
    code = visitor.read_code()
    mails = filled.program.desk.practice.messages(None, "access code")
    assert len([mail for mail in mails if mail.subject.startswith("Access code")]) == 1
    visitor.write("Access code", code)
    double_click(visitor.button("Sign in"))
    visitor.sees("Guest session, 2 h 0 min left")
    assert len(filled.program.desk.sessions.all()) == 1


def test_a_double_click_saves_one_file(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    double_click(visitor.button("Download…"))
    visitor.sees("Download certificate")
    assert len(sheets(visitor)) == 1
    double_click(visitor.button("Save"))
    visitor.sees("Saved ")
    visitor.wait("no sheet", lambda: not sheets(visitor))
    assert len(list(filled.downloads.iterdir())) == 1


def test_a_double_click_on_keep_both_keeps_two(filled: Stage) -> None:
    visitor = filled.open_book()
    sign_in(visitor)
    for _ in range(2):
        visitor.click("Download…")
        visitor.click("Save")
        visitor.wait("an answer", lambda: not sheets(visitor) or visitor.buttons("Keep both"))
    double_click(visitor.button("Keep both"))
    visitor.wait("no sheet", lambda: not sheets(visitor))
    assert len(list(filled.downloads.iterdir())) == 2


def test_a_double_click_moves_time_and_starts_over_once(filled: Stage) -> None:
    visitor = filled.open_book()
    visitor.click("Practice CA")
    visitor.choose("Move time forward…", "Other…")
    double_click(next(b for b in visitor.visible(QPushButton) if b.objectName() == "move_time"))
    visitor.wait("a day", lambda: filled.program.desk.practice.state().moved.days == 1)
    visitor.click("Practice CA")
    visitor.choose("Start over…")
    double_click(next(b for b in visitor.visible(QPushButton) if b.objectName() == "start_over_confirm"))
    visitor.sees("No orders yet")
    assert not sheets(visitor)


def test_a_double_click_signs_out_of_one_session(filled: Stage) -> None:
    visitor = filled.open_book()
    ask_for_code(visitor)
    visitor.click("Back")
    visitor.click("Cancel")
    sign_in(visitor, "blog.larkspur.example")
    visitor.click(visitor.session_card())
    popup = QApplication.activePopupWidget()
    assert popup is not None
    double_click(visitor.button("Sign out of blog.larkspur.example", popup))
    visitor.wait("no session", lambda: not filled.program.desk.sessions.all())
    visitor.button("Sign in…")
