"""What may be ordered: names, organisations and products, brought into the form in which they are kept."""

from collections.abc import Sequence
from typing import Final

from certdesk.domain.errors import FieldError, PolicyRefused
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, Product
from certdesk.pki.idn import to_ascii
from certdesk.pki.ordering import read_names
from certdesk.simulator.world.products import CATALOGUE, SOLD

_LONGEST_ORGANISATION: Final = 64  # RFC 5280 A.1


def product_number(product: Product) -> int:
    """Return the number of a product in the catalogue. Raises PolicyRefused (BRAND_RETIRED) for what is not sold."""
    if product not in SOLD:
        raise PolicyRefused(MessageKey.BRAND_RETIRED, brand=product.brand.value)
    return CATALOGUE.index(product)


def wanted_names(typed: Sequence[str], product: Product) -> tuple[str, ...]:
    """Return names in A-labels, each once, the common name first.

    Raises FieldError (`names`, NAMES_FORM and others with `name`) for what a certificate of `product` cannot carry.
    """
    return read_names(typed, product).names


def wanted_at_reissue(typed: Sequence[str], order: Order, own: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of a reissue in A-labels: the order's common name first, which stays, then the others.

    Without any typed they are the order's `own`. Raises FieldError (`names`): CN_MISMATCH (`a`, `b`) where the common
    name was left out, and as `wanted_names`.
    """
    if not typed:
        return own
    if order.common_name not in map(to_ascii, typed):
        raise FieldError("names", MessageKey.CN_MISMATCH, a=typed[0], b=order.common_name)
    return wanted_names((order.common_name, *typed), order.product)


def wanted_organisation(typed: str) -> str:
    """Return the organisation's name. Raises FieldError (`organisation`, ORGANISATION_FORM)."""
    name = " ".join(typed.split())
    if not name or len(name) > _LONGEST_ORGANISATION or not name.isprintable():
        raise FieldError("organisation", MessageKey.ORGANISATION_FORM)
    return name
