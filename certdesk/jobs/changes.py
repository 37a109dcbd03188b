"""Committed changes, brought to the GUI thread."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic


class ChangeHub(QObject):
    """Tells every view-model what a commit touched. `announce` may be called from any thread."""

    changed = Signal(object)  # frozenset[Topic]
    _announced = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._pass_on)

    def announce(self, topics: frozenset[Topic]) -> None:
        """Have `changed` emitted on the thread the hub lives on."""
        self._announced.emit(topics)

    def _pass_on(self, topics: frozenset[Topic]) -> None:
        self.changed.emit(topics)
