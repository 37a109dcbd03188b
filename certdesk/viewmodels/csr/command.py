"""The line that makes a key and a signing request for an order, to be copied."""

from certdesk.domain.book import OrderDetails
from certdesk.domain.csr_commands import Tool, commands
from certdesk.domain.errors import FieldError
from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.local_keys import KeyChoice
from certdesk.domain.orders import Validation


def command_for(details: OrderDetails) -> str:
    """Return the command for the order's names; nothing where no command takes them.

    Nothing either while the names of a certificate in force were not seen: made for its common name alone, the
    request would drop all others. A domain-validated certificate names no organisation (BR 7.1.2.7.2).
    """
    order = details.entry.order
    names = details.portal.names if details.portal else ()
    if not names and order.status in IN_FORCE:
        return ""
    organisation = "" if order.product.validation is Validation.DV else order.organisation
    try:
        first, *_ = commands(Tool.OPENSSL, (order.common_name, *names), organisation, KeyChoice.RSA_3072)
    except FieldError:
        return ""
    return first.code
