"""What every view-model is made of: inputs, a pure derivation, and props that are announced once."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

InputsT = TypeVar("InputsT")
PropsT = TypeVar("PropsT")


class ViewModel(QObject, Generic[InputsT, PropsT]):
    """Folds what happens into inputs, derives the props, and announces them when they differ."""

    changed = Signal(object)  # PropsT
    failed = Signal(object)  # Exception: what the pane does not show itself

    def __init__(self, inputs: InputsT, derive: Callable[[InputsT], PropsT], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._derive = derive
        self._inputs = inputs
        self._props = derive(inputs)

    @property
    def props(self) -> PropsT:
        """What the pane shows now."""
        return self._props

    def _apply(self, inputs: InputsT) -> None:
        self._inputs = inputs
        before, self._props = self._props, self._derive(inputs)
        if before != self._props:
            self.changed.emit(self._props)
