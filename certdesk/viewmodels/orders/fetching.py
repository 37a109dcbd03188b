"""Getting the book: from the desk's own database, and from the reseller's panel when asked to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.work import Reporter
from certdesk.jobs.outcome import Done, Failed, Outcome, Progress, Stopped
from certdesk.jobs.runner import Runner, Ticket
from certdesk.services import api
from certdesk.viewmodels.orders.rows import Shelf, Sorting, shelved

LATE_MILLISECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is there of the book, and what is under way. `is_late`: the first load takes long enough to say so."""

    shelf: Shelf | None = None
    is_loading: bool = False
    is_late: bool = False
    is_refreshing: bool = False
    progress: Progress | None = None
    error: CertDeskError | None = None


class BookFetch(QObject):
    """Loads and refreshes the book. Of several loads only the latest counts, and none that a refresh overtook."""

    changed = Signal(object)  # Fetched
    failed = Signal(object)  # Exception

    def __init__(self, orders: api.Orders, sessions: api.Sessions, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._orders, self._sessions, self._runner = orders, sessions, runner
        self._fetched = Fetched()
        self._latest_load = 0
        self._asking: Ticket | None = None
        self._load_waits = False
        self._sorting = Sorting.END
        self._retry: Callable[[], None] = self.load
        self._late = QTimer(self, singleShot=True, interval=LATE_MILLISECONDS)
        self._late.timeout.connect(self._say_late)

    @property
    def fetched(self) -> Fetched:
        """What is there now."""
        return self._fetched

    def sort_by(self, sorting: Sorting) -> None:
        """Have the book sorted so from now on."""
        if sorting is not self._sorting:
            self._sorting = sorting
            if self._fetched.shelf is not None:
                self.load()

    def load(self) -> None:
        """Read the book as last seen. While the panel is being asked, its answer says the same and more."""
        if self._asking is not None:
            self._load_waits = True
            return
        self._latest_load += 1
        if self._fetched.shelf is None:
            self._late.start()
        now, before, orders = self._sessions.now(), self._fetched.shelf, self._orders
        then, sorting = partial(self._take_loaded, self._latest_load), self._sorting
        self._set(is_loading=True)
        self._runner.query(lambda _: shelved(orders.load(), now, before, sorting), then, self)

    def ask_panel(self) -> None:
        """Have the reseller's panel asked for all orders. A second wish while one runs is the same wish."""
        if self._asking is not None:
            return
        now, before, orders, sorting = self._sessions.now(), self._fetched.shelf, self._orders, self._sorting

        def work(report: Reporter) -> Shelf:
            return shelved(orders.refresh(report), now, before, sorting)

        self._asking = self._runner.command(work, self._take_asked, self)
        self._asking.progressed.connect(self._note)
        self._set(is_refreshing=True, error=None)

    def stop(self) -> None:
        """Stop asking the panel. The book stays as it is."""
        if self._asking is not None:
            self._asking.stop()

    def try_again(self) -> None:
        """Do once more what failed."""
        self._retry()

    def _take_loaded(self, serial: int, outcome: Outcome[Shelf]) -> None:
        if serial != self._latest_load:
            return
        self._late.stop()
        self._settle(outcome, replace(self._fetched, is_loading=False, is_late=False), self.load)

    def _take_asked(self, outcome: Outcome[Shelf]) -> None:
        self._asking = None
        self._settle(outcome, replace(self._fetched, is_refreshing=False, progress=None), self.ask_panel)
        is_sorted = self._fetched.shelf is None or self._fetched.shelf.sorting is self._sorting
        if isinstance(outcome, Done) and is_sorted:
            self._overtake_loads()
        elif self._load_waits or not is_sorted:
            self.load()
        self._load_waits = False

    def _settle(self, outcome: Outcome[Shelf], settled: Fetched, again: Callable[[], None]) -> None:
        match outcome:
            case Done(shelf):
                is_mended = settled.error is not None and self._retry == again
                self._set(replace(settled, shelf=shelf, error=None if is_mended else settled.error))
            case Failed(error):
                self._retry = again
                shown = error if isinstance(error, CertDeskError) else None
                self._set(replace(settled, error=shown or settled.error))
                if shown is None:
                    self.failed.emit(error)
            case Stopped():
                self._set(settled)
            case _:
                assert_never(outcome)

    def _overtake_loads(self) -> None:
        self._latest_load += 1
        self._late.stop()
        self._set(is_loading=False, is_late=False)

    def _note(self, progress: Progress) -> None:
        self._set(progress=progress)

    def _say_late(self) -> None:
        self._set(is_late=True)

    def _set(self, base: Fetched | None = None, **changes: object) -> None:
        self._fetched = replace(base or self._fetched, **changes)  # type: ignore[arg-type]  # names are fields
        self.changed.emit(self._fetched)
