"""What can be said of the first step's fields before anybody is asked."""

from dataclasses import dataclass

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import Identifier, IdentifierKind

LONGEST_EMAIL = 254  # RFC 5321 4.5.3.1.3, less the angle brackets
LONGEST_IDENTIFIER = 253  # a host name, RFC 1035 2.3.4
EMAIL = "email"
IDENTIFIER = "identifier"
CODE = "code"


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed on the first step; the text of the way that is not chosen is kept."""

    email: str = ""
    kind: IdentifierKind = IdentifierKind.NAME
    name: str = ""
    supplier_id: str = ""

    @property
    def identifier(self) -> Identifier:
        """What the order is named by."""
        text = self.name if self.kind is IdentifierKind.NAME else self.supplier_id
        return Identifier(self.kind, text.strip())

    @property
    def address(self) -> str:
        """The admin e-mail, as it is sent."""
        return self.email.strip()


def email_problem(form: Form) -> FieldError | None:
    """Return what is wrong with the shape of the admin e-mail; whether it exists, the portal knows."""
    local, _, domain = form.address.rpartition("@")
    is_whole = bool(local) and bool(domain) and not any(c.isspace() for c in form.address)
    return None if is_whole else FieldError(EMAIL, MessageKey.EMAIL_FORM)


def identifier_problem(form: Form) -> FieldError | None:
    """Return what is wrong with what the order is named by."""
    return None if form.identifier.text else FieldError(IDENTIFIER, MessageKey.IDENTIFIER_FORM)
