"""What only a practice CA has: a world to set up, a clock to move, and a way to start over."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from threading import Lock

from certdesk.domain.errors import Unavailable
from certdesk.domain.orders import OrderId
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter, Silent
from certdesk.simulator.approvals import count_waiting
from certdesk.simulator.clock import PracticeClock
from certdesk.simulator.mails import unread
from certdesk.simulator.present import Present
from certdesk.simulator.reach import is_online
from certdesk.simulator.records import is_built, names_of
from certdesk.simulator.sessions import Sessions
from certdesk.simulator.store import Store
from certdesk.simulator.vault import Vault


class Controls:
    """The practice CA's controls (port PracticeControls)."""

    def __init__(self, store: Store, clock: PracticeClock, vault: Vault, present: Present, sessions: Sessions) -> None:
        self._store = store
        self._clock = clock
        self._vault = vault
        self._present = present
        self._sessions = sessions
        self._one_at_a_time = Lock()

    def state(self) -> PracticeState:
        """Return whether the world is set up, its time, how far that was moved, what waits, and whether it answers.

        It is told even while what is due cannot be signed, for then the user has to know that there is a world.
        """
        with suppress(Unavailable), self._present.read():
            pass
        with self._store.read() as connection:
            return PracticeState(
                is_set_up=is_built(connection),
                now=self._clock.now(),
                moved=self._clock.moved(),
                unread=unread(connection),
                waiting=count_waiting(connection),
                is_online=is_online(connection),
            )

    def names(self, orders: Sequence[OrderId]) -> Mapping[OrderId, tuple[str, ...]]:
        """Return the names on each of the orders that exist, the common name first."""
        with self._store.read() as connection:
            found = {order: names_of(connection, order) for order in orders}
        return {order: names for order, names in found.items() if names}

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        """Create the world of `plan`; does nothing when there is one.

        Raises Cancelled, after which there is no trace of it, and Unavailable. Raises ValueError for a plan
        without orders.
        """
        from certdesk.simulator.world.build import build  # noqa: PLC0415 - 150 ms, once in the life of a world

        if plan.orders < 1:
            raise ValueError(plan.orders)
        with self._one_at_a_time:
            with self._store.read() as connection:
                if is_built(connection):
                    return
            self._forget()
            is_finished = False
            try:
                build(self._store, self._vault.key, plan, self._clock.now(), report)
                is_finished = True
            finally:
                if not is_finished:
                    self._forget()

    def ensure(self) -> None:
        """Create the default world unless there is one."""
        self.set_up(WorldPlan(), Silent())

    def advance(self, by: timedelta) -> None:
        """Move the clock ahead by `by` (not negative); everything that falls due happens."""
        self._clock.advance(by)
        with self._present.read():
            pass

    def start_over(self) -> None:
        """Forget the world, its mails, its sessions and how far its clock was moved. The next world is a new one.

        Where the key that wrapped its CA keys is lost, the next world gets another.
        """
        with self._one_at_a_time:
            self._forget()
            self._vault.give_up_lost_key()

    def _forget(self) -> None:
        self._sessions.forget()
        self._store.forget()
        self._clock.forget()
