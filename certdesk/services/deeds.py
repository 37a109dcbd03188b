"""Deeds: written down here, done at the authority, noted here, so that each is done once and none is lost."""

from collections.abc import Callable
from contextlib import suppress
from threading import Lock

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.deeds import Deed, DeedKey, Intent, Receipt
from certdesk.domain.errors import CertDeskError, Unavailable
from certdesk.services.arrivals import take_over
from certdesk.services.visits import first_sight
from certdesk.storage.desk import DeskStore, Records

AskReceipt = Callable[[DeedKey], Receipt | None]
"""Returns the receipt of what was sent with a key, or None when it was not done. Raises Unavailable."""

ACTS = {
    Deed.PLACE: DeskAct.PLACED,
    Deed.SUPPLY_CSR: DeskAct.CSR_SUPPLIED,
    Deed.CANCEL: DeskAct.CANCELED,
    Deed.REVOKE: DeskAct.REVOKED,
    Deed.REVOKE_CERTIFICATE: DeskAct.CERTIFICATE_REVOKED,
    Deed.REISSUE: DeskAct.REISSUE_REQUESTED,
    Deed.WITHDRAW_REISSUE: DeskAct.REISSUE_WITHDRAWN,
}

# What a draft was kept for.
_WITH_REQUEST = frozenset({Deed.SUPPLY_CSR, Deed.REISSUE})


class Deeds:
    """The way of every deed from the wish to the note of it (docs/adr/0017), one at a time.

    An intent is kept exactly as long as it is not known here what became of it. So a receipt whose intent is
    gone was noted, and an intent that is left is asked after.
    """

    def __init__(self, ask_receipt: AskReceipt, store: DeskStore) -> None:
        self._ask_receipt = ask_receipt
        self._store = store
        self._one_at_a_time = Lock()

    def do(self, intent: Intent, send: Callable[[], Receipt]) -> Receipt:
        """Have `send` do the deed, unless it was done with that key before, and return the receipt.

        What the authority refuses is raised, and nothing was done. Unavailable is raised when nothing was sent
        or when it is not known what became of it: the same key may then be used again, or `settle` finds out.
        A deed that was done counts, even when it cannot be noted; the store's regret tells that.
        """
        with self._one_at_a_time:
            begun = self._begun(intent.key)
            receipt = self._ask_receipt(intent.key)
            if receipt is None:
                self._write_down(intent)
                begun, receipt = intent, self._sent(intent.key, send)
            if begun is not None:
                self._note(begun, receipt)
            return receipt

    def settle(self) -> tuple[Receipt, ...]:
        """Note what was done of the deeds under way, forget the others, and return the receipts.

        Raises Unavailable when the authority or the database does not answer; all of them are then still under way.
        """
        with self._one_at_a_time:
            answers = [(intent, self._ask_receipt(intent.key)) for intent in self._under_way()]
            if answers:
                with self._store.write() as records:
                    for intent, receipt in answers:
                        _settle(records, intent, receipt)
            return tuple(receipt for _, receipt in answers if receipt is not None)

    def _begun(self, key: DeedKey) -> Intent | None:
        with self._store.read() as records:
            return records.intents.find(key)

    def _under_way(self) -> list[Intent]:
        with self._store.read() as records:
            return records.intents.all()

    def _write_down(self, intent: Intent) -> None:
        with self._store.write() as records:
            records.intents.keep(intent)

    def _sent(self, key: DeedKey, send: Callable[[], Receipt]) -> Receipt:
        try:
            return send()
        except Unavailable as trouble:
            return self._heard_later(key, trouble)
        except CertDeskError:
            self._forget(key)
            raise

    def _heard_later(self, key: DeedKey, trouble: Unavailable) -> Receipt:
        """Ask what became of a deed whose answer was lost. Raises `trouble` unless it was done."""
        try:
            receipt = self._ask_receipt(key)
        except Unavailable:
            raise trouble from None
        if receipt is None:
            self._forget(key)
            raise trouble
        return receipt

    def _forget(self, key: DeedKey) -> None:
        """Take out a deed that was not done. One that cannot be taken out now is settled later."""
        with suppress(Unavailable), self._store.write() as records:
            records.intents.end(key)

    def _note(self, intent: Intent, receipt: Receipt) -> None:
        self._store.note(lambda records: _settle(records, intent, receipt))


def _settle(records: Records, intent: Intent, receipt: Receipt | None) -> None:
    """Note the deed, if it was done, and that it is not under way any more. What is settled already stays as it is."""
    if not records.intents.end(intent.key) or receipt is None:
        return
    known = records.orders.find(receipt.order.id)
    if known is None or known[1] <= receipt.done_at:
        take_over(records, [first_sight(receipt.order)], receipt.done_at)
    if receipt.deed in _WITH_REQUEST:
        records.drafts.drop(receipt.order.id)
    for entry in entries(intent, receipt):
        records.activity.add(entry)


def entries(intent: Intent, receipt: Receipt) -> tuple[DeskEntry, ...]:
    """Return what the activity tells of a deed that was done."""
    order, at = receipt.order.id, receipt.done_at
    done = DeskEntry(at, order, ACTS[receipt.deed], detail=intent.note)
    if receipt.deed is Deed.REVOKE and receipt.is_refundable:
        return done, DeskEntry(at, order, DeskAct.REFUND_ELIGIBLE)
    return (done,)
