"""The book: several orders at once, the user's own words, lists taken in and written out, reports, activity."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit

from certdesk.viewmodels.importing import Step
from tour.first_day import ORDER, choose
from tour.stage import Stage

_LIST = """\
Domain;Contact;Customer;Labels
shop.larkspur.example;web@larkspur.example;Larkspur Florists;florist, eu
new.larkspur.example;web@larkspur.example;Larkspur Florists;florist
not a name;web@larkspur.example;Larkspur Florists;
spare.tidewater-dental.example;no-address;Tidewater Dental;
"""


def walk(stage: Stage) -> None:
    """Go through everything that is about many orders."""
    _several(stage)
    _own_words(stage)
    _lists(stage)
    stage.step("activity", lambda: _menu(stage, "Activity…"), dark=True)
    stage.visitor.click("Close")


def _several(stage: Stage) -> None:
    visitor = stage.visitor
    choose(stage, ORDER)
    stage.step("several", lambda: _choose_more(stage, 2), dark=True)
    stage.step("several-download", lambda: visitor.click("Download…"))
    visitor.click("Cancel")
    stage.step("several-client", lambda: visitor.click("Set client…"))
    visitor.click("Cancel")


def _choose_more(stage: Stage, count: int) -> None:
    view = stage.visitor.named("orders_list", QListView)
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    for _ in range(count):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    stage.visitor.settle()


def _own_words(stage: Stage) -> None:
    visitor = stage.visitor
    choose(stage, ORDER)
    stage.step("tags", lambda: visitor.click("Add tags…"))
    visitor.write(visitor.named("tag_name", QLineEdit), "florist")
    QTest.keyClick(visitor.named("tag_name", QLineEdit), Qt.Key.Key_Return)
    visitor.click("Save tags")
    visitor.wait("the tag", lambda: visitor.has_button("Edit tags…"))
    stage.step("note", lambda: visitor.click("Add a note…"))
    visitor.named("note_text", QPlainTextEdit).setPlainText("Ask before the autumn sale.")
    visitor.click("Save note")
    stage.step("own-words", visitor.settle)


def _lists(stage: Stage) -> None:
    visitor = stage.visitor
    source = stage.files / "clients.csv"
    source.write_text(_LIST, encoding="utf-8")
    stage.step("import", lambda: _menu(stage, "Import a list…"))
    stage.step("import-preview", partial(_take_in, stage, source), dark=True)
    stage.step("import-left-out", lambda: visitor.press(visitor.named("import_show_problems", QAbstractButton)))
    stage.step("import-done", partial(_import, stage))
    visitor.click("Close")
    stage.step("report", lambda: _menu(stage, "Report for a client…"))
    visitor.click("Cancel")


def _take_in(stage: Stage, source: Path) -> None:
    importing = stage.program.models.book.importing
    importing.model.choose(source)
    stage.visitor.wait("the check", lambda: importing.model.props.plan is not None)


def _import(stage: Stage) -> None:
    stage.visitor.press(stage.visitor.named("import_run", QAbstractButton))
    stage.visitor.wait("the result", lambda: stage.program.models.book.importing.model.props.step is Step.DONE)


def _menu(stage: Stage, words: str) -> None:
    stage.visitor.click("Main menu")
    stage.visitor.choose(words)
