"""Keeping what is prepared as a draft: a second after it changed, and when the page is left."""

import threading
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
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


@dataclass(frozen=True, slots=True, eq=False)
class _Ordered:
    """A draft that the runner was told to write, or None: to drop it. It `is_done` before its answer is there."""

    draft: ReissueDraft | None
    is_done: threading.Event = field(default_factory=threading.Event)


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
        self._unsettled: dict[OrderId, _Ordered] = {}
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
            self._known = draft
            ordered = self._unsettled[draft.order] = _Ordered(draft)
            self._runner.command(lambda _report: self._keep(ordered, draft), partial(self._take_kept, ordered), self)

    def keep_at_the_end(self) -> None:
        """Write what is not written. The runner is closed by now: what it has not begun it never will.

        What it has written is left alone, also without an answer: sending may have dropped the draft since.
        """
        self._patience.stop()
        if self._waiting is not None:
            self._unsettled[self._waiting.order] = _Ordered(self._waiting)
        self._waiting = None
        for order, ordered in self._unsettled.items():
            if not ordered.is_done.is_set():
                with suppress(CertDeskError):
                    self._drafts.drop(order) if ordered.draft is None else self._drafts.keep(ordered.draft)
        self._unsettled = {}

    def drop(self, order: OrderId) -> None:
        """Forget the draft of `order`, and what waits to be kept of it."""
        if self._waiting is not None and self._waiting.order == order:
            self._waiting = None
            self._patience.stop()
        if self._known is not None and self._known.order == order:
            self._known = None
        ordered = self._unsettled[order] = _Ordered(None)
        self._runner.command(lambda _report: self._drop(ordered, order), partial(self._settle, order, ordered), self)

    def _keep(self, ordered: _Ordered, draft: ReissueDraft) -> datetime:
        at = self._drafts.keep(draft)
        ordered.is_done.set()
        return at

    def _drop(self, ordered: _Ordered, order: OrderId) -> None:
        self._drafts.drop(order)
        ordered.is_done.set()

    def _take_kept(self, ordered: _Ordered, outcome: Outcome[object]) -> None:
        draft = ordered.draft
        if draft is None:
            return
        is_shown = self._known is not None and self._known.order == draft.order
        self._settle(draft.order, ordered, outcome)
        if is_shown and isinstance(outcome, Done):
            self.kept.emit(outcome.value)

    def _settle(self, order: OrderId, ordered: _Ordered, outcome: Outcome[object]) -> None:
        match outcome:
            case Done() if self._unsettled.get(order) is ordered:
                del self._unsettled[order]
            case Failed(error):
                self._known = None  # what could not be written is tried again with the next change
                self.failed.emit(error)


def _is_same(draft: ReissueDraft, other: ReissueDraft | None) -> bool:
    return other is not None and replace(draft, saved_at=other.saved_at) == other
