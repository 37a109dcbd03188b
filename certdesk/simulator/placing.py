"""Placing an order, and giving it the signing request it waits for. Imported when that is done: it reads X.509."""

from sqlite3 import Connection
from typing import Final

from certdesk.domain.approvals import RequestKind
from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.lifecycle import Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.ordering import NewOrder
from certdesk.domain.orders import Order, OrderId, OrderStatus
from certdesk.domain.portal import EventKind
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.pki.keys import KeyKind
from certdesk.simulator import approvals
from certdesk.simulator.claims import email_address
from certdesk.simulator.csrs import keep_csr
from certdesk.simulator.deeds import Done, existing
from certdesk.simulator.delivery import deliver
from certdesk.simulator.letters import order_received
from certdesk.simulator.moments import stored
from certdesk.simulator.moves import move, target, tell
from certdesk.simulator.present import Moment
from certdesk.simulator.proving import ask_for_proofs
from certdesk.simulator.queueing import enter_queue
from certdesk.simulator.records import COLUMNS, names_of
from certdesk.simulator.wanted import product_number, wanted_names, wanted_organisation
from certdesk.simulator.ways import check_method
from certdesk.simulator.world.portfolio import order_number, supplier_number

# Who a register would name, for an organisation that the practice world has not heard of.
_COUNTRY: Final = "IE"
_LOCALITY: Final = "Galway"
_CATEGORY: Final = "Private Organization"


def place(moment: Moment, new: NewOrder) -> Done:
    """Place an order: it waits for its signing request, or, where that came with it, its turn.

    Raises FieldError (`names`, `organisation`, `email`, `comment`, `csr`) and PolicyRefused (BRAND_RETIRED,
    PROOF_METHOD with `name`, REQUEST_REFUSED).
    """
    product = product_number(new.product)
    names = wanted_names(new.names, new.product)
    organisation = wanted_organisation(new.organisation)
    admin_email = email_address(new.admin_email)
    check_method(names, new.method, moment.now)
    if len(new.comment) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    _register(moment.connection, organisation)
    number = _insert(moment, new, (names[0], product, organisation, admin_email))
    moment.connection.executemany(
        "INSERT INTO names (order_id, position, name) VALUES (?, ?, ?)",
        [(number, position, name) for position, name in enumerate(names)],
    )
    tell(moment.connection, number, EventKind.PLACED, moment.now)
    kind = RequestKind.NEW_ORDER
    approvals.ask(moment.connection, number, kind, moment.now, new.comment, needs_approval=new.needs_approval)
    order = existing(moment.connection, number)
    deliver(moment.connection, order_received(order))
    if new.csr:
        _take_csr(moment, order, new.csr)
    return Done(Deed.PLACE, number)


def supply_csr(moment: Moment, number: OrderId, csr: bytes) -> Done:
    """Give an order the signing request that it waits for; it has to wait its turn then.

    Raises NotFound (ORDER_GONE), StateConflict (CSR_NOT_WANTED with `status`), FieldError (`csr`).
    """
    order = existing(moment.connection, number)
    if target(order.status_word, Move.CSR_SUPPLIED) is None:
        raise StateConflict(MessageKey.CSR_NOT_WANTED, status=order.status_word)
    _take_csr(moment, order, csr)
    return Done(Deed.SUPPLY_CSR, number)


def _take_csr(moment: Moment, order: Order, csr: bytes) -> None:
    keep_csr(moment, order, csr, names_of(moment.connection, order.id))
    move(moment.connection, order.id, Move.CSR_SUPPLIED, moment.now)
    ask_for_proofs(moment, order)
    enter_queue(moment.connection, order.id, moment.now)


def _register(connection: Connection, organisation: str) -> None:
    (known,) = connection.execute("SELECT count(*) FROM organisations").fetchone()
    connection.execute(
        "INSERT INTO organisations (name, country, locality, business_category, registration_number, jurisdiction)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
        (organisation, _COUNTRY, _LOCALITY, _CATEGORY, f"P{known:06d}", _COUNTRY),
    )


def _insert(moment: Moment, new: NewOrder, facts: tuple[str, int, str, str]) -> OrderId:
    (count,) = moment.connection.execute("SELECT count(*) FROM orders").fetchone()
    number = OrderId(order_number(count, moment.randomness))
    placed_at = stored(moment.now)
    moment.connection.execute(
        f"INSERT INTO orders ({COLUMNS}, key_kind, method, guest_access, needs_approval)"  # noqa: S608 - columns from above, values bound
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, ?, ?, 1, ?)",
        (
            *(number, supplier_number(count, moment.randomness), *facts),
            *(OrderStatus.NEEDS_CSR.value, placed_at, placed_at),
            *(KeyKind.P_256.value, new.method.value, new.needs_approval),
        ),
    )
    return number
