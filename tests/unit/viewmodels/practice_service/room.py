"""A practice service's window without its widgets, over the fakes of the account."""

from certdesk.domain.accounts import Profile, Seat
from certdesk.domain.linking import SeatView
from certdesk.domain.messages import MessageKey
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.practice_service.model import PracticeServiceViewModel
from certdesk.viewmodels.practice_service.props import Page, Props
from tests.fakes_gui.account_samples import account_view, clashing_seat, linked_seat, sso_seat, waiting_seat
from tests.fakes_gui.accounts import RIGHT, FakeAccounts, FakeServices
from tests.lanes import HandLane

CLASHING, LINKED, WAITING, SSO = clashing_seat(), linked_seat(), waiting_seat(), sso_seat()


class Room:
    """The model over four seats: one that clashes, one linked, one that waits, one of an SSO user."""

    def __init__(self) -> None:
        self.lane = HandLane()
        self.accounts = FakeAccounts(account_view(CLASHING, LINKED, WAITING, SSO))
        self.services = FakeServices(self.accounts)
        self.model = PracticeServiceViewModel(self.services, self.accounts, Runner(self.lane, self.lane))
        self.bugs: list[object] = []
        self.model.failed.connect(self.bugs.append)

    def now(self) -> Props:
        return self.model.props

    def profile(self) -> Profile:
        profile = self.model.props.profile
        assert profile is not None
        return profile

    def problem(self) -> MessageKey | None:
        problem = self.model.props.problem
        return None if problem is None else problem.key

    def ask(self, view: SeatView = CLASHING, username: str = "") -> None:
        self.model.ask(view.seat, username)
        self.lane.drain()

    def visit(self, view: SeatView = CLASHING) -> None:
        """Show the service as the pane or the wizard does: with a visit."""
        self.model.show(self.accounts.visit(view.seat))
        self.lane.drain()

    def sign_in(self, username: str = "m.okafor", password: str = RIGHT) -> None:
        self.model.sign_in(username, password)
        self.lane.drain()

    def rename(self, username: str) -> None:
        self.model.turn_to(Page.EDIT)
        self.model.set_username(username)
        self.model.rename()
        self.lane.drain()

    def left(self) -> list[Seat]:
        return [seat for name, seat in self.services.asked if name == "leave" and isinstance(seat, Seat)]
