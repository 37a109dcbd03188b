"""Customer Support of the provider: when it answers, what to have ready, and what to ask [S3]."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.papers import Block, Caution, Facts, Heading, Words
from certdesk.domain.text import displayable
from certdesk.views.wording import dates

MOST_NAMES = 12


class Question(StrEnum):
    """What Customer Support is asked."""

    WHICH_ACCOUNT = "which account"
    GIVEN_OPTIONS = "given options"
    MAKER_OPTIONS = "maker options"
    SIGN_IN = "sign in"


@dataclass(frozen=True, slots=True)
class Case:
    """What it is about, as far as it is known. `names` are host names as people read them; all of it foreign text."""

    names: tuple[str, ...] = ()
    number: str = ""
    ends_at: datetime | None = None
    product: str = ""


def title() -> str:
    """Return whom to ask."""
    return QCoreApplication.translate("CustomerSupport", "Customer Support")


def what_it_is() -> str:
    """Return when it answers, and what answers beside it."""
    return QCoreApplication.translate(
        "CustomerSupport",
        "The provider’s Customer Support, also called Customer Service, answers 24 hours a day, 7 days a week. Its "
        "help center answers questions about accounts too.",
    )


def where() -> str:
    """Return where its telephone number stands: CertDesk knows none that is sure to be right."""
    return QCoreApplication.translate(
        "CustomerSupport",
        "The telephone number stands in each renewal notice and on the provider’s help pages. Of a notice that looks "
        "odd, use neither number nor links: type the provider’s address yourself.",
    )


def ready_title() -> str:
    """Return what stands above what to have ready."""
    return QCoreApplication.translate("CustomerSupport", "Have ready")


def ready_rows(case: Case) -> tuple[tuple[str, str], ...]:
    """Return what to have ready: a label each, and what is known of it."""
    translate = QCoreApplication.translate
    unknown = translate("CustomerSupport", "Not known yet")
    several = len(case.names) > 1
    return (
        (
            translate("CustomerSupport", "Domains") if several else translate("CustomerSupport", "Domain"),
            names_in_a_row(case.names) or translate("CustomerSupport", "Each domain with a certificate"),
        ),
        (translate("CustomerSupport", "Customer number"), displayable(case.number) or unknown),
        (
            translate("CustomerSupport", "Order or end date"),
            _ends(case.ends_at) if case.ends_at else translate("CustomerSupport", "As in the last invoice or notice"),
        ),
        (translate("CustomerSupport", "Product"), displayable(case.product, 80) or unknown),
        (
            translate("CustomerSupport", "Proof"),
            translate("CustomerSupport", "Something that shows the account is yours, such as an invoice"),
        ),
    )


def question_title() -> str:
    """Return what stands above the text to copy."""
    return QCoreApplication.translate("CustomerSupport", "What to ask")


def question_text(question: Question, case: Case) -> str:
    """Return what to ask, to be read out or pasted into a form."""
    translate = QCoreApplication.translate
    match question:
        case Question.WHICH_ACCOUNT:
            text = translate(
                "CustomerSupport",
                "Which customer account is that in, and how does its owner get the customer number and sign in?",
            )
        case Question.GIVEN_OPTIONS:
            text = translate(
                "CustomerSupport",
                "The sign-in was given to me by my webmaster. Which customer account is that in, and who owns it? "
                "Which options do I have for managing it from now on?",
            )
        case Question.MAKER_OPTIONS:
            text = translate(
                "CustomerSupport",
                "I made the sign-in for my webmaster. Which customer account is that in, and how do I sign in to it? "
                "Can I give my webmaster delegate access there?",
            )
        case Question.SIGN_IN:
            text = translate("CustomerSupport", "How do I sign in to the customer account that holds it?")
        case _:
            assert_never(question)
    parts = (_about(case), text, _number_words(case.number) if case.number else "")
    return " ".join(filter(None, parts))


def password_title() -> str:
    """Return the one thing that nobody is told."""
    return QCoreApplication.translate("CustomerSupport", "Never give your password")


def password_text() -> str:
    """Return why not."""
    return QCoreApplication.translate(
        "CustomerSupport", "Nobody needs it to help you: not Customer Support, not your webmaster, not CertDesk."
    )


def blocks(question: Question, case: Case) -> tuple[Block, ...]:
    """Return all of it for a paper."""
    return (
        Heading(title()),
        Words(what_it_is()),
        Words(where()),
        Heading(ready_title()),
        Facts(ready_rows(case)),
        Heading(question_title()),
        Words(question_text(question, case)),
        Caution(password_title(), password_text()),
    )


def names_in_a_row(names: tuple[str, ...]) -> str:
    """Return host names one after the other, and how many more there are; foreign text made fit to be shown."""
    shown = ", ".join(displayable(each) for each in names[:MOST_NAMES])
    left = len(names) - MOST_NAMES
    if left <= 0:
        return shown
    more = dates.plural(QCoreApplication.translate("CustomerSupport", "%n more", None, left), left)
    return f"{shown}, {more}"


def _about(case: Case) -> str:
    translate = QCoreApplication.translate
    if not case.names:
        text = translate(
            "CustomerSupport",
            "I have managed my certificates through an ISO account (certs.starfieldtech.com), and ISO accounts are "
            "being removed.",
        )
    elif len(case.names) == 1:
        text = translate(
            "CustomerSupport",
            "The certificate for {names} was managed through an ISO account (certs.starfieldtech.com), and ISO "
            "accounts are being removed.",
        )
    else:
        text = translate(
            "CustomerSupport",
            "The certificates for {names} were managed through an ISO account (certs.starfieldtech.com), and ISO "
            "accounts are being removed.",
        )
    return text.format(names=names_in_a_row(case.names))


def _ends(ends_at: datetime) -> str:
    return QCoreApplication.translate("CustomerSupport", "Ends {date}").format(date=dates.date(ends_at))


def _number_words(number: str) -> str:
    text = QCoreApplication.translate("CustomerSupport", "The customer number I know is {number}.")
    return text.format(number=displayable(number))
