"""The words of the notices on the page Plan: what may be lost, what awaits a plan, and what does not go together."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError
from certdesk.domain.messages import MessageKey
from certdesk.domain.move_plans import Contradiction
from certdesk.domain.text import displayable
from certdesk.viewmodels.migration.plan.props import Props, Soon
from certdesk.viewmodels.migration.plan.rows import Row
from certdesk.views.wording import dates
from certdesk.views.wording.failures import words_of
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.migration.plans import plan_words

_NAMED: Final = 2
_TOLD: Final = 3
_LONGEST: Final = 60


def loss_words(soon: int) -> Words:
    """Return what the removal of the ISO sign-in means [S3], and how many certificates end before long."""
    translate = QCoreApplication.translate
    text = translate(
        "MigrationPlan",
        "Once ISO sign-in is removed, only the customer account that holds a certificate can manage it.",
    )
    title = translate("MigrationPlan", "You may lose sight of some certificates for a while")
    return Words(title, f"{text} {_soon_words(soon)}".rstrip())


def soon_act(props: Props) -> str:
    """Return what the button beside that does."""
    translate = QCoreApplication.translate
    if props.showing == Soon():
        return translate("MigrationPlan", "Show all {count}").format(count=QLocale().toString(props.total))
    if props.soon == 1:
        return translate("MigrationPlan", "Show it")
    return translate("MigrationPlan", "Show the {count}").format(count=QLocale().toString(props.soon))


def offer_words(count: int) -> Words:
    """Return that what is found awaits a plan, and which plan is meant when."""
    translate = QCoreApplication.translate
    if count == 1:
        title = translate("MigrationPlan", "1 found certificate awaits a plan")
    else:
        title = translate("MigrationPlan", "{count} found certificates await a plan")
    text = translate(
        "MigrationPlan",
        "As a rule the client manages it. To go on managing it yourself, have the client give delegate access.",
    )
    return Words(title.format(count=QLocale().toString(count)), text)


def offer_act(count: int) -> str:
    """Return the one act that sets the usual plan for all of them."""
    translate = QCoreApplication.translate
    if count == 1:
        return translate("MigrationPlan", "Set “Client manages it”")
    return translate("MigrationPlan", "Set “Client manages it” for {count}").format(count=QLocale().toString(count))


def share_words() -> Words:
    """Return the warning about shared sign-ins (W-ISO-SHARE)."""
    return words_of(CertDeskError(MessageKey.ISO_SHARE))


def provider_words() -> str:
    """Return the warning as the provider gives it [S3]."""
    return QCoreApplication.translate(
        "MigrationPlan",
        "The provider does not endorse this option either, and warns against every sharing of a sign-in.",
    )


def warned_words(rows: Sequence[Row]) -> str:
    """Return which certificates the warning is about: the first of them by name."""
    translate = QCoreApplication.translate
    if len(rows) == 1 and rows[0].client:
        words = translate("MigrationPlan", "Planned for {name} of {client}.")
        return words.format(name=rows[0].name, client=rows[0].client)
    names = ", ".join(row.name for row in rows[:_NAMED])
    more = len(rows) - _NAMED
    if more <= 0:
        return translate("MigrationPlan", "Planned for {names}.").format(names=names)
    words = translate("MigrationPlan", "Planned for {names} and {count} more.")
    return words.format(names=names, count=QLocale().toString(more))


def contradiction_words(found: Sequence[Contradiction]) -> Words:
    """Return which accounts have plans or clients that do not go together, the first of them with both."""
    translate = QCoreApplication.translate
    if len(found) == 1:
        (only,) = found
        title = translate("MigrationPlan", "Account {number} has plans that do not go together")
        if len(only.plans) < 2:
            title = translate("MigrationPlan", "Account {number} has more than one client")
        return Words(title.format(number=only.number), f"{_listed(only)}. {_why(only)}")
    title = dates.plural(
        translate("MigrationPlan", "%n account(s) with plans or clients that do not go together", None, len(found)),
        len(found),
    )
    told = [f"{each.number}: {_listed(each)}" for each in found]
    return Words(title, f"{_first(told, '; ')}.")


def delegate_hint() -> str:
    """Return in a line what delegate access is for, at which level, and that it has to be there."""
    return QCoreApplication.translate(
        "MigrationPlan",
        "To go on managing, ask for delegate access, level “Products & Domains”. Check that your provider offers it.",
    )


def _soon_words(soon: int) -> str:
    translate = QCoreApplication.translate
    if soon == 1:
        return translate("MigrationPlan", "One expires within 30 days.")
    small = {
        2: translate("MigrationPlan", "Two expire within 30 days."),
        3: translate("MigrationPlan", "Three expire within 30 days."),
        4: translate("MigrationPlan", "Four expire within 30 days."),
        5: translate("MigrationPlan", "Five expire within 30 days."),
        6: translate("MigrationPlan", "Six expire within 30 days."),
        7: translate("MigrationPlan", "Seven expire within 30 days."),
        8: translate("MigrationPlan", "Eight expire within 30 days."),
        9: translate("MigrationPlan", "Nine expire within 30 days."),
    }
    if soon in small:
        return small[soon]
    many = translate("MigrationPlan", "{count} expire within 30 days.")
    return many.format(count=QLocale().toString(soon)) if soon else ""


def _listed(found: Contradiction) -> str:
    """What is planned for an account, and whose it is said to be, where that is more than one."""
    plans = [plan_words(plan) for plan in found.plans] if len(found.plans) > 1 else []
    clients = [displayable(client, _LONGEST) for client in found.clients] if len(found.clients) > 1 else []
    return _first(plans + clients, ", ")


def _first(parts: Sequence[str], between: str) -> str:
    """The first of many, and how many there are besides."""
    told = between.join(parts[:_TOLD])
    if len(parts) <= _TOLD:
        return told
    words = QCoreApplication.translate("MigrationPlan", "{first} and {count} more")
    return words.format(first=told, count=QLocale().toString(len(parts) - _TOLD))


def _why(found: Contradiction) -> str:
    translate = QCoreApplication.translate
    if len(found.plans) > 1:
        return translate("MigrationPlan", "Whoever gets into the account has all of its certificates.")
    return translate("MigrationPlan", "The pack of one client would tell the account of the other.")
