"""What guests type to name their order, brought into the one form that is looked up."""

import re
from dataclasses import dataclass

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import Identifier, IdentifierKind
from certdesk.pki.idn import to_ascii

_LONGEST_EMAIL = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
_LONGEST_IDENTIFIER = 253
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class GuestClaim:
    """An admin e-mail and a name or supplier order ID, spelled as the authority keeps them."""

    admin_email: str
    kind: IdentifierKind
    text: str


def claimed(admin_email: str, identifier: Identifier) -> GuestClaim:
    """Return what a guest typed as a claim; case, spaces around it, IDNs and a trailing dot make no difference.

    Raises FieldError: `email` (EMAIL_FORM) for what cannot be an address; `identifier` (IDENTIFIER_FORM) for
    what is empty, too long, or holds control or invisible characters.
    """
    return GuestClaim(email_address(admin_email), identifier.kind, _identifier_text(identifier))


def email_address(typed: str) -> str:
    """Return an address in the one form it is kept in. Raises FieldError (`email`, EMAIL_FORM)."""
    trimmed = typed.strip()
    if len(trimmed) > _LONGEST_EMAIL or not trimmed.isprintable() or not _EMAIL.fullmatch(trimmed):
        raise FieldError("email", MessageKey.EMAIL_FORM)
    local, _, domain = trimmed.partition("@")
    return f"{local.casefold()}@{to_ascii(domain)}"


def _identifier_text(identifier: Identifier) -> str:
    trimmed = identifier.text.strip()
    if not trimmed or len(trimmed) > _LONGEST_IDENTIFIER or not trimmed.isprintable():
        raise FieldError("identifier", MessageKey.IDENTIFIER_FORM)
    match identifier.kind:
        case IdentifierKind.NAME:
            return to_ascii(trimmed)
        case IdentifierKind.SUPPLIER_ID:
            return "".join(trimmed.split()).upper()
