"""Which acts the details offer, and where: as buttons in the header, or in the menu with the reason against them."""

from collections.abc import Mapping
from typing import Final

from certdesk.domain.acts import Act, Verdict
from certdesk.domain.orders import Order, OrderStatus

_S = OrderStatus

# What stands in the header at each status, the first button in front. None is a word that CertDesk does not know.
_BUTTONS: Final[Mapping[OrderStatus | None, tuple[Act, ...]]] = {
    _S.NEEDS_CSR: (Act.ADD_CSR, Act.CANCEL, Act.SIGN_IN),
    _S.PENDING: (Act.CANCEL, Act.PROVE_NAMES, Act.SIGN_IN),
    _S.NEEDS_APPROVAL: (Act.COPY_APPROVER_NOTE, Act.CANCEL, Act.PROVE_NAMES),
    _S.PROCESSING: (Act.PROVE_NAMES, Act.CANCEL, Act.SIGN_IN),
    _S.ISSUED: (Act.DOWNLOAD, Act.REISSUE, Act.REVOKE, Act.SIGN_IN),
    _S.REISSUE_PENDING: (Act.DOWNLOAD, Act.PROVE_NAMES, Act.WITHDRAW_REISSUE, Act.REVOKE),
    _S.REJECTED: (Act.COPY_DETAILS, Act.WRITE_TO_SUPPORT, Act.ORDER_AGAIN),
    _S.REVOKED: (Act.DOWNLOAD, Act.ORDER_AGAIN, Act.REMOVE_FROM_LIST),
    _S.CANCELED: (Act.REMOVE_FROM_LIST, Act.ORDER_AGAIN),
    _S.EXPIRED: (Act.ORDER_AGAIN, Act.DOWNLOAD, Act.REMOVE_FROM_LIST),
    None: (Act.COPY_DETAILS, Act.SIGN_IN),
}
_NOT_LOOKED_UP: Final = (Act.SIGN_IN, Act.COPY_DETAILS, Act.REMOVE_FROM_LIST)
_WITHOUT_FIRST: Final = frozenset({_S.PROCESSING, _S.REVOKED, None})
BUTTONS: Final = tuple(act for act in Act if any(act in acts for acts in _BUTTONS.values()))


def buttons(order: Order, judged: Mapping[Act, Verdict], *, is_signed_in: bool) -> tuple[Act, ...]:
    """Return the acts that stand as buttons in the header: one that does not apply is not shown there.

    While a session is live there is nothing to sign in for, though a new code may be sent before it ends.
    """
    hidden = {Act.SIGN_IN} if is_signed_in else set()
    return tuple(act for act in _buttons_of(order) if judged[act].is_allowed and act not in hidden)


def menu(judged: Mapping[Act, Verdict]) -> tuple[Verdict, ...]:
    """Return every act with its verdict: the menu shows what does not apply, and says why."""
    return tuple(judged[act] for act in Act)


def first_button(order: Order, judged: Mapping[Act, Verdict]) -> Act | None:
    """Return the act that the status asks for first, if it is allowed."""
    act = _buttons_of(order)[0]
    is_asked_for = order.status not in _WITHOUT_FIRST or not order.is_looked_up
    return act if is_asked_for and judged[act].is_allowed else None


def _buttons_of(order: Order) -> tuple[Act, ...]:
    return _BUTTONS[order.status] if order.is_looked_up else _NOT_LOOKED_UP
