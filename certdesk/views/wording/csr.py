"""The words around a signing request: what it is handed in for, and what it says."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.book import BookEntry
from certdesk.domain.csr import CsrFacts
from certdesk.domain.text import displayable
from certdesk.viewmodels.csr.props import Props
from certdesk.viewmodels.csr.purpose import Purpose
from certdesk.views.wording.messages.words import Words

_MOST_NAMES = 6
_LONGEST = 60


def heading(entry: BookEntry, purpose: Purpose) -> Words:
    """Return what the sheet is for, and what follows from it."""
    translate = QCoreApplication.translate
    name = displayable(entry.shown_name, _LONGEST)
    match purpose:
        case Purpose.SUPPLY:
            title = translate("Csr", "Add a CSR to {name}")
            text = translate(
                "Csr", "The order goes on once DigiCert has it. Nothing is sent before you choose Send CSR."
            )
        case Purpose.REISSUE:
            title = translate("Csr", "Reissue {name}")
            text = translate(
                "Csr", "Names and end of the order stay. The present certificate works until it is replaced."
            )
        case _:
            assert_never(purpose)
    return Words(title.replace("{name}", name), text)


def send_words(props: Props) -> str:
    """Return what the button does now."""
    translate = QCoreApplication.translate
    if props.is_sending:
        return translate("Csr", "Sending…")
    if props.must_sign_in:
        return translate("Csr", "Sign in and send")
    if props.purpose is Purpose.REISSUE:
        return translate("Csr", "Send reissue request")
    return translate("Csr", "Send CSR")


def quick_reasons() -> tuple[str, ...]:
    """Return the usual reasons for a reissue."""
    translate = QCoreApplication.translate
    return (
        translate("Csr", "Key replaced"),
        translate("Csr", "Server moved"),
        translate("Csr", "Names changed"),
        translate("Csr", "Using the rest of the order"),
    )


def facts_rows(facts: CsrFacts) -> tuple[tuple[str, str], ...]:
    """Return what the request says, as rows of what and value."""
    translate = QCoreApplication.translate
    names = [displayable(name, _LONGEST) for name in facts.names[:_MOST_NAMES]]
    more = len(facts.names) - len(names)
    if more:
        names.append(translate("Csr", "and %n more", None, more).replace("%n", str(more)))
    return (
        (translate("Csr", "Common name"), displayable(facts.common_name, _LONGEST) or translate("Csr", "none")),
        (translate("Csr", "Names"), ", ".join(names)),
        (translate("Csr", "Key"), facts.algorithm),
        (translate("Csr", "Signature"), facts.signature),
    )
