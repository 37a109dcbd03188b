"""Who signs the papers of a migration, and the webmaster whom a client writes to."""

from dataclasses import dataclass
from typing import Final

from certdesk.domain.claims import LONGEST_EMAIL, is_email
from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import without_hidden

LONGEST_SIGNED: Final = 80


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs what leaves CertDesk as a paper: each part as it was given, "" where it was not."""

    name: str = ""
    business: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Webmaster:
    """Whom a client's letter goes to, as far as it was typed; what stands for the address may be none yet."""

    name: str = ""
    email: str = ""


def checked_signatory(signatory: Signatory) -> Signatory:
    """Return a signatory as it is kept: lines without hidden characters, of at most 80, and an address or none.

    Raises FieldError (`email`, EMAIL_FORM).
    """
    email = signatory.email.strip()
    if email and not is_email(email):
        raise FieldError("email", MessageKey.EMAIL_FORM)
    return Signatory(_line(signatory.name, LONGEST_SIGNED), _line(signatory.business, LONGEST_SIGNED), email)


def kept_webmaster(webmaster: Webmaster) -> Webmaster:
    """Return a webmaster as it is kept. An address is kept also while it is being typed."""
    return Webmaster(_line(webmaster.name, LONGEST_SIGNED), _line(webmaster.email, LONGEST_EMAIL))


def _line(text: str, longest: int) -> str:
    """Return `text` on one line, without control, bidi and invisible characters."""
    return " ".join(without_hidden(" ".join(text[: longest * 4].split())).split())[:longest].rstrip()
