"""Account Assistance of the practice provider: two forms, answered by mail, and keeping the number that came."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.iso import AssistedProduct, Reply
from certdesk.domain.move_lines import Line
from certdesk.domain.notices import Finding, Witness
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import AccountSearch, MigrationView
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration


class Form(StrEnum):
    """What Account Assistance is asked for."""

    NUMBER = "customer number"
    PASSWORD = "new password"  # noqa: S105 - a form's name


@dataclass(frozen=True, slots=True)
class Mailed:
    """An answer: the address that it was mailed to, masked, when (UTC), and what was asked about, as it was typed."""

    to: str
    at: datetime
    about: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How far a form is: answered, refused, or neither."""

    mailed: Mailed | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `identifier` and `number` are filled in at first; what is typed the view keeps."""

    is_open: bool = False
    form: Form = Form.NUMBER
    identifier: str = ""
    number: str = ""
    holdings: tuple[HoldingId, ...] = ()
    name: str = ""
    asked: Mapping[Form, Asked] = field(default_factory=dict)
    is_sending: bool = False
    is_keeping: bool = False
    refusal: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. A number can be kept for `kept_for` certificates, the first of them with that `name`."""

    is_open: bool
    form: Form
    identifier: str
    number: str
    mailed: Mailed | None
    problem: CertDeskError | None
    kept_for: int
    name: str
    is_sending: bool
    is_keeping: bool
    refusal: CertDeskError | None

    @property
    def can_keep(self) -> bool:
        """Whether a number was mailed that is wanted for certificates."""
        return self.form is Form.NUMBER and self.mailed is not None and self.kept_for > 0

    @property
    def is_busy(self) -> bool:
        """Whether an answer is on its way."""
        return self.is_sending or self.is_keeping


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    asked = inputs.asked.get(inputs.form, Asked())
    return Props(
        is_open=inputs.is_open,
        form=inputs.form,
        identifier=inputs.identifier,
        number=inputs.number,
        mailed=asked.mailed,
        problem=asked.problem,
        kept_for=len(inputs.holdings),
        name=inputs.name,
        is_sending=inputs.is_sending,
        is_keeping=inputs.is_keeping,
        refusal=inputs.refusal,
    )


class PracticeAssistanceViewModel(ViewModel[Inputs, Props]):
    """The sheet of both forms. A number that came is kept as one that Account Assistance said."""

    number_learnt = Signal(str)  # after it was kept

    def __init__(
        self, search: AccountSearch, opened: OpenMigration, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._search, self._opened, self._runner = search, opened, runner

    def open(self, identifier: str = "", holdings: tuple[HoldingId, ...] = ()) -> None:
        """Open the forms, for certificates of the open migration where they are given.

        What was answered for the same certificates before is still there: its mail may have been read meanwhile.
        """
        before = self._inputs
        if before.is_open:
            return
        lines = [line for line in map(self._opened.line, holdings) if line is not None]
        opened = Inputs(
            is_open=True,
            identifier=identifier or (_name(lines[0]) if lines else ""),
            number=next((line.moved.number for line in lines if line.moved.number), ""),
            holdings=tuple(line.holding.id for line in lines),
            name=_name(lines[0]) if lines else "",
        )
        is_again = bool(lines) and (before.holdings, before.identifier) == (opened.holdings, opened.identifier)
        self._apply(replace(opened, asked=_answered(before.asked) if is_again else {}))

    def open_reset(self, number: str) -> None:
        """Open the form for a new password, with the customer number filled in."""
        if not self._inputs.is_open:
            self._apply(Inputs(is_open=True, form=Form.PASSWORD, number=number))

    def close(self) -> None:
        """Close the sheet, unless an answer is on its way."""
        if not self._props.is_busy:
            self._apply(replace(self._inputs, is_open=False))

    def choose(self, form: Form) -> None:
        """Turn to a form. What was answered on the other one stays there."""
        if not self._props.is_busy:
            self._apply(replace(self._inputs, form=form))

    def note_typed(self) -> None:
        """Something was typed into the form: what was wrong before is over."""
        asked = self._inputs.asked.get(self._inputs.form, Asked())
        self._tell(self._inputs.form, replace(asked, problem=None))

    def note_number_typed(self) -> None:
        """Something was typed as the number that came: what was wrong with it is over."""
        self._apply(replace(self._inputs, refusal=None))

    def retrieve(self, product: AssistedProduct, identifier: str) -> None:
        """Have the customer number mailed of the account that this is in."""
        self._send(Form.NUMBER, identifier, lambda: self._search.retrieve_number(product, identifier))

    def reset_password(self, number: str) -> None:
        """Have a way to a new password mailed to the holder of that account."""
        self._send(Form.PASSWORD, number, lambda: self._search.reset_password(number))

    def keep(self, number: str) -> None:
        """Keep the number that came, for the certificates that the sheet was opened for, and close it."""
        migration, holdings = self._opened.id, self._inputs.holdings
        if self._props.is_busy or not self._props.can_keep or migration is None:
            return
        self._apply(replace(self._inputs, is_keeping=True, refusal=None))
        finding = Finding(number, Witness.ASSISTANCE)
        take = partial(self._take_view, "".join(number.split()))
        self._runner.command(lambda _report: self._search.take_number(migration, holdings, finding), take, self)

    def _send(self, form: Form, about: str, ask: Callable[[], Reply]) -> None:
        if self._props.is_busy:
            return
        self._inputs = replace(self._inputs, form=form, is_sending=True)
        self._tell(form, Asked())
        self._runner.command(lambda _report: ask(), partial(self._take_reply, form, about.strip()), self)

    def _take_reply(self, form: Form, about: str, outcome: Outcome[Reply]) -> None:
        self._inputs = replace(self._inputs, is_sending=False)
        if isinstance(outcome, Failed) and isinstance(outcome.error, CertDeskError):
            self._tell(form, Asked(problem=outcome.error))
        elif done := self._finished(outcome):
            self._tell(form, Asked(Mailed(done.value.masked_email, done.value.sent_at, about)))
        else:
            self._tell(form, Asked())

    def _take_view(self, number: str, outcome: Outcome[MigrationView]) -> None:
        self._apply(replace(self._inputs, is_keeping=False))
        if done := self._finished(outcome):
            self._apply(Inputs())
            self._opened.take(done.value, Changed.NUMBER_TAKEN)
            self.number_learnt.emit(number)

    def _tell(self, form: Form, asked: Asked) -> None:
        self._apply(replace(self._inputs, asked={**self._inputs.asked, form: asked}))

    def _show_error(self, error: CertDeskError) -> None:
        """The number was not kept."""
        self._apply(replace(self._inputs, refusal=error))


def _name(line: Line) -> str:
    return line.holding.name


def _answered(asked: Mapping[Form, Asked]) -> Mapping[Form, Asked]:
    return {form: each for form, each in asked.items() if each.mailed is not None}
