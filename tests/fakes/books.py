"""What the fake authority knows, and the one way in which anything in it changes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from certdesk.domain.approvals import ApprovalRequest, RequestState
from certdesk.domain.deeds import Deed, DeedKey, Receipt
from certdesk.domain.errors import CertDeskError, NotFound, Unavailable
from certdesk.domain.lifecycle import Move, after
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import Order, OrderId
from certdesk.domain.portal import EventKind, PortalEvent, PortalOrder
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import NameProof
from certdesk.domain.revocation import RevocationReason
from tests.fakes.mail import FakeMailboxes
from tests.fakes.work import FakeClock

QUEUE = timedelta(minutes=5)
TO_ISSUE = timedelta(minutes=13)


@dataclass(frozen=True)
class Done:
    """What a receipt says besides its key and its moment."""

    order: OrderId
    is_refundable: bool = False
    reason: RevocationReason | None = None


@dataclass
class FakeBooks:
    """The books of the fake authority: `shown` is what its portal shows, `listed` what its panel lists.

    `chain` is what new orders are issued with. `lose_answer` is raised once, after the next deed was done: as a
    connection that breaks before the answer arrives. `revoke_off` are the orders that guests may not revoke.
    """

    clock: FakeClock
    mail: FakeMailboxes
    shown: dict[OrderId, PortalOrder]
    listed: list[Order]
    chain: tuple[bytes, ...] = ()
    receipts: dict[DeedKey, Receipt] = field(default_factory=dict)
    requests: dict[int, ApprovalRequest] = field(default_factory=dict)
    proofs: dict[OrderId, dict[str, NameProof]] = field(default_factory=dict)
    requested: dict[OrderId, bytes] = field(default_factory=dict)
    wanted: dict[OrderId, tuple[str, ...]] = field(default_factory=dict)
    spent: dict[str, OrderId] = field(default_factory=dict)
    ahead: dict[OrderId, dict[str, NameProof]] = field(default_factory=dict)
    zone: PracticeZone = field(default_factory=PracticeZone)
    compromised: set[str] = field(default_factory=set)
    revoke_off: set[OrderId] = field(default_factory=set)
    is_online: bool = True
    lose_answer: CertDeskError | None = None
    due: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)

    def answer(self) -> None:
        """Let everything happen that is due, unless the authority does not answer."""
        if not self.is_online:
            raise Unavailable(MessageKey.PORTAL)
        self.settle()

    def settle(self) -> None:
        while ripe := [one for one in self.due if one[0] <= self.clock.now()]:
            first = min(ripe, key=lambda one: one[0])
            self.due.remove(first)
            first[1]()

    def order(self, order: OrderId) -> Order:
        found = next((each for each in self.listed if each.id == order), None)
        if found is None:
            raise NotFound(MessageKey.ORDER_GONE, order=order)
        return found

    def add(self, shown: PortalOrder) -> None:
        self.listed.append(shown.order)
        self.shown[shown.order.id] = shown

    def put(self, order: Order) -> None:
        """Let panel and portal show `order` as it is now."""
        self.listed[:] = [order if each.id == order.id else each for each in self.listed]
        if order.id in self.shown:
            self.shown[order.id] = replace(self.shown[order.id], order=order)

    def tell(self, order: OrderId, kind: EventKind) -> None:
        shown = self.shown.get(order)
        if shown is not None:
            event = PortalEvent(self.clock.now(), kind)
            self.shown[order] = replace(shown, events=(*shown.events, event))

    def move(self, order: OrderId, move: Move) -> bool:
        """Move the order where the table leads from where it is; return whether it leads anywhere."""
        known = self.order(order)
        target = after(known.status_word, move)
        if target is None:
            return False
        self.put(replace(known, status_word=target.value, status_since=self.clock.now()))
        self.tell(order, EventKind(move.value))
        return True

    def once(self, key: DeedKey, deed: Deed, act: Callable[[], Done]) -> Receipt:
        """Do what was not yet done with this key, and return its receipt."""
        self.answer()
        if key not in self.receipts:
            done = act()
            facts = (self.order(done.order), self.clock.now(), done.is_refundable, done.reason)
            self.receipts[key] = Receipt(key, deed, *facts)
            lost, self.lose_answer = self.lose_answer, None
            if lost is not None:
                raise lost
        return self.receipts[key]

    def waiting(self) -> Sequence[ApprovalRequest]:
        open_states = {RequestState.SUBMITTED, RequestState.PENDING}
        return [each for each in self.requests.values() if each.state in open_states]

    def clear(self) -> None:
        for kept in (self.shown, self.listed, self.receipts, self.requests, self.proofs, self.requested):
            kept.clear()
        for more in (self.spent, self.compromised, self.revoke_off, self.due, self.ahead, self.wanted):
            more.clear()
        self.zone = PracticeZone()
        self.is_online = True


def books_of(shown: Iterable[PortalOrder], clock: FakeClock, mail: FakeMailboxes) -> FakeBooks:
    """Return books in which panel and portal show the same orders; new ones are issued with the first one's chain."""
    by_id = {each.order.id: each for each in shown}
    chain = next((each.chain for each in by_id.values() if each.chain), ())
    return FakeBooks(clock, mail, by_id, [each.order for each in by_id.values()], chain)
