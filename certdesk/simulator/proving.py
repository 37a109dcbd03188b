"""Proving control over names: asking for it, putting it in place, and looking whether it is there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from certdesk.domain.errors import NotFound
from certdesk.domain.lifecycle import WAITING
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId, OrderStatus, Route
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof
from certdesk.simulator import proofs
from certdesk.simulator.asking import asked_of, held_for, shown_ahead
from certdesk.simulator.deeds import existing
from certdesk.simulator.issuing import validated
from certdesk.simulator.letters import prove_by_link
from certdesk.simulator.links import proof_link, token_in
from certdesk.simulator.looking import Looked, look, published
from certdesk.simulator.present import Moment
from certdesk.simulator.proofs import ProofRow
from certdesk.simulator.records import wanted_names_of
from certdesk.simulator.scopes import Proof, keep_scopes, widest
from certdesk.simulator.ways import check_method
from certdesk.simulator.zoning import add, zone_of

_TO_BE_PROVED = WAITING - {OrderStatus.NEEDS_CSR}


def ask_for_proofs(moment: Moment, order: Order, method: ValidationMethod | None = None) -> None:
    """Ask for the proof of every name of `order` that is not proved, by `method` or the order's own.

    Mails go out for those that are proved by mail.
    """
    names = wanted_names_of(moment.connection, order.id)
    rows = asked_of(moment, order.id, names, method)
    proofs.save(moment.connection, order.id, rows)
    held, asked = held_for(moment, order.id), {row.name for row in rows}
    scopes = {name: scope for name in names if name not in asked and (scope := held.scope(name)) is not None}
    keep_scopes(moment.connection, order.id, scopes)
    _send_links(moment, order, {row.token: row for row in rows}.values())


def proofs_of(moment: Moment, order: Order) -> Sequence[NameProof]:
    """Return how far each name of `order` is proved."""
    rows = _rows(moment, order)
    there = published(zone_of(moment.connection), rows) if rows else ()
    return tuple(
        proofs.as_proof(row, moment.now, is_published=is_there) for row, is_there in zip(rows, there, strict=True)
    )


def is_to_be_asked(moment: Moment, order: Order) -> bool:
    """Return whether `order` should have proofs and has none yet, as those have that a world begins with."""
    (reusable_until,) = moment.connection.execute(
        "SELECT reusable_until FROM orders WHERE id = ?", (order.id,)
    ).fetchone()
    return order.status in _TO_BE_PROVED and reusable_until is None and not proofs.rows_of(moment.connection, order.id)


def choose_method(moment: Moment, order: Order, name: str, method: ValidationMethod) -> None:
    """Prove `name` by `method`. What has lapsed gets a new token; links are sent by mail, again too.

    Raises PolicyRefused (PROOF_METHOD with `name`, PROOF_MAIL_ENDED), NotFound (PROOF_NOT_FOUND).
    """
    check_method((name,), method, moment.now)
    rows = _rows(moment, order)
    row = _row_for(rows, name)
    if row.is_proved:
        return
    others = [other for other in rows if other != row]
    asked = replace(row, method=method)
    if asked.is_mailed is not row.is_mailed:
        asked = replace(asked, token="")  # one that was shown is no secret
    tokens = (*others, *shown_ahead(moment, order.id))
    chosen = proofs.renewed(asked, tokens, moment.now, moment.randomness)
    if not chosen.is_same(row):
        chosen = replace(chosen, checked_at=None)
    proofs.save(moment.connection, order.id, [chosen])
    is_sent = any(other.is_mailed and other.token == chosen.token for other in others)
    if row.is_mailed or not is_sent:
        _send_links(moment, order, [chosen])


def publish(moment: Moment, number: OrderId, name: str) -> None:
    """Put what proves `name` where it belongs; a mailed link is followed. Raises NotFound (ORDER_GONE, PROOF_…).

    Nobody looks before the guest asks for it, but for the brands whose orders guests have no part in: whoever issues
    these looks into the practice world.
    """
    order = existing(moment.connection, number)
    row = _row_for(_rows(moment, order), name)
    if row.is_mailed:
        follow(moment, proof_link(moment.connection, row.token))
        return
    add(moment.connection, row)
    if order.product.route is not Route.GUEST_PORTAL:
        zone = replace(zone_of(moment.connection), resolver="", web="")
        take(moment, order, look(zone, sought(moment, order)))


def sought(moment: Moment, order: Order) -> tuple[ProofRow, ...]:
    """Return what is worth looking for: what is not proved, not mailed and not too old to prove anything."""
    rows = _rows(moment, order)
    return tuple(row for row in rows if not (row.is_proved or row.is_mailed or row.has_lapsed(moment.now)))


def take(moment: Moment, order: Order, looked: Looked) -> None:
    """Take what a look found as proved, and note when it found nothing; what was changed meanwhile is let be."""
    wanted = sought(moment, order)
    found = [proof for row, proof in looked.found if any(row.is_same(each) for each in wanted)]
    missing = [each for each in wanted if any(row.is_same(each) for row in looked.missing)]
    proofs.save(moment.connection, order.id, [replace(row, checked_at=moment.now) for row in missing])
    _prove(moment, order.id, found)


def follow(moment: Moment, link: str) -> str:
    """Follow a link of a mail and return the name it proved, for all names of its domain.

    Raises NotFound (PROOF_NOT_FOUND) for a link that is none, is too old, or was used.
    """
    name = prove_by_token(moment, token_in(link))
    if name is None:
        raise NotFound(MessageKey.PROOF_NOT_FOUND)
    return name


def prove_by_token(moment: Moment, token: str) -> str | None:
    """Prove what a mailed token stands for and return the name, or None where there is nothing (left) to prove."""
    for order, row in proofs.rows_with(moment.connection, token):
        if not row.is_proved and not row.has_lapsed(moment.now):
            _prove(moment, order, [Proof(row.name)])
            return row.name
    return None


def _prove(moment: Moment, number: OrderId, found: Sequence[Proof]) -> None:
    rows = proofs.rows_of(moment.connection, number)
    reached = {row: widest(found, row.name) for row in rows if not row.is_proved}
    proved = {row: scope for row, scope in reached.items() if scope is not None}
    if not proved:
        return
    proofs.save(moment.connection, number, [replace(row, proved_at=moment.now) for row in proved])
    keep_scopes(moment.connection, number, {row.name: scope for row, scope in proved.items()})
    if all(row.is_proved for row in proofs.rows_of(moment.connection, number)):
        validated(moment.connection, number, moment.now)


def _rows(moment: Moment, order: Order) -> tuple[ProofRow, ...]:
    if is_to_be_asked(moment, order):
        ask_for_proofs(moment, order)
    return proofs.rows_of(moment.connection, order.id)


def _row_for(rows: Iterable[ProofRow], name: str) -> ProofRow:
    for row in rows:
        if row.name == name:
            return row
    raise NotFound(MessageKey.PROOF_NOT_FOUND)


def _send_links(moment: Moment, order: Order, rows: Iterable[ProofRow]) -> None:
    from certdesk.simulator.delivery import deliver  # noqa: PLC0415 - see there

    for row in rows:
        if row.method is ValidationMethod.EMAIL:
            link = proof_link(moment.connection, row.token)
            for address in proofs.addresses(row):
                deliver(moment.connection, prove_by_link(order, row.domain, link, address, moment.now))
