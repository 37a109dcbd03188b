"""What an expected failure says: its title and text, by message key."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale

from certdesk.domain.errors import CertDeskError, Fact
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import known_status
from certdesk.domain.portal import IdentifierKind
from certdesk.domain.text import displayable
from certdesk.views.wording import dates
from certdesk.views.wording.messages import (
    accounts,
    computer,
    keys,
    lists,
    migrations,
    orders,
    portal,
    requests,
    several,
    verdicts,
)
from certdesk.views.wording.messages.words import Words
from certdesk.views.wording.mistaken import mistaken_for_csr
from certdesk.views.wording.mistaken_files import inside_words, instead_words, reason_words
from certdesk.views.wording.orders import status_word

_FIELD = re.compile(r"\{(\w+)\}")


def words_of(error: CertDeskError) -> Words:
    """Return the words of an expected failure, filled with its facts."""
    return _told(_words(error.key), error.facts)


def words_for(key: MessageKey, facts: Mapping[str, Fact]) -> Words:
    """Return the words of what is said of a signing request, filled with its facts.

    They speak of all names where there are several (`number`), and to somebody who has a request in hand.
    """
    many = several.of_several().get(key) if facts.get("number", 1) != 1 else None
    return _told(many or several.in_hand().get(key) or _words(key), facts)


def one_line(error: CertDeskError) -> str:
    """Return an expected failure in one line, as a toast says it and a screen reader reads it."""
    words = words_of(error)
    return f"{words.title}. {words.text}" if words.title else words.text


def _told(words: Words, facts: Mapping[str, Fact]) -> Words:
    shown = {name: _shown(name, fact) for name, fact in facts.items()}
    is_known = shown.keys() >= set(_FIELD.findall(words.text))
    return Words(_filled(words.title, shown), _filled(words.text if is_known else words.less or words.text, shown))


def _filled(text: str, facts: Mapping[str, str]) -> str:
    """Fill all fields at once: what a fact holds is never taken for a field."""
    return _FIELD.sub(lambda field: facts.get(field[1], field[0]), text)


def _shown(name: str, fact: Fact) -> str:
    if isinstance(fact, datetime):
        return dates.date(fact) if name == "date" else dates.clock_time(fact)
    if isinstance(fact, int):
        return _amount(name, fact)
    return _WORDS.get(name, displayable)(fact)


def _status(word: str) -> str:
    status = known_status(word)
    return status_word(status).lower() if status else displayable(word)


def _amount(name: str, amount: int) -> str:
    match name:
        case "minutes":
            return dates.plural(QCoreApplication.translate("Failures", "%n minute(s)", None, amount), amount)
        case "seconds":
            return dates.plural(QCoreApplication.translate("Failures", "%n second(s)", None, amount), amount)
        case "size" | "most":
            return QLocale().formattedDataSize(amount)
        case "longest" | "number" | "line":
            return QLocale().toString(amount)
        case _:
            return str(amount)


def _kind(kind: str) -> str:
    if kind == IdentifierKind.SUPPLIER_ID:
        return QCoreApplication.translate("Failures", "supplier order ID")
    return QCoreApplication.translate("Failures", "name")


def _place(place: str) -> str:
    if place == "keyring":
        return QCoreApplication.translate("Failures", "the keyring of this computer")
    return QCoreApplication.translate("Failures", "the file vault.key")


def _cause(cause: str) -> str:
    translate = QCoreApplication.translate
    causes = {
        "full": translate("Failures", "The disk is full"),
        "refused": translate("Failures", "You may not write there"),
        "gone": translate("Failures", "The folder is not there any more"),
        "missing": translate("Failures", "It is not there any more"),
        "unreadable": translate("Failures", "You may not read it"),
        "folder": translate("Failures", "It is a folder"),
        "device": translate("Failures", "It is not an ordinary file"),
        "link": translate("Failures", "It is a link to another link"),
        "held": translate("Failures", "Another program holds it"),
    }
    return causes.get(cause) or translate("Failures", "The system did not say why")


_WORDS: Final[Mapping[str, Callable[[str], str]]] = {
    "status": _status,
    "kind": _kind,
    "cause": _cause,
    "place": _place,
    "what": mistaken_for_csr,
    "inside": inside_words,
    "instead": instead_words,
    "reason": reason_words,
}


def _words(key: MessageKey) -> Words:
    found: dict[MessageKey, Words] = portal.words() | orders.words() | requests.words() | verdicts.words()
    return (found | keys.words() | lists.words() | accounts.words() | migrations.words() | computer.words())[key]
