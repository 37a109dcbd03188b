"""Placing an order: what is asked for, and what was left out."""

import re
from dataclasses import dataclass, field
from typing import Final

from certdesk.domain.orders import Product
from certdesk.domain.portal import ValidationMethod

MOST_NAMES: Final = 250
LONGEST_COMMON_NAME: Final = 64  # RFC 5280 A.1
_BETWEEN: Final = re.compile(r"[\s,;]+")


def typed_names(text: str) -> tuple[str, ...]:
    """Return the names in a text: one a line, or with commas, semicolons or spaces between them."""
    return tuple(filter(None, _BETWEEN.split(text)))


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order as it is placed with the reseller. The first of `names` is the common name.

    Without a `csr` (DER, or empty) the order waits for one. `needs_approval` lets it wait for an approver.
    """

    product: Product
    names: tuple[str, ...]
    organisation: str
    admin_email: str
    method: ValidationMethod = ValidationMethod.DNS_TXT
    csr: bytes = field(default=b"", repr=False)
    needs_approval: bool = False
    comment: str = ""

    @property
    def common_name(self) -> str:
        """The name that the order is known by."""
        return self.names[0] if self.names else ""


@dataclass(frozen=True, slots=True)
class NamesRead:
    """Names as they are ordered: in A-labels, the common name first, each once. `repeated` were there again."""

    names: tuple[str, ...]
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReissueRequest:
    """A reissue as it is asked for in a guest session [S2]. `csr` is DER; without `names` the order keeps its own."""

    csr: bytes = field(repr=False)
    method: ValidationMethod | None = None
    reason: str = ""
    names: tuple[str, ...] = ()
