"""Proving control over an order's names, in its guest session."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from certdesk.domain.activity import ActivityLine
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import PortalOrder, ValidationMethod
from certdesk.domain.proofs import NameProof
from certdesk.services.ports import Portal, PracticeDesk
from certdesk.services.visits import Visits, keep, portal_view
from certdesk.storage.desk import DeskStore, Records

_MAIL = frozenset({Topic.MAIL})


class NameProofs:
    """Implements `api.Proofs`."""

    def __init__(self, portal: Portal, counter: PracticeDesk, visits: Visits, store: DeskStore) -> None:
        self._portal = portal
        self._counter = counter
        self._visits = visits
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

    def ahead(self, order: OrderId, names: Sequence[str], method: ValidationMethod | None) -> tuple[NameProof, ...]:
        """Return what would have to be proved if a reissue with `names` was sent now; what still holds is PROVED."""
        return tuple(self._visits.ask(order, lambda token: self._portal.proofs_ahead(token, names, method)))

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
        """Keep what the portal shows of the order, when that is more than the book knows."""
        shown = self._visits.order(order)
        view = portal_view(shown, self._portal.now())
        with self._store.read() as records:
            if _is_known(records, shown):
                return
        with self._store.write() as records:
            keep(records, shown, view)


def _is_known(records: Records, shown: PortalOrder) -> bool:
    found = records.orders.find(shown.order.id)
    told = [ActivityLine(event.at, event.kind) for event in shown.events]
    return found is not None and found[0].order == shown.order and records.portal.events(shown.order.id) == told
