"""Not the administrator: whom to ask and how, trying again, and going on by hand for as long as it takes."""

from datetime import timedelta

from PySide6.QtGui import QGuiApplication

from tests.e2e.linking import COPPERFIELD, AccountUser, part
from tests.e2e.practice_mail import ONE_AT_COPPERFIELD, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage

NOTE = (
    "Hello Priya Nair, I would like to use DigiCert ONE with my DigiCert account. The administrator has to link first: "
    "sign in to your DigiCert account, open Services, choose DigiCert ONE, sign in, select Link account. After that I "
    "can link mine. Thank you.\n\nMaya Okafor\n"
)
BY_HAND = "You went on without linking on 20 Nov 2026. You sign in by hand each time."


def meet_administrator_first(stage: Stage) -> AccountUser:
    """Sign in, and try to link what no administrator has linked."""
    user = AccountUser(stage.open_book())
    user.sign_in()
    user.visitor.click("Link a service…")
    user.choose(COPPERFIELD)
    user.visitor.click("Continue")
    user.enter("maya.okafor", read_password(user.visitor, ONE_AT_COPPERFIELD))
    user.reads("Priya Nair has not linked yet")
    user.press("linking_main")
    user.reads("Your administrator has to link first")
    return user


def test_who_has_to_link_first_is_named_with_a_note_and_can_be_tried_again(filled: Stage) -> None:
    user = meet_administrator_first(filled)
    user.reads("priya.nair@copperfield-legal.example")
    user.visitor.click("Copy a note", user.wizard)
    assert QGuiApplication.clipboard().text() == NOTE
    user.visitor.sees("Copied", user.wizard)
    user.reads("Last tried 20 Nov 2026, 14:02")
    filled.pass_time(timedelta(minutes=5))
    user.press("linking_retry")
    user.reads("Last tried 20 Nov 2026, 14:07")
    user.press("linking_later")
    user.sees_state(COPPERFIELD, "Waiting for administrator")
    user.sees_fact(COPPERFIELD, "You tried to link on 20 Nov 2026.")
    QGuiApplication.clipboard().clear()
    user.act("Copy a note to Priya", COPPERFIELD)
    assert QGuiApplication.clipboard().text() == NOTE
    user.act("Try again", COPPERFIELD)
    user.reads("Ask your account administrator at Copperfield Legal")


def test_without_linking_the_service_opens_by_hand_each_time_also_after_a_restart(filled: Stage) -> None:
    user = meet_administrator_first(filled)
    visitor, service = user.visitor, ServiceWindow(user.visitor)
    user.press("linking_proceed")
    visitor.sees("You sign in to DigiCert ONE by hand each time. You can link later under Accounts.")
    visitor.click("Cancel", part(visitor, "linking_proceed_sheet"))
    assert not service.is_open
    user.press("linking_proceed")
    visitor.click("Proceed without linking", part(visitor, "linking_proceed_sheet"))
    service.is_entered_by_hand()
    service.close()
    user.reads("Proceeded without linking on 20 Nov 2026, 14:02.")
    user.press("linking_later")
    user.sees_fact(COPPERFIELD, BY_HAND)
    open_by_hand(user)
    visitor = filled.restart()
    user = AccountUser(visitor)
    user.go()
    visitor.sees("Sign in with your DigiCert account")
    user.sees_state(COPPERFIELD, "Waiting for administrator")
    user.sees_fact(COPPERFIELD, BY_HAND)
    open_by_hand(user)


def open_by_hand(user: AccountUser) -> None:
    """Open the service from the pane: its credentials are asked for."""
    service = ServiceWindow(user.visitor)
    user.act("Open", COPPERFIELD)
    service.reads("Sign in to DigiCert ONE")
    service.enter("maya.okafor", read_password(user.visitor, ONE_AT_COPPERFIELD))
    service.is_entered_by_hand()
    service.close()


def test_proceeding_right_from_the_pane_is_asked_about_and_remembered(filled: Stage) -> None:
    user = meet_administrator_first(filled)
    visitor, service = user.visitor, ServiceWindow(user.visitor)
    user.press("linking_later")
    user.act("Proceed without linking", COPPERFIELD)
    visitor.click("Proceed without linking", part(visitor, "linking_proceed_sheet"))
    service.enter("maya.okafor", read_password(visitor, ONE_AT_COPPERFIELD))
    service.is_entered_by_hand()
    service.close()
    user.sees_fact(COPPERFIELD, BY_HAND)
