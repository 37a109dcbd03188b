"""What can be done with an order, and, where something cannot, why not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final

from certdesk.domain.act_rules import BY_STATUS, WITH_SESSION, Act, WhyNot, served_elsewhere
from certdesk.domain.orders import Order
from certdesk.domain.portal import GuestSession, SessionPhase, session_phase
from certdesk.domain.support import support_purpose

__all__ = ["WITH_SESSION", "Act", "Verdict", "WhyNot", "is_signed_in", "verdicts"]

_WILDCARD: Final = "*."
_HOST_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\Z", re.IGNORECASE
)


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
    may_revoke: bool
    awaits_refund: bool

    @property
    def is_signed_in(self) -> bool:
        return self.phase in {SessionPhase.LIVE, SessionPhase.ENDING}


def verdicts(
    order: Order,
    session: GuestSession | None,
    now: datetime,
    *,
    may_revoke: bool = True,
    awaits_refund: bool = False,
) -> Mapping[Act, Verdict]:
    """Return the verdict on every act for `order` at `now`, in the order of the menu.

    `session` is the order's last guest session, live or ended. `may_revoke` is whether the account lets guests
    revoke, where the portal has said so; `awaits_refund` whether the order was revoked in time and its refund is
    not known to have come. What needs a session is allowed without one and begins with signing in [S2].
    """
    phase = session_phase(session, now) if session else None
    standing = _Standing(order, phase, may_revoke, awaits_refund)
    return MappingProxyType({act: _verdict(act, standing) for act in Act})


def is_signed_in(session: GuestSession | None, now: datetime) -> bool:
    """Return whether `session` still gives access at `now`."""
    return session is not None and session_phase(session, now) is not SessionPhase.ENDED


def _verdict(act: Act, standing: _Standing) -> Verdict:
    why_not = BY_STATUS[act].why_not(standing.order) if act in BY_STATUS else None
    if why_not is None and act in _CONDITIONS:
        why_not = _CONDITIONS[act](standing)
    return Verdict(act, why_not)


def _revoke(standing: _Standing) -> WhyNot | None:
    return None if standing.may_revoke else WhyNot.GUESTS_MAY_NOT


def _write_to_support(standing: _Standing) -> WhyNot | None:
    return WhyNot.NOTHING_FOR_SUPPORT if support_purpose(standing.order) is None else None


def _refund_received(standing: _Standing) -> WhyNot | None:
    return None if standing.awaits_refund else WhyNot.NO_REFUND_AWAITED


def _sign_in(standing: _Standing) -> WhyNot | None:
    """In its last quarter of an hour a session may be followed by a new one before it ends."""
    if standing.phase is SessionPhase.LIVE:
        return WhyNot.SIGNED_IN
    return served_elsewhere(standing.order)


def _with_session(standing: _Standing) -> WhyNot | None:
    return None if standing.is_signed_in else WhyNot.NOT_SIGNED_IN


def _copy_name(standing: _Standing) -> WhyNot | None:
    return None if standing.order.common_name else WhyNot.NO_HOST_NAME


def _copy_supplier_id(standing: _Standing) -> WhyNot | None:
    return None if standing.order.supplier_id else WhyNot.NO_SUPPLIER_ID


def _open_in_browser(standing: _Standing) -> WhyNot | None:
    name = standing.order.common_name
    if name.startswith(_WILDCARD):
        return WhyNot.WILDCARD
    return None if _HOST_NAME.match(name) else WhyNot.NO_HOST_NAME


_CONDITIONS: Final[Mapping[Act, Callable[[_Standing], WhyNot | None]]] = MappingProxyType(
    {
        Act.REVOKE: _revoke,
        Act.WRITE_TO_SUPPORT: _write_to_support,
        Act.REFUND_RECEIVED: _refund_received,
        Act.SIGN_IN: _sign_in,
        Act.SIGN_OUT: _with_session,
        Act.REFRESH: _with_session,
        Act.COPY_NAME: _copy_name,
        Act.COPY_SUPPLIER_ID: _copy_supplier_id,
        Act.OPEN_IN_BROWSER: _open_in_browser,
    }
)
