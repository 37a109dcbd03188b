"""The user's own words in the details of an order."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from certdesk.viewmodels.labels import Editor
from certdesk.views.kit.chips import Tag
from certdesk.views.orders.details.labels import OrderLabels
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.orders_list import an_entry


def shown(qtbot: QtBot) -> OrderLabels:
    made = OrderLabels()
    qtbot.addWidget(made)
    made.show()
    return made


def tags(labels: OrderLabels) -> list[str]:
    QApplication.processEvents()
    return [tag.text() for tag in labels.findChildren(Tag) if tag.isVisible()]


def words(labels: OrderLabels) -> list[str]:
    return [button.text() for button in labels.findChildren(QAbstractButton)]


def test_tags_and_note_stand_there_and_what_is_missing_can_be_added(qtbot: QtBot, appearance: Appearance) -> None:
    labels, plain = shown(qtbot), an_entry("a.example")
    labels.show_entry(plain)
    assert (tags(labels), words(labels)) == ([], ["Set client…", "Add tags…", "Add a note…"])
    labels.show_entry(replace(plain, client="Larkspur", tags=("renew", "vip"), note="Ask\nfirst"))
    assert tags(labels) == ["renew", "vip"]
    assert words(labels) == ["Change client…", "Edit tags…", "Edit note…"]
    note = labels.findChild(QLabel, "order_note")
    assert isinstance(note, QLabel)
    assert note.text() == "Ask\nfirst"


def test_hostile_words_are_shown_as_what_they_are(qtbot: QtBot, appearance: Appearance) -> None:
    labels = shown(qtbot)
    labels.show_entry(replace(an_entry("a.example"), tags=("<b>x</b>",), note="\N{RIGHT-TO-LEFT OVERRIDE}<i>" * 900))
    note = labels.findChild(QLabel, "order_note")
    assert isinstance(note, QLabel)
    assert note.textFormat() is Qt.TextFormat.PlainText
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in note.text()
    assert len(note.text()) <= 1_000
    assert tags(labels) == ["<b>x</b>"]


def test_each_link_asks_for_its_editor(qtbot: QtBot, appearance: Appearance) -> None:
    labels, wanted = shown(qtbot), list[Editor]()
    labels.edit_wanted.connect(wanted.append)
    labels.show_entry(an_entry("a.example"))
    for button in labels.findChildren(QAbstractButton):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wanted == [Editor.CLIENT, Editor.TAGS, Editor.NOTE]
