"""Cancelling an order, or withdrawing the reissue that is pending on it."""

from certdesk.domain.deeds import Deed
from certdesk.domain.errors import FieldError, StateConflict
from certdesk.domain.lifecycle import IN_FORCE, Move
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.revocation import LONGEST_COMMENT
from certdesk.simulator.deeds import Done, existing
from certdesk.simulator.moves import move
from certdesk.simulator.present import Moment


def cancel(moment: Moment, number: OrderId, note: str) -> Done:
    """Cancel an order that is not issued yet; its request is settled with `note`.

    Raises NotFound (ORDER_GONE), FieldError (`comment`, COMMENT_LONG), StateConflict (CANCEL_ISSUED;
    CANCEL_PENDING_ONLY, also for an order that is being processed; both with `status`).
    """
    order = _noted(moment, number, note)
    if move(moment.connection, number, Move.CANCELED, moment.now, note):
        return Done(Deed.CANCEL, number)
    is_issued = order.status in IN_FORCE
    key = MessageKey.CANCEL_ISSUED if is_issued else MessageKey.CANCEL_PENDING_ONLY
    raise StateConflict(key, status=order.status_word)


def withdraw_reissue(moment: Moment, number: OrderId, note: str) -> Done:
    """Withdraw the reissue that is pending on an order, which stays issued; its request is settled with `note`.

    Raises NotFound (ORDER_GONE), FieldError (`comment`, COMMENT_LONG), StateConflict (NO_REISSUE with `status`).
    """
    order = _noted(moment, number, note)
    if move(moment.connection, number, Move.REISSUE_WITHDRAWN, moment.now, note):
        return Done(Deed.WITHDRAW_REISSUE, number)
    raise StateConflict(MessageKey.NO_REISSUE, status=order.status_word)


def _noted(moment: Moment, number: OrderId, note: str) -> Order:
    """Return the order that `note` is about, if it is short enough to be kept."""
    order = existing(moment.connection, number)
    if len(note) > LONGEST_COMMENT:
        raise FieldError("comment", MessageKey.COMMENT_LONG, longest=LONGEST_COMMENT)
    return order
