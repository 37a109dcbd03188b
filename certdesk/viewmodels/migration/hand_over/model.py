"""The page Hand over: which client's card is open, how far each pack is, and where it goes. Nothing is sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.clock import Clock
from certdesk.domain.errors import FieldError
from certdesk.domain.handovers import Handover, Stage, unmarked
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_reminders import MoveReminder
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import HandingOver, MigrationView
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.hand_over.props import Inputs, Part, Props, derive, first_to_do
from certdesk.viewmodels.migration.opened import OpenMigration

MOST_UNDOS: Final = 50


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A hand-over that was marked otherwise: as it was before, and as it is since."""

    before: Handover
    after: Handover


class HandOverViewModel(ViewModel[Inputs, Props]):
    """Over `opened`, the migration that is shared with the other pages; `clock` is the portal's."""

    undo_offered = Signal(object)  # Marked: it was done just now
    undone = Signal(object)  # Marked

    def __init__(
        self,
        handing: HandingOver,
        opened: OpenMigration,
        clock: Clock,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._handing, self._open, self._clock, self._runner = handing, opened, clock, runner
        self._undos: tuple[Marked, ...] = ()
        opened.changed.connect(self._take_view)
        self._take_view(opened.view)

    def tick(self) -> None:
        """Take over the time, once a minute: days are all that is told."""
        now = self._clock.now().replace(second=0, microsecond=0)
        if now != self._inputs.now:
            self._apply(replace(self._inputs, now=now))

    def choose(self, client: str) -> None:
        """Open the card of that client."""
        if client != self._inputs.chosen:
            self._apply(replace(self._inputs, chosen=client, email_error=None, proposed=None))

    def list_part(self, part: Part) -> None:
        """List these clients. The card that is open stays open."""
        self._apply(replace(self._inputs, part=part))

    def made(self, clients: Sequence[str]) -> None:
        """Keep that these packs were saved, copied or opened in a mail program: they are prepared by that."""
        migration, handing = self._open.id, self._handing
        if migration is not None and clients:
            work = partial(handing.prepare, migration, tuple(clients))
            self._runner.command(lambda _report: work(), self._take_quietly, self)

    def propose_sent(self, client: str) -> None:
        """Propose to tick that a pack was sent, after a mail program opened it: nobody can see that here."""
        if client == self._inputs.chosen:
            self._apply(replace(self._inputs, proposed=client))

    def tick_stage(self, stage: Stage, *, is_ticked: bool) -> None:
        """Tick a stage of the chosen client with all before it, or take its tick away with all behind it."""
        reached = stage if is_ticked else Stage(stage - 1)
        handing = self._handing
        self._mark_card(lambda migration, client: handing.mark(migration, [client], reached))

    def prepare_again(self) -> None:
        """Put the present pack of the chosen client in the place of the one that was prepared or sent before."""
        handing = self._handing
        self._mark_card(lambda migration, client: handing.prepare(migration, [client], again=True))

    def note_reminded(self, reminder: MoveReminder) -> None:
        """Keep that a client was reminded now, which the user says: nobody can see that here."""
        handing = self._handing
        self._mark(reminder.client, lambda migration, client: handing.note_reminded(migration, client, reminder.what))

    def set_recipient(self, email: str) -> None:
        """Keep where the chosen client's pack goes."""
        migration, card, handing = self._open.id, self._props.card, self._handing
        if migration is None or card is None:
            return
        client, address = card.client, email.strip()
        if address == card.pack.handover.email:
            self._apply(replace(self._inputs, email_error=None))
            return

        def then(outcome: Outcome[MigrationView]) -> None:
            match outcome:
                case Failed(FieldError() as error):
                    self._apply(replace(self._inputs, email_error=(client, error)))
                case _:
                    self._apply(replace(self._inputs, email_error=None))
                    self._take(outcome)

        self._runner.command(lambda _report: handing.set_recipient(migration, client, address), then, self)

    def undo(self, marked: Marked | None = None) -> bool:
        """Take a mark back, the newest where none is named; return whether there was one."""
        chosen = marked or (self._undos[-1] if self._undos else None)
        migration, view, handing = self._open.id, self._open.view, self._handing
        if chosen is None or migration is None or view is None or chosen not in self._undos:
            return False
        self._undos = tuple(each for each in self._undos if each is not chosen)
        left = unmarked(_kept(view, chosen.before.client), chosen.before, chosen.after)

        def then(outcome: Outcome[MigrationView]) -> None:
            if self._take(outcome):
                self.undone.emit(chosen)

        self._runner.command(lambda _report: handing.put_back(migration, [left]), then, self)
        return True

    def _mark_card(self, work: Callable[[MigrationId, str], MigrationView]) -> None:
        if (card := self._props.card) is not None:
            self._mark(card.client, work)
            self._apply(replace(self._inputs, proposed=None))

    def _mark(self, client: str, work: Callable[[MigrationId, str], MigrationView]) -> None:
        migration = self._open.id
        if migration is None:
            return

        def then(outcome: Outcome[MigrationView]) -> None:
            if (done := self._take(outcome)) and self._open.id == migration:
                self._offer_undo(done.value)

        self._runner.command(lambda _report: work(migration, client), then, self)

    def _offer_undo(self, view: MigrationView) -> None:
        """What was marked is what the service says, whatever was answered before it."""
        for before, after in view.edit.handovers:
            marked = Marked(before, after)
            self._undos = (*self._undos, marked)[-MOST_UNDOS:]
            self.undo_offered.emit(marked)

    def _take_quietly(self, outcome: Outcome[MigrationView]) -> None:
        self._take(outcome)

    def _take(self, outcome: Outcome[MigrationView]) -> Done[MigrationView] | None:
        """Hand over to all pages what was answered, and return it if it was done."""
        done = self._finished(outcome)
        if done is not None:
            self._open.take(done.value)
        return done

    def _take_view(self, view: MigrationView | None) -> None:
        before = self._inputs.view
        is_other = view is None or before is None or view.migration.id != before.migration.id
        inputs = Inputs() if is_other else self._inputs
        if is_other:
            self._undos = ()
        moved = () if view is None else view.moved
        clients = {each.holding.client for each in moved if each.is_to_hand_over}
        chosen = inputs.chosen if inputs.chosen in clients else first_to_do(view)
        now = self._clock.now().replace(second=0, microsecond=0)
        self._apply(replace(inputs, view=view, chosen=chosen, now=now))


def _kept(view: MigrationView, client: str) -> Handover:
    return next((each for each in view.handovers if each.client == client), Handover(client))
