"""Delegate access, the provider's own way to share an account: what it is, how it is given, and what it allows."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from certdesk.domain.papers import Block, Caution, Grid, Heading, Items, Words
from certdesk.domain.text import displayable


class Reader(StrEnum):
    """Who reads: the owner of the customer account, who gives it, or the webmaster, who gets it."""

    OWNER = "owner"
    WEBMASTER = "webmaster"


@dataclass(frozen=True, slots=True)
class Level:
    """One access level, by the name that the provider gives it, and what it allows."""

    name: str
    allows: str
    is_advised: bool = False


def title() -> str:
    """Return what it is called."""
    return QCoreApplication.translate("Delegate", "Delegate access")


def what_it_is(reader: Reader) -> str:
    """Return what it is, and why it is safe."""
    translate = QCoreApplication.translate
    if reader is Reader.OWNER:
        return translate(
            "Delegate",
            "It lets your webmaster manage your certificates from an account of their own. Nobody gives a password "
            "away, and you can change it or end it at any time.",
        )
    return translate(
        "Delegate",
        "It lets you manage a client’s certificates from an account of your own. Nobody gives a password away, and "
        "the client can change it or end it at any time.",
    )


def steps(reader: Reader, name: str = "", email: str = "") -> tuple[str, ...]:
    """Return what is done, in order. `name` and `email` are the webmaster's where they are known; foreign text."""
    translate = QCoreApplication.translate
    if reader is Reader.WEBMASTER:
        return (
            translate("Delegate", "The client signs in to the customer account that the certificate is in."),
            translate("Delegate", "They open Account Settings › Delegate Access › Invite to Access."),
            translate("Delegate", "They enter your name and your e-mail address, and choose Products & Domains."),
            translate("Delegate", "They select Invite."),
            translate("Delegate", "You accept from the e-mail that comes, with an account of your own there."),
        )
    return (
        translate(
            "Delegate",
            "Sign in to your customer account. Account Assistance finds its customer number, and resets its password.",
        ),
        translate("Delegate", "Open Account Settings › Delegate Access › Invite to Access."),
        _whom(displayable(name), displayable(email)),
        translate("Delegate", "Choose the access level Products & Domains."),
        translate("Delegate", "Select Invite."),
        translate(
            "Delegate",
            "Your webmaster accepts from the e-mail that comes, with an account of their own at the same provider.",
        ),
    )


def levels() -> tuple[Level, ...]:
    """Return the access levels, the one for work on certificates first."""
    translate = QCoreApplication.translate
    return (
        Level(
            translate("Delegate", "Products & Domains"),
            translate("Delegate", "Opens the products and manages the domains. Buys nothing."),
            is_advised=True,
        ),
        Level(
            translate("Delegate", "Products, Domains, & Purchase"),
            translate("Delegate", "The same, and buys with the payment method that is stored in the account."),
        ),
        Level(
            translate("Delegate", "Domains Only"),
            translate("Delegate", "Manages or transfers domains. Not enough for certificates."),
        ),
        Level(
            translate("Delegate", "Accounts Connection Only"),
            translate("Delegate", "Nothing for now. The two accounts stay connected."),
        ),
    )


def advised_tag() -> str:
    """Return the word on the level that is advised."""
    return QCoreApplication.translate("Delegate", "Advised")


def levels_title() -> str:
    """Return what stands above the levels."""
    return QCoreApplication.translate("Delegate", "Access levels")


def limits_title() -> str:
    """Return what stands above the limits."""
    return QCoreApplication.translate("Delegate", "What no delegate can do")


def limits() -> tuple[str, ...]:
    """Return what no level allows."""
    translate = QCoreApplication.translate
    return (
        translate("Delegate", "See or change the sign-in, the password or the Support PIN"),
        translate("Delegate", "Add or manage payment methods"),
        translate("Delegate", "Invite others"),
        translate("Delegate", "See the order history"),
        translate("Delegate", "Upgrade products, or accept incoming transfers"),
    )


def check_title() -> str:
    """Return that not every provider is known to have it."""
    return QCoreApplication.translate("Delegate", "Check that your provider offers it")


def check_text() -> str:
    """Return how to find out, and what to do where it is not there."""
    return QCoreApplication.translate(
        "Delegate",
        "GoDaddy accounts have delegate access. For accounts with the Starfield brand that is not confirmed. If "
        "Account Settings has no Delegate Access, ask Customer Support.",
    )


def blocks(reader: Reader, name: str = "", email: str = "") -> tuple[Block, ...]:
    """Return all of it for a paper."""
    translate = QCoreApplication.translate
    rows = tuple((each.name, each.allows, advised_tag() if each.is_advised else "") for each in levels())
    return (
        Heading(translate("Delegate", "How delegate access is given")),
        Words(what_it_is(reader)),
        Items(steps(reader, name, email), is_numbered=True),
        Caution(check_title(), check_text()),
        Heading(levels_title()),
        Grid((translate("Delegate", "Level"), translate("Delegate", "What it allows"), ""), rows, (32, 54, 14)),
        Heading(limits_title()),
        Items(limits()),
    )


def _whom(name: str, email: str) -> str:
    translate = QCoreApplication.translate
    if name and email:
        text = translate("Delegate", "Enter your webmaster’s name, {name}, and e-mail address, {email}.")
    elif email:
        text = translate("Delegate", "Enter your webmaster’s name, and the e-mail address {email}.")
    elif name:
        text = translate("Delegate", "Enter your webmaster’s name, {name}, and e-mail address.")
    else:
        text = translate("Delegate", "Enter your webmaster’s name and e-mail address.")
    return text.format(name=name, email=email)
