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
    ENDED = "ended"


class View(StrEnum):
    """A saved view of the sidebar. An order can be in several."""

    ALL = "all"
    NEEDS_ACTION = "needs action"
    EXPIRING = "expiring"
    IN_PROGRESS = "in progress"
    ACTIVE = "active"
    ENDED = "ended"


_NEEDS_ACTION = frozenset({OrderStatus.NEEDS_CSR, OrderStatus.NEEDS_APPROVAL})
_WAITING = frozenset({OrderStatus.PENDING, OrderStatus.PROCESSING})
_IN_FORCE = frozenset({OrderStatus.ISSUED, OrderStatus.REISSUE_PENDING})
_ENDED = frozenset({OrderStatus.EXPIRED, OrderStatus.REVOKED, OrderStatus.REJECTED, OrderStatus.CANCELED})


def expiring_from(order: Order) -> datetime | None:
    """Return the moment at which the certificate in force begins to ask for attention; None without one."""
    if order.expires_at is None or order.status not in _IN_FORCE:
        return None
    if order.issued_at is None:
        return order.expires_at - LONGEST_WARNING
    return order.expires_at - warning_window(order.expires_at - order.issued_at)


def is_expiring(order: Order, now: datetime) -> bool:
    """Return whether the certificate in force asks for attention because its end is near."""
    moment = expiring_from(order)
    return moment is not None and now >= moment


def group_of(order: Order, now: datetime) -> Group:
    """Return the one group of the list that `order` belongs to at `now`."""
    status = order.status
    if status is None:
        return Group.UNKNOWN
    if status in _NEEDS_ACTION:
        return Group.NEEDS_ACTION
    if status in _WAITING:
        return Group.IN_PROGRESS
    if status in _ENDED:
        return Group.ENDED
    return Group.EXPIRING if is_expiring(order, now) else Group.ACTIVE


def views_of(order: Order, now: datetime) -> frozenset[View]:
    """Return every view of the sidebar that shows `order` at `now`."""
    status = order.status
    views = {View.ALL}
    if status in _NEEDS_ACTION:
        views.add(View.NEEDS_ACTION)
    if status in _WAITING or status is OrderStatus.REISSUE_PENDING:
        views.add(View.IN_PROGRESS)
    if status is OrderStatus.ISSUED:
        views.add(View.ACTIVE)
    if status in _ENDED:
        views.add(View.ENDED)
    if is_expiring(order, now):
        views.add(View.EXPIRING)
    return frozenset(views)
