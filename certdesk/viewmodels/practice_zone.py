"""What the practice world publishes, as the user writes it: DNS records, files on the web, and where else to look."""

from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.practice_zone import PracticeZone
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Counter
from certdesk.viewmodels.base import ViewModel

FIELDS = ("records", "files", "resolver", "web")


@dataclass(frozen=True, slots=True)
class PutAside:
    """What was typed and not saved when the sheet was closed, and what was published at that time."""

    kept: PracticeZone
    typed: PracticeZone


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `kept` is what is published now, `typed` what stands in the fields, `opened_with`
    what stood in them at first.
    """

    is_open: bool = False
    aside: PutAside | None = None
    kept: PracticeZone | None = None
    opened_with: PracticeZone | None = None
    typed: PracticeZone = field(default_factory=PracticeZone)
    is_saving: bool = False
    wrong: FieldError | None = None
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What it shows. `opened_with` is written into the fields once; what is typed afterwards is never rewritten.

    `is_brought_back` says that it was typed earlier and is not saved yet. `leaves` says that with what is typed the
    practice CA asks over the network.
    """

    is_open: bool
    opened_with: PracticeZone | None
    is_brought_back: bool
    leaves: bool
    is_changed: bool
    can_save: bool
    is_saving: bool
    wrong: FieldError | None
    problem: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows for `inputs`."""
    typed, is_changed = inputs.typed, inputs.kept is not None and inputs.typed != inputs.kept
    return Props(
        is_open=inputs.is_open and inputs.kept is not None,
        opened_with=inputs.opened_with,
        is_brought_back=is_changed and inputs.opened_with != inputs.kept,
        leaves=bool(typed.resolver.strip() or typed.web.strip()),
        is_changed=is_changed,
        can_save=is_changed and not inputs.is_saving,
        is_saving=inputs.is_saving,
        wrong=inputs.wrong,
        problem=inputs.problem,
    )


class PracticeZoneViewModel(ViewModel[Inputs, Props]):
    """The sheet of the practice world's DNS and web. Nothing is published before `save`."""

    saved = Signal()

    def __init__(self, counter: Counter, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._counter, self._runner = counter, runner
        self._openings = 0

    def open(self) -> None:
        """Open the sheet with what is published now, or with what was typed on top of that and not saved."""
        if not self._inputs.is_open:
            self._openings += 1
            self._apply(Inputs(is_open=True, aside=self._inputs.aside))
            take = partial(self._take_zone, self._openings)
            self._runner.query(lambda _report: self._counter.zone(), take, self)

    def close(self) -> None:
        """Close the sheet; what was not saved is there again the next time, as long as the program runs."""
        inputs = self._inputs
        if not inputs.is_open or inputs.is_saving:
            return
        aside = inputs.aside
        if inputs.kept is not None:
            aside = PutAside(inputs.kept, inputs.typed) if self._props.is_changed else None
        self._apply(Inputs(aside=aside))

    def discard(self) -> None:
        """Close the sheet; what was not saved is forgotten."""
        if not self._inputs.is_saving:
            self._apply(Inputs())

    def set_records(self, text: str) -> None:
        """Take over the lines of the zone."""
        self._type(replace(self._inputs.typed, records=text), "records")

    def set_files(self, text: str) -> None:
        """Take over what is on the web, a line each."""
        self._type(replace(self._inputs.typed, files=text), "files")

    def set_resolver(self, text: str) -> None:
        """Take over which DNS server is asked instead."""
        self._type(replace(self._inputs.typed, resolver=text), "resolver")

    def set_web(self, text: str) -> None:
        """Take over which web server is asked instead."""
        self._type(replace(self._inputs.typed, web=text), "web")

    def save(self) -> None:
        """Publish what is typed."""
        if self._props.can_save:
            zone = self._inputs.typed
            self._apply(replace(self._inputs, is_saving=True, wrong=None, problem=None))
            self._runner.command(lambda _report: self._counter.set_zone(zone), self._take_saved, self)

    def _type(self, typed: PracticeZone, changed: str) -> None:
        wrong = self._inputs.wrong
        still = wrong if wrong is not None and wrong.field != changed else None
        self._apply(replace(self._inputs, typed=typed, wrong=still))

    def _take_zone(self, opening: int, outcome: Outcome[PracticeZone]) -> None:
        """What an opening before asked is not heard any more: it would stand over what was typed since."""
        if opening != self._openings or not self._inputs.is_open:
            return
        done = self._finished(outcome)
        aside = self._inputs.aside
        if done is None:
            self._apply(Inputs(aside=aside))
        else:
            kept = done.value
            shown = aside.typed if aside is not None and aside.kept == kept else kept
            self._apply(replace(self._inputs, kept=kept, opened_with=shown, typed=shown))

    def _take_saved(self, outcome: Outcome[None]) -> None:
        self._apply(replace(self._inputs, is_saving=False))
        if self._finished(outcome) is not None:
            self._apply(Inputs())
            self.saved.emit()

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.kept is None:
            self.failed.emit(error)
        elif isinstance(error, FieldError) and error.field in FIELDS:
            self._apply(replace(self._inputs, wrong=error))
        else:
            self._apply(replace(self._inputs, problem=error))
