"""Taking a list of orders into the book: the file, its columns, what would happen, and what did."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.activity import DeskAct
from certdesk.domain.errors import CertDeskError
from certdesk.domain.lists import Columns, ImportPlan, ImportResult, ListChoice, ListPreview, Separator
from certdesk.jobs.outcome import Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.undoing import Change


class Step(StrEnum):
    """Where the import stands."""

    CLOSED = "closed"
    CHOOSE = "choose"
    REVIEW = "review"
    IMPORTING = "importing"
    DONE = "done"


class Piece(StrEnum):
    """A piece of an order that a column can hold; the value is its name in `Columns`."""

    NAME = "name"
    SUPPLIER_ID = "supplier_id"
    ADMIN_EMAIL = "admin_email"
    CLIENT = "client"
    TAGS = "tags"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `choice` is what the user decided about the file."""

    step: Step = Step.CLOSED
    path: Path | None = None
    choice: ListChoice = field(default_factory=ListChoice)
    preview: ListPreview | None = None
    columns: Columns = field(default_factory=Columns)
    plan: ImportPlan | None = None
    is_reading: bool = False
    is_checking: bool = False
    progress: Progress | None = None
    result: ImportResult | None = None
    error: CertDeskError | None = None
    is_stopping: bool = False


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows. `plan` is None while the list is being checked, and where it cannot be."""

    step: Step
    file: str
    preview: ListPreview | None
    columns: Columns
    plan: ImportPlan | None
    is_reading: bool
    is_checking: bool
    progress: Progress | None
    result: ImportResult | None
    error: CertDeskError | None
    can_import: bool
    is_stopping: bool

    @property
    def is_open(self) -> bool:
        """Whether the sheet is there."""
        return self.step is not Step.CLOSED


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows."""
    plan = inputs.plan
    return Props(
        step=inputs.step,
        file="" if inputs.path is None else inputs.path.name,
        preview=inputs.preview,
        columns=inputs.columns,
        plan=plan,
        is_reading=inputs.is_reading,
        is_checking=inputs.is_checking,
        progress=inputs.progress,
        result=inputs.result,
        error=inputs.error,
        can_import=inputs.step is Step.REVIEW and plan is not None and plan.new + plan.updated > 0,
        is_stopping=inputs.is_stopping,
    )


def matched(columns: Columns, piece: Piece, at: int | None) -> Columns:
    """Return `columns` with `piece` at that position; whatever was matched with it is not any more."""
    cleared = {each.value: None for each in Piece if at is not None and getattr(columns, each.value) == at}
    return replace(columns, **{**cleared, piece.value: at})


class ImportViewModel(ViewModel[Inputs, Props]):
    """Nothing is taken over before `run`. Every decision about file or columns has the list checked anew."""

    imported = Signal(object)  # Change: done, and can be undone as far as orders were changed

    def __init__(self, lists: api.Lists, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._lists = lists
        self._runner = runner
        self._latest: Ticket | None = None

    def open(self) -> None:
        """Open the sheet, for a file that is still to be chosen."""
        if self._inputs.step is not Step.IMPORTING:
            self._apply(Inputs(Step.CHOOSE))

    def close(self) -> None:
        """Close the sheet; an import that runs is asked to stop first."""
        if self._inputs.step is Step.IMPORTING:
            self.stop()
            return
        self._stop_latest()
        self._apply(Inputs())

    def choose(self, path: Path) -> None:
        """Look into that file, and show nothing of the one before it any more."""
        if self._inputs.step is Step.REVIEW:
            self._stop_latest()
            self._inputs = Inputs(Step.CHOOSE)
        self._read(path, ListChoice())

    def set_separator(self, separator: Separator | None) -> None:
        """Read the list with that separator, or with the one that it seems to have."""
        if self._inputs.path is not None:
            self._read(self._inputs.path, replace(self._inputs.choice, separator=separator))

    def set_header(self, *, has_header: bool) -> None:
        """Take the first line for headings, or for an order."""
        if self._inputs.path is not None:
            self._read(self._inputs.path, replace(self._inputs.choice, has_header=has_header))

    def match(self, piece: Piece, at: int | None) -> None:
        """Take `piece` from that column."""
        columns = matched(self._inputs.columns, piece, at)
        if columns != self._inputs.columns:
            self._apply(replace(self._inputs, columns=columns))
            self._check()

    def run(self) -> None:
        """Take the list over, all of it or, when it is stopped, nothing."""
        plan, lists = self._inputs.plan, self._lists
        if plan is None or not self._props.can_import:
            return
        self._apply(replace(self._inputs, step=Step.IMPORTING, progress=None, error=None, is_stopping=False))
        self._latest = self._runner.command(lambda report: lists.run(plan, report), self._take_result, self)
        self._latest.progressed.connect(self._note)

    def stop(self) -> None:
        """Stop taking the list over; nothing of it stays."""
        if self._latest is not None and self._inputs.step is Step.IMPORTING:
            self._latest.stop()
            self._apply(replace(self._inputs, is_stopping=True))

    def _read(self, path: Path, choice: ListChoice) -> None:
        if self._inputs.step not in {Step.CHOOSE, Step.REVIEW}:
            return
        self._stop_latest()
        known = replace(self._inputs, plan=None, is_checking=False, error=None)
        self._apply(replace(known, path=path, choice=choice, is_reading=True))
        lists = self._lists
        ticket: Ticket

        def then(outcome: Outcome[ListPreview]) -> None:
            if ticket is self._latest:
                self._take_preview(outcome)

        ticket = self._latest = self._runner.query(lambda _: lists.open(path, choice), then, self)

    def _check(self) -> None:
        preview, columns, lists = self._inputs.preview, self._inputs.columns, self._lists
        self._stop_latest()
        if preview is None:
            return
        self._apply(replace(self._inputs, plan=None, is_checking=True, progress=None, error=None))
        ticket: Ticket

        def then(outcome: Outcome[ImportPlan]) -> None:
            if ticket is self._latest:
                self._take_plan(outcome)

        ticket = self._latest = self._runner.query(lambda report: lists.dry_run(preview, columns, report), then, self)
        ticket.progressed.connect(self._note)

    def _stop_latest(self) -> None:
        """What is under way answers nobody any more; its ticket may be gone already."""
        if self._latest is not None and (self._inputs.is_reading or self._inputs.is_checking):
            self._latest.stop()
        self._latest = None

    def _take_preview(self, outcome: Outcome[ListPreview]) -> None:
        self._latest = None
        self._apply(replace(self._inputs, is_reading=False))
        if done := self._finished(outcome):
            preview = done.value
            self._apply(replace(self._inputs, step=Step.REVIEW, preview=preview, columns=preview.columns))
            self._check()

    def _take_plan(self, outcome: Outcome[ImportPlan]) -> None:
        self._latest = None
        self._apply(replace(self._inputs, is_checking=False, progress=None))
        if done := self._finished(outcome):
            self._apply(replace(self._inputs, plan=done.value))

    def _take_result(self, outcome: Outcome[ImportResult]) -> None:
        self._latest = None
        if isinstance(outcome, Stopped):
            self._apply(replace(self._inputs, step=Step.REVIEW, progress=None, is_stopping=False))
            return
        self._apply(replace(self._inputs, step=Step.REVIEW, progress=None, is_stopping=False))
        if done := self._finished(outcome):
            result, file = done.value, self._props.file
            self._apply(replace(self._inputs, step=Step.DONE, result=result))
            undos = (result.undo,) if result.undo else ()
            orders = tuple(order for order, _ in result.undo.before)
            self.imported.emit(Change(DeskAct.IMPORTED, orders, undos, file))

    def _note(self, progress: Progress) -> None:
        self._apply(replace(self._inputs, progress=progress))

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.step is Step.CLOSED:
            self.failed.emit(error)
        else:
            self._apply(replace(self._inputs, error=error))
