"""What can be done with an order, and, where something cannot, why not."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.downloads import DOWNLOADABLE
from certdesk.domain.lifecycle import ENDED, IN_FORCE, WAITING
from certdesk.domain.orders import Order, OrderStatus, Route
from certdesk.domain.portal import GuestSession, SessionPhase, session_phase
from certdesk.domain.support import support_purpose

_WILDCARD: Final = "*."
_HOST_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9-]{2,63}\Z", re.IGNORECASE
)
_S = OrderStatus


class Act(StrEnum):
    """What the user can do with one order, in the order of the menu."""

    DOWNLOAD = "download"
    ADD_CSR = "add csr"
    REISSUE = "reissue"
    REVOKE = "revoke"
    CANCEL = "cancel"
    WITHDRAW_REISSUE = "withdraw reissue"
    PROVE_NAMES = "prove names"
    COPY_APPROVER_NOTE = "copy approver note"
    WRITE_TO_SUPPORT = "write to support"
    REFUND_RECEIVED = "refund received"
    ORDER_AGAIN = "order again"
    SIGN_IN = "sign in"
    SIGN_OUT = "sign out"
    REFRESH = "refresh"
    COPY_NAME = "copy name"
    COPY_SUPPLIER_ID = "copy supplier id"
    COPY_DETAILS = "copy details"
    OPEN_IN_BROWSER = "open in browser"
    REMOVE_FROM_LIST = "remove from list"


WITH_SESSION: Final = frozenset({Act.DOWNLOAD, Act.REISSUE, Act.REVOKE, Act.PROVE_NAMES})


class WhyNot(StrEnum):
    """Why an act is not to be had."""

    NOT_ISSUED_YET = "not issued yet"
    NEVER_ISSUED = "never issued"
    STATUS_UNKNOWN = "status unknown"
    SERVED_BY_OPENSRS = "served by OpenSRS"
    BRAND_RETIRED = "brand retired"
    HAS_CSR = "has a CSR"
    HAS_ENDED = "has ended"
    NOT_ENDED = "not ended"
    NOT_REISSUABLE = "not reissuable"
    REISSUE_PENDING = "reissue pending"
    NO_REISSUE_PENDING = "no reissue pending"
    NOT_REVOCABLE = "not revocable"
    REVOKED_ALREADY = "revoked already"
    GUESTS_MAY_NOT = "guests may not"
    IS_ISSUED = "is issued"
    CANCELED_ALREADY = "canceled already"
    NEEDS_CSR_FIRST = "needs a CSR first"
    NOTHING_TO_PROVE = "nothing to prove"
    NO_APPROVAL_ASKED = "no approval asked"
    NOTHING_FOR_SUPPORT = "nothing for support"
    NO_REFUND_AWAITED = "no refund awaited"
    SIGNED_IN = "signed in"
    NOT_SIGNED_IN = "not signed in"
    NO_SUPPLIER_ID = "no supplier id"
    WILDCARD = "wildcard"
    NO_HOST_NAME = "no host name"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an act is allowed now: `why_not` is None when it is.

    `begins_with_sign_in` marks one that is allowed and needs a guest session which is not live.
    """

    act: Act
    why_not: WhyNot | None = None
    begins_with_sign_in: bool = False

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
    why_not = _BY_STATUS[act].why_not(standing.order) if act in _BY_STATUS else None
    if why_not is None and act in _CONDITIONS:
        why_not = _CONDITIONS[act](standing)
    begins = why_not is None and act in WITH_SESSION and not standing.is_signed_in
    return Verdict(act, why_not, begins)


@dataclass(frozen=True, slots=True)
class _Rule:
    """An act of certain statuses, and why it does not belong to the others. `in_portal`: guests do it there."""

    statuses: frozenset[OrderStatus]
    otherwise: WhyNot
    because: Mapping[OrderStatus, WhyNot] = field(default_factory=dict)
    in_portal: bool = False

    def why_not(self, order: Order) -> WhyNot | None:
        elsewhere = _served_elsewhere(order) if self.in_portal else None
        if elsewhere is not None or order.status in self.statuses:
            return elsewhere
        return WhyNot.STATUS_UNKNOWN if order.status is None else self.because.get(order.status, self.otherwise)


_BY_STATUS: Final[Mapping[Act, _Rule]] = MappingProxyType(
    {
        Act.DOWNLOAD: _Rule(
            DOWNLOADABLE,
            WhyNot.NOT_ISSUED_YET,
            {_S.REJECTED: WhyNot.NEVER_ISSUED, _S.CANCELED: WhyNot.NEVER_ISSUED},
            in_portal=True,
        ),
        Act.ADD_CSR: _Rule(frozenset({_S.NEEDS_CSR}), WhyNot.HAS_CSR, dict.fromkeys(ENDED, WhyNot.HAS_ENDED)),
        Act.REISSUE: _Rule(
            frozenset({_S.ISSUED}),
            WhyNot.NOT_REISSUABLE,
            {_S.REISSUE_PENDING: WhyNot.REISSUE_PENDING},
            in_portal=True,
        ),
        Act.REVOKE: _Rule(IN_FORCE, WhyNot.NOT_REVOCABLE, {_S.REVOKED: WhyNot.REVOKED_ALREADY}, in_portal=True),
        # Only `pending` is certain [S2]; of the other three the authority may refuse it.
        Act.CANCEL: _Rule(
            WAITING,
            WhyNot.HAS_ENDED,
            {**dict.fromkeys(IN_FORCE, WhyNot.IS_ISSUED), _S.CANCELED: WhyNot.CANCELED_ALREADY},
        ),
        Act.WITHDRAW_REISSUE: _Rule(frozenset({_S.REISSUE_PENDING}), WhyNot.NO_REISSUE_PENDING),
        Act.PROVE_NAMES: _Rule(
            WAITING - {_S.NEEDS_CSR} | {_S.REISSUE_PENDING},
            WhyNot.NOTHING_TO_PROVE,
            {_S.NEEDS_CSR: WhyNot.NEEDS_CSR_FIRST},
            in_portal=True,
        ),
        Act.COPY_APPROVER_NOTE: _Rule(frozenset({_S.NEEDS_APPROVAL}), WhyNot.NO_APPROVAL_ASKED),
        Act.ORDER_AGAIN: _Rule(ENDED, WhyNot.NOT_ENDED),
        Act.REMOVE_FROM_LIST: _Rule(ENDED, WhyNot.NOT_ENDED),
    }
)


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
    return _served_elsewhere(standing.order)


def _with_session(standing: _Standing) -> WhyNot | None:
    return None if standing.is_signed_in else WhyNot.NOT_SIGNED_IN


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
        Route.OPENSRS: WhyNot.SERVED_BY_OPENSRS,
        Route.RETIRED: WhyNot.BRAND_RETIRED,
    }[order.product.route]


_CONDITIONS: Final[Mapping[Act, Callable[[_Standing], WhyNot | None]]] = MappingProxyType(
    {
        Act.REVOKE: _revoke,
        Act.WRITE_TO_SUPPORT: _write_to_support,
        Act.REFUND_RECEIVED: _refund_received,
        Act.SIGN_IN: _sign_in,
        Act.SIGN_OUT: _with_session,
        Act.REFRESH: _with_session,
        Act.COPY_SUPPLIER_ID: _copy_supplier_id,
        Act.OPEN_IN_BROWSER: _open_in_browser,
    }
)
