"""A desk whose clients are at different places of their hand-over, for tests of the page Hand over."""

from collections.abc import Sequence
from datetime import timedelta

from certdesk.domain.handovers import Stage
from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Step
from certdesk.domain.move_plans import MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.viewmodels.migration.hand_over.model import HandOverViewModel, Marked
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk


class HandingDesk(MovingDesk):
    """`marks` are what was offered to be undone."""

    def __init__(self, world: FakeWorld) -> None:
        super().__init__(world, step=Step.HAND_OVER)
        self.model = HandOverViewModel(self.desk.handing_over, self.open, world.clock, self.runner)
        self.marks: list[Marked] = []
        self.model.undo_offered.connect(self.marks.append)
        self.model.failed.connect(self.failures.append)

    def client(
        self, client: str, *names: str, number: str = "40127763", plan: MovePlan | None = MovePlan.CLIENT
    ) -> tuple[HoldingId, ...]:
        """Add certificates of a client, found and planned."""
        added = self.desk.holdings.take_typed(self.migration.id, "\n".join(names), client).added
        if number:
            self.number(added, number)
        if plan is not None:
            self.plan(added, plan)
        self.reload()
        return added

    def number(self, holdings: Sequence[HoldingId], number: str) -> None:
        """Have a customer number found."""
        self.desk.account_search.take_number(self.migration.id, holdings, Finding(number, Witness.CLIENT))
        self.reload()

    def plan(self, holdings: Sequence[HoldingId], plan: MovePlan | None) -> None:
        """Plan what becomes of certificates."""
        self.desk.handing_over.set_plan(self.migration.id, holdings, plan)
        self.reload()

    def mark(self, client: str, stage: Stage) -> None:
        """Have a hand-over at that stage, behind the back of the page."""
        self.desk.handing_over.mark(self.migration.id, [client], stage)
        self.reload()

    def wait(self, days: int) -> None:
        """Let days go by."""
        self.world.clock.forward(timedelta(days=days))
        self.model.tick()

    @property
    def stages(self) -> dict[str, Stage]:
        """How far each client is, as it is kept."""
        view = self.desk.migrations.load(self.migration.id)
        return {each.client: each.stage for each in view.handovers}

    @property
    def chosen(self) -> str | None:
        """Whose card is open."""
        card = self.model.props.card
        return None if card is None else card.client
