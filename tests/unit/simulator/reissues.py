"""Orders of several names that are reissued, step by step, for the tests of what a reissue does."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from certdesk.domain.ordering import NewOrder, ReissueRequest
from certdesk.domain.orders import Order
from certdesk.domain.portal import OrderCertificate, ValidationMethod
from certdesk.pki.keys import KeyPair
from tests.contracts.ports.acting import (
    LONG_ENOUGH,
    csr_for,
    fresh_name,
    fresh_session,
    listed,
    new_key,
    new_order,
    prove,
    seen,
)
from tests.contracts.ports.contracts import Outside

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SECOND = timedelta(seconds=1)


def issued(outside: Outside, *more: str, pair: KeyPair | None = None) -> tuple[Order, tuple[str, ...]]:
    """Return an order in force and its names: one that nobody has yet, and `more`."""
    names = (fresh_name(), *more)
    return issue(outside, new_order(outside, *names), pair), names


def issue(outside: Outside, new: NewOrder, pair: KeyPair | None = None) -> Order:
    """Place an order and return it once it was issued."""
    order = outside.panel.place(replace(new, csr=csr_for(*new.names, pair=pair)), new_key()).order
    prove(outside, order)
    outside.pass_by(LONG_ENOUGH)
    return listed(outside, order.id)


def ask(
    outside: Outside,
    order: Order,
    names: Sequence[str],
    *,
    csr: bytes = b"",
    method: ValidationMethod | None = None,
) -> None:
    """Ask for a reissue with `names`, by a request for these unless there is another one."""
    token = fresh_session(outside, order).token
    request = ReissueRequest(csr or csr_for(*names), names=tuple(names), method=method)
    outside.portal.request_reissue(token, request, new_key())


def reissued(outside: Outside, order: Order, names: Sequence[str]) -> Order:
    """Return the order once a reissue with `names` was asked for, proved and issued."""
    ask(outside, order, names)
    outside.pass_by(timedelta(minutes=1))
    prove(outside, order)
    outside.pass_by(LONG_ENOUGH)
    return listed(outside, order.id)


def certificates(outside: Outside, order: Order) -> tuple[OrderCertificate, ...]:
    """Return the certificates of an order as a guest sees them now, the newest first."""
    return seen(outside, order).certificates


def subjects(outside: Outside, order: Order) -> list[str]:
    """Return the subjects of all mails to the order's contact that name its ID or its name, the newest first."""
    messages = outside.mailboxes.messages(order.admin_email, "")
    return [each.subject for each in messages if order.id in each.subject or order.common_name in each.subject]


def text_of(outside: Outside, order: Order, subject: str) -> str:
    """Return the text of the newest mail to the order's contact with this subject."""
    found = [each for each in outside.mailboxes.messages(order.admin_email, "") if each.subject == subject]
    return outside.mailboxes.open(found[0].id).text
