"""What a reissue would have to prove, told before it is asked for. Imported when that is done: it reads names."""

from collections.abc import Iterable, Sequence

from certdesk.domain.lifecycle import IN_FORCE
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof, ProofState
from certdesk.simulator import proofs
from certdesk.simulator.asking import Held, asked_of, held_for
from certdesk.simulator.looking import published
from certdesk.simulator.moments import stored
from certdesk.simulator.present import Moment
from certdesk.simulator.proofs import ProofRow
from certdesk.simulator.records import names_of
from certdesk.simulator.wanted import wanted_at_reissue
from certdesk.simulator.ways import check_method
from certdesk.simulator.zoning import zone_of


def proofs_ahead(
    moment: Moment, order: Order, typed: Sequence[str], method: ValidationMethod | None
) -> tuple[NameProof, ...]:
    """Return what a reissue with these names would have to prove; its values are kept, so that it asks for them.

    Of an order that cannot be reissued nothing is kept.

    `expires_at` of what still holds is until when it does. Raises FieldError (`names`), PolicyRefused (PROOF_METHOD).
    """
    names = wanted_at_reissue(typed, order, names_of(moment.connection, order.id))
    if method is not None:
        check_method(names, method, moment.now)
    held = held_for(moment, order.id)
    asked = {row.name: row for row in asked_of(moment, order.id, names, method)}
    if order.status in IN_FORCE:
        _keep_ahead(moment, order.id, asked.values())
    there = dict(zip(asked, published(zone_of(moment.connection), tuple(asked.values())), strict=True))
    return tuple(
        proofs.as_proof(asked[name], moment.now, is_published=there[name])
        if name in asked
        else _holding(name, held, moment)
        for name in names
    )


def _holding(name: str, held: Held, moment: Moment) -> NameProof:
    until = held.until or moment.now
    method = held.method or ValidationMethod.DNS_TXT
    return NameProof(name, method, ProofState.PROVED, "", "", until, proved_at=held.proved_at)


def _keep_ahead(moment: Moment, order: OrderId, rows: Iterable[ProofRow]) -> None:
    moment.connection.executemany(
        "INSERT OR REPLACE INTO tokens_ahead (order_id, domain, token, made_at) VALUES (?, ?, ?, ?)",
        [(order, row.domain, row.token, stored(row.made_at)) for row in rows if not row.is_mailed],
    )
