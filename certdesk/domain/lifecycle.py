"""The life of an order: which moves there are, and where each one leads from where."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from certdesk.domain.orders import OrderStatus, known_status


class Move(StrEnum):
    """Something that takes an order from one status to another."""

    CSR_SUPPLIED = "csr supplied"
    APPROVAL_ASKED = "approval asked"
    APPROVED = "approved"
    REJECTED = "rejected"
    ISSUED = "issued"
    REISSUE_REQUESTED = "reissue requested"
    REISSUE_WITHDRAWN = "reissue withdrawn"
    CANCELED = "canceled"
    REVOKED = "revoked"
    EXPIRED = "expired"


_S = OrderStatus

# The state machine of the guest portal's ten statuses [S2]. `approved` is also what lets an order leave the queue
# that nobody has to approve; a reissue that is withdrawn or denied leaves the order issued, as it was.
MOVES: Final[Mapping[Move, Mapping[OrderStatus, OrderStatus]]] = MappingProxyType(
    {
        Move.CSR_SUPPLIED: {_S.NEEDS_CSR: _S.PENDING},
        Move.APPROVAL_ASKED: {_S.PENDING: _S.NEEDS_APPROVAL},
        Move.APPROVED: {_S.PENDING: _S.PROCESSING, _S.NEEDS_APPROVAL: _S.PROCESSING},
        Move.REJECTED: {_S.PENDING: _S.REJECTED, _S.NEEDS_APPROVAL: _S.REJECTED, _S.PROCESSING: _S.REJECTED},
        Move.ISSUED: {_S.PROCESSING: _S.ISSUED, _S.REISSUE_PENDING: _S.ISSUED},
        Move.REISSUE_REQUESTED: {_S.ISSUED: _S.REISSUE_PENDING},
        Move.REISSUE_WITHDRAWN: {_S.REISSUE_PENDING: _S.ISSUED},
        Move.CANCELED: {_S.NEEDS_CSR: _S.CANCELED, _S.PENDING: _S.CANCELED, _S.NEEDS_APPROVAL: _S.CANCELED},
        Move.REVOKED: {_S.ISSUED: _S.REVOKED, _S.REISSUE_PENDING: _S.REVOKED},
        Move.EXPIRED: {_S.ISSUED: _S.EXPIRED, _S.REISSUE_PENDING: _S.EXPIRED},
    }
)

WAITING: Final = frozenset({_S.NEEDS_CSR, _S.PENDING, _S.NEEDS_APPROVAL, _S.PROCESSING})
IN_FORCE: Final = frozenset({_S.ISSUED, _S.REISSUE_PENDING})
ENDED: Final = frozenset({_S.EXPIRED, _S.REVOKED, _S.REJECTED, _S.CANCELED})


def after(status_word: str, move: Move) -> OrderStatus | None:
    """Return where `move` leads from that status, or None where it is not to be had.

    From a status that CertDesk does not know no move leads anywhere: the word stays as it came.
    """
    status = known_status(status_word)
    return None if status is None else MOVES[move].get(status)
