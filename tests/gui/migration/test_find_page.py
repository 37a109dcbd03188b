"""The page on which customer accounts are found, worked by hand."""

from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.book import BookEntry
from certdesk.domain.migration import Situation
from certdesk.domain.notices import Finding, Suspicion, Witness
from certdesk.storage.desk import DeskStore
from certdesk.views.theme.appearance import Appearance
from tests.fakes import START
from tests.fakes_gui.moving import MovingDesk
from tests.gui.mail_program import MailProgram
from tests.gui.migration.finding import FindWindow, notice
from tests.unit.services.portfolio import SHOP_ORDER

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(appearance: Appearance, moving: MovingDesk, qtbot: QtBot) -> Iterator[FindWindow]:
    QGuiApplication.clipboard().clear()
    moving.typed("a.example", "b.example", client="Larkspur Florists")
    moving.typed("c.example")
    yield FindWindow(moving, qtbot)
    QGuiApplication.clipboard().clear()


@pytest.fixture
def many(appearance: Appearance, moving: MovingDesk, qtbot: QtBot) -> FindWindow:
    moving.iso_account()
    return FindWindow(moving, qtbot)


def test_the_certificate_is_shown_beside_the_list(shown: FindWindow) -> None:
    assert shown.text("migration_find_progress") == "0 of 3 found"
    assert shown.text("migration_find_rest") == "3 to go"
    assert shown.text("migration_find_title") == "a.example"
    assert shown.text("migration_find_client") == "Larkspur Florists."
    assert shown.text("migration_find_state") == "Not found yet"
    assert not shown.sees("migration_find_filter"), "three are seen at a glance"
    assert "Any one of these is enough" in shown.all_text("migration_find_ways")


def test_a_typed_number_is_shown_with_how_it_is_known_and_is_taken_back(shown: FindWindow) -> None:
    shown.type("migration_find_number", "0031 884")
    assert shown.text("migration_find_number_known") == "0031884"
    assert "Typed, " in shown.all_text("migration_find_known")
    assert shown.text("migration_find_progress") == "1 of 3 found"
    assert shown.focused() == "migration_find_onward"
    shown.press("migration_find_take_back")
    assert shown.text("migration_find_state") == "Not found yet"
    assert not shown.sees("migration_find_known")


def test_a_press_on_save_leads_on_as_enter_does(shown: FindWindow) -> None:
    shown.find(QLineEdit, "migration_find_number").setText("31884207")
    shown.find(QPushButton, "migration_find_number_save").setFocus()
    shown.press("migration_find_number_save")
    assert shown.text("migration_find_number_known") == "31884207"
    assert shown.focused() == "migration_find_onward"


def test_what_is_no_number_stays_to_be_mended(shown: FindWindow) -> None:
    shown.type("migration_find_number", "3188-4207")
    ways = shown.all_text("migration_find_ways")
    assert "A customer number has one to ten digits, as in 31884207." in ways
    assert shown.focused() == "migration_find_number"
    QTest.keyClick(shown.find(QWidget, "migration_find_number"), Qt.Key.Key_1)
    assert "A customer number has" not in shown.all_text("migration_find_ways")


def test_who_said_the_number_is_kept(shown: FindWindow) -> None:
    who = shown.find(QComboBox, "migration_find_number_who")
    who.setCurrentIndex(who.findData(Witness.ASSISTANCE))
    shown.type("migration_find_number", "7")
    assert "Account Assistance" in shown.all_text("migration_find_known")


def test_the_next_that_is_not_found_is_a_press_away(shown: FindWindow) -> None:
    shown.type("migration_find_number", "7")
    shown.press("migration_find_onward")
    assert shown.chosen() == ["b.example"]
    assert shown.focused() == "migration_find_rows"


def test_where_no_row_matches_the_focus_goes_to_what_is_typed(many: FindWindow) -> None:
    many.find(QLineEdit, "migration_find_filter").setText("nowhere")
    many.page.focus_first()
    assert many.focused() == "migration_find_filter"


def test_keys_move_and_choose_several_and_one_number_settles_them(shown: FindWindow) -> None:
    shown.page.focus_first()
    shown.key(Qt.Key.Key_Down)
    assert shown.chosen() == ["b.example"]
    shown.key(Qt.Key.Key_Home)
    shown.key(Qt.Key.Key_End, SHIFT)
    assert shown.chosen() == ["a.example", "b.example", "c.example"]
    assert shown.text("migration_find_title") == "3 certificates"
    assert shown.text("migration_find_names") == "a.example\nb.example\nc.example"
    assert shown.text("migration_find_client") == "Of 2 clients."
    assert shown.find(QPushButton, "migration_find_number_save").text() == "Save for 3"
    shown.type("migration_find_number", "31884207")
    assert shown.text("migration_find_progress") == "3 of 3 found"
    assert shown.text("migration_find_rest") == ""


def test_letters_lead_to_a_name(shown: FindWindow) -> None:
    shown.page.focus_first()
    QTest.keyClicks(shown.rows, "c.e")
    assert shown.chosen() == ["c.example"]


def test_enter_leads_to_the_details_and_escape_back(shown: FindWindow) -> None:
    shown.page.focus_first()
    shown.key(Qt.Key.Key_Return)
    assert shown.focused() == "migration_find_acts"
    shown.key(Qt.Key.Key_Escape)
    assert shown.focused() == "migration_find_rows"


def test_delete_takes_out_of_the_migration_but_not_in_a_field(shown: FindWindow) -> None:
    field = shown.find(QWidget, "migration_find_number")
    field.setFocus()
    shown.key(Qt.Key.Key_Delete)
    assert len(shown.moving.view.lines) == 3
    shown.page.focus_first()
    shown.key(Qt.Key.Key_Delete)
    assert shown.chosen() == ["b.example"]
    shown.moving.open.undo()
    shown.settle()
    assert len(shown.moving.view.lines) == 3


def test_the_menu_says_what_it_does_and_does_it(shown: FindWindow) -> None:
    action = shown.find(QAction, "migration_find_menu_take_out")  # type: ignore[type-var]  # a QAction is no widget
    assert action.text() == "Take out of the migration"
    shown.model.choose(shown.model.props.chosen.alike)
    assert action.text() == "Take 2 out of the migration"
    shown.find(QAction, "migration_find_menu_copy_names").trigger()  # type: ignore[type-var]  # a QAction is no widget
    assert shown.clipboard() == "a.example\nb.example"
    action.trigger()
    shown.settle()
    assert shown.chosen() == ["c.example"]


def test_a_client_is_set_in_the_line_that_names_it(shown: FindWindow) -> None:
    shown.rows.setCurrentIndex(shown.rows.model().index(2, 0))
    assert shown.text("migration_find_client") == "No client yet."
    shown.press("migration_find_client_edit")
    assert shown.focused() == "migration_find_client_field"
    shown.type("migration_find_client_field", "x" * 130)
    assert "A client’s name has 1 to 120 characters" in shown.all_text("migration_find_head")
    shown.type("migration_find_client_field", "Holloway Books")
    assert shown.text("migration_find_client") == "Holloway Books."
    assert not shown.sees("migration_find_client_field")
    shown.press("migration_find_client_edit")
    shown.key(Qt.Key.Key_Escape)
    assert shown.text("migration_find_client") == "Holloway Books."


def test_what_a_notice_says_is_shown_with_its_mail_and_line(shown: FindWindow) -> None:
    shown.take(notice("31884207"), "a.example")
    card = shown.all_text("migration_find_known")
    for part in (
        "31884207",
        "Renewal notice, 2 Nov 2026",
        "“Your certificate expires”, from renewals@starfieldtech.com",
        "Customer Number: 31884207",
        "Line 14, mail 12 of renewals.mbox. It is labelled as the customer number of this certificate.",
    ):
        assert part in card
    shown.press("migration_find_copy_number")
    assert shown.clipboard() == "31884207"


def test_what_else_says_a_number_is_folded(shown: FindWindow) -> None:
    shown.take(notice("31884207"), "a.example")
    shown.take(Finding("31884207", Witness.CLIENT), "a.example")
    assert "Renewal notice" not in shown.all_text("migration_find_known")
    shown.press("migration_find_more")
    assert "Renewal notice, 2 Nov 2026" in shown.all_text("migration_find_known")
    assert shown.focused() == "migration_find_more"


def test_two_answers_are_asked_about_and_settled(shown: FindWindow) -> None:
    shown.take(notice("31884207"), "a.example")
    shown.take(Finding("31884270", Witness.CLIENT), "a.example")
    panel = shown.all_text("migration_find_conflict")
    assert "Two answers" in panel
    assert "Client says 31884270, renewal notice says 31884207." in panel
    assert shown.text("migration_find_state") == "Two answers"
    shown.press("migration_find_use_31884207")
    assert shown.text("migration_find_number_known") == "31884207"
    assert not shown.sees("migration_find_conflict")


def test_the_other_answer_can_be_used_after_all(shown: FindWindow) -> None:
    shown.take(notice("1"), "a.example")
    shown.take(Finding("2", Witness.CLIENT), "a.example")
    shown.press("migration_find_use_1")
    shown.press("migration_find_more")
    use = [each for each in shown.find(QWidget, "migration_find_known").findChildren(QPushButton) if "2" in each.text()]
    QTest.mouseClick(use[0], Qt.MouseButton.LeftButton)
    shown.settle()
    assert shown.text("migration_find_number_known") == "2"


def test_of_two_notices_each_is_told_by_its_day(shown: FindWindow) -> None:
    shown.take(notice("1"), "a.example")
    shown.take(Finding("2", Witness.NOTICE), "a.example")
    said = "Renewal notice of 20 Nov 2026 says 2, renewal notice of 2 Nov 2026 says 1."
    assert said in shown.all_text("migration_find_conflict")


def test_a_doubted_notice_is_looked_at_before_it_counts(shown: FindWindow) -> None:
    shown.take(notice("31884207", Suspicion.SENDER_ELSEWHERE, Suspicion.LINK_ELSEWHERE), "a.example")
    assert shown.text("migration_find_state") == "Not found yet"
    assert "This notice may not be genuine" in shown.all_text("migration_find_doubted")
    assert not shown.sees("migration_find_vouch_31884207")
    shown.press("migration_find_look")
    panel = shown.all_text("migration_find_doubted")
    assert "It was not sent from the provider’s domain: renew.example." in panel
    assert "A link in it leads to somebody else: renew.example." in panel
    shown.press("migration_find_vouch_31884207")
    assert shown.text("migration_find_number_known") == "31884207"
    assert "You said that it counts all the same." in shown.all_text("migration_find_known")
    shown.press("migration_find_take_back")
    assert "This notice may not be genuine" in shown.all_text("migration_find_doubted")


def test_a_row_tells_of_a_notice_to_look_at(shown: FindWindow) -> None:
    shown.take(notice("31884207", Suspicion.FORWARDED), "b.example")
    said = [shown.rows.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said[1] == "b.example, Not found yet, Larkspur Florists, Notice to check"
    shown.take(notice("7"), "c.example")
    assert (
        shown.rows.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "c.example, Found, customer number 7"
    )


def test_copying_the_note_marks_the_client_as_asked(shown: FindWindow) -> None:
    shown.press("migration_find_ask_look")
    assert not shown.sees("migration_find_not_asked")
    shown.press("migration_find_ask_copy")
    note = shown.clipboard()
    for part in ("the certificate of a.example", "“Customer #”", "Renewal notices", "Account Assistance", "password"):
        assert part in note
    assert "\u200b" not in note
    assert shown.text("migration_find_state") == "Asked client"
    assert shown.text("migration_find_rest") == "1 asked, 2 to go"
    assert shown.find(QComboBox, "migration_find_number_who").currentData() == Witness.CLIENT
    shown.press("migration_find_not_asked")
    assert shown.text("migration_find_state") == "Not found yet"


def test_another_clients_note_does_not_count_as_copied(shown: FindWindow) -> None:
    copy = shown.find(QPushButton, "migration_find_ask_copy")
    shown.press("migration_find_ask_copy")
    assert copy.text() == "Copied"
    shown.model.choose([shown.moving.view.lines[2].holding.id])
    shown.settle()
    assert copy.text() == "Copy note"


def test_the_note_goes_to_the_contact_that_the_orders_have(
    appearance: Appearance, moving: MovingDesk, qtbot: QtBot, mail_program: MailProgram
) -> None:
    with DeskStore(moving.world.database, lambda _topics: None).write() as records:
        records.orders.keep([BookEntry(SHOP_ORDER, "Larkspur Florists", "shop.larkspur.example")], START)
    moving.typed("a.example", client="Larkspur Florists")
    shown = FindWindow(moving, qtbot)
    shown.press("migration_find_ask_look")
    said = [label.text().replace("\u200b", "") for label in shown.page.findChildren(QLabel)]
    assert "To: web@larkspur.example, the admin contact in your orders" in said
    shown.press("migration_find_ask_mail")
    assert mail_program.opened[0].startswith("mailto:web@larkspur.example?")


def test_the_note_is_opened_in_the_mail_program(shown: FindWindow, mail_program: MailProgram) -> None:
    shown.press("migration_find_ask_look")
    shown.press("migration_find_ask_mail")
    assert "Customer number for a.example" in unquote(mail_program.opened[0])
    assert shown.text("migration_find_state") == "Asked client"


@pytest.mark.qt_log_ignore("No such method", extend=True)
def test_without_a_mail_program_nobody_counts_as_asked(shown: FindWindow) -> None:
    gone = MailProgram()
    QDesktopServices.setUrlHandler("mailto", gone, "not_there")  # type: ignore[arg-type]  # takes text
    shown.press("migration_find_ask_look")
    shown.press("migration_find_ask_mail")
    QDesktopServices.unsetUrlHandler("mailto")
    assert shown.said == ["No mail program answered. Save the note as a file, or copy it."]
    assert shown.text("migration_find_state") == "Not found yet"


def test_a_note_with_too_many_names_for_a_mail_program_is_saved(shown: FindWindow, mail_program: MailProgram) -> None:
    shown.moving.typed(*(f"host{number}.example" for number in range(60)), client="Many Sites")
    shown.model.choose([line.holding.id for line in shown.moving.view.lines[3:]])
    shown.press("migration_find_ask_look")
    shown.press("migration_find_ask_mail")
    assert mail_program.opened == []
    assert shown.said == ["This note is too long to be handed to a mail program. Save it as a file."]


def test_the_note_is_saved_as_a_mail(shown: FindWindow, tmp_path: Path) -> None:
    shown.press("migration_find_ask_look")
    shown.press("migration_find_ask_save")
    dialog = shown.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "note.eml"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    shown.settle()
    read = message_from_bytes(target.read_bytes(), policy=SMTP)
    assert read["Subject"] == "Customer number for a.example"
    assert shown.said == ["Saved note.eml"]
    assert shown.text("migration_find_state") == "Asked client"


def test_one_client_is_not_told_of_anothers_certificates(shown: FindWindow) -> None:
    shown.page.focus_first()
    shown.rows.selectAll()
    shown.settle()
    assert not shown.find(QPushButton, "migration_find_ask_copy").isEnabled()
    assert "These belong to several clients." in shown.all_text("migration_find_ask")


def test_one_note_asks_for_all_that_a_client_has(shown: FindWindow) -> None:
    assert (
        shown.find(QPushButton, "migration_find_alike").text() == "Choose the 2 of Larkspur Florists that are not found"
    )
    shown.press("migration_find_alike")
    shown.press("migration_find_ask_copy")
    assert "- a.example\n- b.example" in shown.clipboard()
    assert shown.text("migration_find_rest") == "2 asked, 1 to go"


def test_customer_support_is_asked_with_what_they_want_to_know(shown: FindWindow) -> None:
    shown.press("migration_find_support_show")
    support = shown.all_text("migration_find_support")
    assert "Open day and night." in support
    assert "The telephone number stands in each renewal notice" in support
    assert "a.example" in support
    shown.press("migration_find_support_copy")
    assert shown.clipboard().startswith("Domain: a.example\n")
    shown.type("migration_find_support_number", "x")
    assert "A customer number has one to ten digits" in shown.all_text("migration_find_support")
    shown.type("migration_find_support_number", "31884207")
    assert "Customer Support" in shown.all_text("migration_find_known")


def test_account_assistance_is_wanted_for_what_is_chosen(shown: FindWindow) -> None:
    shown.press("migration_find_assistance")
    assert shown.wanted == [shown.moving.view.lines[0].holding.id]


def test_what_is_found_needs_no_more_ways_but_has_them(shown: FindWindow) -> None:
    shown.type("migration_find_number", "7")
    assert not shown.sees("migration_find_number")
    shown.press("migration_find_unfold")
    assert shown.sees("migration_find_number")
    assert shown.focused() == "migration_find_assistance"


def test_a_drop_zone_stands_among_the_ways_also_for_what_is_found(shown: FindWindow) -> None:
    zone = QPushButton("Drop here")
    zone.setObjectName("zone")
    shown.page.set_drop_zone(zone)
    shown.settle()
    assert shown.sees("zone")
    shown.type("migration_find_number", "7")
    assert shown.sees("zone")


def test_without_certificates_the_page_is_the_adding_panels(
    appearance: Appearance, moving: MovingDesk, qtbot: QtBot
) -> None:
    shown = FindWindow(moving, qtbot)
    panel = QPushButton("Add")
    panel.setObjectName("panel")
    shown.page.set_empty_panel(panel)
    shown.settle()
    assert shown.sees("panel")
    assert not shown.sees("migration_find_list")
    shown.page.focus_first()
    assert shown.focused() == "panel"
    moving.typed("a.example")
    shown.settle()
    assert not shown.sees("panel")
    assert shown.sees("migration_find_list")


def test_more_certificates_can_be_added(shown: FindWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.page.add_wanted):
        shown.press("migration_find_add")


def test_a_long_list_is_narrowed_while_one_types(many: FindWindow) -> None:
    field = many.find(QWidget, "migration_find_filter")
    field.setFocus()
    QTest.keyClicks(field, "larkspur")
    many.settle()
    assert many.rows.model().rowCount() == 2
    many.key(Qt.Key.Key_Down)
    assert many.focused() == "migration_find_rows"
    field.setFocus()
    QTest.keyClicks(field, "zzz")
    assert many.text("migration_find_nothing") == "Nothing matches."
    assert not many.sees("migration_find_detail")
    many.key(Qt.Key.Key_Escape)
    assert many.rows.model().rowCount() == 18


def test_only_what_is_not_found_is_listed(many: FindWindow) -> None:
    many.take(notice("1"), many.moving.view.lines[0].holding.common_name)
    many.press("migration_find_open_only")
    many.rows.setCurrentIndex(many.rows.model().index(1, 0))
    many.settle()
    assert many.rows.model().rowCount() == 17


def test_somebody_with_own_certificates_has_no_client_to_ask(shown: FindWindow) -> None:
    shown.moving.open.take(shown.moving.keep(shown.moving.migration, situation=Situation.OWN))
    shown.settle()
    assert not shown.sees("migration_find_ask")
    assert not shown.sees("migration_find_client_edit")
    assert shown.find(QComboBox, "migration_find_number_who").findData(Witness.CLIENT) == -1


def test_what_presses_is_said_with_the_ways_that_there_are(shown: FindWindow) -> None:
    shown.press("migration_find_ask_copy")
    assert not shown.sees("migration_find_pressing")
    shown.moving.world.clock.forward(timedelta(days=14))
    shown.moving.open.take(shown.moving.keep(shown.moving.migration, name="Another"))
    shown.settle()
    said = shown.all_text("migration_find_pressing")
    assert said == "No account found yet\nTry a renewal notice, Account Assistance, or ask the client."
    shown.moving.open.take(shown.moving.keep(shown.moving.migration, situation=Situation.OWN))
    shown.settle()
    assert "client" not in shown.all_text("migration_find_pressing")


def test_what_cannot_be_kept_is_said_above_the_page(shown: FindWindow) -> None:
    shown.moving.desk.migrations.remove(shown.moving.migration.id)
    shown.type("migration_find_number", "7")
    assert "This migration is not here any more" in shown.all_text("migration_find_problem")


def test_strangers_text_is_shown_as_it_is(shown: FindWindow) -> None:
    shown.moving.typed("d.example", client="<b>Bold</b>")
    shown.settle()
    shown.rows.setCurrentIndex(shown.rows.model().index(3, 0))
    assert shown.text("migration_find_client") == "<b>Bold</b>."
    assert shown.find(QLabel, "migration_find_client").textFormat() is Qt.TextFormat.PlainText


def test_every_stop_of_the_focus_has_a_name_and_follows_the_page(shown: FindWindow) -> None:
    shown.press("migration_find_ask_look")
    shown.press("migration_find_support_show")
    assert shown.unnamed() == []
    stops = shown.stops()
    order = [
        "migration_find_rows",
        "migration_find_acts",
        "migration_find_client_edit",
        "migration_find_assistance",
        "migration_find_ask_copy",
        "migration_find_support_show",
        "migration_find_number",
        "migration_find_number_save",
    ]
    assert [stop for stop in stops if stop in order] == order
    shown.take(notice("1"), "a.example")
    shown.take(Finding("2", Witness.CLIENT), "a.example")
    assert shown.unnamed() == []


def test_five_thousand_rows_need_no_widget_each(appearance: Appearance, moving: MovingDesk, qtbot: QtBot) -> None:
    moving.typed(*(f"host{number}.example" for number in range(5_000)))
    shown = FindWindow(moving, qtbot)
    assert len(shown.page.findChildren(QWidget)) < 250
    shown.page.focus_first()
    shown.rows.selectAll()
    shown.settle()
    assert shown.text("migration_find_title") == "5000 certificates"
    shown.key(Qt.Key.Key_End)
    assert shown.chosen() == ["host4999.example"]


def test_what_an_answer_rests_on_has_the_width_of_the_panel(shown: FindWindow) -> None:
    shown.take(notice("31884207"), "a.example")
    shown.take(Finding("40127763", Witness.CLIENT), "a.example")
    shown.model.choose([shown.moving.view.lines[0].holding.id])
    shown.settle()
    use = shown.find(QPushButton, "migration_find_use_31884207")
    box = use.parentWidget()
    assert box is not None
    quoted = shown.find(QLabel, "migration_find_evidence_line")
    assert quoted.y() >= use.geometry().bottom()
    assert quoted.geometry().right() == use.geometry().right()
