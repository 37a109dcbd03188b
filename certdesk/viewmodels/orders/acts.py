"""Which acts the details offer, and where: as buttons in the header, or in the menu with the reason against them."""

from collections.abc import Mapping
from typing import Final

from certdesk.domain.acts import Act, Verdict
from certdesk.domain.orders import Order, OrderStatus, Route

BUTTONS: Final = (Act.DOWNLOAD, Act.SIGN_IN, Act.COPY_DETAILS)
_FIRST: Final = {
    OrderStatus.ISSUED: Act.DOWNLOAD,
    OrderStatus.REISSUE_PENDING: Act.DOWNLOAD,
    OrderStatus.REJECTED: Act.COPY_DETAILS,
}


def buttons(order: Order, judged: Mapping[Act, Verdict], *, is_signed_in: bool) -> tuple[Act, ...]:
    """Return the acts that stand as buttons in the header: one that does not apply is not shown there.

    The particulars are offered where somebody else has to be asked about the order. While a session is live
    there is nothing to sign in for, though a new code may be sent before it ends.
    """
    applying = {act for act in BUTTONS if judged[act].is_allowed}
    if not _is_for_somebody_else(order):
        applying.discard(Act.COPY_DETAILS)
    if is_signed_in:
        applying.discard(Act.SIGN_IN)
    return tuple(act for act in BUTTONS if act in applying)


def menu(judged: Mapping[Act, Verdict]) -> tuple[Verdict, ...]:
    """Return every act with its verdict: the menu shows what does not apply, and says why."""
    return tuple(judged[act] for act in Act)


def first_button(order: Order, judged: Mapping[Act, Verdict]) -> Act | None:
    """Return the act that the status asks for first, if it is allowed."""
    act = _FIRST.get(order.status) if order.status else None
    return act if act is not None and judged[act].is_allowed else None


def _is_for_somebody_else(order: Order) -> bool:
    return order.product.route is not Route.GUEST_PORTAL or order.status in {OrderStatus.REJECTED, None}
