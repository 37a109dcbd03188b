"""Making a practice world: its authority, its orders, and a real certificate for each order that ever had one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime, timedelta
from itertools import islice
from sqlite3 import Connection

from certdesk.domain.orders import OrderStatus
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Reporter
from certdesk.pki.authority import PracticeAuthority
from certdesk.pki.keys import KeyPair, make_keys
from certdesk.simulator import approvals, authorities
from certdesk.simulator.delivery import deliver
from certdesk.simulator.distribution.address import published_at
from certdesk.simulator.letters import certificate_issued, order_received
from certdesk.simulator.moments import stored
from certdesk.simulator.signing import Validity, mark_revoked, sign
from certdesk.simulator.store import Store
from certdesk.simulator.vault import VaultKey
from certdesk.simulator.world import inserts
from certdesk.simulator.world.planned import PlannedOrder
from certdesk.simulator.world.portfolio import portfolio
from certdesk.simulator.world.sample import ROWS

_BATCH = 2000
_ONE_SECOND = timedelta(seconds=1)
_DAY = timedelta(days=1)
_WITH_REQUEST = frozenset(
    {OrderStatus.NEEDS_APPROVAL, OrderStatus.PENDING, OrderStatus.PROCESSING, OrderStatus.REISSUE_PENDING}
)


def build(store: Store, vault_key: VaultKey, plan: WorldPlan, now: datetime, report: Reporter) -> None:
    """Make the world of `plan` as it stands at `now`.

    The sample orders come with their certificates and mails. What a larger plan adds is written in batches, and
    its certificates are signed when first asked for. The row in `world` is written last: a world without it
    is unfinished and does not count. Raises Cancelled between steps; the caller then empties the store.
    """
    planned = portfolio(plan, now)
    sample = tuple(islice(planned, len(ROWS)))
    keys = iter(_keys_for(sample, report))
    with store.write() as connection:
        authority = PracticeAuthority.found(now, published_at(connection))
        authorities.keep(connection, authority, vault_key)
        inserts.insert_products(connection)
        inserts.insert_orders(connection, sample, now)
        for one in sample:
            _equip(connection, authority, one, keys)
    done = len(sample)
    for batch in _batches(planned):
        report.check()
        with store.write() as connection:
            inserts.insert_orders(connection, batch, now)
        done += len(batch)
        report.step(done, plan.orders)
    report.check()
    with store.write() as connection:
        approvals.ask_for_waiting(connection)
        connection.execute("INSERT INTO world (only, seed, made_at) VALUES (1, ?, ?)", (plan.seed, stored(now)))


def _keys_for(sample: Sequence[PlannedOrder], report: Reporter) -> list[KeyPair]:
    """Make the key pairs of all orders, several at a time: nearly all the time of making the sample goes here."""
    kinds = [one.key for one in sample for _ in range(_key_count(one))]
    keys: list[KeyPair] = []
    with closing(make_keys(kinds)) as made:
        for key in made:
            report.check()
            keys.append(key)
            report.step(len(keys), len(kinds))
    return keys


def _key_count(one: PlannedOrder) -> int:
    """Return how many keys an order has shown: one in its certificate, one in a request that waits for an answer."""
    return (one.life.valid_from is not None) + (one.order.status in _WITH_REQUEST)


def _equip(connection: Connection, authority: PracticeAuthority, one: PlannedOrder, keys: Iterator[KeyPair]) -> None:
    """Give an order its certificate and its request, and the letters that went out about it."""
    life, order = one.life, one.order
    deliver(connection, order_received(order), is_read=True)
    if life.valid_from is not None and life.expires_at is not None:
        days = (life.expires_at + _ONE_SECOND - life.valid_from) // _DAY
        sign(connection, authority, order, next(keys).public_key, Validity(life.valid_from, days))
        mark_revoked(connection, order.id)
        deliver(connection, certificate_issued(order, life.valid_from, life.expires_at), is_read=True)
    if order.status in _WITH_REQUEST:
        connection.execute(
            "INSERT INTO requests (order_id, public_key) VALUES (?, ?)", (order.id, next(keys).public_key)
        )


def _batches(planned: Iterable[PlannedOrder]) -> Iterator[Sequence[PlannedOrder]]:
    rest = iter(planned)
    while batch := tuple(islice(rest, _BATCH)):
        yield batch
