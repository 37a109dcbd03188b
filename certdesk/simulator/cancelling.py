"""Cancelling an order, or withdrawing the reissue that is pending on it."""

from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.lifecycle import IN_FORCE, Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.simulator.deeds import Done, existing
from certdesk.simulator.moves import move
from certdesk.simulator.present import Moment


def cancel(moment: Moment, number: OrderId, note: str) -> Done:
    """Cancel an order that is not issued yet; its request is settled with `note`. A pending reissue is withdrawn.

    Raises NotFound (ORDER_GONE), FieldError (`comment`, COMMENT_LONG), StateConflict (CANCEL_ISSUED;
    CANCEL_PENDING_ONLY with `status`, also for an order that is being processed).
    """
    order = existing(moment.connection, number)
    if len(note) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    for by, deed in ((Move.REISSUE_WITHDRAWN, Deed.WITHDRAW_REISSUE), (Move.CANCELED, Deed.CANCEL)):
        if move(moment.connection, number, by, moment.now, note):
            return Done(deed, number)
    if order.status in IN_FORCE:
        raise StateConflict(MessageKey.CANCEL_ISSUED)
    raise StateConflict(MessageKey.CANCEL_PENDING_ONLY, status=order.status_word)
