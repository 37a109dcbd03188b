"""The reissues that are being prepared: what the details say of the shown order, and what is found after a start."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError
from certdesk.domain.orders import OrderId
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Drafts
from certdesk.viewmodels.base import ViewModel

if TYPE_CHECKING:
    from certdesk.domain.drafts import ReissueDraft

_Kept = tuple["ReissueDraft", ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All drafts, the one saved last first, and the order that is shown."""

    drafts: _Kept = ()
    selected: OrderId | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The draft of the shown order, and which orders have one."""

    draft: ReissueDraft | None = None
    orders: frozenset[OrderId] = frozenset()


def derive(inputs: Inputs) -> Props:
    """Return what is shown for `inputs`."""
    draft = next((each for each in inputs.drafts if each.order == inputs.selected), None)
    return Props(draft, frozenset(each.order for each in inputs.drafts))


class KeptDraftsViewModel(ViewModel[Inputs, Props]):
    """Knows which orders have a draft. A draft that cannot be read now is no reason to keep anybody from anything."""

    found = Signal(object)  # tuple[ReissueDraft, ...]: what an earlier run left, never empty; told once

    discarded = Signal(object)  # ReissueDraft: it can be put back

    def __init__(self, drafts: Drafts, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(Inputs(), derive, parent)
        self._drafts, self._runner = drafts, runner
        self._asked = 0
        self._has_told = False

    def load(self) -> None:
        """Read the drafts. Called when the home is open."""
        self._asked += 1
        asked = self._asked
        self._runner.query(lambda _report: self._drafts.all(), lambda outcome: self._take(asked, outcome), self)

    def select(self, order: OrderId | None) -> None:
        """Show what is kept of `order`."""
        self._apply(replace(self._inputs, selected=order))

    def discard(self, order: OrderId) -> None:
        """Forget the draft of `order`."""
        draft = next((each for each in self._inputs.drafts if each.order == order), None)
        if draft is not None:
            self._runner.command(lambda _report: self._drafts.drop(order), self._take_done, self)
            self.offer_back(draft)

    def offer_back(self, draft: ReissueDraft) -> None:
        """Tell that a draft was discarded, which can be undone."""
        self.discarded.emit(draft)

    def put_back(self, draft: ReissueDraft) -> None:
        """Keep a draft again that was discarded."""
        self._runner.command(lambda _report: self._drafts.keep(draft), self._take_done, self)

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Take over what a commit changed."""
        if Topic.DRAFTS in topics:
            self.load()

    def _take(self, asked: int, outcome: Outcome[_Kept]) -> None:
        if asked != self._asked or (done := self._finished(outcome)) is None:
            return
        self._apply(replace(self._inputs, drafts=done.value))
        if not self._has_told and done.value:
            self.found.emit(done.value)
        self._has_told = True

    def _take_done(self, outcome: Outcome[object]) -> None:
        self._finished(outcome)

    def _show_error(self, error: CertDeskError) -> None:
        """Whoever needs the database says that it cannot be read; what is kept is still there."""
