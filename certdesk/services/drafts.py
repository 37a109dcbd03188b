"""Reissues that are being prepared: kept at every step, and gone when they were sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError, NotFound
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.services import x509
from certdesk.storage.desk import DeskStore

if TYPE_CHECKING:
    from certdesk.domain.drafts import ReissueDraft

_FIELD: Final = "csr"


class KeptDrafts:
    """Implements `api.Drafts`. `clock` is the portal's time."""

    def __init__(self, store: DeskStore, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[ReissueDraft, ...]:
        """Return every draft, the one saved last first."""
        with self._store.read() as records:
            return tuple(records.drafts.all())

    def load(self, order: OrderId) -> ReissueDraft | None:
        """Return the draft of `order`, or None."""
        with self._store.read() as records:
            return records.drafts.find(records.listed.present(order))

    def keep(self, draft: ReissueDraft) -> datetime:
        """Put the draft in the place of its order's earlier one, and return by the portal's clock when that was.

        Raises NotFound (ORDER_GONE), FieldError (`csr`, CSR_BROKEN) for what is no signing request: nothing else is
        ever kept.
        """
        if not x509.is_request(draft.csr):
            raise FieldError(_FIELD, MessageKey.CSR_BROKEN)
        now = self._clock.now()
        with self._store.write() as records:
            order = records.listed.present(draft.order)
            if records.orders.find(order) is None:
                raise NotFound(MessageKey.ORDER_GONE, order=draft.order)
            records.drafts.keep(replace(draft, order=order, saved_at=now))
        return now

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`; nothing there is no error."""
        with self._store.write() as records:
            records.drafts.drop(records.listed.present(order))
