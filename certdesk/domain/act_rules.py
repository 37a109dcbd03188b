"""The acts on an order, and what each one asks of the order's status and of who serves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.downloads import DOWNLOADABLE
from certdesk.domain.lifecycle import ENDED, IN_FORCE, WAITING
from certdesk.domain.orders import Order, OrderStatus, Route

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


# A reissue is prepared without one, and sent with one.
WITH_SESSION: Final = frozenset({Act.DOWNLOAD, Act.REVOKE, Act.PROVE_NAMES})


class WhyNot(StrEnum):
    """Why an act is not to be had."""

    NOT_ISSUED_YET = "not issued yet"
    NEVER_ISSUED = "never issued"
    STATUS_UNKNOWN = "status unknown"
    NOT_LOOKED_UP = "not looked up"
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


def served_elsewhere(order: Order) -> WhyNot | None:
    """Return why guests cannot do anything in the portal for `order`, or None where they can."""
    return {
        Route.GUEST_PORTAL: None,
        Route.UNKNOWN: None,
        Route.OPENSRS: WhyNot.SERVED_BY_OPENSRS,
        Route.RETIRED: WhyNot.BRAND_RETIRED,
    }[order.product.route]


@dataclass(frozen=True, slots=True)
class Rule:
    """An act of certain statuses, and why it does not belong to the others.

    `in_portal` is what guests do there; `unseen` what can be done before the order was looked up.
    """

    statuses: frozenset[OrderStatus]
    otherwise: WhyNot
    because: Mapping[OrderStatus, WhyNot] = field(default_factory=dict)
    in_portal: bool = False
    unseen: bool = False

    def why_not(self, order: Order) -> WhyNot | None:
        """Return why the act does not belong to `order` as it stands, or None."""
        elsewhere = served_elsewhere(order) if self.in_portal else None
        if elsewhere is not None or order.status in self.statuses:
            return elsewhere
        if order.status is None:
            if order.is_looked_up:
                return WhyNot.STATUS_UNKNOWN
            return None if self.unseen else WhyNot.NOT_LOOKED_UP
        return self.because.get(order.status, self.otherwise)


BY_STATUS: Final[Mapping[Act, Rule]] = MappingProxyType(
    {
        Act.DOWNLOAD: Rule(
            DOWNLOADABLE,
            WhyNot.NOT_ISSUED_YET,
            {_S.REJECTED: WhyNot.NEVER_ISSUED, _S.CANCELED: WhyNot.NEVER_ISSUED},
            in_portal=True,
        ),
        Act.ADD_CSR: Rule(frozenset({_S.NEEDS_CSR}), WhyNot.HAS_CSR, dict.fromkeys(ENDED, WhyNot.HAS_ENDED)),
        Act.REISSUE: Rule(
            frozenset({_S.ISSUED}),
            WhyNot.NOT_REISSUABLE,
            {_S.REISSUE_PENDING: WhyNot.REISSUE_PENDING},
            in_portal=True,
        ),
        Act.REVOKE: Rule(IN_FORCE, WhyNot.NOT_REVOCABLE, {_S.REVOKED: WhyNot.REVOKED_ALREADY}, in_portal=True),
        # Only `pending` is certain [S2]; of the other three the authority may refuse it.
        Act.CANCEL: Rule(
            WAITING,
            WhyNot.HAS_ENDED,
            {**dict.fromkeys(IN_FORCE, WhyNot.IS_ISSUED), _S.CANCELED: WhyNot.CANCELED_ALREADY},
        ),
        Act.WITHDRAW_REISSUE: Rule(frozenset({_S.REISSUE_PENDING}), WhyNot.NO_REISSUE_PENDING),
        Act.PROVE_NAMES: Rule(
            WAITING - {_S.NEEDS_CSR} | {_S.REISSUE_PENDING},
            WhyNot.NOTHING_TO_PROVE,
            {_S.NEEDS_CSR: WhyNot.NEEDS_CSR_FIRST},
            in_portal=True,
        ),
        Act.COPY_APPROVER_NOTE: Rule(frozenset({_S.NEEDS_APPROVAL}), WhyNot.NO_APPROVAL_ASKED),
        Act.ORDER_AGAIN: Rule(ENDED, WhyNot.NOT_ENDED),
        Act.REMOVE_FROM_LIST: Rule(ENDED, WhyNot.NOT_ENDED, unseen=True),
    }
)


def act_with_csr(order: Order) -> Act | WhyNot:
    """Return the act by which `order` takes a signing request as it stands, or why it takes none."""
    if BY_STATUS[Act.ADD_CSR].why_not(order) is None:
        return Act.ADD_CSR
    return BY_STATUS[Act.REISSUE].why_not(order) or Act.REISSUE
