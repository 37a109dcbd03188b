"""A linking wizard over the account and the services of the fakes, cranked by hand."""

from collections.abc import Callable
from datetime import datetime

from certdesk.domain.accounts import Profile, Seat, Service, Visit
from certdesk.domain.changes import Topic
from certdesk.domain.linking import SeatView
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.linking.model import LinkingViewModel
from certdesk.viewmodels.linking.props import Page, Props
from tests.fakes_gui.account_samples import (
    COPPERFIELD,
    account_view,
    clashing_seat,
    free_seat,
    linked_seat,
    missing_seat,
    partner_seat,
    seat_view,
    sso_seat,
    waiting_seat,
)
from tests.fakes_gui.accounts import RIGHT, FakeAccounts, FakeServices
from tests.fakes_gui.sign_in import FakeSessions, order
from tests.lanes import HandLane
from tests.samples import NOW

ADMINISTERED = seat_view(
    COPPERFIELD, Service.SOFTWARE_TRUST, is_administrator=True, is_open=False, service_username="maya"
)
CLASHING, WAITING = clashing_seat(is_tried=False), waiting_seat(is_tried=False)
FREE, LINKED, MISSING, PARTNER, SSO = free_seat(), linked_seat(), missing_seat(), partner_seat(), sso_seat()
ALL = (LINKED, CLASHING, WAITING, MISSING, FREE, SSO, PARTNER, ADMINISTERED)


class SlowServices(FakeServices):
    """`meanwhile` is what the user does while the service answers."""

    meanwhile: Callable[[], None] | None = None

    def profile(self, visit: Visit) -> Profile:
        if self.meanwhile is not None:
            self.meanwhile()
        return super().profile(visit)


class LinkingDesk:
    """What the wizard asked for is in `accounts.asked` and `services.asked`; `told` is what it emitted."""

    def __init__(self, *seats: SeatView, **changes: object) -> None:
        self.accounts = FakeAccounts(account_view(*(seats or ALL), **changes))
        self.services = SlowServices(self.accounts)
        self.sessions = FakeSessions(order())
        self.sessions.time = NOW
        self.lane = HandLane()
        self.model = LinkingViewModel(self.accounts, self.services, self.sessions, Runner(self.lane, self.lane))
        self.told: list[object] = []
        self.failures: list[Exception] = []
        self.model.opened.connect(lambda: self.told.append("opened"))
        self.model.left.connect(lambda: self.told.append("left"))
        self.model.visit_wanted.connect(self.told.append)
        self.model.enter_wanted.connect(self.told.append)
        self.model.failed.connect(self.failures.append)

    @property
    def props(self) -> Props:
        return self.model.props

    def shows(self, page: Page) -> bool:
        return self.model.props.page is page

    def problem(self) -> MessageKey | None:
        """What is said above the page."""
        return None if self.props.problem is None else self.props.problem.key

    def open(self, seat: SeatView | None = None) -> None:
        self.model.open(None if seat is None else seat.seat)
        self.lane.drain()

    def sign_in(self, username: str = "", password: str = RIGHT) -> None:
        shown = self.model.props.sign_in
        self.model.sign_in(username or (shown.username if shown else ""), password)
        self.lane.drain()

    def link(self) -> None:
        self.model.link()
        self.lane.drain()

    def at_link(self, seat: SeatView) -> None:
        """Come as far as the step LINK, signed in to the service."""
        self.open(seat)
        self.sign_in()

    def refused(self, seat: SeatView) -> None:
        """Come as far as what linking met."""
        self.at_link(seat)
        self.link()

    def visit(self, seat: SeatView) -> Visit:
        return self.accounts.visit(seat.seat)

    def rename(self, seat: SeatView, username: str) -> None:
        """Change the username in the service's own window, which is announced."""
        self.services.rename(self.visit(seat), username)
        self.announce()

    def announce(self) -> None:
        self.model.refresh(frozenset({Topic.ACCOUNTS}))
        self.lane.drain()

    def at(self, moment: datetime) -> None:
        self.sessions.time = moment
        self.model.tick()
        self.lane.drain()

    def standing_of(self, seat: Seat) -> SeatView:
        found = self.accounts.view.of(seat)
        assert found is not None
        return found
