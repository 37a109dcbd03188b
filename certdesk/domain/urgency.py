"""Whose move is it: the groups of the order list and the views of the sidebar."""

from datetime import datetime
from enum import StrEnum

from certdesk.domain.orders import Order, OrderStatus
from certdesk.domain.validity import LONGEST_WARNING, warning_window


class Group(StrEnum):
    """A group of the order list. Their order here is their order on the screen."""

    NEEDS_ACTION = "needs action"
    EXPIRING = "expiring"
    IN_PROGRESS = "in progress"
    ACTIVE = "active"
    UNKNOWN = "unknown"
    NOT_LOOKED_UP = "not looked up"
    ENDED = "ended"


class View(StrEnum):
    """A saved view of the sidebar. An order can be in several."""

    ALL = "all"
    NEEDS_ACTION = "needs action"
    EXPIRING = "expiring"
    IN_PROGRESS = "in progress"
    ACTIVE = "active"
    ENDED = "ended"


_IN_FORCE = frozenset({OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING})
_RESTING = {
    OrderStatus.NEEDS_CSR: Group.NEEDS_ACTION,
    OrderStatus.NEEDS_APPROVAL: Group.NEEDS_ACTION,
    OrderStatus.PENDING: Group.IN_PROGRESS,
    OrderStatus.PROCESSING: Group.IN_PROGRESS,
    OrderStatus.EXPIRED: Group.ENDED,
    OrderStatus.REVOKED: Group.ENDED,
    OrderStatus.REJECTED: Group.ENDED,
    OrderStatus.CANCELED: Group.ENDED,
}
_ALWAYS, _NONE = frozenset({View.ALL}), frozenset[View]()
_BY_GROUP = {
    Group.NEEDS_ACTION: frozenset({View.NEEDS_ACTION}),
    Group.EXPIRING: frozenset({View.EXPIRING}),
    Group.IN_PROGRESS: frozenset({View.IN_PROGRESS}),
    Group.ENDED: frozenset({View.ENDED}),
}
_BY_STATUS = {
    OrderStatus.ISSUED: frozenset({View.ACTIVE}),
    OrderStatus.REISSUE_PENDING: frozenset({View.IN_PROGRESS}),
}


def group_of(order: Order, now: datetime) -> Group:
    """Return the one group of the list that `order` belongs to at `now`."""
    return group_until(order, now)[0]


def group_until(order: Order, now: datetime) -> tuple[Group, datetime | None]:
    """Return the group of `order` at `now`, and when it leaves that group by the mere passing of time, if ever."""
    status = order.status
    if status in _IN_FORCE:
        warned_at = _warned_at(order)
        if warned_at is None:
            return Group.ACTIVE, None
        return (Group.EXPIRING, None) if now >= warned_at else (Group.ACTIVE, warned_at)
    if status is None:
        return (Group.UNKNOWN if order.is_looked_up else Group.NOT_LOOKED_UP), None
    return _RESTING[status], None


def views_in(group: Group, status: OrderStatus | None) -> frozenset[View]:
    """Return every view of the sidebar that shows the orders of `group` with `status`."""
    by_status = _NONE if status is None else _BY_STATUS.get(status, _NONE)
    return _ALWAYS | _BY_GROUP.get(group, _NONE) | by_status


def _warned_at(order: Order) -> datetime | None:
    if order.expires_at is None:
        return None
    if order.issued_at is None:
        return order.expires_at - LONGEST_WARNING
    return order.expires_at - warning_window(order.expires_at - order.issued_at)
