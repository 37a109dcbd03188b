"""The reseller's panel and the practice CA's controls, in memory."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from certdesk.domain.orders import Order
from certdesk.domain.portal import PortalOrder
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter
from tests.fakes.mail import FakeMailboxes
from tests.fakes.portal import FakePortal
from tests.fakes.work import FakeClock


class FakePanel:
    """The reseller's panel: it lists `listed`, and raises `failure` while there is one."""

    def __init__(self, listed: Iterable[Order] = ()) -> None:
        self.listed = list(listed)
        self.failure: Exception | None = None

    def orders(self, report: Reporter) -> Sequence[Order]:
        if self.failure is not None:
            raise self.failure
        for done in range(len(self.listed)):
            report.check()
            report.step(done + 1, len(self.listed))
        return tuple(self.listed)


class FakeControls:
    """The practice CA's controls over a panel and a portal whose orders appear with `set_up`."""

    def __init__(self, clock: FakeClock, mail: FakeMailboxes, panel: FakePanel, portal: FakePortal) -> None:
        self._clock, self._mail, self._panel, self._portal = clock, mail, panel, portal
        self._is_set_up = bool(panel.listed)
        self._moved = timedelta()
        self.planned: dict[WorldPlan, tuple[PortalOrder, ...]] = {}
        self.failure: Exception | None = None

    def state(self) -> PracticeState:
        unread = sum(mailbox.unread for mailbox in self._mail.mailboxes())
        return PracticeState(self._is_set_up, self._clock.now(), self._moved, unread)

    def set_up(self, plan: WorldPlan, report: Reporter) -> None:
        if self._is_set_up:
            return
        report.check()
        shown = self.planned.get(plan, ())
        self._panel.listed = [each.order for each in shown]
        self._portal.shown = {each.order.id: each for each in shown}
        self._is_set_up = True
        report.step(1, 1)

    def advance(self, by: timedelta) -> None:
        self._clock.forward(by)
        self._moved += by

    def start_over(self) -> None:
        if self.failure is not None:
            raise self.failure
        self._is_set_up = False
        self._panel.listed.clear()
        self._portal.shown.clear()
        self._portal.forget_sessions()
        self._mail.clear()
        self._clock.forward(-self._moved)
        self._moved = timedelta()
