"""Letters about linking, ready to be copied or sent: to an account administrator, and to colleagues."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from certdesk.domain.accounts import Administrator, Service
from certdesk.domain.letters import Letter, is_address
from certdesk.domain.text import displayable
from certdesk.views.wording.accounts import service_name


def admin_note(service: Service, administrator: Administrator, user: str) -> Letter:
    """Return the letter that asks an administrator to link `service` first; `user` (a name) signs it [S1]."""
    translate = QCoreApplication.translate
    subject = translate("Notes", "Link {service} to your DigiCert account first")
    text = translate(
        "Notes",
        "Hello {name}, I would like to use {service} with my DigiCert account. The administrator has to link first: "
        "sign in to your DigiCert account, open Services, choose {service}, sign in, select Link account. After that "
        "I can link mine. Thank you.",
    )
    return _letter((administrator.email,), subject, text, user, service=service, name=administrator.name)


def enable_note(service: Service, organisation: str, administrator: Administrator, user: str) -> Letter:
    """Return the letter that asks an administrator of `organisation` to enable `service` for `user` [S1]."""
    translate = QCoreApplication.translate
    subject = translate("Notes", "Enable {service} for me in {organisation}")
    text = translate(
        "Notes",
        "Hello {name}, I would like to use {service} of {organisation} with my DigiCert account. It is not on the list "
        "of my services yet: the account administrator has to enable it for me. After that I can link it. Thank you.",
    )
    return _letter(
        (administrator.email,), subject, text, user, service=service, name=administrator.name, organisation=organisation
    )


def colleagues_note(service: Service, organisation: str, user: str, recipients: Iterable[str] = ()) -> Letter:
    """Return the letter in which an administrator, `user`, tells colleagues that they can link now [S1].

    It begins with the way, and has the way out where a username exists already. `recipients` are mail addresses.
    """
    translate = QCoreApplication.translate
    subject = translate("Notes", "Link {service} to your DigiCert account")
    text = translate(
        "Notes",
        "Hello, I have linked {service} of {organisation} to my DigiCert account, so now you can link yours: sign in to "
        "your DigiCert account, open Services, choose {service}, sign in, select Link account. After that it opens with "
        "one click and without a password of its own.\n\n"
        "Should it say “Username already exists”, change your {service} username first: sign in to {service}, select "
        "the profile icon › Admin profile, select the Edit icon, make a change in Username, select Update profile. Any "
        "small change will do: once linked, your DigiCert account username replaces it. Then sign in again and select "
        "Link your account. Thank you.",
    )
    return _letter(tuple(recipients), subject, text, user, service=service, organisation=organisation)


def _letter(  # noqa: PLR0913 - the letter's own parts, and the facts by name
    recipients: tuple[str, ...],
    subject: str,
    text: str,
    user: str,
    *,
    service: Service,
    name: str = "",
    organisation: str = "",
) -> Letter:
    """What stands where an address should and is none is left out: the mail program then asks."""
    shown = {"service": service_name(service), "name": displayable(name), "organisation": displayable(organisation)}
    signed = f"{text.format(**shown)}\n\n{displayable(user)}\n"
    return Letter(tuple(filter(is_address, recipients)), subject.format(**shown), signed)
