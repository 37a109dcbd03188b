"""The words, icons and tones of statuses, groups and views."""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from certdesk.domain.orders import OrderStatus
from certdesk.domain.text import displayable
from certdesk.domain.urgency import Group, View


@dataclass(frozen=True, slots=True)
class StatusLook:
    """The icon and tone that go with a status. Both only repeat the word."""

    icon: str
    tone: str


_LOOKS = {
    OrderStatus.NEEDS_CSR: StatusLook("file-key", "amber"),
    OrderStatus.NEEDS_APPROVAL: StatusLook("user-round-check", "amber"),
    OrderStatus.PENDING: StatusLook("clock", "slate"),
    OrderStatus.PROCESSING: StatusLook("loader", "violet"),
    OrderStatus.REISSUE_PENDING: StatusLook("refresh-cw", "violet"),
    OrderStatus.ISSUED: StatusLook("badge-check", "green"),
    OrderStatus.EXPIRED: StatusLook("calendar-x", "red"),
    OrderStatus.REVOKED: StatusLook("shield-off", "red"),
    OrderStatus.REJECTED: StatusLook("octagon-x", "red"),
    OrderStatus.CANCELED: StatusLook("circle-slash", "slate"),
}
_UNKNOWN = StatusLook("circle-question-mark", "slate")
_NOT_LOOKED_UP = StatusLook("circle-dashed", "slate")


def status_look(status: OrderStatus | None) -> StatusLook:
    """Return the icon and tone of `status`; None is a word that CertDesk does not know."""
    return _UNKNOWN if status is None else _LOOKS[status]


def look_of(status: OrderStatus | None, word: str) -> StatusLook:
    """Return the icon and tone of a status, of the panel's unknown `word`, or of none at all."""
    return _NOT_LOOKED_UP if status is None and not word else status_look(status)


def status_word(status: OrderStatus) -> str:
    """Return the word of `status` as the interface says it."""
    translate = QCoreApplication.translate
    words = {
        OrderStatus.NEEDS_CSR: translate("Status", "Needs CSR"),
        OrderStatus.NEEDS_APPROVAL: translate("Status", "Needs approval"),
        OrderStatus.PENDING: translate("Status", "Pending"),
        OrderStatus.PROCESSING: translate("Status", "Processing"),
        OrderStatus.REISSUE_PENDING: translate("Status", "Reissue pending"),
        OrderStatus.ISSUED: translate("Status", "Issued"),
        OrderStatus.EXPIRED: translate("Status", "Expired"),
        OrderStatus.REVOKED: translate("Status", "Revoked"),
        OrderStatus.REJECTED: translate("Status", "Rejected"),
        OrderStatus.CANCELED: translate("Status", "Cancelled"),
    }
    return words[status]


def status_title(status: OrderStatus | None, word: str) -> str:
    """Return what stands for the status: its word, or what `unknown_status` says of the panel's `word`."""
    return unknown_status(word) if status is None else status_word(status)


def unknown_status(word: str) -> str:
    """Return what stands for a status that CertDesk does not know: the panel's word, or that nobody asked yet."""
    if not word:
        return QCoreApplication.translate("Status", "Not looked up yet")
    return QCoreApplication.translate("Status", "Status: {raw}").replace("{raw}", displayable(word, 40))


def group_title(group: Group) -> str:  # noqa: PLR0911 - one case per group, closed by assert_never
    """Return the heading of a group of the list."""
    translate = QCoreApplication.translate
    match group:
        case Group.NEEDS_ACTION:
            return translate("Groups", "Needs action")
        case Group.EXPIRING:
            return translate("Groups", "Expiring within 30 days")
        case Group.IN_PROGRESS:
            return translate("Groups", "In progress")
        case Group.ACTIVE:
            return translate("Groups", "Active")
        case Group.UNKNOWN:
            return translate("Groups", "Status not known")
        case Group.NOT_LOOKED_UP:
            return translate("Groups", "Not looked up yet")
        case Group.ENDED:
            return translate("Groups", "Ended")
        case _:
            assert_never(group)


def view_title(view: View) -> str:
    """Return the name of a view of the sidebar."""
    translate = QCoreApplication.translate
    match view:
        case View.ALL:
            return translate("Views", "Orders")
        case View.NEEDS_ACTION:
            return translate("Views", "Needs action")
        case View.EXPIRING:
            return translate("Views", "Expiring in 30 days")
        case View.IN_PROGRESS:
            return translate("Views", "In progress")
        case View.ACTIVE:
            return translate("Views", "Active")
        case View.ENDED:
            return translate("Views", "Ended")
        case _:
            assert_never(view)


def whose_move(status: OrderStatus) -> str:
    """Return who has to do something next."""
    translate = QCoreApplication.translate
    match status:
        case OrderStatus.NEEDS_CSR | OrderStatus.EXPIRED:
            return translate("Status", "You")
        case OrderStatus.NEEDS_APPROVAL:
            return translate("Status", "An approver")
        case OrderStatus.PENDING | OrderStatus.PROCESSING | OrderStatus.REISSUE_PENDING:
            return translate("Status", "DigiCert")
        case OrderStatus.ISSUED | OrderStatus.REVOKED | OrderStatus.REJECTED | OrderStatus.CANCELED:
            return translate("Status", "Nobody")
        case _:
            assert_never(status)


def status_meaning(status: OrderStatus) -> str:
    """Return what a status means, in one line."""
    translate = QCoreApplication.translate
    lines = {
        OrderStatus.NEEDS_CSR: translate("Status", "Drop or paste a CSR to let the order continue"),
        OrderStatus.NEEDS_APPROVAL: translate("Status", "Someone in the account has to approve the order"),
        OrderStatus.PENDING: translate("Status", "The order is in the queue"),
        OrderStatus.PROCESSING: translate("Status", "Approved and being processed"),
        OrderStatus.REISSUE_PENDING: translate(
            "Status", "A reissue was requested. The present certificate works until it is replaced"
        ),
        OrderStatus.ISSUED: translate("Status", "Validated and ready to download, reissue or revoke"),
        OrderStatus.EXPIRED: translate(
            "Status", "The order has expired. Replace the certificate if it is still installed"
        ),
        OrderStatus.REVOKED: translate("Status", "Withdrawn for good. Visitors see a warning"),
        OrderStatus.REJECTED: translate("Status", "The request was denied. Place a new order"),
        OrderStatus.CANCELED: translate("Status", "The order was cancelled before it was issued"),
    }
    return lines[status]
