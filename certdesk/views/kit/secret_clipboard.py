"""A secret in the clipboard: kept out of clipboard histories, and taken out again after a minute."""

import hashlib
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LINGERS_MILLISECONDS: Final = 60_000
# What KDE's Klipper, clipboard managers of macOS and the history of Windows look for before they keep something.
_KEEP_OUT: Final = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b""),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', b"\x01"),
)


class SecretClipboard(QObject):
    """Remembers only a digest of what it put there. Something else that was copied meanwhile stays."""

    def __init__(self, parent: QObject, lingers: int = LINGERS_MILLISECONDS) -> None:
        super().__init__(parent)
        self._digest = b""
        self._end = QTimer(self, singleShot=True, interval=lingers)
        self._end.timeout.connect(self.take_out)
        if (app := QGuiApplication.instance()) is not None:
            app.aboutToQuit.connect(self.take_out)

    def put(self, text: str) -> None:
        """Put a secret into the clipboard for a while."""
        secret = QMimeData()
        secret.setText(text)
        for form, content in _KEEP_OUT:
            secret.setData(form, QByteArray(content))
        QGuiApplication.clipboard().setMimeData(secret)
        self._digest = _digest_of(text)
        self._end.start()

    def take_out(self) -> None:
        """Empty the clipboard, if the secret is still in it."""
        self._end.stop()
        clipboard = QGuiApplication.clipboard()
        if self._digest and _digest_of(clipboard.text()) == self._digest:
            clipboard.clear()
        self._digest = b""


def secret_clipboard(widget: QWidget) -> SecretClipboard:
    """Return the one of the widget's window, which outlives the sheet that the widget is on."""
    window = widget.window()
    return window.findChild(SecretClipboard) or SecretClipboard(window)


def _digest_of(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
