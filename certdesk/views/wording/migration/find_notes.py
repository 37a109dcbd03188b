"""What others are asked for: a note to the client, and what to have ready for Customer Support."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.correspondents import Signatory
from certdesk.domain.letters import Letter, is_address
from certdesk.domain.move_lines import Line
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.migration.signature import webmasters_greeting
from certdesk.views.wording.migration.terms import certificate_name, shown_client

_NOBODY: Final = Signatory()
_MOST: Final = 5
_LONGEST_FILE: Final = 80


def client_note(lines: Sequence[Line], contact: str = "", signatory: Signatory = _NOBODY) -> Letter:
    """Return the note that asks a client for the customer number of these certificates, and says where it is [S3].

    It goes to `contact` where none of them tells an address, and is signed by `signatory`, the webmaster.
    """
    names = [certificate_name(line.holding) for line in lines]
    contacts = dict.fromkeys(line.holding.contact for line in lines if is_address(line.holding.contact))
    others = (contact,) if is_address(contact) else ()
    text = "\n\n".join((_request(names), _where(), _end(), webmasters_greeting(signatory)))
    sender = signatory.email if is_address(signatory.email) else ""
    return Letter(tuple(contacts) or others, _subject(names), f"{text}\n", sender)


def ready_rows(lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Return what Customer Support asks for, as names and values; what is not known here says where it is."""
    translate = QCoreApplication.translate
    if len(lines) != 1:
        names = ", ".join(certificate_name(line.holding) for line in lines[:_MOST])
        more = len(lines) - _MOST
        if more > 0:
            names = f"{names}, {dates.plural(translate('Find', 'and %n more', None, more), more)}"
        return ((translate("Find", "Domains"), names), _order_row())
    holding = lines[0].holding
    end = dates.date(holding.ends_at) if holding.ends_at is not None else ""
    rows = (
        (translate("Find", "Domain"), certificate_name(holding)),
        (translate("Find", "Product"), displayable(holding.product)),
        (translate("Find", "Ends on"), end),
        (translate("Find", "Client"), shown_client(holding.client)),
        _order_row(),
    )
    return tuple((what, value) for what, value in rows if value)


def ready_text(lines: Sequence[Line]) -> str:
    """Return the same as lines to be copied."""
    template = QCoreApplication.translate("Find", "{what}: {value}")
    return "\n".join(template.format(what=what, value=value) for what, value in ready_rows(lines))


def _order_row() -> tuple[str, str]:
    translate = QCoreApplication.translate
    return translate("Find", "Order date"), translate("Find", "on the invoice or the renewal notice")


def _subject(names: Sequence[str]) -> str:
    translate = QCoreApplication.translate
    if len(names) == 1:
        return translate("Find", "Customer number for {name}").format(name=names[0])
    return dates.plural(translate("Find", "Customer number for %n certificate(s)", None, len(names)), len(names))


def _request(names: Sequence[str]) -> str:
    translate = QCoreApplication.translate
    if len(names) == 1:
        text = translate(
            "Find",
            "Hello, we look after the certificate of {name}. The sign-in that we use for it is being removed by the "
            "provider, and we need to know which customer account the certificate is in. Could you send us the "
            "customer number of that account? It has up to ten digits.",
        )
        return text.format(name=names[0])
    text = translate(
        "Find",
        "Hello, we look after these certificates of yours. The sign-in that we use for them is being removed by the "
        "provider, and we need to know which customer account each of them is in. Could you send us the customer "
        "number of each? It has up to ten digits, and may be the same for all of them.",
    )
    return f"{text}\n\n" + "\n".join(f"- {name}" for name in names)


def _where() -> str:
    translate = QCoreApplication.translate
    ways = (
        translate(
            "Find",
            "Sign in to your account at the provider and select your account name: the drop-down shows it as "
            "“Customer #”.",
        ),
        translate("Find", "Renewal notices about the certificate, in your mail, help to find it, too."),
        translate(
            "Find",
            "If you cannot sign in, use Account Assistance on the sign-in page: “Retrieve Customer Number” mails it to "
            "the address on file.",
        ),
    )
    head = translate("Find", "It is in any one of these places:")
    return "\n".join((head, *(f"{number}. {way}" for number, way in enumerate(ways, 1))))


def _end() -> str:
    return QCoreApplication.translate(
        "Find", "The number is all we need. Keep your password to yourself: nobody should ask you for it. Thank you."
    )


def to_words(letter: Letter, contact: str = "") -> str:
    """Return to whom a note goes, told where it is the `contact` of the orders; the mail program asks for nobody."""
    translate = QCoreApplication.translate
    if not letter.recipients:
        return translate("Find", "To: add the address in your mail program")
    if letter.recipients == (contact,):
        text = translate("Find", "To: {recipients}, the admin contact in your orders")
        return text.format(recipients=displayable(contact))
    return translate("Find", "To: {recipients}").format(recipients=displayable(", ".join(letter.recipients)))


def file_name_of(letter: Letter) -> str:
    """Return the file name that CertDesk proposes for a note: letters, digits, dots and dashes only."""
    kept = "".join(character if character.isalnum() or character in ".-" else "_" for character in letter.subject)
    return f"{kept[:_LONGEST_FILE].strip('._') or 'note'}.eml"
