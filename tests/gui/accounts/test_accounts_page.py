"""The accounts page: the account, a row for each service with its one act, and the states of the whole."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from certdesk.domain.accounts import Keeping, Seat, Service
from certdesk.domain.errors import SessionRequired
from certdesk.domain.linking import AccountView, SeatView
from certdesk.domain.messages import MessageKey
from certdesk.viewmodels.accounts.fetching import LATE_MILLISECONDS
from certdesk.viewmodels.accounts.props import PaneState
from certdesk.views.kit.chips import StatusChip
from certdesk.views.theme.appearance import Appearance
from tests.fakes_gui.account_samples import (
    COPPERFIELD,
    LINKED_AT,
    MAYA,
    OKAFOR,
    account_view,
    clashing_seat,
    free_seat,
    linked_seat,
    missing_seat,
    mockup_seats,
    opened,
    ready_seat,
    seat_view,
    waiting_seat,
)
from tests.fakes_gui.accounts import RIGHT, WRONG, silent
from tests.fakes_gui.accounts_pane import PaneDesk
from tests.gui.accounts.screen import Screen

pytestmark = pytest.mark.usefixtures("appearance")

LINKED, CLASHES, WAITING, MISSING = (each.seat for each in mockup_seats())


def shown(qtbot: QtBot, *seats: SeatView, **changes: object) -> Screen:
    return Screen(qtbot, account_view(*seats, **changes))


class TestRows:
    def test_the_account_and_its_services_are_shown_as_in_the_picture(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        assert screen.says("account_username") == "m.okafor"
        assert screen.says("account_line") == "DigiCert account of Okafor Web Services, signed in on this computer"
        assert screen.says("services_count") == "4"
        facts = {
            LINKED: "Okafor Web Services. Linked 4 Sep 2026, opens without a second sign-in.",
            CLASHES: "Okafor Web Services. Both systems have a user called m.okafor, so one has to change for now.",
            WAITING: "Copperfield Legal. You tried to link on 18 Nov 2026.",
            MISSING: "Okafor Web Services. Your account administrator can enable it for you.",
        }
        assert {seat: screen.says("service_fact", screen.row(seat)) for seat in facts} == facts

    @pytest.mark.parametrize(
        ("seat", "name", "state", "act"),
        [
            (LINKED, "CertCentral", "Linked", "Open CertCentral, Okafor Web Services"),
            (CLASHES, "DigiCert ONE", "Username already exists", "Resume DigiCert ONE, Okafor Web Services"),
            (
                WAITING,
                "DigiCert ONE",
                "Waiting for administrator",
                "Proceed without linking DigiCert ONE, Copperfield Legal",
            ),
            (
                MISSING,
                "Trust Lifecycle Manager",
                "Not enabled",
                "Copy a request Trust Lifecycle Manager, Okafor Web Services",
            ),
        ],
    )
    def test_each_row_has_a_name_a_state_and_an_act_that_says_what_it_is_about(
        self, qtbot: QtBot, seat: Seat, name: str, state: str, act: str
    ) -> None:
        screen = Screen(qtbot)
        row = screen.row(seat)
        assert screen.says("service_name", row) == name
        assert screen.find(StatusChip, "service_state", row).text() == state
        assert screen.button(act).isEnabled()
        assert row.accessibleName().endswith(state)

    def test_open_opens_at_once(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Open CertCentral, Okafor Web Services")
        assert len(screen.desk.told("visit_opened")) == 1

    def test_resume_and_link_lead_to_the_wizard(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, clashing_seat(), free_seat(), ready_seat())
        screen.press("Resume DigiCert ONE, Okafor Web Services")
        screen.press("Link Device Trust Manager, Okafor Web Services")
        screen.press("Link now DigiCert ONE, Copperfield Legal")
        screen.press("Link a service…")
        assert screen.desk.told("link_wanted") == [CLASHES, free_seat().seat, WAITING, None]

    def test_a_request_to_the_administrator_is_copied(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Copy a request Trust Lifecycle Manager, Okafor Web Services")
        assert screen.copied().startswith("Hello Chidi Okafor, I would like to use Trust Lifecycle Manager")
        assert "Maya Okafor" in screen.copied()

    def test_a_failure_stands_in_its_row_and_goes_with_the_next_try(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.desk.accounts.fail("open", silent())
        screen.press("Open CertCentral, Okafor Web Services")
        assert screen.says("service_failure", screen.row(LINKED)).startswith("DigiCert did not answer.")
        assert len(screen.all(QLabel, "service_failure")) == 1
        screen.press("Open CertCentral, Okafor Web Services")
        assert not screen.sees("service_failure")

    def test_the_button_says_that_something_is_under_way_and_keeps_the_focus(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        act = screen.button("Open CertCentral, Okafor Web Services")
        act.setFocus()
        QTest.keyClick(act, Qt.Key.Key_Return)
        assert act.text() == "One moment…"
        assert QApplication.focusWidget() is act
        screen.desk.answer()
        assert act.text() == "Open"


class TestWaiting:
    def test_the_banner_names_who_has_to_link_and_no_pronoun(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        assert screen.says("awaiting_title") == "Your administrator has to link first"
        said = "At Copperfield Legal that is Priya Nair. Once Priya Nair has linked, try again and yours links."
        assert screen.says("awaiting_text") == said

    def test_the_note_asks_the_administrator_in_the_name_of_the_user(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Copy a note to Priya DigiCert ONE, Copperfield Legal")
        assert screen.copied().startswith("Hello Priya Nair, I would like to use DigiCert ONE")
        assert "select Link account" in screen.copied()
        assert "Maya Okafor" in screen.copied()

    def test_try_again_leads_to_the_wizard(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Try again DigiCert ONE, Copperfield Legal")
        assert screen.desk.told("link_wanted") == [WAITING]

    def test_proceeding_is_asked_about_once(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Proceed without linking DigiCert ONE, Copperfield Legal")
        assert screen.focused() == "Cancel"
        assert "by hand each time" in screen.says("linking_proceed_line_0")
        screen.press("Cancel")
        assert screen.desk.told("proceed_wanted") == []
        screen.press("Proceed without linking DigiCert ONE, Copperfield Legal")
        screen.press("Proceed without linking")
        assert screen.desk.told("proceed_wanted") == [WAITING]

    def test_after_proceeding_the_row_says_so_and_opens_with_credentials(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, waiting_seat(proceeded_at=LINKED_AT))
        fact = "Copperfield Legal. You went on without linking on 4 Sep 2026. You sign in by hand each time."
        assert screen.says("service_fact") == fact
        screen.press("Open DigiCert ONE, Copperfield Legal")
        assert screen.desk.told("enter_wanted") == [WAITING]
        assert screen.sees("awaiting_again")

    def test_the_question_whether_to_proceed_goes_once_there_is_nothing_to_work_around(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, waiting_seat())
        screen.press("Proceed without linking DigiCert ONE, Copperfield Legal")
        assert screen.sees("linking_proceed_sheet")
        screen.desk.accounts.directory[WAITING] = opened(waiting_seat()).standing
        screen.desk.reload()
        assert not screen.sees("linking_proceed_sheet")
        assert screen.desk.told("link_wanted") == screen.desk.told("proceed_wanted") == []

    def test_that_the_administrator_has_linked_is_told_by_itself(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, waiting_seat())
        screen.desk.accounts.directory[WAITING] = opened(waiting_seat()).standing
        screen.desk.reload()
        assert screen.said == ["Priya Nair has linked DigiCert ONE. Yours links now."]
        assert screen.says("service_fact") == "Copperfield Legal. Priya Nair has linked. Yours links now."
        assert not screen.sees("service_awaiting")


@pytest.mark.parametrize("is_administrator", [True, False])
def test_an_administrator_finds_the_team_in_the_menu_of_what_is_linked(qtbot: QtBot, *, is_administrator: bool) -> None:
    view = linked_seat()
    screen = shown(qtbot, replace(view, standing=replace(view.standing, is_administrator=is_administrator)))
    wanted: list[object] = []
    screen.desk.model.link_wanted.connect(wanted.append)
    menu = next(each for each in screen.row(LINKED).findChildren(QMenu))
    team = next(each for each in menu.actions() if each.text() == "Team…")
    assert team.isVisible() is is_administrator
    team.trigger()
    assert wanted == [LINKED]


class TestUnlinking:
    def open_sheet(self, qtbot: QtBot, *, is_administrator: bool = False) -> Screen:
        view = linked_seat()
        view = replace(view, standing=replace(view.standing, is_administrator=is_administrator))
        screen = shown(qtbot, view)
        screen.button("More about CertCentral, Okafor Web Services").setFocus()
        menu = next(each for each in screen.row(LINKED).findChildren(QMenu))
        next(each for each in menu.actions() if each.text() == "Unlink…").trigger()
        return screen

    def test_it_is_asked_with_what_ends(self, qtbot: QtBot) -> None:
        screen = self.open_sheet(qtbot)
        assert screen.focused() == "Cancel"
        lines = [
            each.text() for each in screen.page.findChildren(QLabel) if each.objectName().startswith("unlink_line")
        ]
        assert lines == [
            "It no longer opens with your DigiCert account. You sign in to it by hand each time.",
            "Its username stays m.okafor. You can link it again under Accounts.",
        ]
        QTest.keyClick(screen.button("Cancel"), Qt.Key.Key_Escape)
        assert screen.desk.accounts.count("unlink") == 0

    def test_an_administrator_reads_how_colleagues_are_touched(self, qtbot: QtBot) -> None:
        screen = self.open_sheet(qtbot, is_administrator=True)
        assert "the links of your colleagues at Okafor Web Services end too" in screen.says("unlink_line_2")

    def test_confirmed_the_link_ends_and_the_row_says_so(self, qtbot: QtBot) -> None:
        screen = self.open_sheet(qtbot)
        screen.press("Unlink")
        assert screen.find(StatusChip, "service_state").text() == "Not linked"
        assert not screen.sees("service_more")
        assert screen.focused() == "Link CertCentral, Okafor Web Services"

    def test_the_question_goes_with_the_page(self, qtbot: QtBot) -> None:
        screen = self.open_sheet(qtbot)
        screen.page.hide()
        assert not screen.sees("unlink_sheet")

    def test_the_question_and_the_menu_go_once_the_link_was_ended_by_somebody_else(self, qtbot: QtBot) -> None:
        screen = self.open_sheet(qtbot)
        screen.desk.accounts.directory[LINKED] = replace(linked_seat().standing, linked_at=None)
        screen.desk.reload()
        assert not screen.sees("unlink_sheet")
        menu = next(each for each in screen.row(LINKED).findChildren(QMenu))
        next(each for each in menu.actions() if each.text() == "Unlink…").trigger()
        assert not screen.sees("unlink_sheet")

    def test_an_open_menu_closes_with_what_it_offered(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, linked_seat())
        screen.button("More about CertCentral, Okafor Web Services").click()
        menu = next(each for each in screen.row(LINKED).findChildren(QMenu))
        assert menu.isVisible()
        screen.desk.accounts.directory[LINKED] = replace(linked_seat().standing, linked_at=None)
        screen.desk.reload()
        assert not menu.isVisible()

    def test_the_menu_key_opens_the_menu_of_the_row(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, linked_seat(), free_seat())
        row = screen.row(LINKED)
        act = screen.button("Open CertCentral, Okafor Web Services")
        key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), act.mapToGlobal(QPoint(1, 1)))
        QApplication.sendEvent(act, key)
        menu = next(each for each in row.findChildren(QMenu))
        assert menu.isVisible()
        menu.close()


class TestStates:
    def test_grey_rows_come_after_a_while_and_not_before(self, qtbot: QtBot) -> None:
        quiet = PaneDesk()
        quiet.model.load()
        assert quiet.model.props.state is PaneState.QUIET
        screen = Screen(qtbot, answered=False)
        qtbot.waitUntil(lambda: screen.sees("services_placeholder"), timeout=10 * LATE_MILLISECONDS)
        screen.desk.answer()
        assert not screen.sees("services_placeholder")
        assert screen.sees("account_card")

    def test_rows_say_that_they_are_checked_when_that_takes_a_while(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.desk.model.reload()
        assert not screen.sees("service_checking")
        qtbot.waitUntil(lambda: len(screen.all(QLabel, "service_checking")) == 4, timeout=10 * LATE_MILLISECONDS)
        screen.desk.answer()
        assert not screen.sees("service_checking")

    def test_the_directory_is_asked_each_time_the_page_is_shown(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        assert screen.desk.accounts.count("refresh") == 1
        screen.page.hide()
        screen.page.show()
        screen.desk.answer()
        assert screen.desk.accounts.count("refresh") == 2

    def test_without_services_there_is_a_way_on(self, qtbot: QtBot) -> None:
        screen = shown(qtbot)
        assert screen.sees("services_empty")
        QTest.mouseClick(screen.find(QWidget, "services_empty_link"), Qt.MouseButton.LeftButton)
        assert screen.desk.told("link_wanted") == [None]

    def test_old_rows_say_of_when_they_are_and_can_be_tried_again(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.desk.accounts.fail("refresh", silent())
        screen.desk.reload()
        banner = screen.find(QWidget, "accounts_problem")
        assert banner.accessibleName() == "DigiCert did not answer"
        as_of = screen.says("services_as_of")
        assert as_of.startswith("as of ")
        offline = screen.all(QWidget, "service_offline")
        assert [each.accessibleName() for each in offline] == [as_of] * 4
        screen.press("Try again")
        assert not screen.sees("accounts_problem")
        assert not screen.sees("service_offline")

    @pytest.mark.parametrize(
        ("keeping", "said"),
        [
            (Keeping.NO_KEYRING, "This computer has no keyring that CertDesk can use now."),
            (Keeping.KEYRING_REFUSED, "The keyring of this computer is locked, or refused to keep it."),
            (Keeping.DISK_REFUSED, "CertDesk could not write down that the keyring has it."),
        ],
    )
    def test_what_it_means_without_a_keyring_is_said_quietly(self, qtbot: QtBot, keeping: Keeping, said: str) -> None:
        screen = shown(qtbot, linked_seat(), keeping=keeping)
        assert said in screen.says("account_keeping")
        assert screen.says("account_line").endswith("signed in for this run")

    def test_a_keyring_that_waits_is_said_and_the_services_are_shown(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, linked_seat(), is_signed_in=False, awaits_keyring=True)
        qtbot.waitUntil(lambda: "Waiting for the keyring" in screen.says("account_keeping"))
        assert screen.sees("services")
        assert not screen.sees("sign_in_title")

    def test_a_sign_in_in_the_keyring_needs_no_words(self, qtbot: QtBot) -> None:
        assert not Screen(qtbot).sees("account_keeping")

    def test_somebody_else_is_told_so_and_can_be_themselves_again(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, linked_seat(), acting="Priya Nair", keeping=Keeping.ACTING)
        strip = screen.find(QWidget, "accounts_acting")
        assert strip.accessibleName() == "You are Priya Nair in the practice world"
        screen.press("Be yourself again")
        assert not screen.sees("accounts_acting")
        assert len(screen.desk.told("became_self")) == 1


class TestSigningIn:
    def test_nobody_ever_signed_in_sees_the_form_alone(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot, AccountView())
        assert screen.says("sign_in_title") == "Sign in with your DigiCert account"
        assert not any(screen.sees(name) for name in ("account_card", "services", "accounts_link"))
        assert screen.find(QLineEdit, "sign_in_username").text() == "m.okafor"
        assert screen.focused() == "Password"

    def test_signing_in_shows_the_services_and_goes_on_from_the_top(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, *mockup_seats(), is_signed_in=False)
        assert not screen.button("Open CertCentral, Okafor Web Services").isEnabled()
        screen.type_in("sign_in_password", RIGHT)
        screen.press("Sign in")
        assert not screen.sees("accounts_sign_in")
        assert screen.sees("account_card")
        assert screen.button("Open CertCentral, Okafor Web Services").isEnabled()
        assert screen.focused() == "Link a service…"

    def test_a_wrong_password_is_said_at_its_field(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, is_signed_in=False)
        screen.type_in("sign_in_password", WRONG)
        screen.press("Sign in")
        labels = [each.text() for each in screen.page.findChildren(QLabel) if each.isVisible()]
        assert "That username and password do not match." in labels
        assert screen.desk.accounts.asked[-1] == ("sign_in", "m.okafor")

    def test_signing_out_leads_to_the_form_and_keeps_the_rows(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.press("Sign out")
        assert screen.sees("practice_sign_in")
        assert len(screen.all(QLabel, "service_name")) == 4
        assert not screen.sees("accounts_link")

    def test_a_session_that_ended_is_told_and_leads_to_the_form(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.desk.accounts.fail("refresh", SessionRequired(MessageKey.ACCOUNT_ENDED))
        screen.desk.accounts.view = replace(screen.desk.accounts.view, is_signed_in=False)
        screen.desk.reload()
        labels = [each.text() for each in screen.page.findChildren(QLabel) if each.isVisible()]
        assert labels.count("You are signed out of your DigiCert account") == 1
        assert labels.count("Sign in again to link and open services. Nothing is lost.") == 1

    def test_the_mailbox_and_a_new_password_can_be_asked_for(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, is_signed_in=False)
        screen.press("Open the practice mailbox")
        screen.press("Reset password?")
        assert screen.mailbox == [True]
        assert screen.desk.accounts.asked[-1] == ("send_password", "m.okafor")
        labels = [each.text() for each in screen.page.findChildren(QLabel) if each.isVisible()]
        said = "If there is a user called m.okafor, a new practice password is in the practice mailbox."
        assert said in labels


class TestKeyboard:
    def test_tab_goes_through_the_acts_in_the_order_in_which_they_stand(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        assert screen.focused() == "Link a service…"
        assert [screen.tab() for _ in range(8)] == [
            "Sign out",
            "Open CertCentral, Okafor Web Services",
            "More about CertCentral, Okafor Web Services",
            "Resume DigiCert ONE, Okafor Web Services",
            "Proceed without linking DigiCert ONE, Copperfield Legal",
            "Copy a note to Priya DigiCert ONE, Copperfield Legal",
            "Try again DigiCert ONE, Copperfield Legal",
            "Copy a request Trust Lifecycle Manager, Okafor Web Services",
        ]

    def test_the_order_holds_after_a_service_was_added(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, linked_seat(), missing_seat())
        screen.button("Open CertCentral, Okafor Web Services").setFocus()
        screen.desk.accounts.set_standing(free_seat().standing)
        screen.desk.load()
        assert screen.focused() == "Open CertCentral, Okafor Web Services"
        assert [screen.tab() for _ in range(3)] == [
            "More about CertCentral, Okafor Web Services",
            "Link Device Trust Manager, Okafor Web Services",
            "Copy a request Trust Lifecycle Manager, Okafor Web Services",
        ]

    def test_control_enter_presses_the_main_button(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        QTest.keyClick(screen.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.desk.told("link_wanted") == [None]

    def test_control_enter_does_nothing_while_nobody_is_signed_in(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot, account_view(linked_seat(), is_signed_in=False))
        QTest.keyClick(screen.page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.desk.told("link_wanted") == []

    def test_the_page_hands_the_focus_on(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot)
        screen.button("Sign out").setFocus()
        screen.page.setFocus()
        assert screen.focused() == "Link a service…"

    def test_the_focus_waits_for_the_first_answer(self, qtbot: QtBot) -> None:
        screen = Screen(qtbot, answered=False)
        assert QApplication.focusWidget() is screen.page
        screen.desk.answer()
        assert screen.focused() == "Link a service…"


EVIL = "\u202egro.live<b>" + "W" * 300


class TestForeignText:
    def hostile(self) -> AccountView:
        administrators = (replace(COPPERFIELD.administrators[0], name=EVIL),)
        organisation = replace(COPPERFIELD, name=EVIL, administrators=administrators)
        waiting = waiting_seat()
        waiting = replace(waiting, standing=replace(waiting.standing, organisation=organisation))
        clash = clashing_seat()
        clash = replace(clash, standing=replace(clash.standing, service_username=EVIL, organisation=organisation))
        account = replace(MAYA, username=EVIL, organisation=EVIL)
        return account_view(waiting, clash, account=account, acting=EVIL)

    @pytest.mark.parametrize("width", [1064, 800])
    def test_hostile_names_are_bounded_harmless_and_leave_the_page_its_width(self, qtbot: QtBot, width: int) -> None:
        screen = Screen(qtbot, self.hostile())
        screen.page.resize(width, 800)
        labels = [each for each in screen.page.findChildren(QLabel) if each.isVisible()]
        assert not any("\u202e" in each.text() for each in labels)
        assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
        row = screen.row(WAITING)
        assert row.mapTo(screen.page, QPoint(row.width(), 0)).x() <= width - 39

    def test_a_name_that_ends_with_a_full_stop_has_one(self, qtbot: QtBot) -> None:
        organisation = replace(OKAFOR, name="Okafor Inc.")
        screen = shown(qtbot, seat_view(organisation, Service.DEVICE_TRUST))
        assert screen.says("service_fact").startswith("Okafor Inc. Can be linked.")

    def test_braces_in_a_name_are_no_fields(self, qtbot: QtBot) -> None:
        screen = shown(qtbot, seat_view(replace(OKAFOR, name="{date} {0}"), Service.DEVICE_TRUST))
        assert screen.says("service_fact").startswith("{date} {0}. Can be linked.")


def test_text_twice_as_large_cuts_no_button_off(appearance: Appearance, qtbot: QtBot) -> None:
    before = QApplication.font()
    large = QApplication.font()
    large.setPixelSize(26)
    QApplication.setFont(large)
    try:
        screen = Screen(qtbot)
        screen.page.resize(800, 560)
        names = ("service_act", "service_copy", "awaiting_copy", "awaiting_again")
        buttons = [each for name in names for each in screen.all(QWidget, name)]
        assert len(buttons) == 6
        qtbot.waitUntil(lambda: all(each.height() >= each.sizeHint().height() for each in buttons))
        rights = [each.mapTo(screen.page, QPoint(each.width(), 0)).x() for each in buttons]
        assert max(rights) <= screen.page.width() - 39
    finally:
        QApplication.setFont(before)
