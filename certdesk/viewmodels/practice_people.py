"""Being another person of the practice world: whom one may be, and changing over."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.accounts import PersonId, PracticePerson
from certdesk.domain.errors import CertDeskError
from certdesk.domain.linking import AccountView
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import People
from certdesk.viewmodels.base import ViewModel


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `people` is None until they are known; `acting` is a name, "" for oneself."""

    is_open: bool = False
    people: tuple[PracticePerson, ...] | None = None
    acting: str = ""
    is_changing: bool = False
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `present` is whom one is now."""

    is_open: bool
    is_known: bool
    people: tuple[PracticePerson, ...]
    present: PersonId | None
    acting: str
    is_changing: bool
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    people = inputs.people or ()
    return Props(
        is_open=inputs.is_open,
        is_known=inputs.people is not None,
        people=people,
        present=next((each.id for each in people if _is_present(each, inputs.acting)), None),
        acting=inputs.acting,
        is_changing=inputs.is_changing,
        problem=inputs.problem,
    )


def _is_present(person: PracticePerson, acting: str) -> bool:
    return person.name == acting if acting else person.is_user


class PracticePeopleViewModel(ViewModel[Inputs, Props]):
    """The sheet in which one chooses whom to be."""

    became = Signal(object)  # AccountView: whose account is seen from now on

    def __init__(self, people: People, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._people, self._runner = people, runner
        self._asked = 0

    def open(self) -> None:
        """Open the sheet, and ask who is there."""
        if not self._inputs.is_open:
            self._asked += 1
            self._apply(Inputs(is_open=True, acting=self._inputs.acting))
            take = partial(self._take_people, self._asked)
            self._runner.command(lambda _report: tuple(self._people.people()), take, self)

    def close(self) -> None:
        """Close the sheet, unless the change is on its way."""
        if not self._inputs.is_changing:
            self._asked += 1
            self._apply(Inputs(acting=self._inputs.acting))

    def be(self, person: PersonId) -> None:
        """Be that person from now on. Nothing happens while another change is on its way."""
        if not self._inputs.is_changing:
            self._apply(replace(self._inputs, is_changing=True, problem=None))
            self._runner.command(lambda _report: self._people.act_as(person), self._take_view, self)

    def note_acting(self, acting: str) -> None:
        """Take over as whom one acts, "" for oneself."""
        self._apply(replace(self._inputs, acting=acting))

    def _take_people(self, asked: int, outcome: Outcome[tuple[PracticePerson, ...]]) -> None:
        if asked == self._asked and (done := self._finished(outcome)):
            self._apply(replace(self._inputs, people=done.value))

    def _take_view(self, outcome: Outcome[AccountView]) -> None:
        self._apply(replace(self._inputs, is_changing=False))
        if done := self._finished(outcome):
            self._apply(Inputs(acting=done.value.acting))
            self.became.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.is_open:
            self._apply(replace(self._inputs, people=self._inputs.people or (), problem=error))
        else:
            self.failed.emit(error)
