"""Keeping what is prepared as a draft: a second after it changed, and when the page is left."""

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
    """Writes the draft of one order down, in the order in which it changed. What did not change is not written.

    Until a change is known to be written it counts as unsettled: an end of the program may come before it.
    """

    kept = Signal(object)  # datetime
    failed = Signal(object)  # Exception

    def __init__(self, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts, self._runner = drafts, runner
        self._known: ReissueDraft | None = None
        self._waiting: ReissueDraft | None = None
        self._unsettled: dict[OrderId, ReissueDraft | None] = {}  # None: to be dropped
        self._patience = QTimer(self, singleShot=True, interval=KEPT_AFTER_MILLISECONDS)
        self._patience.timeout.connect(self.flush)

    @property
    def latest(self) -> ReissueDraft | None:
        """What is kept of the order, or is about to be."""
        return self._waiting or self._known

    def begin(self, known: ReissueDraft | None) -> None:
        """Take over what is kept already of the order whose page opens."""
        self.flush()
        self._known = known

    def note(self, draft: ReissueDraft) -> None:
        """Keep `draft` soon. When it was last kept is no difference."""
        if not _is_same(draft, self.latest):
            self._waiting = draft
            self._patience.start()

    def flush(self) -> None:
        """Keep what waits, now."""
        self._patience.stop()
        draft, self._waiting = self._waiting, None
        if draft is not None:
            self._known = self._unsettled[draft.order] = draft
            take = partial(self._take_kept, draft)
            self._runner.command(lambda _report: self._drafts.keep(draft), take, self)

    def keep_at_the_end(self) -> None:
        """Write what is not known to be written. The runner is closed by now: what it has not begun it never will."""
        self._patience.stop()
        if self._waiting is not None:
            self._unsettled[self._waiting.order] = self._waiting
        self._waiting = None
        for order, draft in self._unsettled.items():
            with suppress(CertDeskError):
                self._drafts.drop(order) if draft is None else self._drafts.keep(draft)
        self._unsettled = {}

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`, and what waits to be kept of it."""
        if self._waiting is not None and self._waiting.order == order:
            self._waiting = None
            self._patience.stop()
        if self._known is not None and self._known.order == order:
            self._known = None
        self._unsettled[order] = None
        self._runner.command(lambda _report: self._drafts.drop(order), partial(self._take_dropped, order), self)

    def _take_kept(self, draft: ReissueDraft, outcome: Outcome[object]) -> None:
        is_shown = self._known is not None and self._known.order == draft.order
        self._settle(draft.order, draft, outcome)
        if is_shown and isinstance(outcome, Done):
            self.kept.emit(outcome.value)

    def _take_dropped(self, order: OrderId, outcome: Outcome[object]) -> None:
        self._settle(order, None, outcome)

    def _settle(self, order: OrderId, written: ReissueDraft | None, outcome: Outcome[object]) -> None:
        match outcome:
            case Done() if order in self._unsettled and self._unsettled[order] is written:
                del self._unsettled[order]
            case Failed(error):
                self._known = None  # what could not be written is tried again with the next change
                self.failed.emit(error)


def _is_same(draft: ReissueDraft, other: ReissueDraft | None) -> bool:
    return other is not None and replace(draft, saved_at=other.saved_at) == other
