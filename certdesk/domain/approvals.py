"""Requests that wait for the practice account's administrator."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from certdesk.domain.orders import OrderId


class RequestKind(StrEnum):
    """What was asked for."""

    NEW_ORDER = "new_request"
    REISSUE = "reissue"


class RequestState(StrEnum):
    """Where a request stands, in the authority's own words."""

    SUBMITTED = "submitted"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class ApprovalRequest:
    """One request. `note` is the requester's; `comment` the approver's."""

    id: int
    order: OrderId
    common_name: str
    product: str
    organisation: str
    kind: RequestKind
    state: RequestState
    asked_at: datetime
    note: str = ""
    comment: str = ""
