"""The activity of the whole desk on the screen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.activity import WHOLE_DESK, ActivityLine, DeskAct, DeskEntry
from certdesk.domain.errors import Damaged
from certdesk.domain.messages import MessageKey
from certdesk.views.book.activity_sheet import ActivitySheet
from certdesk.views.saving import Document
from certdesk.views.wording.desk_activity import as_text
from tests.fakes_gui.orders_list import NOW
from tests.gui.book.stage import Stage


@pytest.fixture
def opened(stage: Stage) -> Stage:
    stage.sheets.open_activity()
    stage.drain()
    return stage


def rows(stage: Stage) -> int:
    return stage.find(QTableView, "activity_lines").model().rowCount()


def test_lines_say_what_on_which_order_who_and_when(opened: Stage) -> None:
    model = opened.find(QTableView, "activity_lines").model()
    texts = [model.index(0, column).data() for column in range(4)]
    assert texts[:3] == ["Client set: client 0", "shop.example", "You"]
    assert texts[3].startswith("20 Nov 2026")
    assert opened.text("activity_sealed") == "250 entries checked, none changed"


def test_older_lines_are_added_below_and_what_is_seen_stays(opened: Stage) -> None:
    table = opened.find(QTableView, "activity_lines")
    table.verticalScrollBar().setValue(400)
    opened.press("activity_more")
    assert rows(opened) == 200
    assert table.verticalScrollBar().value() == 400
    opened.press("activity_more")
    assert rows(opened) == 250
    assert not opened.is_shown("activity_more")
    assert opened.text("activity_count") == "250 lines"


def test_typing_finds_lines_after_a_moment(opened: Stage, qtbot: QtBot) -> None:
    QTest.keyClicks(opened.find(QLineEdit, "activity_search"), "client 249")
    qtbot.waitUntil(lambda: opened.queries.waiting > 0)
    opened.drain()
    assert rows(opened) == 1
    QTest.keyClicks(opened.find(QLineEdit, "activity_search"), "9")
    qtbot.waitUntil(lambda: opened.queries.waiting > 0)
    opened.drain()
    assert opened.text("activity_count") == "Nothing matches"


def test_a_broken_chain_is_said_above_the_lines(stage: Stage) -> None:
    stage.desk.activity.broken = Damaged(MessageKey.ACTIVITY_BROKEN, number=7)
    stage.sheets.open_activity()
    stage.drain()
    banner = stage.find(QWidget, "activity_broken")
    assert banner.accessibleName() == "The activity was changed outside CertDesk"
    assert "entry 7" in banner.accessibleDescription()
    assert rows(stage) == 100


def test_the_text_holds_every_line_of_the_search(opened: Stage) -> None:
    documents: list[Document] = []
    sheet = opened.find(ActivitySheet, "activity_sheet")
    sheet.export_wanted.disconnect()
    sheet.export_wanted.connect(documents.append)
    opened.press("activity_export")
    (document,) = documents
    lines = document.content.decode().splitlines()
    assert lines[0] == "Activity of the whole desk"
    assert len(lines) == 252
    assert lines[2].split("\t")[1:] == ["You", "Client set: client 0", "shop.example"]


def test_what_belongs_to_the_whole_desk_says_so_and_foreign_text_stays_on_its_line() -> None:
    entry = DeskEntry(NOW, WHOLE_DESK, DeskAct.IMPORTED, detail="a\nb\t\N{RIGHT-TO-LEFT OVERRIDE}c.csv")
    text = as_text((ActivityLine(NOW, entry),), "x")
    assert text.splitlines()[0] == "Activity of the whole desk, lines with “x”"
    (line,) = text.splitlines()[2:]
    assert line.split("\t")[2:] == ["Imported from a list: a b \N{REPLACEMENT CHARACTER}c.csv", "The whole desk"]
