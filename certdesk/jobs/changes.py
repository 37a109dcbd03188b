"""Committed changes, brought to the GUI thread."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.changes import Topic
from certdesk.domain.errors import CertDeskError


class ChangeHub(QObject):
    """Tells every view-model what a commit touched. `announce` may be called from any thread."""

    changed = Signal(object)  # frozenset[Topic]
    regretted = Signal(object)  # CertDeskError: something was done and could not be noted
    _announced = Signal(object)
    _troubled = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._announced.connect(self._pass_on)
        self._troubled.connect(self._pass_trouble_on)

    def announce(self, topics: frozenset[Topic]) -> None:
        """Have `changed` emitted on the thread the hub lives on."""
        self._announced.emit(topics)

    def regret(self, trouble: CertDeskError) -> None:
        """Have `regretted` emitted on the thread the hub lives on."""
        self._troubled.emit(trouble)

    def _pass_trouble_on(self, trouble: CertDeskError) -> None:
        self.regretted.emit(trouble)

    def _pass_on(self, topics: frozenset[Topic]) -> None:
        self.changed.emit(topics)
