"""The orders of a practice world: the sample table first, then as many more as the plan asks for."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from random import Random

from certdesk.domain.orders import Order, OrderId, Validation
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice import WorldPlan
from certdesk.simulator.world.generated import more_rows
from certdesk.simulator.world.lives import life_of
from certdesk.simulator.world.planned import Life, PlannedOrder
from certdesk.simulator.world.rows import Row
from certdesk.simulator.world.sample import ROWS

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_DV_METHODS = (ValidationMethod.EMAIL, ValidationMethod.DNS_TXT, ValidationMethod.DNS_CNAME, ValidationMethod.HTTP)


def portfolio(plan: WorldPlan, now: datetime) -> Iterator[PlannedOrder]:
    """Yield the orders of `plan` as they stand at `now` (UTC, whole seconds); the same plan and now give the same."""
    chance = Random(plan.seed)  # noqa: S311 - a world that can be made again, not a secret
    rows = islice(chain(ROWS, more_rows(Random(plan.seed))), plan.orders)  # noqa: S311 - the same
    for number, row in enumerate(rows):
        yield _planned(row, number, now, chance)


def _planned(row: Row, number: int, now: datetime, chance: Random) -> PlannedOrder:
    life = life_of(row.stage, row.product.validation, now, chance)
    order = Order(
        id=OrderId(row.order_id or order_number(number, chance)),
        supplier_id=row.supplier_id or supplier_number(number, chance),
        common_name=row.names[0],
        product=row.product,
        organisation=row.client.organisation.name,
        admin_email=row.client.admin_email,
        status_word=life.status_word,
        status_since=life.status_since,
        placed_at=life.placed_at,
        issued_at=life.issued_at if row.lists_issue_date else None,
        expires_at=life.expires_at,
        covered_until=life.covered_until,
    )
    return PlannedOrder(
        order=order,
        names=row.names,
        organisation=row.client.organisation,
        key=row.key,
        method=_method(row, life, chance),
        life=life,
        guest_access=row.guest_access,
        may_revoke=row.may_revoke,
    )


def order_number(number: int, chance: Random) -> str:
    """Return an order ID of ten digits; the number in it keeps it unique."""
    return str(1_094_600_000 + number * 37 + chance.randrange(37))


def supplier_number(number: int, chance: Random) -> str:
    """Return a supplier order ID like 2817-44019C; the number in it keeps it unique."""
    block, rest = divmod(45_000 + number * 11 + chance.randrange(11), 100_000)
    return f"{2817 + block}-{rest:05d}{chance.choice(_LETTERS)}"


def _method(row: Row, life: Life, chance: Random) -> ValidationMethod | None:
    """Return how control of the names was proved: by DNS for wildcards and organisations, for the rest by any way."""
    if life.valid_from is None:
        return None
    if row.product.wildcard or row.product.validation is not Validation.DV:
        return ValidationMethod.DNS_TXT
    return chance.choice(_DV_METHODS)
