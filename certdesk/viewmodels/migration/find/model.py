"""Finding the customer account of each certificate: which are chosen, and what becomes known of them."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.letters import Letter, eml
from certdesk.domain.migration import MigrationId
from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding, Witness
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import AccountSearch, Holdings, MigrationView, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.find.props import Chosen, Inputs, Place, Props, Trouble, derive
from certdesk.viewmodels.migration.opened import Changed, OpenMigration
from certdesk.viewmodels.migration.tally import tally


class FindViewModel(ViewModel[Inputs, Props]):
    """Everything is done for what is chosen, and can be taken back."""

    kept = Signal(object)  # Place: what was typed there is kept

    def __init__(
        self,
        holdings: Holdings,
        search: AccountSearch,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._holdings, self._search, self._sessions = holdings, search, sessions
        self._open, self._runner = opened, runner
        self._shown: MigrationId | None = None
        opened.changed.connect(self._take_view)
        self._take_view(opened.view)

    def choose(self, holdings: Sequence[HoldingId]) -> None:
        """Choose these; where none of them is listed, the first that is not found."""
        if tuple(holdings) != self._inputs.chosen:
            self._apply(replace(self._inputs, chosen=tuple(holdings), trouble=None))

    def narrow(self, needle: str) -> None:
        """List only what has this in its name, client or number."""
        self._apply(replace(self._inputs, needle=needle))

    def show_open_only(self, *, is_on: bool) -> None:
        """List only what is not found."""
        chosen = self._props.chosen.ids if is_on else self._inputs.chosen
        self._apply(replace(self._inputs, is_open_only=is_on, chosen=chosen))

    def take_number(self, number: str, witness: Witness, place: Place = Place.NUMBER) -> None:
        """Keep a number that somebody said; what is no number is told at `place`."""
        finding = Finding(number, witness)
        self._act(Changed.NUMBER_TAKEN, partial(self._search.take_number, finding=finding), place=place)

    def use(self, number: str) -> None:
        """Settle the answers on the one chosen that disagree."""
        if (line := self._chosen.one) is not None:
            id_ = line.holding.id
            self._act(Changed.NUMBER_CHOSEN, lambda migration, _ids: self._search.choose(migration, id_, number))

    def vouch(self, number: str, *, is_vouched: bool = True) -> None:
        """Count what doubted notices say of the one chosen, or not any more."""
        if (line := self._chosen.one) is not None:
            work = partial(self._search.vouch, is_vouched=is_vouched)
            id_ = line.holding.id
            what = Changed.VOUCHED if is_vouched else Changed.DOUBTED
            self._act(what, lambda migration, _ids: work(migration, id_, number))

    def take_back(self) -> None:
        """Forget the number of the one chosen. A notice that only the user trusts is kept, and doubted again."""
        line = self._chosen.one
        if line is None or not (number := line.moved.number):
            return
        if all(each.suspects for each in line.settled.findings if each.number == number):
            self.vouch(number, is_vouched=False)
            return
        id_ = line.holding.id
        self._act(Changed.NUMBER_TAKEN_BACK, lambda migration, _ids: self._search.take_back(migration, id_, number))

    def note_asked(self, *, is_asked: bool = True) -> None:
        """Keep that the client was asked for those that are not found, or not; asking twice a day counts once."""
        lines, now = self._chosen.asked_for, self._sessions.now()
        if all(_is_noted(line, now if is_asked else None) for line in lines):
            return
        ids, work = tuple(line.holding.id for line in lines), partial(self._search.note_asked, is_asked=is_asked)
        what = Changed.ASKED if is_asked else Changed.NOT_ASKED
        self._act(what, lambda migration, _ids: work(migration, ids))

    def set_client(self, client: str) -> None:
        """Say whose the certificates chosen are."""
        if " ".join(client.split()) != self._chosen.client:
            self._act(Changed.CLIENT_SET, partial(self._holdings.set_client, client=client), place=Place.CLIENT)

    def take_out(self) -> None:
        """Take the certificates chosen out of the migration; the next one is chosen then."""
        self._act(Changed.TAKEN_OUT, self._holdings.take_out)

    def dismiss(self, place: Place) -> None:
        """Take away what was said at a place, since somebody types there again."""
        if self._props.error_at(place) is not None:
            self._apply(replace(self._inputs, trouble=None))

    def file_of(self, letter: Letter) -> bytes:
        """Return a note as a mail file, dated now."""
        return eml(letter, self._sessions.now())

    @property
    def _chosen(self) -> Chosen:
        return self._props.chosen

    def _act(
        self,
        what: Changed,
        work: Callable[[MigrationId, tuple[HoldingId, ...]], MigrationView],
        *,
        place: Place = Place.PAGE,
    ) -> None:
        migration, ids = self._open.id, self._chosen.ids
        if migration is None or not ids:
            return
        self._apply(replace(self._inputs, chosen=ids, under_way=self._inputs.under_way + 1, trouble=None))
        take = partial(self._take_done, what, place)
        self._runner.command(lambda _report: work(migration, ids), take, self)

    def _take_done(self, what: Changed, place: Place, outcome: Outcome[MigrationView]) -> None:
        self._apply(replace(self._inputs, under_way=self._inputs.under_way - 1))
        if isinstance(outcome, Failed) and isinstance(outcome.error, FieldError):
            self._apply(replace(self._inputs, trouble=Trouble(place, outcome.error)))
        elif done := self._finished(outcome):
            self._open.take(done.value, what)
            self.kept.emit(place)

    def _take_view(self, view: MigrationView | None) -> None:
        """What is chosen stays; what is not there any more gives way to what stood behind it."""
        migration, now = None if view is None else view.migration, self._sessions.now()
        if view is None or migration is None or migration.id != self._shown:
            self._shown = None if migration is None else migration.id
            self._apply(_of(view, Inputs(under_way=self._inputs.under_way, now=now)))
            return
        left = {line.holding.id for line in view.lines}
        chosen = tuple(each for each in self._chosen.ids if each in left) or self._behind(left)
        self._apply(replace(_of(view, self._inputs), chosen=chosen, now=now))

    def _behind(self, left: AbstractSet[HoldingId]) -> tuple[HoldingId, ...]:
        """Return what stands behind what was chosen, else before it, of those that are left."""
        rows, chosen = [line.holding.id for line in self._props.rows], frozenset(self._chosen.ids)
        last = max((place for place, id_ in enumerate(rows) if id_ in chosen), default=-1)
        near = (*rows[last + 1 :], *reversed(rows[: last + 1]))
        return tuple(id_ for id_ in near if id_ in left)[:1]

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, trouble=Trouble(Place.PAGE, error)))


def _is_noted(line: Line, at: datetime | None) -> bool:
    """Return whether it is kept already that the client was asked on the day of `at`, or was not."""
    asked_at = line.moved.asked_at
    if asked_at is None or at is None:
        return asked_at is at
    return asked_at.astimezone().date() == at.astimezone().date()


def _of(view: MigrationView | None, inputs: Inputs) -> Inputs:
    """Return `inputs` with what is known of the migration that is open."""
    if view is None:
        return inputs
    return replace(
        inputs,
        lines=view.lines,
        tally=tally(view),
        situation=view.migration.situation,
        contacts=view.contacts,
        signatory=view.signatory,
    )
