"""What is to be proved for an order: which of its proofs still hold, and what is asked for in place of the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import can_prove, is_accepted
from certdesk.simulator import proofs
from certdesk.simulator.moments import restored
from certdesk.simulator.present import Moment
from certdesk.simulator.proofs import ProofRow
from certdesk.simulator.records import names_of
from certdesk.simulator.scopes import Proof, Scope, scopes_of, widest
from certdesk.simulator.terms import held_until, when_proved


@dataclass(frozen=True, slots=True)
class Held:
    """How and when the names of an order were proved before, and until when that holds: None where nothing does."""

    method: ValidationMethod | None
    until: datetime | None
    proved_at: datetime | None = None
    proofs: tuple[Proof, ...] = ()

    def scope(self, name: str) -> Scope | None:
        """Return how far what was proved holds for `name`, or None where it does not."""
        return widest(self.proofs, name)


def held_for(moment: Moment, order: OrderId) -> Held:
    """Return what still holds of the proofs of an order."""
    own, reusable_until = moment.connection.execute(
        "SELECT method, reusable_until FROM orders WHERE id = ?", (order,)
    ).fetchone()
    method, kept = ValidationMethod(own) if own else None, restored(reusable_until)
    until = held_until(kept, method)
    if until is None or moment.now >= until:
        return Held(method, None)
    # What was proved in a way that nobody knows holds for these names alone, as a file does.
    usual = Scope.SITE if method in {None, ValidationMethod.HTTP} else Scope.DOMAIN
    narrow = scopes_of(moment.connection, order)
    names = names_of(moment.connection, order)
    return Held(method, until, when_proved(kept), tuple(Proof(name, narrow.get(name, usual)) for name in names))


def asked_of(
    moment: Moment, order: OrderId, names: Sequence[str], method: ValidationMethod | None
) -> tuple[ProofRow, ...]:
    """Return what is to be proved for `names`, by `method` or the order's own; where that cannot, DNS can.

    What the guest was shown ahead is asked for, as long as it has not lapsed.
    """
    held = held_for(moment, order)
    chosen = method or held.method or ValidationMethod.DNS_TXT
    ahead = shown_ahead(moment, order)
    rows: list[ProofRow] = []
    for name in names:
        if held.scope(name) is None:
            is_usable = can_prove(name, chosen) and is_accepted(chosen, moment.now)
            usable = chosen if is_usable else ValidationMethod.DNS_TXT
            blank = ProofRow(name, usable, "", moment.now)
            rows.append(proofs.renewed(blank, (*ahead, *rows), moment.now, moment.randomness))
    return tuple(rows)


def shown_ahead(moment: Moment, order: OrderId) -> tuple[ProofRow, ...]:
    """Return the tokens that guests were shown before they asked for a reissue, as what they would prove."""
    rows = moment.connection.execute("SELECT domain, token, made_at FROM tokens_ahead WHERE order_id = ?", (order,))
    return tuple(
        ProofRow(domain, ValidationMethod.DNS_TXT, token, restored(made_at)) for domain, token, made_at in rows
    )
