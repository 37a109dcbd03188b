"""The line that makes a key and a signing request for an order, to be copied."""

from certdesk.domain.book import OrderDetails
from certdesk.domain.csr_commands import Tool, commands
from certdesk.domain.errors import FieldError
from certdesk.domain.local_keys import KeyChoice


def command_for(details: OrderDetails) -> str:
    """Return the command for the order's names, as far as they are known; nothing where no command takes them."""
    order = details.entry.order
    names = details.portal.names if details.portal else ()
    try:
        first, *_ = commands(Tool.OPENSSL, (order.common_name, *names), order.organisation, KeyChoice.RSA_3072)
    except FieldError:
        return ""
    return first.code
