"""Letters about linking, ready to be copied or sent: to an account administrator, and to colleagues."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.letters import Letter, is_address
from certdesk.domain.text import displayable
from certdesk.views.wording.accounts import service_name


def admin_note(service: Service, administrator: Administrator, user: str) -> Letter:
    """Return the letter that asks an administrator to link `service` first; `user`, a name, signs it [S1]."""
    translate = QCoreApplication.translate
    text = translate(
        "Notes",
        "I would like to use {service} with my DigiCert account. The administrator has to link first: sign in to your "
        "DigiCert account, open Services, choose {service}, sign in, select Link account. After that I can link mine. "
        "Thank you.",
    )
    shown = {"service": service_name(service)}
    subject = translate("Notes", "Link {service} to your DigiCert account first").format(**shown)
    return _letter((administrator.email,), subject, f"{_hello(administrator.name)} {text.format(**shown)}", user)


def enable_note(service: Service, organisation: str, administrator: Administrator, user: str) -> Letter:
    """Return the letter that asks an administrator to enable `service` of `organisation` for `user`, a name [S1]."""
    translate = QCoreApplication.translate
    text = translate(
        "Notes",
        "I would like to use {service} of {organisation} with my DigiCert account. It is not on the list of my "
        "services: the account administrator has to enable it for me. After that I can link it. Thank you.",
    )
    shown = {"service": service_name(service), "organisation": displayable(organisation)}
    subject = translate("Notes", "Enable {service} for me").format(**shown)
    return _letter((administrator.email,), subject, f"{_hello(administrator.name)} {text.format(**shown)}", user)


def rename_note(service: Service, organisation: str, username: str, administrator: Administrator, user: str) -> Letter:
    """Return the letter that asks an administrator for `username`, which is the DigiCert account's of `user`, a name,
    and somebody else's in `service` of `organisation`.
    """
    translate = QCoreApplication.translate
    text = translate(
        "Notes",
        "I cannot link {service} of {organisation} to my DigiCert account: my username there is {name}, and another "
        "user of {service} is called {name} too. Please have that user’s username changed, in {service} under the "
        "profile icon › Admin profile. After that I can link mine. Thank you.",
    )
    shown = {"service": service_name(service), "organisation": displayable(organisation), "name": displayable(username)}
    subject = translate("Notes", "Another user of {service} has my username").format(**shown)
    return _letter((administrator.email,), subject, f"{_hello(administrator.name)} {text.format(**shown)}", user)


def colleagues_note(service: Service, organisation: str, user: str, recipients: Iterable[str] = ()) -> Letter:
    """Return the letter in which `user`, an administrator, tells colleagues that they can link now [S1].

    It holds the way out too where a username exists already. `recipients` are mail addresses.
    """
    translate = QCoreApplication.translate
    way = translate(
        "Notes",
        "{service} of {organisation} is linked to my DigiCert account, so now you can link yours: sign in to your "
        "DigiCert account, open Services, choose {service}, sign in, select Link account. After that it opens with one "
        "click, without credentials of its own.",
    )
    clash = translate(
        "Notes",
        "If it says “Username already exists”, change your {service} username for now: sign in to {service}, select "
        "the profile icon › Admin profile, select the Edit icon, make a change in Username, select Update profile. Any "
        "small change will do: once linked, your DigiCert account username replaces it. When you sign in again, select "
        "Link your account. Thank you.",
    )
    shown = {"service": service_name(service), "organisation": displayable(organisation)}
    subject = translate("Notes", "You can link {service} to your DigiCert account now").format(**shown)
    text = f"{_hello()} {way.format(**shown)}\n\n{clash.format(**shown)}"
    return _letter(recipients, subject, text, user)


def _hello(name: str = "") -> str:
    if not name:
        return QCoreApplication.translate("Notes", "Hello,")
    return QCoreApplication.translate("Notes", "Hello {name},").format(name=displayable(name))


def _letter(recipients: Iterable[str], subject: str, text: str, user: str) -> Letter:
    """What stands in the place of an address and is none is left out: the mail program asks then."""
    signed = f"{text}\n\n{displayable(user)}" if user else text
    return Letter(tuple(filter(is_address, recipients)), subject, f"{signed}\n")
