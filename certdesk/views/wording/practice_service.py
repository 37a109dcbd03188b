"""The words of a practice service's window: how it was entered, and the five steps of [S1]."""

from typing import Final, assert_never

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.accounts import Profile
from certdesk.viewmodels.practice_service.props import Step
from certdesk.views.wording.accounts import service_name, shown_username

_STEPS: Final = 5


def entered_words(profile: Profile) -> str:
    """Return how the service was entered."""
    translate = QCoreApplication.translate
    if profile.is_linked:
        return translate("PracticeService", "Opened with your DigiCert account")
    if profile.is_sso:
        words = translate("PracticeService", "You signed in through your company. {service} is not linked.")
    else:
        words = translate("PracticeService", "You signed in by hand. {service} is not linked.")
    return words.replace("{service}", service_name(profile.seat.service))


def username_hint(profile: Profile) -> str:
    """Return what can be done about the username."""
    translate = QCoreApplication.translate
    if profile.is_linked:
        return translate(
            "PracticeService",
            "It is that of your DigiCert account since the two were linked, and cannot be changed here.",
        )
    return translate("PracticeService", "To change it, select the profile icon › Admin profile.")


def link_words(profile: Profile) -> str:
    """Return whether the profile is linked, in a word or two."""
    if profile.is_linked:
        return QCoreApplication.translate("PracticeService", "Linked to your DigiCert account")
    return QCoreApplication.translate("PracticeService", "Not linked")


def step_count(step: Step) -> str:
    """Return which of the five steps it is, or nothing once all are done."""
    if step is Step.DONE:
        return ""
    words = QCoreApplication.translate("PracticeService", "Step {number} of {count}")
    return words.replace("{number}", QLocale().toString(int(step))).replace("{count}", QLocale().toString(_STEPS))


def step_words(step: Step, username: str) -> str:
    """Return what to do next; `username` is the one that the service knows now."""
    translate = QCoreApplication.translate
    match step:
        case Step.SIGN_IN:
            words = translate("PracticeService", "Sign in with your present username, {name}")
            return words.replace("{name}", shown_username(username))
        case Step.ADMIN_PROFILE:
            return translate("PracticeService", "Select the profile icon › Admin profile")
        case Step.EDIT:
            return translate("PracticeService", "Select the Edit icon")
        case Step.USERNAME:
            return translate("PracticeService", "In the Username field, make a change")
        case Step.UPDATE:
            return translate("PracticeService", "Select Update profile")
        case Step.DONE:
            return translate("PracticeService", "Go back to CertDesk, and link your account there")
        case _:
            assert_never(step)
