"""Proving control over an order's names, in its guest session."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.proofs import NameProof
from certdesk.services.orders import OrderBook
from certdesk.services.ports import Portal, PracticeDesk
from certdesk.services.visits import Visits
from certdesk.storage.desk import DeskStore

_MAIL = frozenset({Topic.MAIL})


class NameProofs:
    """Implements `api.Proofs`."""

    def __init__(
        self, portal: Portal, counter: PracticeDesk, visits: Visits, orders: OrderBook, store: DeskStore
    ) -> None:
        self._portal = portal
        self._counter = counter
        self._visits = visits
        self._orders = orders
        self._store = store

    def load(self, order: OrderId) -> tuple[NameProof, ...]:
        """Return how far each name is proved."""
        return tuple(self._visits.ask(order, self._portal.proofs))

    def choose(self, order: OrderId, name: str, method: ValidationMethod) -> tuple[NameProof, ...]:
        """Prove `name` in another way, which for e-mail sends the links. Raises PolicyRefused (PROOF_METHOD)."""
        return self._acted(order, lambda token: self._portal.choose_method(token, name, method))

    def publish(self, order: OrderId, name: str) -> tuple[NameProof, ...]:
        """Put what proves `name` where it belongs in the practice world, without checking it."""

        def published(token: str) -> Sequence[NameProof]:
            self._counter.publish(order, name)
            return self._portal.proofs(token)

        return self._acted(order, published)

    def check(self, order: OrderId) -> tuple[NameProof, ...]:
        """Have the authority look, take over what it says of the order, and return how far each name is proved.

        The proofs count, even when the order cannot be taken over now.
        """
        proofs = self._acted(order, self._portal.check_proofs)
        with suppress(CertDeskError):
            self._take_over(order)
        return proofs

    def _acted(self, order: OrderId, act: Callable[[str], Sequence[NameProof]]) -> tuple[NameProof, ...]:
        proofs = tuple(self._visits.ask(order, act))
        self._store.announce(_MAIL)
        return proofs

    def _take_over(self, order: OrderId) -> None:
        """Keep what the portal shows of the order, when it moved since the book last saw it."""
        shown = self._visits.order(order)
        with self._store.read() as records:
            known = records.orders.find(order)
        if known is None or known[0].order != shown.order:
            self._orders.update(order)
