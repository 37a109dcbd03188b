"""Whatever somebody does in the wizard, in whatever order: nothing that was found is lost, and what is seen is kept."""

import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from certdesk.domain.migration import DECISIONS, Decision, MigrationId, Situation, is_answered, placed, steps_of
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration
from certdesk.viewmodels.migration.props import PAGES, Page
from tests.fakes import FakeWorld
from tests.fakes_gui.moving import MovingDesk

_NAMES = st.sampled_from(["a.example", "b.example", "c.example", "d.example"])


class Wizard(RuleBasedStateMachine):
    """The wizard over real services; `found` is what each migration should still hold."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.moving = MovingDesk(FakeWorld(Path(self._folder.name)))
        self.model = MigrationViewModel(self.moving.desk.migrations, self.moving.open, self.moving.runner)
        self.found: dict[MigrationId, set[str]] = {self.moving.migration.id: set()}

    def teardown(self) -> None:
        self._folder.cleanup()

    @property
    def is_open(self) -> bool:
        return self.moving.open.view is not None

    @initialize()
    def come_in(self) -> None:
        self.moving.done(self.model.enter)

    @rule(situation=st.sampled_from(Situation))
    def say_who(self, situation: Situation) -> None:
        if self.model.props.page is Page.LIST:
            return
        self.moving.done(lambda: self.model.choose(situation, "ISO migration"))
        self.found.setdefault(self.moving.migration.id, set())

    @rule()
    def go_on(self) -> None:
        self.moving.done(self.model.go_on)

    @rule()
    def go_back(self) -> None:
        self.moving.done(self.model.go_back)

    @precondition(lambda self: self.is_open)
    @rule(decision=st.sampled_from(Decision))
    def decide(self, decision: Decision) -> None:
        moving = self.moving
        moving.open.take(moving.keep(moving.migration, decision=decision))

    @precondition(lambda self: self.is_open)
    @rule(name=_NAMES)
    def add(self, name: str) -> None:
        self.moving.typed(name)
        self.found[self.moving.migration.id].add(name)

    @precondition(lambda self: self.is_open)
    @rule(name=_NAMES)
    def take_out_and_think_better_of_it(self, name: str) -> None:
        moving = self.moving
        ids = [line.holding.id for line in moving.view.lines if line.holding.common_name == name]
        moving.open.take(moving.desk.holdings.take_out(moving.migration.id, ids), Changed.TAKEN_OUT)
        if ids:
            assert moving.done(moving.open.undo)

    @rule()
    def begin_another(self) -> None:
        self.moving.done(self.model.begin_another)

    @rule()
    def look_at_the_list(self) -> None:
        if self.model.props.migrations:
            self.model.show_list()

    @rule(data=st.data())
    def open_one(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(sorted(self.found)))
        self.moving.done(lambda: self.model.open(chosen))

    @rule(minutes=st.integers(0, 90))
    def time_passes(self, minutes: int) -> None:
        self.moving.world.clock.forward(timedelta(minutes=minutes))

    @rule()
    def start_again(self) -> None:
        """The program ended in any way, and is opened again."""
        moving = self.moving
        open_id = moving.open.id
        moving.open = OpenMigration(moving.desk.migrations, moving.desk.holdings, moving.runner)
        self.model = MigrationViewModel(moving.world.desk_again().migrations, moving.open, moving.runner)
        moving.done(self.model.enter)
        if open_id is not None:
            moving.done(lambda: self.model.open(open_id))

    @invariant()
    def nothing_that_was_found_is_lost(self) -> None:
        for id_, names in self.found.items():
            lines = self.moving.desk.migrations.load(id_).lines
            assert {line.holding.common_name for line in lines} == names

    @invariant()
    def what_is_seen_is_kept(self) -> None:
        view = self.moving.open.view
        if view is not None:
            assert view == self.moving.world.desk_again().migrations.load(view.migration.id)

    @invariant()
    def the_page_belongs_to_the_way(self) -> None:
        shown = self.model.props
        if shown.page is Page.LIST or shown.migration is None:
            return
        assert shown.page is PAGES[placed(shown.migration).step]
        assert shown.steps == steps_of(shown.situation)
        allowed = DECISIONS.get(shown.situation, ()) if shown.situation is not None else ()
        assert shown.migration.decision is None or shown.migration.decision in allowed
        assert not shown.is_last or is_answered(shown.migration)


Wizard.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestWizard = Wizard.TestCase
