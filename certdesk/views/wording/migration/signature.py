"""Who signs a paper: at its end, in its sentences, and beside it on the screen."""

from PySide6.QtCore import QCoreApplication

from certdesk.domain.correspondents import LONGEST_SIGNED, Signatory
from certdesk.domain.text import displayable


def signature(signatory: Signatory) -> str:
    """Return name, business and address on a line each, "" where none of them was given."""
    return "\n".join(_parts(signatory))


def greeting(signatory: Signatory) -> str:
    """Return how a paper of somebody ends, "" where nobody signs it."""
    signed = signature(signatory)
    text = QCoreApplication.translate("Signature", "With kind regards,\n{signature}")
    return text.replace("{signature}", signed) if signed else ""


def webmasters_greeting(signatory: Signatory) -> str:
    """Return how a webmaster's paper ends, be it signed or not."""
    unsigned = QCoreApplication.translate("Signature", "With kind regards, your webmaster")
    return greeting(signatory) or unsigned


def who(signatory: Signatory) -> str:
    """Return whom people know: the business, else the name, "" where neither was given."""
    return displayable(signatory.business or signatory.name, LONGEST_SIGNED)


def signed_by(signatory: Signatory) -> str:
    """Return who signs, on one line, for the screen."""
    translate = QCoreApplication.translate
    parts = _parts(signatory)
    if not parts:
        return translate("Signature", "Not signed with a name yet")
    return translate("Signature", "Signed by {whom}").replace("{whom}", ", ".join(parts))


def change_words(signatory: Signatory) -> str:
    """Return the words of the button that changes it."""
    translate = QCoreApplication.translate
    return translate("Signature", "Change…") if _parts(signatory) else translate("Signature", "Add your name…")


def _parts(signatory: Signatory) -> tuple[str, ...]:
    shown = (displayable(each, LONGEST_SIGNED) for each in (signatory.name, signatory.business))
    return tuple(filter(None, (*shown, displayable(signatory.email))))
