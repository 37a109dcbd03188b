"""The words of an attempt to link and of what it meets, but for usernames: who has to go first, and what is linked."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.errors import PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.viewmodels.linking.props import AdminFirst, Done
from certdesk.views.wording import dates
from certdesk.views.wording.accounts import service_name, shown_username
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words

_MOST_RECIPIENTS: Final = 4


def admin_first_words(service: Service, *, is_ready: bool = False) -> Words:
    """Return what it means that an administrator has to link first, or that one has."""
    translate = QCoreApplication.translate
    if is_ready:
        text = translate(
            "Linking", "Your account administrator has linked {service} meanwhile. Try again to link yours."
        )
        return Words(translate("Linking", "Your administrator has linked"), text.format(service=service_name(service)))
    return words_of(PolicyRefused(MessageKey.ADMIN_FIRST, service=service_name(service)))


def ask_title(organisation: str, administrators: tuple[Administrator, ...]) -> str:
    """Return whom to ask."""
    translate = QCoreApplication.translate
    if len(administrators) > 1:
        text = translate("Linking", "Ask an account administrator of {organisation}")
    else:
        text = translate("Linking", "Ask your account administrator at {organisation}")
    return text.format(organisation=breakable(displayable(organisation)))


def ask_text(shown: AdminFirst) -> str:
    """Return what an administrator has to do; one of several is enough."""
    translate = QCoreApplication.translate
    if len(shown.administrators) > 1:
        text = translate(
            "Linking", "One of them has to link {service}; it makes no difference which. Choose whom to ask."
        )
    elif shown.administrators:
        text = translate("Linking", "They have to link {service} first. The note says how.")
    else:
        text = translate("Linking", "DigiCert does not name one. Whoever it is has to link {service} first.")
    return text.format(service=service_name(shown.seat.service))


def to_words(recipients: tuple[str, ...]) -> str:
    """Return whom a letter is for, or how many, where they would fill the page."""
    translate = QCoreApplication.translate
    if len(recipients) <= _MOST_RECIPIENTS:
        return translate("Linking", "To {names}").format(names=", ".join(recipients))
    return dates.plural(translate("Linking", "To %n colleague(s)", None, len(recipients)), len(recipients))


def retry_words(service: Service, *, is_ready: bool) -> Words:
    """Return what comes after the administrator has linked, or now that they have."""
    translate = QCoreApplication.translate
    if is_ready:
        title, text = (
            translate("Linking", "Now it is your turn"),
            translate("Linking", "{service} links with one click."),
        )
    else:
        title = translate("Linking", "Once they have linked")
        text = translate("Linking", "Try again: then you can link {service} too. Accounts shows when it is time.")
    return Words(title, text.format(service=service_name(service)))


def tried_words(shown: AdminFirst) -> str:
    """Return when linking was tried last."""
    text = QCoreApplication.translate("Linking", "Last tried {when}")
    return text.format(when=dates.date_and_time(shown.tried_at))


def way_in_words(service: Service) -> Words:
    """Return what there is to do for somebody who cannot wait."""
    translate = QCoreApplication.translate
    name = service_name(service)
    text = translate("Linking", "Proceed without linking as a temporary workaround. You sign in by hand each time.")
    return Words(translate("Linking", "Need {service} now?").format(service=name), text)


def proceed_words(service: Service) -> Words:
    """Return what is asked before the service is opened without linking (E-PROCEED)."""
    translate = QCoreApplication.translate
    text = translate("Linking", "You sign in to {service} by hand each time. You can link later under Accounts.")
    return Words(translate("Linking", "Proceed without linking?"), text.format(service=service_name(service)))


def proceeded_words(shown: AdminFirst) -> str:
    """Return when the service was opened without linking and what that means, "" where it was not."""
    if shown.proceeded_at is None:
        return ""
    text = QCoreApplication.translate(
        "Linking",
        "Proceeded without linking on {when}. Until it is linked, {service} asks for your credentials each time.",
    )
    when = dates.date_and_time(shown.proceeded_at)
    return text.format(when=when, service=service_name(shown.seat.service))


def linked_words(shown: Done) -> Words:
    """Return that a service is linked (OK-LINKED), or was before."""
    translate = QCoreApplication.translate
    title = translate("Linking", "{service} is linked").format(service=service_name(shown.seat.service))
    if not shown.replaced:
        return Words(title, translate("Linking", "It was linked already, and opens with your DigiCert account."))
    return Words(title, translate("Linking", "From now on it opens with your DigiCert account."))


def credentials_words(service: Service) -> Words:
    """Return what is not asked for any more [S1]."""
    translate = QCoreApplication.translate
    text = translate("Linking", "You open it without providing your credentials for {service} again.")
    return Words(translate("Linking", "One set of credentials"), text.format(service=service_name(service)))


def username_words(shown: Done) -> Words:
    """Return what the username in the service is, and which one it replaced."""
    translate = QCoreApplication.translate
    service, username = service_name(shown.seat.service), breakable(shown_username(shown.username))
    if shown.replaced in ("", shown.username):
        text = translate("Linking", "Your {service} username is {name}, as in your DigiCert account.")
        return Words(translate("Linking", "One username"), text.format(service=service, name=username))
    text = translate("Linking", "Your {service} username is now {name}, as in your DigiCert account. It was {before}.")
    before = breakable(shown_username(shown.replaced))
    return Words(translate("Linking", "Username replaced"), text.format(service=service, name=username, before=before))
