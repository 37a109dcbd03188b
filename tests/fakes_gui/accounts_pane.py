"""The accounts pane's view-model over its fakes, and all that it announced."""

from datetime import timedelta

from certdesk.domain.accounts import Seat
from certdesk.domain.linking import AccountView, SeatView
from certdesk.jobs.runner import Runner
from certdesk.viewmodels.accounts.model import AccountsViewModel
from certdesk.viewmodels.accounts.rows import Row
from tests.fakes_gui.account_samples import account_view
from tests.fakes_gui.accounts import FakeAccounts, FakePeople
from tests.fakes_gui.sign_in import FakeSessions, order
from tests.lanes import HandLane
from tests.samples import NOW


class PaneDesk:
    """Shows `view`, once `load` was answered. `heard` is what the model asked for or told, in order."""

    def __init__(self, view: AccountView | None = None) -> None:
        self.accounts = FakeAccounts(view)
        self.people = FakePeople(self.accounts)
        self.sessions = FakeSessions(order())
        self.sessions.time = NOW
        self.commands, self.queries = HandLane(), HandLane()
        self.runner = Runner(self.commands, self.queries)
        self.model = AccountsViewModel(self.accounts, self.people, self.sessions, self.runner)
        self.heard: list[tuple[str, object]] = []
        for name in ("link_wanted", "proceed_wanted", "enter_wanted", "visit_opened", "news", "became_self", "failed"):
            signal = getattr(self.model, name)
            signal.connect(lambda what, name=name: self.heard.append((name, what)))

    @classmethod
    def of(cls, *seats: SeatView, **changes: object) -> "PaneDesk":
        """The pane of Maya's account with those seats, loaded."""
        desk = cls(account_view(*seats, **changes))
        desk.load()
        return desk

    def load(self) -> None:
        self.model.load()
        self.answer()

    def reload(self) -> None:
        self.model.reload()
        self.answer()

    def answer(self) -> None:
        """Let everything that was asked be answered."""
        while self.queries.waiting or self.commands.waiting:
            self.queries.drain()
            self.commands.drain()

    def row(self, seat: Seat) -> Row:
        return next(each for each in self.model.props.rows if each.seat == seat)

    def told(self, name: str) -> list[object]:
        return [what for said, what in self.heard if said == name]

    def pass_time(self, span: timedelta) -> None:
        self.sessions.time += span
        self.accounts.time += span
