"""The names of an order, brought from how people type them into how certificates carry them."""

from collections.abc import Sequence

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import LONGEST_COMMON_NAME, MOST_NAMES, NamesRead
from certdesk.domain.orders import Product
from certdesk.pki.hostnames import WILDCARD, name_fault
from certdesk.pki.idn import to_ascii
from certdesk.pki.names import as_address

_FIELD = "names"


def read_names(typed: Sequence[str], product: Product) -> NamesRead:
    """Return the names in A-labels, the common name first, each once.

    Raises FieldError (`names`): NAMES_FORM (`name`) for what the public DNS does not have, NAMES_WILDCARD (`name`)
    where no wildcard product was chosen, NAMES_LONG (`name`, `longest`) for a common name that does not fit
    (RFC 5280 A.1), NAMES_MANY (`longest`).
    """
    counts: dict[str, int] = {}
    for name in map(to_ascii, typed):
        counts[name] = counts.get(name, 0) + 1
    names = tuple(counts)
    if len(names) > MOST_NAMES:
        raise FieldError(_FIELD, MessageKey.NAMES_MANY, longest=MOST_NAMES)
    if not names:
        raise FieldError(_FIELD, MessageKey.NAMES_FORM, name="")
    for name in names:
        _check(name, product)
    if len(names[0]) > LONGEST_COMMON_NAME:
        raise FieldError(_FIELD, MessageKey.NAMES_LONG, name=names[0], longest=LONGEST_COMMON_NAME)
    return NamesRead(names, tuple(name for name, count in counts.items() if count > 1))


def _check(name: str, product: Product) -> None:
    """Orders are for names alone: the addresses that certificates may carry are not sold."""
    if as_address(name) is not None:
        raise FieldError(_FIELD, MessageKey.NAMES_FORM, name=name)
    if name.startswith(WILDCARD) and not product.wildcard:
        raise FieldError(_FIELD, MessageKey.NAMES_WILDCARD, name=name)
    if name_fault(name, product.validation) is not None:
        raise FieldError(_FIELD, MessageKey.NAMES_FORM, name=name)
