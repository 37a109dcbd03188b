"""The words of practice sign-in pages, wherever one stands: in the pane, in the wizard, in a service's own window."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Service
from certdesk.domain.text import displayable
from certdesk.views.wording.accounts import service_name, shown_username
from certdesk.views.wording.breaking import breakable


def service_title(service: Service) -> str:
    """Return the title of a service's sign-in page."""
    text = QCoreApplication.translate("PracticeSignIn", "Sign in to {service}")
    return text.format(service=service_name(service))


def service_line(service: Service, organisation: str, *, is_company: bool) -> str:
    """Return whose credentials a service's sign-in page wants [S1]; `organisation` is "" where none is known."""
    translate = QCoreApplication.translate
    if is_company:
        text = translate("PracticeSignIn", "You sign in to {service} of {organisation} through your company.")
    elif organisation:
        text = translate("PracticeSignIn", "Provide your credentials for {service} of {organisation}.")
    else:
        text = translate("PracticeSignIn", "Provide your credentials for {service}.")
    return text.format(service=service_name(service), organisation=breakable(displayable(organisation)))


def busy_words(*, is_mailing: bool) -> str:
    """Return what is being waited for."""
    translate = QCoreApplication.translate
    return translate("PracticeSignIn", "Sending…") if is_mailing else translate("PracticeSignIn", "Signing in…")


def mailed_words(username: str) -> str:
    """Return that a new password was asked for, without telling whether there is such a user; "" for no username."""
    words = QCoreApplication.translate(
        "PracticeSignIn", "If there is a user called {name}, a new practice password is in the practice mailbox."
    )
    return words.format(name=breakable(shown_username(username))) if username else ""
