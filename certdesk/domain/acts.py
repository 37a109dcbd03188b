"""What can be done with an order, and, where something cannot, why not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.downloads import is_downloadable
from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.portal import GuestSession, SessionPhase, session_phase

_WILDCARD: Final = "*."
_HOST_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\Z", re.IGNORECASE
)
_NEVER_ISSUED: Final = frozenset({OrderStatus.REJECTED, OrderStatus.CANCELED})


class Act(StrEnum):
    """What the user can do with one order."""

    DOWNLOAD = "download"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    REFRESH = "refresh"
    COPY_NAME = "copy name"
    COPY_SUPPLIER_ID = "copy supplier id"
    COPY_DETAILS = "copy details"
    OPEN_IN_BROWSER = "open in browser"


class WhyNot(StrEnum):
    """Why an act is not to be had."""

    NOT_ISSUED_YET = "not issued yet"
    NEVER_ISSUED = "never issued"
    STATUS_UNKNOWN = "status unknown"
    NOT_LOOKED_UP = "not looked up"
    SERVED_BY_OPENSRS = "served by OpenSRS"
    BRAND_RETIRED = "brand retired"
    SIGNED_IN = "signed in"
    NOT_SIGNED_IN = "not signed in"
    NO_SUPPLIER_ID = "no supplier id"
    WILDCARD = "wildcard"
    NO_HOST_NAME = "no host name"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act is allowed now: `why_not` is None when it is."""

    act: Act
    why_not: WhyNot | None = None

    @property
    def is_allowed(self) -> bool:
        """Whether the act can be done now."""
        return self.why_not is None


@dataclass(frozen=True, slots=True)
class _Standing:
    order: Order
    phase: SessionPhase | None


def verdicts(order: Order, session: GuestSession | None, now: datetime) -> Mapping[Act, Verdict]:
    """Return the verdict on every act for `order` at `now`, in the order of the menu.

    `session` is the order's last guest session, live or ended. A download does not need one: asking for it
    without a session begins with signing in [S2].
    """
    standing = _Standing(order, session_phase(session, now) if session else None)
    return MappingProxyType({act: Verdict(act, rule(standing)) for act, rule in _RULES.items()})


def is_signed_in(session: GuestSession | None, now: datetime) -> bool:
    """Return whether `session` still gives access at `now`."""
    return session is not None and session_phase(session, now) is not SessionPhase.ENDED


def _download(standing: _Standing) -> WhyNot | None:
    order = standing.order
    if elsewhere := _served_elsewhere(order):
        return elsewhere
    if is_downloadable(order):
        return None
    if order.status is None:
        return WhyNot.STATUS_UNKNOWN if order.is_looked_up else WhyNot.NOT_LOOKED_UP
    return WhyNot.NEVER_ISSUED if order.status in _NEVER_ISSUED else WhyNot.NOT_ISSUED_YET


def _sign_in(standing: _Standing) -> WhyNot | None:
    """In its last quarter of an hour a session may be followed by a new one before it ends."""
    if standing.phase is SessionPhase.LIVE:
        return WhyNot.SIGNED_IN
    return _served_elsewhere(standing.order)


def _with_session(standing: _Standing) -> WhyNot | None:
    return None if standing.phase in {SessionPhase.LIVE, SessionPhase.ENDING} else WhyNot.NOT_SIGNED_IN


def _always(_standing: _Standing) -> WhyNot | None:
    return None


def _copy_name(standing: _Standing) -> WhyNot | None:
    return None if standing.order.common_name else WhyNot.NO_HOST_NAME


def _copy_supplier_id(standing: _Standing) -> WhyNot | None:
    return None if standing.order.supplier_id else WhyNot.NO_SUPPLIER_ID


def _open_in_browser(standing: _Standing) -> WhyNot | None:
    name = standing.order.common_name
    if name.startswith(_WILDCARD):
        return WhyNot.WILDCARD
    return None if _HOST_NAME.match(name) else WhyNot.NO_HOST_NAME


def _served_elsewhere(order: Order) -> WhyNot | None:
    return {
        Route.GUEST_PORTAL: None,
        Route.UNKNOWN: None,
        Route.OPENSRS: WhyNot.SERVED_BY_OPENSRS,
        Route.RETIRED: WhyNot.BRAND_RETIRED,
    }[order.product.route]


_RULES: Final[Mapping[Act, Callable[[_Standing], WhyNot | None]]] = MappingProxyType(
    {
        Act.DOWNLOAD: _download,
        Act.SIGN_IN: _sign_in,
        Act.SIGN_OUT: _with_session,
        Act.REFRESH: _with_session,
        Act.COPY_NAME: _copy_name,
        Act.COPY_SUPPLIER_ID: _copy_supplier_id,
        Act.COPY_DETAILS: _always,
        Act.OPEN_IN_BROWSER: _open_in_browser,
    }
)
