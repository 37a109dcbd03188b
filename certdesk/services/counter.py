"""The other side of the practice CA's counter, and what its acts change in the book."""

from collections.abc import Callable
from contextlib import suppress

from certdesk.domain.approvals import ApprovalRequest
from certdesk.domain.book import Book
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError, NotFound, StateConflict, Unavailable
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.work import Silent
from certdesk.services.orders import OrderBook
from certdesk.services.ports import PracticeDesk
from certdesk.storage.desk import DeskStore

_SETTLED = frozenset({Topic.MAIL, Topic.REQUESTS})


class PracticeCounter:
    """Implements `api.Counter`."""

    def __init__(self, counter: PracticeDesk, orders: OrderBook, store: DeskStore) -> None:
        self._counter = counter
        self._orders = orders
        self._store = store

    def requests(self) -> tuple[ApprovalRequest, ...]:
        """Return the requests that wait, then those that were settled lately."""
        return tuple(self._counter.requests())

    def approve(self, request: int, comment: str) -> Book:
        """Approve a request, take over what changed, and return the book. Raises NotFound, StateConflict."""
        return self._settle(lambda: self._counter.approve(request, comment))

    def reject(self, request: int, comment: str) -> Book:
        """Reject a request, take over what changed, and return the book. Raises NotFound, StateConflict."""
        return self._settle(lambda: self._counter.reject(request, comment))

    def follow(self, link: str) -> str:
        """Follow a link of a practice mail and return the name it proved. Raises NotFound."""
        name = self._counter.follow(link)
        self._store.announce(_SETTLED)
        self._taken_over()
        return name

    def set_online(self, is_online: bool) -> None:
        """Let the practice CA answer, or not."""
        self._counter.set_online(is_online)
        self._store.announce(frozenset({Topic.CLOCK}))

    def zone(self) -> PracticeZone:
        """Return what the practice world publishes, and where else the practice CA looks."""
        return self._counter.zone()

    def set_zone(self, zone: PracticeZone) -> None:
        """Publish other things. Raises FieldError (`records`, `files`, `resolver`, `web`)."""
        self._counter.set_zone(zone)

    def serve(self) -> str:
        """Publish CRLs and OCSP answers on a loopback port; return the address. Raises Unavailable (PORT_TAKEN)."""
        return self._counter.serve()

    def _settle(self, act: Callable[[], None]) -> Book:
        """Settle a request. When it is settled already, the book shows what became of it before that is raised."""
        try:
            act()
        except (NotFound, StateConflict):
            self._store.announce(_SETTLED)
            with suppress(CertDeskError):
                self._orders.refresh(Silent())
            raise
        self._store.announce(_SETTLED)
        return self._taken_over()

    def _taken_over(self) -> Book:
        """Return the book as it is now; what was settled counts, even when the book cannot be refreshed."""
        try:
            return self._orders.refresh(Silent())
        except Unavailable as trouble:
            self._store.regret(trouble)
            return self._orders.load()
