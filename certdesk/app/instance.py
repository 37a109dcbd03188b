"""One window per home: the second CertDesk on a home raises the first and leaves."""

import hashlib
import logging
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from certdesk.domain.errors import Unavailable
from certdesk.domain.messages import MessageKey

_LOG = logging.getLogger(__name__)
_RAISE = b"raise"
_ANSWER_MILLISECONDS = 2_000


class Instance(QObject):
    """Holds a home for as long as it lives. `raise_wanted` says that somebody started CertDesk again."""

    raise_wanted = Signal()

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data = data
        self._lock = QLockFile(str(data / "certdesk.lock"))
        self._lock.setStaleLockTime(0)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take_connection)

    def take(self) -> bool:
        """Return True when this process now holds the home, False when another does and was asked to show itself.

        Raises Unavailable: HOME_READ_ONLY when the folder cannot be written, ALREADY_OPEN when another holds the
        home and does not answer.
        """
        try:
            self._data.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise Unavailable(MessageKey.HOME_READ_ONLY, folder=str(self._data)) from error
        if self._lock.tryLock(0):
            self._listen()
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise Unavailable(MessageKey.HOME_READ_ONLY, folder=str(self._data))
        if self._ask_the_other():
            return False
        if not self._take_over():
            raise Unavailable(MessageKey.ALREADY_OPEN)
        return True

    def release(self) -> None:
        """Let go of the home."""
        self._server.close()
        self._lock.unlock()

    @property
    def _name(self) -> str:
        digest = hashlib.sha256(str(self._data.resolve()).encode()).hexdigest()
        return f"certdesk-{digest[:24]}"

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            _LOG.warning("nobody can ask this window to show itself")

    def _ask_the_other(self) -> bool:
        """Ask whoever holds the home to show itself; return whether there was an answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MILLISECONDS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_ANSWER_MILLISECONDS)
        socket.disconnectFromServer()
        return True

    def _take_over(self) -> bool:
        """Take a home whose lock file says nothing of its owner, as after a power cut; a held one cannot be removed."""
        if not self._lock.removeStaleLockFile() or not self._lock.tryLock(0):
            return False
        self._listen()
        return True

    def _take_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        self.raise_wanted.emit()
