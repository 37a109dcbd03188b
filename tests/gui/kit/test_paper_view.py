"""The preview of a paper: what is on it, in the theme and size of the interface."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.domain.papers import Caution, Grid, Heading, Items, Paper, Words
from certdesk.views.kit.paper_view import PaperView
from certdesk.views.theme.appearance import Appearance, Scheme

MARKUP = "<h1>Larkspur</h1><img src='file:///etc/hostname'><a href='http://evil.example'>x</a>"
PAPER = Paper(
    "Your certificates",
    "For Larkspur",
    (
        Heading("Steps"),
        Items(("First", "Second"), is_numbered=True),
        Words(MARKUP),
        Grid(("Certificate", "Ends"), ((MARKUP, "1 March 2027"),), (60, 40)),
        Caution("Take care", "Never write a password."),
        *(Words("word " * 60) for _ in range(12)),
    ),
)


@pytest.fixture
def view(qtbot: QtBot, appearance: Appearance) -> PaperView:
    made = PaperView()
    qtbot.addWidget(made)
    made.resize(640, 400)
    made.show_paper(PAPER)
    made.show()
    return made


@pytest.fixture
def mirrored(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


def left_of(view: PaperView, text: str) -> int:
    """Where a text begins on the screen."""
    cursor = view.document().find(text, 0, QTextDocument.FindFlag.FindCaseSensitively)
    cursor.setPosition(cursor.selectionStart())
    return view.cursorRect(cursor).left()


def ink_of(view: PaperView, text: str) -> str:
    return view.document().find(text).charFormat().foreground().color().name().upper()


def test_markup_stays_the_signs_it_is_made_of_and_nothing_is_loaded(view: PaperView) -> None:
    text = view.toPlainText()
    assert text.startswith("Your certificates\nFor Larkspur\nSteps\nFirst\nSecond\n<h1>Larkspur</h1>")
    assert text.count(MARKUP) == 2
    assert "\ufffc" not in text, "that would be a picture"
    assert view.anchorAt(view.cursorRect(view.document().find("evil")).center()) == ""


def test_it_can_be_read_and_copied_and_not_be_changed(view: PaperView) -> None:
    before = view.toPlainText()
    view.setFocus()
    QTest.keyClicks(view, "typed")
    assert view.toPlainText() == before
    view.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Your certificates"
    assert not data.hasHtml()


def test_tab_leaves_it(view: PaperView) -> None:
    assert view.tabChangesFocus()
    assert view.accessibleName() == "Your certificates"


def test_the_same_paper_again_stays_where_it_was_scrolled_to_and_another_begins_at_its_top(view: PaperView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    view.show_paper(replace(PAPER))
    assert bar.value() == bar.maximum()
    view.show_paper(replace(PAPER, title="Another"))
    assert bar.value() == 0
    view.show_paper(None)
    assert view.toPlainText() == ""


def test_it_wears_the_theme_and_follows_it(view: PaperView, appearance: Appearance) -> None:
    assert ink_of(view, "Steps") == appearance.tokens.text_1.upper()
    view.verticalScrollBar().setValue(40)
    light = appearance.tokens
    appearance.choose(Scheme.DARK)
    assert appearance.tokens is not light
    assert ink_of(view, "Steps") == appearance.tokens.text_1.upper()
    assert ink_of(view, "Take care") == appearance.tokens.amber.text.upper()
    assert view.verticalScrollBar().value() == 40


def test_it_follows_the_size_of_the_text(view: PaperView, qapp: QApplication, qtbot: QtBot) -> None:
    before = view.document().size().height()
    larger = qapp.font()
    larger.setPixelSize(26)
    qapp.setFont(larger)
    qtbot.waitUntil(lambda: view.document().find("First").charFormat().font().pixelSize() == 26)
    assert view.document().size().height() > 2 * before
    assert view.horizontalScrollBar().maximum() == 0


def test_right_to_left_everything_begins_at_the_right(mirrored: None, qtbot: QtBot, appearance: Appearance) -> None:
    view = PaperView()
    qtbot.addWidget(view)
    view.resize(640, 400)
    view.show_paper(PAPER)
    view.show()
    assert left_of(view, "Steps") > 400
    assert left_of(view, "Certificate") > left_of(view, "Ends")


def test_of_a_long_table_the_beginning_is_shown_and_how_much_is_not(view: PaperView) -> None:
    rows = tuple((f"shop{number}.example", "") for number in range(5_000))
    view.show_paper(Paper("Long", "", (Grid(("Certificate", ""), rows, (60, 40)),)))
    text = view.toPlainText()
    assert "shop39.example" in text
    assert "shop40.example" not in text
    assert "4960 more, which are not shown here" in text
