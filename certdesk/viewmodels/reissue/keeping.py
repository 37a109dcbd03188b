"""Keeping what is prepared as a draft: a second after it changed, and when the page is left."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from certdesk.domain.drafts import ReissueDraft
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Drafts

KEPT_AFTER_MILLISECONDS: Final = 1_000


class DraftKeeping(QObject):
    """Writes the draft of one order down, in the order in which it changed. What did not change is not written."""

    kept = Signal(object)  # datetime
    dropped = Signal(object)  # OrderId
    failed = Signal(object)  # Exception

    def __init__(self, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._runner = drafts, runner
        self._known: ReissueDraft | None = None
        self._waiting: ReissueDraft | None = None
        self._patience = QTimer(self, singleShot=True, interval=KEPT_AFTER_MILLISECONDS)
        self._patience.timeout.connect(self.flush)

    def begin(self, known: ReissueDraft | None) -> None:
        """Take over what is kept already of the order whose page opens."""
        self.flush()
        self._known = known

    def note(self, draft: ReissueDraft) -> None:
        """Keep `draft` soon. When it was last kept is no difference."""
        if not _is_same(draft, self._waiting or self._known):
            self._waiting = draft
            self._patience.start()

    def flush(self) -> None:
        """Keep what waits, now."""
        self._patience.stop()
        draft, self._waiting = self._waiting, None
        if draft is not None:
            self._known = draft
            take = partial(self._take_kept, draft.order)
            self._runner.command(lambda _report: self._drafts.keep(draft), take, self)

    def keep_at_the_end(self) -> None:
        """Keep what waits without the runner: called when the window closes and no work is begun any more."""
        self._patience.stop()
        draft, self._waiting = self._waiting, None
        if draft is not None:
            with suppress(CertDeskError):
                self._drafts.keep(draft)

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`, and what waits to be kept of it."""
        if self._waiting is not None and self._waiting.order == order:
            self._waiting = None
            self._patience.stop()
        if self._known is not None and self._known.order == order:
            self._known = None
        self._runner.command(lambda _report: self._drafts.drop(order), partial(self._take_dropped, order), self)

    def _take_kept(self, order: OrderId, outcome: Outcome[object]) -> None:
        if self._known is not None and self._known.order == order:
            self._settle(outcome, self.kept.emit)

    def _take_dropped(self, order: OrderId, outcome: Outcome[object]) -> None:
        self._settle(outcome, lambda _none: self.dropped.emit(order))

    def _settle(self, outcome: Outcome[object], done: Callable[[object], object]) -> None:
        match outcome:
            case Done(value):
                done(value)
            case Failed(error):
                self._known = None  # what could not be written is tried again with the next change
                self.failed.emit(error)


def _is_same(draft: ReissueDraft, other: ReissueDraft | None) -> bool:
    return other is not None and replace(draft, saved_at=other.saved_at) == other
