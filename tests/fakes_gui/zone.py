"""The other side of the counter, as far as the practice world's DNS and web go."""

from certdesk.domain.practice_zone import PracticeZone
from tests.fakes_gui.ordering import FakeCounter


class ZoneCounter(FakeCounter):
    """Publishes what it is told; `refusal` is raised instead while there is one."""

    def __init__(self, kept: PracticeZone) -> None:
        super().__init__()
        self.kept = kept
        self.refusal: Exception | None = None
        self.published: list[PracticeZone] = []

    def zone(self) -> PracticeZone:
        return self.kept

    def set_zone(self, zone: PracticeZone) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.published.append(zone)
        self.kept = zone
