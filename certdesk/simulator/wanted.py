"""What may be ordered: names, organisations and products, brought into the form in which they are kept."""

from collections.abc import Sequence
from typing import Final

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import MOST_NAMES
from certdesk.domain.orders import Product
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import can_prove
from certdesk.pki.hostnames import WILDCARD, name_fault
from certdesk.pki.idn import to_ascii
from certdesk.pki.names import as_address
from certdesk.simulator.world.products import CATALOGUE, SOLD

_LONGEST_COMMON_NAME: Final = 64  # RFC 5280 A.1, as for the organisation
_LONGEST_ORGANISATION: Final = 64


def product_number(product: Product) -> int:
    """Return the number of a product in the catalogue. Raises PolicyRefused (BRAND_RETIRED) for what is not sold."""
    if product not in SOLD:
        raise PolicyRefused(MessageKey.BRAND_RETIRED, brand=product.brand.value)
    return CATALOGUE.index(product)


def wanted_names(typed: Sequence[str], product: Product) -> tuple[str, ...]:
    """Return names in A-labels, each once, the common name first.

    Raises FieldError (`names`, NAMES_FORM with `name`) for what a certificate of `product` cannot carry: a name that
    is none, that the public DNS does not have, or a wildcard where none was bought.
    """
    names = tuple(dict.fromkeys(to_ascii(name) for name in typed))
    if not names:
        raise FieldError("names", MessageKey.NAMES_FORM, name="")
    if len(names[0]) > _LONGEST_COMMON_NAME:
        raise FieldError("names", MessageKey.NAMES_FORM, name=names[0])
    for at, name in enumerate(names):
        if at >= MOST_NAMES or not _can_carry(name, product):
            raise FieldError("names", MessageKey.NAMES_FORM, name=name)
    return names


def wanted_organisation(typed: str) -> str:
    """Return the organisation's name. Raises FieldError (`organisation`, ORGANISATION_FORM)."""
    name = " ".join(typed.split())
    if not name or len(name) > _LONGEST_ORGANISATION or not name.isprintable():
        raise FieldError("organisation", MessageKey.ORGANISATION_FORM)
    return name


def check_method(names: Sequence[str], method: ValidationMethod) -> None:
    """Raise PolicyRefused (PROOF_METHOD with `name`) where `method` proves nothing of one of the names."""
    for name in names:
        if not can_prove(name, method):
            raise PolicyRefused(MessageKey.PROOF_METHOD, name=name)


def _can_carry(name: str, product: Product) -> bool:
    if as_address(name) is not None or (name.startswith(WILDCARD) and not product.wildcard):
        return False
    return name_fault(name, product.validation) is None
