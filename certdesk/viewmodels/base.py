"""What every view-model is made of: inputs, a pure derivation, and props that are announced once."""

from collections.abc import Callable
from typing import Generic, TypeVar, assert_never

from PySide6.QtCore import QMetaMethod, QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Done, Failed, Outcome, Stopped

T = TypeVar("T")
InputsT = TypeVar("InputsT")
PropsT = TypeVar("PropsT")


class ViewModel(QObject, Generic[InputsT, PropsT]):
    """Folds what happens into inputs, derives the props, and announces them when they differ.

    Where nobody listens, as while a page is hidden, nothing is derived before it is asked for; from inputs that are as
    they were nothing new follows.
    """

    changed = Signal(object)  # PropsT
    failed = Signal(object)  # Exception: what the pane does not show itself

    def __init__(self, inputs: InputsT, derive: Callable[[InputsT], PropsT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._derive = derive
        self._inputs = self._applied = self._derived_from = inputs
        self._derived = derive(inputs)

    @property
    def props(self) -> PropsT:
        """What the pane shows now."""
        return self._props

    @property
    def _props(self) -> PropsT:
        if self._derived_from is not self._applied:
            if self._derived_from != self._applied:
                self._derived = self._derive(self._applied)
            self._derived_from = self._applied
        return self._derived

    def _apply(self, inputs: InputsT) -> None:
        if not self.isSignalConnected(QMetaMethod.fromSignal(self.changed)):
            self._inputs = self._applied = inputs
            return
        before, self._inputs = self._props, inputs
        self._applied = inputs
        if before != self._props:
            self.changed.emit(self._props)

    def _finished(self, outcome: Outcome[T]) -> Done[T] | None:
        """Return `outcome` when the work finished; otherwise see to its failure and return None."""
        match outcome:
            case Done():
                return outcome
            case Failed(error):
                self._fail(error)
                return None
            case Stopped():
                return None
            case _:
                assert_never(outcome)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, CertDeskError):
            self._show_error(error)
        else:
            self.failed.emit(error)

    def _show_error(self, error: CertDeskError) -> None:
        """Show an expected failure. A pane that has a place for it overrides this."""
        self.failed.emit(error)
