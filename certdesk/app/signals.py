"""Ctrl+C in a terminal, a service that stops its programs, a terminal that goes: all end CertDesk in order."""

import signal
import socket
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDINGS: Final = tuple(
    signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if name in signal.Signals.__members__
)


class Endings(QObject):
    """Says that the system asks CertDesk to end.

    Python runs its handlers between two lines of Python, and while Qt waits there are none. So the signal also
    writes to a socket, and that wakes Qt.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._read, self._write = socket.socketpair()
        for end in (self._read, self._write):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._read.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take)
        self._before = {number: signal.signal(number, _leave_to_the_socket) for number in _ENDINGS}
        self._descriptor_before = signal.set_wakeup_fd(self._write.fileno(), warn_on_full_buffer=False)

    def stop(self) -> None:
        """Give the signals back to whoever had them."""
        signal.set_wakeup_fd(self._descriptor_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._read.close()
        self._write.close()

    def _take(self) -> None:
        numbers = self._read.recv(64)
        if any(number in numbers for number in _ENDINGS):
            self.asked.emit()


def _leave_to_the_socket(_number: int, _frame: FrameType | None) -> None:
    """Python writes to the socket only for signals that have a handler in Python."""
