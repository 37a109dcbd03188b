"""What the sheet shows that gives an order the signing request it waits for."""

from dataclasses import dataclass, field

from certdesk.domain.book import BookEntry, OrderDetails
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.viewmodels.wishes import Wish


@dataclass(frozen=True, slots=True)
class Sending:
    """A signing request (DER) as it is sent."""

    order: OrderId
    csr: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `ready` is the request that can be sent; `refused` one that the authority refused."""

    details: OrderDetails | None = None
    ready: bytes | None = field(default=None, repr=False)
    refused: bytes | None = field(default=None, repr=False)
    is_sending: bool = False
    problem: CertDeskError | None = None
    wish: Wish[Sending] | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows besides the request itself. `problem` stands above everything."""

    is_open: bool
    entry: BookEntry | None
    can_send: bool
    is_sending: bool
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    can_send = inputs.ready is not None and inputs.ready != inputs.refused and not inputs.is_sending
    return Props(
        is_open=inputs.details is not None,
        entry=inputs.details.entry if inputs.details else None,
        can_send=can_send,
        is_sending=inputs.is_sending,
        problem=inputs.problem,
    )
