"""Where an administrator has to link first: what it means, whom to ask and how, and the two ways on."""

from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Administrator, Service
from certdesk.viewmodels.linking.props import AdminFirst
from certdesk.views.linking.admin_first import AdminFirstPanel
from tests.gui.linking.panels import Stage, seat
from tests.gui.mail_program import MailProgram

AT = datetime(2026, 11, 21, 10, 2, tzinfo=UTC)
PRIYA = Administrator("Priya Nair", "priya.nair@copperfield.example")
TOM = Administrator("Tom Ashby", "tom@copperfield.example")
MET = AdminFirst(seat(), "Copperfield Legal", (PRIYA,), "Maya Okafor", AT)
NOTE = (
    "Hello Priya Nair, I would like to use DigiCert ONE with my DigiCert account. The administrator has to link first: "
    "sign in to your DigiCert account, open Services, choose DigiCert ONE, sign in, select Link account. After that I "
    "can link mine. Thank you.\n\nMaya Okafor\n"
)


class Asking(Stage[AdminFirstPanel]):
    def __init__(self, qtbot: QtBot, shown: AdminFirst = MET) -> None:
        super().__init__(qtbot, AdminFirstPanel())
        self.wanted: list[str] = []
        self.panel.retry_wanted.connect(lambda: self.wanted.append("retry"))
        self.panel.proceed_wanted.connect(lambda: self.wanted.append("proceed"))
        self.show(shown)

    def show(self, shown: AdminFirst) -> None:
        self.panel.render_panel(shown)
        self.settle()

    def is_asking(self) -> bool:
        return self.sheet() is not None

    def sheet(self) -> QWidget | None:
        sheets = self.window.findChildren(QWidget, "linking_proceed_sheet")
        return next((sheet for sheet in sheets if sheet.isVisible()), None)


@pytest.fixture
def asking(appearance: object, qtbot: QtBot) -> Asking:
    return Asking(qtbot)


def test_it_says_what_it_means_and_who_the_administrator_is(asking: Asking) -> None:
    assert asking.text("linking_admin_first_title") == "Your administrator has to link first"
    assert asking.text("linking_admin_first_text") == (
        "DigiCert showed “Proceed without linking”. Your account administrator has not linked DigiCert ONE yet. "
        "Once they have, yours links too."
    )
    assert asking.text("linking_ask_title") == "Ask your account administrator at Copperfield Legal"
    assert asking.text("linking_administrator_name") == "Priya Nair"
    assert asking.text("linking_administrator_email") == "priya.nair@copperfield.example"
    assert "temporary workaround" in asking.all_text()


def test_the_service_is_called_by_its_name(asking: Asking) -> None:
    asking.show(replace(MET, seat=seat(Service.TRUST_LIFECYCLE)))
    assert "has not linked Trust Lifecycle Manager yet" in asking.text("linking_admin_first_text")
    assert "choose Trust Lifecycle Manager" in asking.text("linking_note_text")
    assert "DigiCert ONE" not in asking.all_text()


def test_the_note_is_copied_as_it_stands(asking: Asking) -> None:
    asking.press("linking_note_copy")
    assert asking.clipboard() == NOTE
    assert asking.text("linking_note_text") == NOTE.strip()


def test_the_mail_program_gets_the_note_for_the_administrator(asking: Asking, mail_program: MailProgram) -> None:
    asking.press("linking_note_mail")
    parts = urlsplit(mail_program.opened[0])
    assert unquote(parts.path) == PRIYA.email
    assert parse_qs(parts.query)["subject"] == ["Link DigiCert ONE to your DigiCert account first"]
    assert parse_qs(parts.query)["body"] == [NOTE.replace("\n", "\r\n")]
    assert asking.said == []


@pytest.mark.qt_log_ignore("No such method", extend=True)
def test_where_no_mail_program_answers_it_is_said(asking: Asking) -> None:
    gone = MailProgram()
    QDesktopServices.setUrlHandler("mailto", gone, "not_there")  # type: ignore[arg-type]  # takes text
    asking.press("linking_note_mail")
    QDesktopServices.unsetUrlHandler("mailto")
    assert asking.said == ["No mail program answered. Copy the note instead."]


def test_of_several_administrators_the_chosen_one_is_written_to(asking: Asking) -> None:
    asking.show(replace(MET, administrators=(PRIYA, TOM)))
    assert "Choose whom to ask" in asking.text("linking_ask_text")
    asking.press("linking_administrator_1")
    assert asking.text("linking_note_text").startswith("Hello Tom Ashby, ")
    assert asking.text("linking_note_to") == "To tom@copperfield.example"
    asking.show(replace(MET, administrators=(TOM, PRIYA, Administrator("Zoe", "z@copperfield.example"))))
    assert asking.text("linking_note_text").startswith("Hello Tom Ashby, ")
    assert asking.button("linking_administrator_0").isChecked()


def test_without_a_known_administrator_the_note_greets_nobody_by_name(asking: Asking) -> None:
    asking.show(replace(MET, administrators=()))
    assert "does not name one" in asking.text("linking_ask_text")
    assert asking.text("linking_note_text").startswith("Hello, I would like")
    assert asking.text("linking_note_to") == ""


def test_trying_again_is_asked_for_at_once(asking: Asking) -> None:
    assert asking.text("linking_tried").startswith("Last tried 21 Nov 2026")
    asking.press("linking_retry")
    assert asking.wanted == ["retry"]


def test_proceeding_is_asked_once_and_cancel_has_the_focus(asking: Asking) -> None:
    asking.button("linking_proceed").setFocus()
    asking.press("linking_proceed")
    assert asking.is_asking()
    sheet = asking.sheet()
    assert sheet is not None
    assert sheet.accessibleName() == "Proceed without linking?"
    expected = "You sign in to DigiCert ONE by hand each time. You can link later under Accounts."
    assert asking.text("linking_proceed_line_0") == expected
    assert asking.focused() == "linking_proceed_cancel"
    QTest.keyClick(asking.find(QWidget, "linking_proceed_cancel"), Qt.Key.Key_Escape)
    assert not asking.is_asking()
    assert asking.wanted == []
    assert asking.focused() == "linking_proceed"
    asking.press("linking_proceed")
    assert asking.is_asking()
    again = asking.sheet()
    assert again is not None
    confirm = again.findChild(QAbstractButton, "linking_proceed_confirm")
    assert confirm is not None
    confirm.click()
    assert asking.wanted == ["proceed"]


def test_afterwards_it_says_so_and_does_not_ask_again(asking: Asking) -> None:
    assert asking.text("linking_proceeded") == ""
    asking.show(replace(MET, proceeded_at=AT))
    said = asking.text("linking_proceeded")
    assert said.startswith("Proceeded without linking on 21 Nov 2026")
    assert said.endswith("Until it is linked, DigiCert ONE asks for your credentials each time.")
    asking.press("linking_proceed")
    assert not asking.is_asking()
    assert asking.wanted == ["proceed"]


def test_another_page_takes_the_question_away(asking: Asking) -> None:
    asking.press("linking_proceed")
    asking.panel.hide()
    assert not asking.is_asking()
    assert asking.wanted == []


def test_once_the_administrator_has_linked_only_trying_again_is_left(asking: Asking) -> None:
    asking.panel.focus_first()
    assert asking.focused() == "linking_note_copy"
    asking.show(replace(MET, is_ready=True))
    assert asking.text("linking_admin_first_title") == "Your administrator has linked"
    assert asking.stops() == ["linking_retry"]
    assert asking.focused() == "linking_retry"
    asking.show(MET)
    assert asking.sees("linking_note_copy")


def test_a_stranger_s_name_is_shown_as_the_characters_it_is_made_of(asking: Asking) -> None:
    asking.show(replace(MET, administrators=(Administrator("<b>Priya</b>\u202e{service}", "not an address"),)))
    assert asking.text("linking_administrator_name") == "<b>Priya</b>�{service}"
    assert asking.text("linking_note_text").startswith("Hello <b>Priya</b>�{service}, I would")
    assert asking.text("linking_note_to") == ""


def test_the_keyboard_goes_from_the_note_to_the_ways_on(asking: Asking) -> None:
    assert [stop for stop in asking.stops() if stop != "linking_administrator_email"] == [
        "linking_note_copy",
        "linking_note_mail",
        "linking_retry",
        "linking_proceed",
    ]
    assert asking.unnamed() == []
