"""Username already exists: foreseen, refused, put off over a restart, changed in the Admin profile, and linked."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from tests.e2e.linking import MAYA, OKAFOR, PARTNER, AccountUser, part, part_of, type_over
from tests.e2e.practice_mail import CENTRAL_AT_TIDEWATER, ONE_AT_OKAFOR, RESET, read_password
from tests.e2e.service_window import ServiceWindow
from tests.e2e.stage import Stage

FORESEEN = "This username would clash"
EXISTS = "Username already exists"
STILL = "The username is still taken"
CHANGED = "The username is changed"
LINKED = "DigiCert ONE is linked"


def meet_conflict(stage: Stage) -> AccountUser:
    """Sign in, and go on with DigiCert ONE of Okafor Web Services until its username is in the way."""
    user = AccountUser(stage.open_book())
    user.sign_in()
    user.sees_fact(OKAFOR, "Both systems have a user called m.okafor, so one has to change for now.")
    user.act("Link", OKAFOR)
    user.enter(MAYA, read_password(user.visitor, ONE_AT_OKAFOR))
    user.reads(FORESEEN)
    return user


def try_again(user: AccountUser) -> None:
    user.press("linking_main")


def in_service(user: AccountUser, username: str) -> None:
    """Change the username in the service by the steps of [S1], which the window counts."""
    service = ServiceWindow(user.visitor)
    user.visitor.click("Open DigiCert ONE", user.wizard)
    service.reads("Select the profile icon › Admin profile")
    service.open_profile()
    service.reads("Select the Edit icon")
    service.edit(MAYA)
    service.reads("In the Username field, make a change")
    service.edit(username)
    user.visitor.click("Update profile", service.widget)


def test_a_conflict_is_put_off_over_a_restart_and_ends_with_the_account_s_username(filled: Stage) -> None:
    user = meet_conflict(filled)
    user.reads("Nothing was tried yet.")
    try_again(user)
    user.reads("Both systems have a user called m.okafor, and they are not associated yet.")
    edit_suggestion(user, "maya.o")
    user.press("linking_later")
    user.sees_state(OKAFOR, EXISTS)
    user.sees_badge("1")
    visitor = filled.restart()
    user = AccountUser(visitor)
    user.sign_in()
    user.sees_badge("1")
    user.act("Resume", OKAFOR)
    user.reads(EXISTS)
    user.visitor.click("Copy the username maya.o", user.wizard)
    assert QGuiApplication.clipboard().text() == "maya.o"
    service = ServiceWindow(visitor)
    user.visitor.click("Open DigiCert ONE", user.wizard)
    service.reads("Sign in with your present username, m.okafor")
    service.enter(MAYA, read_password(visitor, ONE_AT_OKAFOR))
    in_service(user, "maya.o")
    service.reads("Profile updated")
    service.reads("Go back to CertDesk, and link your account there")
    user.reads(CHANGED)
    service.close()
    try_again(user)
    user.reads("Your DigiCert ONE username is now m.okafor, as in your DigiCert account. It was maya.o.")
    user.press("linking_main")
    user.sees_state(OKAFOR, "Linked")
    user.sees_badge("")
    user.act("Open", OKAFOR)
    service.is_entered_by_link()
    service.open_profile()
    service.reads("It is that of your DigiCert account since the two were linked, and cannot be changed here.")


def rename_adaeze(user: AccountUser, username: str) -> str:
    """Have a colleague change her username in the same service, and return her password there."""
    visitor, service = user.visitor, ServiceWindow(user.visitor)
    service.sign_out()
    form = part(visitor, "practice_sign_in", service.widget)
    type_over(visitor, part_of(visitor, QLineEdit, "sign_in_username", form), "adaeze")
    visitor.click("Reset password?", form)
    service.reads("If there is a user called adaeze, a new practice password is in the practice mailbox.")
    password = read_password(visitor, RESET, "adaeze.obi@okafor.example")
    service.enter("adaeze", password)
    service.rename(username)
    service.sign_out()
    service.close()
    return password


def edit_suggestion(user: AccountUser, username: str) -> None:
    """Type another username to change to over the suggested one."""
    user.visitor.click("Edit this username", user.wizard)
    field = part_of(user.visitor, QLineEdit, "linking_suggestion_field", user.wizard)
    type_over(user.visitor, field, username)
    user.visitor.click("Use this username", user.wizard)


def test_who_tries_again_without_a_change_reads_that_the_username_is_still_taken(filled: Stage) -> None:
    user = meet_conflict(filled)
    try_again(user)
    user.reads(EXISTS)
    try_again(user)
    user.reads(STILL)
    user.reads("Check that you selected Update profile, then try again.")
    in_service(user, "m.okafor1")
    user.reads(CHANGED)
    try_again(user)
    user.reads(LINKED)


def test_a_change_to_a_name_that_exists_in_the_account_too_clashes_again(filled: Stage) -> None:
    user = meet_conflict(filled)
    in_service(user, "P.Nair")
    ServiceWindow(user.visitor).reads("Profile updated")
    user.reads("P.Nair")
    try_again(user)
    user.reads("Both systems have a user called P.Nair, and they are not associated yet.")
    user.reads("m.okafor1")
    ServiceWindow(user.visitor).update("m.okafor1")
    user.reads(CHANGED)
    try_again(user)
    user.reads(LINKED)


def test_partners_read_the_second_wording_and_come_to_the_same_page(filled: Stage) -> None:
    user = AccountUser(filled.open_book())
    user.sign_in()
    user.act("Link", PARTNER)
    user.enter("M.Okafor", read_password(user.visitor, CENTRAL_AT_TIDEWATER))
    user.reads(FORESEEN)
    user.reads("DigiCert would refuse with “Unable to link user”")
    try_again(user)
    user.reads("Unable to link user")
    user.reads("Another user exists with the same username, m.okafor.")
    user.visitor.click("Open CertCentral", user.wizard)
    service = ServiceWindow(user.visitor)
    service.rename("maya")
    user.reads(CHANGED)
    try_again(user)
    user.reads("CertCentral is linked")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("adaeze", "Another user is called adaeze. Choose another username."),
        ("m.ok\N{CYRILLIC SMALL LETTER A}f", "it is a letter of another alphabet. Type “a”."),
        ("maya\N{SPARKLES}", "cannot stand in a username"),
        ("maya okafor", "A username has no blanks in it."),
        ("m" * 300, "at most 64 characters"),
        ("", "Type a username."),
    ],
)
def test_what_cannot_be_a_username_is_said_in_the_service_and_changes_nothing(
    filled: Stage, typed: str, said: str
) -> None:
    user = meet_conflict(filled)
    in_service(user, typed)
    service = ServiceWindow(user.visitor)
    service.reads(said)
    user.reads(FORESEEN)
    service.update("  maya.o  ")
    service.reads("Profile updated")
    user.reads("Your DigiCert ONE username is maya.o now, and it is free.")


def test_where_the_account_s_username_is_somebody_else_s_in_the_service_only_they_can_change_it(filled: Stage) -> None:
    user = meet_conflict(filled)
    visitor, service = user.visitor, ServiceWindow(user.visitor)
    in_service(user, "maya.o")
    service.reads("Profile updated")
    password = rename_adaeze(user, "m.okafor")
    try_again(user)
    user.enter("maya.o", read_password(visitor, ONE_AT_OKAFOR))
    user.reads(EXISTS)
    user.reads("Another user of DigiCert ONE is called m.okafor, as you are in your DigiCert account.")
    visitor.click("Copy a note", user.wizard)
    assert "Please have that user’s username changed" in QGuiApplication.clipboard().text()
    colleague = filled.program.desk.services  # at work elsewhere
    colleague.rename(colleague.enter(OKAFOR, "m.okafor", password), "a.obi2")
    user.reads("Nobody else in DigiCert ONE is called m.okafor any more.")
    try_again(user)
    user.reads(LINKED)
