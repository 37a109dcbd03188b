"""The words of what becomes of an attempt to link: who has to go first, which username clashes, and what is linked."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Service
from certdesk.domain.errors import PolicyRefused, StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.domain.usernames import LONGEST, is_same
from certdesk.viewmodels.linking.props import AdminFirst, Conflict, Done
from certdesk.views.wording import dates
from certdesk.views.wording.accounts import service_name
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words

_MOST_RECIPIENTS: Final = 4


def shown_username(username: str) -> str:
    """Return a username fit to be shown, whole as far as it can be one."""
    return displayable(username, LONGEST)


def admin_first_words(service: Service, *, is_ready: bool = False) -> Words:
    """Return what it means that an administrator has to link first, or that one has."""
    translate = QCoreApplication.translate
    if is_ready:
        text = translate(
            "Linking", "Your account administrator has linked {service} meanwhile. Try again to link yours."
        )
        return Words(translate("Linking", "Your administrator has linked"), text.format(service=service_name(service)))
    return words_of(PolicyRefused(MessageKey.ADMIN_FIRST, service=service_name(service)))


def ask_title(shown: AdminFirst) -> str:
    """Return whom to ask."""
    translate = QCoreApplication.translate
    if len(shown.administrators) > 1:
        text = translate("Linking", "Ask an account administrator of {organisation}")
    else:
        text = translate("Linking", "Ask your account administrator at {organisation}")
    return text.format(organisation=breakable(displayable(shown.organisation)))


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


def conflict_words(shown: Conflict) -> Words:
    """Return what stands in the way, or that it is out of the way."""
    service = service_name(shown.seat.service)
    if shown.is_changed:
        return _changed_words(shown, service)
    if shown.is_predicted:
        return _predicted_words(shown, service)
    if shown.is_still:
        key = MessageKey.USER_STILL
    else:
        key = MessageKey.USER_OTHER if shown.is_other_wording else MessageKey.USER_EXISTS
    words = words_of(StateConflict(key, service=service, name=_clashing(shown)))
    return Words(words.title, breakable(words.text))


def steps(shown: Conflict) -> tuple[str, str, str, str, str]:
    """Return the five steps in the service [S1]; the fourth goes on with the username to enter."""
    translate = QCoreApplication.translate
    present = breakable(shown_username(shown.before if shown.is_changed else shown.present))
    return (
        translate("Linking", "Sign in with your present username, {name}").format(name=present),
        translate("Linking", "In the top-right corner, select the profile icon › Admin profile"),
        translate("Linking", "Select the Edit icon"),
        translate("Linking", "In Username, enter"),
        translate("Linking", "Select Update profile, then come back here"),
    )


def after_steps(service: Service) -> str:
    """Return what the service itself offers after the steps [S1]."""
    text = QCoreApplication.translate(
        "Linking",
        "Upon your next sign-in, {service} offers Link your account. Here, that is Try linking again.",
    )
    return text.format(service=service_name(service))


def later_words(service: Service) -> Words:
    """Return what to do without time for it now."""
    translate = QCoreApplication.translate
    text = translate(
        "Linking",
        "Choose Finish later. This page waits for you under Accounts. Until then, sign in to {service} by hand.",
    )
    return Words(translate("Linking", "No time now?"), text.format(service=service_name(service)))


def unchanged_words() -> Words:
    """Return what the change leaves alone."""
    translate = QCoreApplication.translate
    text = translate("Linking", "Your orders and certificates are not touched by linking or by the new username.")
    return Words(translate("Linking", "Nothing else changes"), text)


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


def _clashing(shown: Conflict) -> str:
    """Return the username that both systems have, as the account has it where only case tells them apart."""
    present = shown.present or shown.before
    return shown_username(shown.account_username if is_same(present, shown.account_username) else present)


def _changed_words(shown: Conflict, service: str) -> Words:
    translate = QCoreApplication.translate
    text = translate(
        "Linking",
        "Your {service} username is {name} now, and it is free. Try linking again: once linked, your DigiCert account "
        "username replaces it.",
    )
    name = breakable(shown_username(shown.present))
    return Words(translate("Linking", "The username is changed"), text.format(service=service, name=name))


def _predicted_words(shown: Conflict, service: str) -> Words:
    translate = QCoreApplication.translate
    if shown.is_other_wording:
        text = translate(
            "Linking",
            "Nothing was tried yet. DigiCert would refuse with “Unable to link user”: another user exists with the "
            "same username, {name}. Change the {service} username for now. Any small change will do: once linked, "
            "your DigiCert account username replaces it.",
        )
    else:
        text = translate(
            "Linking",
            "Nothing was tried yet. DigiCert would refuse with “Username already exists”: both systems have a user "
            "called {name}, and they are not associated yet. Change the {service} username for now. Any small change "
            "will do: once linked, your DigiCert account username replaces it.",
        )
    title = translate("Linking", "This username would clash")
    return Words(title, text.format(service=service, name=breakable(_clashing(shown))))
