"""Python's cyclic collector, run on the GUI thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

_MILLISECONDS = 1_000


class Collector(QObject):
    """Collects garbage from a timer.

    Left alone, the collector runs on whichever thread allocates, and may destroy a QObject in a worker.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_MILLISECONDS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def spare(self) -> None:
        """Leave alone what is there by now: a window with all its modules stays, and is much to look through."""
        gc.freeze()

    def stop(self) -> None:
        """Give collecting back to Python."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        young, middle, _ = gc.get_threshold()
        counts = gc.get_count()
        if counts[1] > middle:
            gc.collect(1)
        elif counts[0] > young:
            gc.collect(0)
