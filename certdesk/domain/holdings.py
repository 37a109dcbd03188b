"""The certificates that are moved: where each is known from, and which of them are the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from certdesk.domain.orders import OrderId

HoldingId = NewType("HoldingId", str)


class Origin(StrEnum):
    """Where a certificate is known from."""

    ORDERS = "orders"
    ISO_ACCOUNT = "iso account"
    FILE = "file"
    LIST = "list"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class Holding:
    """One certificate that is managed through the ISO account.

    `fingerprint` is the SHA-256 of the certificate in hexadecimal, "" where only a name is known. `names` has the
    common name first. `ends_at` is UTC.
    """

    id: HoldingId
    common_name: str
    names: tuple[str, ...]
    fingerprint: str = ""
    ends_at: datetime | None = None
    client: str = ""
    product: str = ""
    origins: frozenset[Origin] = frozenset()
    order: OrderId | None = None


def merged(known: Sequence[Holding], added: Iterable[Holding]) -> tuple[Holding, ...]:
    """Return the known certificates with the added ones.

    The same certificate is one: by fingerprint where both have one, else by common name. What was known stays, with
    its ID, and is completed by what is new; nothing known is overwritten by less.
    """
    result = list(known)
    for each in added:
        place = _place_of(each, result)
        if place is None:
            result.append(each)
        else:
            result[place] = _completed(result[place], each)
    return tuple(result)


def _place_of(added: Holding, known: Sequence[Holding]) -> int | None:
    for place, each in enumerate(known):
        if each.fingerprint and added.fingerprint:
            if each.fingerprint == added.fingerprint:
                return place
        elif each.common_name.casefold() == added.common_name.casefold():
            return place
    return None


def _completed(known: Holding, added: Holding) -> Holding:
    names = known.names + tuple(name for name in added.names if name not in known.names)
    return replace(
        known,
        names=names,
        fingerprint=known.fingerprint or added.fingerprint,
        ends_at=known.ends_at or added.ends_at,
        client=known.client or added.client,
        product=known.product or added.product,
        origins=known.origins | added.origins,
        order=known.order or added.order,
    )
