"""Names, clients and addresses that somebody wrote to do harm: shown plainly everywhere, and nothing breaks."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QLineEdit, QWidget

from certdesk.domain.text import displayable
from tests.e2e.signing_in import enter
from tests.e2e.stage import Stage
from tests.e2e.visitor import Visitor

SHOP = "1094582116"
LONGEST = 1_000
HIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
HOSTILE = {
    "markup": "<b>shop</b><img src=file:///etc/passwd>&amp;.example",
    "bidi": "shop.\u202eelpmaxe\u2066\u200f.example",
    "control": "shop\0.\x1b[31mexample\r\nX-Evil: yes",
    "long": "x" * 65_536 + ".example",
    "endless mark": "z" + "\u0334" * 20_000 + ".example",
}


def plant(stage: Stage, text: str) -> None:
    """Write the text into every field of one order that is not asked for while signing in."""
    with closing(sqlite3.connect(stage.places.practice_database)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE orders SET common_name = ?, organisation = ? WHERE id = ?", (text, text, SHOP))
        connection.execute("UPDATE names SET name = ? || position WHERE order_id = ?", (text, SHOP))
        connection.execute("UPDATE products SET name = ? WHERE name = 'Secure Site OV'", (text,))


def open_planted(stage: Stage) -> Visitor:
    """Open the program, have it ask the panel, and choose that order."""
    stage.pass_minute()
    visitor = stage.open_book()
    visitor.click("Refresh")
    orders = stage.program.models.orders
    visitor.wait("the panel's answer", lambda: orders.props.as_of == stage.clock.now())
    visitor.wait("all of it", lambda: not orders.props.is_refreshing)
    view = visitor.order_list()
    position = next(row for row in range(view.model().rowCount()) if row_key(view, row) == SHOP)
    index = view.model().index(position, 0)
    view.scrollTo(index)
    view.setCurrentIndex(index)
    visitor.wait("its details", lambda: stage.program.models.details.props.page is not None)
    return visitor


def row_key(view: QAbstractItemView, row: int) -> str:
    found = view.model().row(view.model().index(row, 0))  # type: ignore[attr-defined]  # a model of ours
    return "" if found is None else str(found.key)


def spoken(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything a widget says: to the eye, to the pointer, to those who hear it."""
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    yield "tooltip", widget.toolTip()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QAbstractItemView):
        model = widget.model()
        for row in range(model.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
                yield f"row {row}", str(model.index(row, 0).data(role) or "")


def defects() -> Iterator[str]:
    """What on the screen could be read as markup, reorders its neighbours, or has no end."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel) and widget.textFormat() is not Qt.TextFormat.PlainText:
            yield f"rich label {widget.text()[:40]!r}"
        for place, text in spoken(widget):
            shown = f"{type(widget).__name__} {widget.objectName()} {place}: {text[:60]!r}"
            if len(text) > LONGEST:
                yield f"endless {shown}"
            if HIDDEN.search(text):
                yield f"control in {shown}"
            if place == "tooltip" and "<" in text.removeprefix("<span>").removesuffix("</span>"):
                yield f"markup in {shown}"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_names_are_shown_plainly_from_the_list_to_the_saved_file(filled: Stage, text: str) -> None:
    plant(filled, text)
    visitor = open_planted(filled)
    visitor.sees(displayable(text)[:8])
    assert visitor.window.windowTitle() == f"{displayable(text)} — CertDesk"
    seen = set(defects())
    for tab in ("Names", "Chain", "Activity", "Overview"):
        visitor.open_tab(tab)
        seen |= set(defects())
    visitor.click("Sign in…")
    visitor.click("Supplier order ID")
    seen |= set(defects())
    visitor.click("Continue")
    visitor.sees("Enter the access code")
    seen |= set(defects())
    visitor.click("Open the practice mailbox")
    mail = visitor.open_newest_mail()
    seen |= set(defects())
    visitor.mailbox.close()
    visitor.come_back()
    enter(visitor, visitor.code_in(mail))
    visitor.sees("Guest session, 2 h 0 min left")
    for tab in ("Names", "Chain", "Activity", "Overview"):
        visitor.open_tab(tab)
        seen |= set(defects())
    visitor.click(visitor.session_card())
    seen |= set(defects())
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    visitor.come_back()
    visitor.click("Download…")
    visitor.sees("Download certificate")
    seen |= set(defects())
    visitor.click("Save")
    visitor.sees("Saved ")
    seen |= set(defects())
    assert not seen
    (saved,) = filled.downloads.iterdir()
    assert saved.name.isascii()
    assert len(saved.name) < 256
    raw = next(each for each in filled.program.desk.practice.messages("web@larkspur.example", ""))
    assert b"\nX-Evil" not in filled.program.desk.practice.open_message(raw.id).raw.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_addresses_and_numbers_are_shown_plainly(filled: Stage, text: str) -> None:
    with closing(sqlite3.connect(filled.places.practice_database)) as connection, connection:
        values = (text, text + "@larkspur.example", text, SHOP)
        connection.execute("UPDATE orders SET supplier_id = ?, admin_email = ?, status = ? WHERE id = ?", values)
    visitor = open_planted(filled)
    seen = set(defects())
    visitor.click("Sign in…")
    seen |= set(defects())
    visitor.click("Continue")
    visitor.wait("an answer", lambda: visitor.buttons("Continue") and visitor.buttons("Continue")[0].isEnabled())
    seen |= set(defects())
    assert not seen
    visitor.click("Cancel")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_may_be_typed_anywhere(visitor: Visitor, text: str) -> None:
    visitor.paste("Find a name, order ID or client", text)
    visitor.sees("No order matches")
    seen = set(defects())
    visitor.write("Find a name, order ID or client", "")
    visitor.click("Add")
    for field in ("Admin e-mail", "Common name"):
        visitor.paste(field, text)
    visitor.click("Continue")
    visitor.wait("an answer", lambda: any(each.property("problem") == "true" for each in visitor.visible(QLineEdit)))
    seen |= set(defects())
    visitor.click("Cancel")
    visitor.click("Practice mailbox")
    visitor.wait("the mailbox", visitor.mailbox.isVisible)
    QApplication.clipboard().setText(text)
    visitor.field("Search in the mails", visitor.mailbox).paste()
    visitor.sees("No mail matches", visitor.mailbox)
    assert not seen | set(defects())
