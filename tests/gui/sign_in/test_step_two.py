"""The second step on the screen: the code, its clock, and every way it can be refused."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import LONGEST_CODE_INPUT
from certdesk.viewmodels.flow import SignInRequest
from certdesk.views.sign_in.page import SignInPage
from certdesk.views.wording import dates
from tests.fakes_gui.sign_in import MINUTE, NOON, SECOND, SHOP, SignInDesk
from tests.gui.sign_in.conftest import opened
from tests.gui.sign_in.driver import Driver

CODE = "7Q4KX2"


def refuse(page: Driver, error: Exception) -> None:
    page.desk.next_fails(error)
    page.type("access_code", CODE)
    page.press(Qt.Key.Key_Return)
    page.desk.answer()


def test_the_page_says_where_the_code_went_and_how_long_it_counts(at_step_two: Driver) -> None:
    at_step_two.desk.pass_time(2 * MINUTE)
    sent, until = dates.clock_time(NOON), dates.clock_time(NOON + timedelta(hours=2))
    texts = at_step_two.texts()
    assert f"DigiCert e-mailed it to web@larkspur.example at {sent}." in texts
    assert f"Valid until {until}, 1 h 58 min left" in texts
    assert at_step_two.focused() == "access_code"


def test_a_typed_code_signs_in_by_enter_and_only_once(at_step_two: Driver) -> None:
    at_step_two.type("access_code", "7q4 kx2")
    for _ in range(3):
        at_step_two.press(Qt.Key.Key_Return)
    assert at_step_two.focused() == "access_code"
    assert at_step_two.button("sign_in").text() == "Checking the code…"
    assert not at_step_two.button("sign_in").isEnabled()
    at_step_two.desk.answer()
    assert at_step_two.desk.sessions.tried == [("request 1", "7q4 kx2")]
    assert len(at_step_two.desk.finished) == 1
    assert at_step_two.field("access_code").text() == ""


def test_two_clicks_sign_in_once(at_step_two: Driver) -> None:
    at_step_two.type("access_code", CODE)
    at_step_two.click("sign_in")
    at_step_two.click("sign_in")
    at_step_two.desk.answer()
    assert len(at_step_two.desk.sessions.tried) == 1


def test_a_wrong_code_is_red_selected_and_can_be_typed_over(at_step_two: Driver) -> None:
    refuse(at_step_two, FieldError("code", MessageKey.CODE_WRONG))
    field = at_step_two.field("access_code")
    assert "That code does not match. Check the newest e-mail." in at_step_two.texts()
    assert field.property("problem") == "true"
    assert field.selectedText() == CODE
    assert at_step_two.focused() == "access_code"
    at_step_two.keys(field, "8")
    assert field.text() == "8"
    assert field.property("problem") == "false"


def test_an_expired_code_leaves_the_field_and_a_new_one_is_the_main_act(at_step_two: Driver) -> None:
    at_step_two.type("access_code", CODE)
    at_step_two.desk.pass_time(timedelta(hours=2))
    assert "This code has expired. Codes last two hours." in at_step_two.texts()
    assert at_step_two.field("access_code").text() == ""
    assert not at_step_two.sees("sign_in")
    assert at_step_two.focused() == "new_code"
    assert at_step_two.button("new_code").text() == "Send a new code"
    at_step_two.click("new_code")
    assert at_step_two.button("new_code").text() == "Sending the code…"
    at_step_two.desk.answer()
    assert at_step_two.focused() == "access_code"
    assert at_step_two.sees("sign_in")


def test_a_used_code_says_so(at_step_two: Driver) -> None:
    refuse(at_step_two, FieldError("code", MessageKey.CODE_USED))
    assert "This code was used already. Each code opens one session." in at_step_two.texts()
    assert at_step_two.button("new_code").text() == "Send a new code in 1:00"
    assert not at_step_two.button("new_code").isEnabled()


def test_too_many_tries_take_the_field_away_until_the_pause_is_over(at_step_two: Driver) -> None:
    refuse(at_step_two, PolicyRefused(MessageKey.CODE_LIMIT, minutes=15))
    assert "Too many tries" in at_step_two.texts()
    assert "Wait 15 minutes, then send a new code." in at_step_two.texts()
    assert not at_step_two.sees("access_code")
    assert not at_step_two.sees("new_code")
    assert at_step_two.focused() == "sign_in_back"
    at_step_two.desk.pass_time(10 * MINUTE)
    assert "Wait 5 minutes, then" in at_step_two.texts()
    at_step_two.desk.pass_time(4 * MINUTE)
    assert "Wait 1 minute, then" in at_step_two.texts()
    at_step_two.desk.pass_time(MINUTE)
    assert "Too many tries" not in at_step_two.texts()
    assert at_step_two.button("new_code").isEnabled()


def test_a_new_code_counts_down_and_becomes_a_link(at_step_two: Driver) -> None:
    at_step_two.desk.pass_time(19 * SECOND)
    assert "Send a new code in 0:41" in at_step_two.texts()
    assert not at_step_two.sees("resend")
    at_step_two.desk.pass_time(41 * SECOND)
    assert at_step_two.button("resend").text() == "Send a new code"
    at_step_two.click("resend")
    assert at_step_two.button("sign_in").text() == "Sending the code…"
    assert not at_step_two.field("access_code").isEnabled()
    at_step_two.desk.answer()
    assert len(at_step_two.desk.sessions.requested) == 2
    assert at_step_two.focused() == "access_code"


def test_while_the_first_code_is_sent_one_can_go_back(qtbot: QtBot) -> None:
    desk = SignInDesk()
    page = Driver(qtbot, desk, SignInPage(desk.model))
    qtbot.addWidget(page.page)
    with qtbot.waitActive(page.page):
        page.page.show()
        page.page.activateWindow()
    desk.model.begin(SignInRequest(SHOP, send_at_once=True))
    desk.queries.drain()
    assert page.button("sign_in").text() == "Sending the code…"
    assert page.focused() == "sign_in_back"
    page.click("sign_in_back")
    desk.answer()
    assert page.sees("admin_email")
    assert desk.sessions.requested == []


def test_why_not_explains_and_copies_a_note_to_the_client(at_step_two: Driver) -> None:
    assert not at_step_two.sees("no_mail")
    at_step_two.click("why_no_mail")
    assert "Where is the e-mail?" in at_step_two.texts()
    assert "It goes to the admin contact on the order, web@larkspur.example." in at_step_two.texts()
    assert at_step_two.focused() == "no_mail_copy"
    at_step_two.click("no_mail_copy")
    note = QGuiApplication.clipboard().text()
    assert "shop.larkspur.example" in note
    assert dates.clock_time(NOON + timedelta(hours=2)) in note
    at_step_two.press(Qt.Key.Key_Escape)
    assert not at_step_two.sees("no_mail")
    assert at_step_two.focused() == "why_no_mail"
    assert at_step_two.desk.cancelled == []


def test_a_code_in_the_clipboard_is_offered_and_never_pasted_by_itself(at_step_two: Driver) -> None:
    QGuiApplication.clipboard().setText(" 7Q4-KX2\n")
    assert at_step_two.button("paste_code").text() == "Paste 7Q4KX2"
    assert at_step_two.sees("paste_code")
    assert at_step_two.field("access_code").text() == ""
    at_step_two.click("paste_code")
    assert at_step_two.field("access_code").text() == CODE
    assert not at_step_two.sees("paste_code")
    assert at_step_two.focused() == "access_code"
    assert at_step_two.desk.commands.waiting == 0


def test_what_is_no_code_is_not_offered(at_step_two: Driver) -> None:
    QGuiApplication.clipboard().setText("correct horse battery staple")
    assert not at_step_two.sees("paste_code")


def test_a_code_copied_before_the_window_came_to_the_front_is_offered(qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(CODE)
    page = opened(qtbot, SignInRequest(SHOP, send_at_once=True))
    assert page.sees("paste_code")


def test_paste_works_and_a_link_is_handed_in_whole(at_step_two: Driver) -> None:
    link = "https://portal.example/guest?order=1094582116&code=7Q4KX2"
    QGuiApplication.clipboard().setText(link)
    large = at_step_two.field("access_code").font().pixelSize()
    at_step_two.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert at_step_two.field("access_code").font().pixelSize() < large or large == -1
    assert "The code is taken out of the link." in at_step_two.texts()
    at_step_two.click("sign_in")
    at_step_two.desk.answer()
    assert at_step_two.desk.sessions.tried == [("request 1", link)]


def test_the_field_is_bounded_private_and_takes_any_case(at_step_two: Driver) -> None:
    field = at_step_two.field("access_code")
    assert field.maxLength() == LONGEST_CODE_INPUT
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    assert field.inputMethodHints() & Qt.InputMethodHint.ImhNoAutoUppercase
    assert field.accessibleName() == "Access code"


def test_typing_in_the_middle_keeps_the_cursor(at_step_two: Driver) -> None:
    at_step_two.type("access_code", "7QKX2")
    field = at_step_two.field("access_code")
    field.setCursorPosition(2)
    at_step_two.keys(field, "4")
    assert field.text() == CODE
    assert field.cursorPosition() == 3


@pytest.mark.parametrize("is_practice", [True, False])
def test_only_the_practice_ca_has_a_mailbox_to_open(qtbot: QtBot, is_practice: bool) -> None:
    page = opened(qtbot, SignInRequest(SHOP, send_at_once=True), is_practice=is_practice)
    assert page.sees("open_practice_mailbox") is is_practice
    wanted: list[object] = []
    page.page.mailbox_wanted.connect(wanted.append)
    if is_practice:
        page.click("open_practice_mailbox")
        assert wanted == ["web@larkspur.example"]


def test_the_session_note_is_always_there(at_step_two: Driver) -> None:
    assert "The session lives in memory only." in at_step_two.texts()


def test_the_card_has_the_measures_of_the_design(at_step_two: Driver) -> None:
    card = at_step_two.find(QWidget, "sign_in_card")
    assert card.width() >= 796
    assert card.height() >= 432


@pytest.fixture(params=[1, 2])
def text_size(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    """The text as it is, and at 200 %."""
    before = qapp.font()
    large = QFont(before)
    large.setPixelSize(13 * request.param)
    qapp.setFont(large)
    yield request.param
    qapp.setFont(before)


@pytest.mark.usefixtures("text_size")
@pytest.mark.parametrize(("width", "height"), [(804, 560), (644, 560), (1064, 800)])
def test_nothing_is_cut_in_small_windows_and_with_large_text(qtbot: QtBot, width: int, height: int) -> None:
    page = opened(qtbot, SignInRequest(SHOP, send_at_once=True), is_practice=True)
    page.page.resize(width, height)
    page.click("why_no_mail")

    def everything_fits() -> None:
        area, card = page.page.findChild(QScrollArea), page.find(QWidget, "sign_in_card")
        assert area is not None
        assert card.width() <= area.viewport().width()
        for name in ("sign_in", "sign_in_back", "why_no_mail", "no_mail_copy", "open_practice_mailbox"):
            button = page.button(name)
            assert button.width() >= button.sizeHint().width(), name
            assert card.rect().contains(button.mapTo(card, button.rect().bottomRight())), name
        for label in page.page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()

    qtbot.waitUntil(everything_fits)
    copy = page.button("no_mail_copy")
    qtbot.waitUntil(lambda: page.page.rect().contains(copy.mapTo(page.page, copy.rect().bottomRight())))
