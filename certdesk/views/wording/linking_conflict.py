"""The words of a username that stands in the way of linking: whose it is, who changes it, and how."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Service
from certdesk.domain.errors import StateConflict
from certdesk.domain.messages import MessageKey
from certdesk.domain.usernames import is_same
from certdesk.viewmodels.linking.props import Conflict
from certdesk.views.wording.accounts import service_name, shown_username
from certdesk.views.wording.breaking import breakable
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.linking_outcomes import ask_title
from certdesk.views.wording.messages.words import Words


def conflict_words(shown: Conflict) -> Words:
    """Return what stands in the way, or that it is out of the way."""
    service = service_name(shown.seat.service)
    if shown.is_changed:
        return _freed_words(shown, service) if shown.is_another_s else _changed_words(shown, service)
    if shown.is_predicted and not shown.is_another_s:
        return _predicted_words(shown, service)
    if shown.is_still:
        key = MessageKey.USER_STILL
    else:
        key = MessageKey.USER_OTHER if shown.is_other_wording else MessageKey.USER_EXISTS
    if shown.is_another_s:
        key = MessageKey.USER_ANOTHERS
    words = words_of(StateConflict(key, service=service, name=_clashing(shown)))
    title = _would_clash() if shown.is_predicted else words.title
    return Words(title, breakable(f"{words.text}{_only_case(shown)}"))


def rename_words(shown: Conflict) -> Words:
    """Return whom to ask where the account's username is somebody else's in the service, and for what."""
    translate = QCoreApplication.translate
    if len(shown.administrators) > 1:
        text = translate("Linking", "One of them can have the other user’s username changed. Choose whom to ask.")
    elif shown.administrators:
        text = translate("Linking", "They can have the other user’s username changed. The note says which.")
    else:
        text = translate("Linking", "DigiCert does not name one. Whoever it is can have the username changed.")
    return Words(ask_title(shown.organisation, shown.administrators), text)


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


def link_act(shown: Conflict) -> str:
    """Return what linking is called here: it is tried again only where it was tried."""
    translate = QCoreApplication.translate
    return translate("Linking", "Link account") if shown.is_predicted else translate("Linking", "Try linking again")


def after_steps(shown: Conflict) -> str:
    """Return what the service itself offers after the steps [S1], and what that is here."""
    text = QCoreApplication.translate(
        "Linking", "Upon your next sign-in, {service} offers Link your account. Here, that is {act}."
    )
    return text.format(service=service_name(shown.seat.service), act=link_act(shown))


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


def _clashing(shown: Conflict) -> str:
    """Return the username that both systems have, as the account has it where only case tells them apart."""
    if shown.is_another_s:
        return shown_username(shown.before)
    present = shown.present or shown.before
    return shown_username(shown.account_username if is_same(present, shown.account_username) else present)


def _only_case(shown: Conflict) -> str:
    """Return why a change did not help that was one of case alone, "" where it was not."""
    if not shown.is_still or shown.present == shown.account_username:
        return ""
    if not is_same(shown.present, shown.account_username):
        return ""
    return QCoreApplication.translate("Linking", " Small and capital letters count as the same.")


def _changed_words(shown: Conflict, service: str) -> Words:
    translate = QCoreApplication.translate
    text = translate(
        "Linking",
        "Your {service} username is {name} now, and it is free. Select {act}: once linked, your DigiCert account "
        "username replaces it.",
    )
    name, act = breakable(shown_username(shown.present)), link_act(shown)
    return Words(translate("Linking", "The username is changed"), text.format(service=service, name=name, act=act))


def _freed_words(shown: Conflict, service: str) -> Words:
    translate = QCoreApplication.translate
    text = translate("Linking", "Nobody else in {service} is called {name} any more. Select {act}.")
    name, act = breakable(shown_username(shown.before)), link_act(shown)
    return Words(translate("Linking", "The username is free"), text.format(service=service, name=name, act=act))


def _would_clash() -> str:
    return QCoreApplication.translate("Linking", "This username would clash")


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
    return Words(_would_clash(), text.format(service=service, name=breakable(_clashing(shown))))
