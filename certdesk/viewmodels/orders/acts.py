"""Which acts the details offer, and where: as buttons in the header, or in the menu with the reason against them."""

from collections.abc import Mapping
from typing import Final

from certdesk.domain.acts import Act, Verdict
from certdesk.domain.orders import Order, OrderStatus

BUTTONS: Final = (Act.DOWNLOAD, Act.SIGN_IN)
MENU: Final = (
    Act.DOWNLOAD,
    Act.SIGN_IN,
    Act.SIGN_OUT,
    Act.REFRESH,
    Act.COPY_NAME,
    Act.COPY_SUPPLIER_ID,
    Act.OPEN_IN_BROWSER,
)
_FIRST: Final = {OrderStatus.ISSUED: Act.DOWNLOAD, OrderStatus.REISSUE_PENDING: Act.DOWNLOAD}


def buttons(judged: Mapping[Act, Verdict]) -> tuple[Act, ...]:
    """Return the acts that stand as buttons in the header: one that does not apply is not shown there."""
    return tuple(act for act in BUTTONS if judged[act].is_allowed)


def menu(judged: Mapping[Act, Verdict]) -> tuple[Verdict, ...]:
    """Return every act with its verdict: the menu shows what does not apply, and says why."""
    return tuple(judged[act] for act in MENU)


def first_button(order: Order, judged: Mapping[Act, Verdict]) -> Act | None:
    """Return the act that the status asks for first, if it is allowed."""
    act = _FIRST.get(order.status) if order.status else None
    return act if act is not None and judged[act].is_allowed else None
