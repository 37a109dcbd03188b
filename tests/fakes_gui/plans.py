"""A migration at its page Plan: the certificates of the practice ISO account, most of them found, and their plans."""

from datetime import timedelta
from typing import Final

from certdesk.domain.holdings import HoldingId
from certdesk.domain.migration import Step
from certdesk.domain.move_plans import Moved, MovePlan
from certdesk.domain.notices import Finding, Witness
from certdesk.viewmodels.migration.plan.model import PlanViewModel
from certdesk.viewmodels.migration.plan.rows import Row
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk

CLINIC: Final = "clinic.tidewater-dental.example"
CLUB, TICKETS = "club.hollowaybooks.example", "tickets.hollowaybooks.example"
STUDIO: Final = "studio.kestrel-arch.example"
OLD: Final = "old.brightwater.example"
CAREERS: Final = "careers.copperfield-legal.example"
NUMBERS: Final = {
    CLINIC: "40127763",
    "recall.tidewater-dental.example": "40127763",
    "wholesale.larkspur.example": "31884207",
    "weddings.larkspur.example": "31884207",
    CLUB: "27190455",
    TICKETS: "27190455",
    "parents.ashgrove-school.example": "38840027",
}


class PlanningDesk(MovingDesk):
    """Seven certificates are found, one of them has two answers, one client was asked; the rest is not known."""

    def __init__(self, world: FakeWorld) -> None:
        super().__init__(world, step=Step.PLAN)
        self.iso_account()
        for day, (name, number) in enumerate(NUMBERS.items()):
            self.found(name, number, Witness.NOTICE if day % 2 else Witness.CLIENT, day)
        self.found(STUDIO, "35501918", Witness.NOTICE, 1)
        self.found(STUDIO, "35501981", Witness.CLIENT, 2)
        self.desk.account_search.note_asked(self.migration.id, [self.id(CAREERS)], is_asked=True)
        self.reload()
        self.model = PlanViewModel(self.desk.handing_over, self.desk.sessions, self.open, self.runner)
        self.model.failed.connect(self.failures.append)

    def id(self, name: str) -> HoldingId:
        """Return the ID of the certificate of that name."""
        return next(line.holding.id for line in self.view.lines if line.holding.common_name == name)

    def ids(self, *names: str) -> list[HoldingId]:
        return [self.id(name) for name in names]

    def found(self, name: str, number: str, witness: Witness, days_ago: int = 0) -> None:
        """Have somebody say the number of a certificate."""
        said = Finding(number, witness, at=self.world.clock.now() - timedelta(days=days_ago))
        self.desk.account_search.take_number(self.migration.id, [self.id(name)], said)

    def row(self, name: str) -> Row:
        """Return the row of a certificate, which is shown."""
        return next(row for row in self.model.props.rows if row.line.holding.common_name == name)

    def moved(self, name: str) -> Moved:
        """Return how a certificate stands, as it is kept."""
        kept = self.desk.migrations.load(self.migration.id)
        return next(each for each in kept.moved if each.holding.common_name == name)

    def planned(self, plan: MovePlan | None, *names: str) -> None:
        """Set a plan, and let it be answered."""
        self.model.plan(self.ids(*names), plan)
        self.settle()

    def names(self) -> list[str]:
        """The certificates that are shown, in their order."""
        return [row.line.holding.common_name for row in self.model.props.rows]
