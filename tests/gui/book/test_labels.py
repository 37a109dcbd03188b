"""Client, tags and note, written in their sheets, and taken back from the toast."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from certdesk.domain.activity import DeskAct
from certdesk.domain.labels import LONGEST_NOTE
from certdesk.viewmodels.labels import Editor
from certdesk.views.book.tag_chip import TagChip
from certdesk.views.orders.list_menu import ListAct
from certdesk.views.wording.selection import SelectionAct
from tests.fakes_gui.orders_list import id_of
from tests.gui.book.stage import Stage

SHOP, BOOKS, CDN = "shop.larkspur.example", "www.hollowaybooks.example", "cdn.nordlicht.example"


def chips(stage: Stage) -> list[str]:
    return [chip.accessibleName() for chip in stage.window.findChildren(TagChip) if chip.isVisible()]


def press_in_chip(stage: Stage, tag: str, button: str) -> None:
    shown = [chip for chip in stage.window.findChildren(TagChip) if chip.isVisible()]
    chip = next(chip for chip in shown if chip.accessibleName().startswith(tag))
    found = chip.findChild(QWidget, button)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_new_client_is_typed_and_kept_with_enter_and_undone_from_the_toast(stage: Stage) -> None:
    stage.choose(SHOP, BOOKS)
    stage.sheets.act_on_selection(SelectionAct.CLIENT)
    stage.drain()
    field = stage.find(QLineEdit, "client_name")
    assert field.text() == ""
    QTest.keyClicks(field, "New & Co")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stage.drain()
    assert not stage.is_shown("client_sheet")
    assert stage.toast() == "Client of 2 orders set to New & Co"
    stage.press_toast()
    assert stage.desk.labels.calls[-1][0] == "undo"
    assert stage.toast() == "Undone: Client of 2 orders set to New & Co"


def test_the_client_of_one_order_stands_there_and_known_ones_are_offered(stage: Stage) -> None:
    stage.choose(SHOP)
    stage.sheets.act_on_selection(SelectionAct.CLIENT)
    stage.drain()
    field = stage.find(QLineEdit, "client_name")
    assert (field.text(), field.selectedText()) == ("Larkspur Florists", "Larkspur Florists")
    QTest.keyClicks(field, "holl")
    completer = field.completer()
    assert completer.currentCompletion() == "Holloway Books"


def test_an_empty_client_is_refused_beside_its_field(stage: Stage) -> None:
    stage.choose(SHOP, BOOKS)
    stage.sheets.act_on_selection(SelectionAct.CLIENT)
    stage.drain()
    stage.press("client_keep")
    assert stage.find(QLineEdit, "client_name").accessibleDescription().startswith("A client’s name has")
    stage.press("client_cancel")
    assert not stage.is_shown("client_sheet")
    assert stage.desk.labels.calls == []


def test_tags_are_added_with_enter_and_taken_away_in_their_chips(stage: Stage) -> None:
    stage.choose(SHOP, BOOKS)
    stage.sheets.act_on_selection(SelectionAct.TAGS)
    stage.drain()
    field = stage.find(QLineEdit, "tag_name")
    QTest.keyClicks(field, "renew, vip")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == ""
    assert chips(stage) == ["renew", "vip"]
    press_in_chip(stage, "vip", "tag_drop")
    assert chips(stage) == ["renew"]
    QTest.keyClicks(field, "last")
    stage.press("tags_keep")
    assert stage.desk.labels.calls[-1][0] is DeskAct.TAGS_SET
    assert stage.desk.labels.calls[-1][2:] == ("+", "last", "renew")
    assert stage.toast() == "Tags of 2 orders changed"


def test_what_is_no_tag_stays_typed_and_nothing_is_kept(stage: Stage) -> None:
    stage.choose(SHOP)
    stage.sheets.act_on_selection(SelectionAct.TAGS)
    stage.drain()
    field = stage.find(QLineEdit, "tag_name")
    field.setText("x" * 60)
    stage.press("tags_keep")
    assert stage.is_shown("tags_sheet")
    assert field.text() == "x" * 60
    assert field.accessibleDescription().startswith("A tag has")


def test_a_note_is_written_and_its_length_counted(stage: Stage) -> None:
    stage.choose(SHOP)
    stage.sheets.edit_labels(Editor.NOTE)
    text = stage.find(QPlainTextEdit, "note_text")
    QTest.keyClicks(text, "Ask first")
    assert stage.text("note_length") == f"9 of {QLocale().toString(LONGEST_NOTE)}"
    QTest.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    stage.drain()
    assert stage.desk.labels.calls == [
        (DeskAct.NOTE_SET, (id_of(stage.desk.orders.book, SHOP),), "Ask first"),
    ]
    assert stage.toast() == f"Note of {SHOP} changed"


def test_a_note_that_is_too_long_cannot_be_kept(stage: Stage) -> None:
    stage.choose(SHOP)
    stage.sheets.edit_labels(Editor.NOTE)
    stage.find(QPlainTextEdit, "note_text").setPlainText("x" * (LONGEST_NOTE + 1))
    assert not stage.find(QWidget, "note_keep").isEnabled()


def test_removing_several_says_so_and_undo_without_a_change_says_that(stage: Stage) -> None:
    stage.sheets.undo()
    assert stage.toast() == "There is nothing to undo"
    stage.choose(SHOP, BOOKS, CDN)
    stage.sheets.act_on_selection(SelectionAct.REMOVE)
    stage.drain()
    assert stage.toast() == "Removed from the list: 3 orders"
    stage.sheets.undo()
    stage.drain()
    assert stage.toast() == "Undone: Removed from the list: 3 orders"


def test_a_removed_order_is_put_back(stage: Stage) -> None:
    stage.desk.labels.hidden = stage.desk.orders.book.entries[:2]
    stage.sheets.act_on_list(ListAct.REMOVED)
    stage.drain()
    stage.press("removed_put_back")
    assert stage.desk.labels.calls[0][0] is DeskAct.RESTORED
    assert stage.toast() == f"Put back into the list: {stage.desk.orders.book.entries[0].shown_name}"
    stage.press("removed_put_back")
    assert stage.is_shown("removed_none")


def test_what_the_list_shows_is_saved_under_a_name(stage: Stage) -> None:
    stage.orders.set_filter("larkspur")
    stage.sheets.act_on_list(ListAct.SAVE_VIEW)
    field = stage.find(QLineEdit, "view_name")
    assert field.selectedText() == "larkspur"
    QTest.keyClicks(field, "Florists")
    stage.press("view_keep")
    assert not stage.is_shown("view_sheet")
    assert [(saved.name, saved.typed) for saved in stage.desk.saved_views.views] == [("Florists", "larkspur")]
    stage.models.saved_views.load()
    stage.drain()
    stage.sheets.act_on_list(ListAct.RENAME_VIEW)
    assert stage.find(QLineEdit, "view_name").text() == "Florists"
    stage.press("view_cancel")
    stage.sheets.act_on_list(ListAct.REMOVE_VIEW)
    stage.drain()
    assert stage.desk.saved_views.views == []
