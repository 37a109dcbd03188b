"""More orders than anybody would type: for measuring how CertDesk bears a reseller's whole book."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from random import Random

from certdesk.domain.orders import OrderStatus, Product
from certdesk.pki.keys import KeyKind
from certdesk.simulator.world import products
from certdesk.simulator.world.clients import Client, client
from certdesk.simulator.world.rows import Row
from certdesk.simulator.world.stages import Ended, Expired, InForce, Revoked, Stage, Waiting, hours

_FIRST = ("Amber", "Birch", "Cedar", "Dune", "Elm", "Fern", "Granite", "Heron", "Iris", "Juniper", "Lark", "Moss")
_SECOND = ("Harbour", "Bakery", "Optics", "Cycles", "Law", "Clinic", "Foundry", "Press", "Farm", "Studio", "Tours")
_PLACES = (("GB", "York"), ("DE", "Jena"), ("FR", "Lille"), ("US", "Dayton"), ("CA", "Regina"), ("SE", "Umeå"))
_LABELS = (
    "www", "shop", "mail", "api", "portal", "cdn", "files", "blog", "vpn", "app",
    "intranet", "status", "login", "media", "docs", "forum", "jobs", "news", "static", "old",
)  # fmt: skip
_SOLD: tuple[Product, ...] = tuple(
    product for product in products.CATALOGUE if not (product.retired or product.wildcard)
)
_KEYS = (KeyKind.P_256, KeyKind.P_256, KeyKind.P_256, KeyKind.P_384)
_AT_WORK = (OrderStatus.NEEDS_CSR, OrderStatus.NEEDS_APPROVAL, OrderStatus.PENDING, OrderStatus.PROCESSING)


def more_rows(chance: Random) -> Iterator[Row]:
    """Yield row after row without end: twenty orders for each client, no two with the same common name."""
    for number in count():
        buyer = _client(number, chance)
        for label in _LABELS:
            product = chance.choice(_SOLD)
            also = ("",) if label == "www" else ()
            yield Row(label, buyer, product, chance.choice(_KEYS), _stage(chance), also)


def _client(number: int, chance: Random) -> Client:
    first, second = chance.choice(_FIRST), chance.choice(_SECOND)
    country, locality = chance.choice(_PLACES)
    domain = f"{first}-{second}-{number:05d}.example".lower()
    return client(f"{first} {second} {number:05d}", country, locality, f"R{number:07d}", f"web@{domain}")


def _stage(chance: Random) -> Stage:
    """Return a stage as a reseller's book has them: four in five in force, the rest at work or over."""
    draw = chance.random()
    if draw < 0.80:  # noqa: PLR2004 - the shares of the stages, read downwards
        return InForce(left=chance.randrange(1, 199))
    if draw < 0.86:  # noqa: PLR2004 - as above
        return Waiting(chance.choice(_AT_WORK), since=hours(chance.randrange(1, 100)))
    if draw < 0.95:  # noqa: PLR2004 - as above
        return Expired(ago=chance.randrange(1, 250))
    if draw < 0.97:  # noqa: PLR2004 - as above
        ago = chance.randrange(1, 100)
        return Revoked(issued_ago=ago + chance.randrange(1, 150), ago=ago)
    return Ended(chance.choice(("rejected", "canceled")), since=timedelta(days=chance.randrange(1, 300)))
