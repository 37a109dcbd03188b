"""The activity of the whole desk: page by page, searched, and whether its chain of seals is whole."""

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from certdesk.domain.activity import ActivityLine, ActivityPage
from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel

PAGE: Final = 100
_EXPORTED_AT_ONCE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the sheet depends on. `sealed` is how many entries were found whole, None before they were checked."""

    is_open: bool = False
    search: str = ""
    lines: tuple[ActivityLine, ...] | None = None
    next: int | None = None
    is_loading: bool = False
    sealed: int | None = None
    broken: CertDeskError | None = None
    error: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """What the sheet shows; `lines` is None until the first page came."""

    is_open: bool
    search: str
    lines: tuple[ActivityLine, ...] | None
    has_more: bool
    is_loading: bool
    sealed: int | None
    broken: CertDeskError | None
    error: CertDeskError | None


def derive(inputs: Inputs) -> Props:
    """Return what the sheet shows."""
    return Props(
        inputs.is_open,
        inputs.search,
        inputs.lines,
        inputs.next is not None,
        inputs.is_loading,
        inputs.sealed,
        inputs.broken,
        inputs.error,
    )


class DeskActivityViewModel(ViewModel[Inputs, Props]):
    """Reads a page at a time while it is open; of several searches only the latest counts."""

    exported = Signal(object)  # tuple[ActivityLine, ...]: all lines of the search, the newest first

    def __init__(self, activity: api.DeskActivity, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._activity = activity
        self._runner = runner
        self._latest: Ticket | None = None

    def open(self) -> None:
        """Open the sheet, and have the chain of seals checked."""
        self._apply(Inputs(is_open=True))
        self._load(0)
        activity = self._activity
        self._runner.query(lambda _: activity.verify(), self._take_verdict, self)

    def close(self) -> None:
        """Close the sheet."""
        self._latest = None
        self._apply(Inputs())

    def search(self, typed: str) -> None:
        """Show only lines that hold every word of `typed`."""
        if typed != self._inputs.search:
            self._apply(replace(self._inputs, search=typed))
            self._load(0)

    def load_more(self) -> None:
        """Show the next page below."""
        if self._inputs.next is not None and not self._inputs.is_loading:
            self._load(self._inputs.next)

    def export(self) -> None:
        """Gather all lines of the search; `exported` brings them."""
        activity, search = self._activity, self._inputs.search

        def work() -> tuple[ActivityLine, ...]:
            lines, start = list[ActivityLine](), 0
            while True:
                page = activity.page(search, start, _EXPORTED_AT_ONCE)
                lines += page.lines
                if page.next is None:
                    return tuple(lines)
                start = page.next

        self._runner.query(lambda _: work(), self._take_export, self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed, from the newest line on."""
        if self._inputs.is_open and Topic.ACTIVITY in topics:
            self._load(0)

    def _load(self, start: int) -> None:
        activity, search = self._activity, self._inputs.search
        size = PAGE if start else max(PAGE, len(self._inputs.lines or ()))
        self._apply(replace(self._inputs, is_loading=True, error=None))
        ticket: Ticket

        def then(outcome: Outcome[ActivityPage]) -> None:
            if ticket is self._latest:
                self._take_page(start, outcome)

        ticket = self._latest = self._runner.query(lambda _: activity.page(search, start, size), then, self)

    def _take_page(self, start: int, outcome: Outcome[ActivityPage]) -> None:
        self._apply(replace(self._inputs, is_loading=False))
        if done := self._finished(outcome):
            before = (self._inputs.lines or ()) if start else ()
            self._apply(replace(self._inputs, lines=(*before, *done.value.lines), next=done.value.next))

    def _take_verdict(self, outcome: Outcome[int]) -> None:
        match outcome:
            case Done(sealed):
                self._apply(replace(self._inputs, sealed=sealed))
            case Failed(CertDeskError() as error):
                self._apply(replace(self._inputs, broken=error))
            case _:
                self._finished(outcome)

    def _take_export(self, outcome: Outcome[tuple[ActivityLine, ...]]) -> None:
        if done := self._finished(outcome):
            self.exported.emit(done.value)

    def _show_error(self, error: CertDeskError) -> None:
        if self._inputs.is_open:
            self._apply(replace(self._inputs, error=error))
        else:
            self.failed.emit(error)
