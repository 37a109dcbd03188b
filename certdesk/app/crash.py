"""What happens to a bug: it is logged with what is safe to log, and shown once."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from certdesk import __version__

_LOG = logging.getLogger(__name__)


def safe_report(error: BaseException) -> str:
    """Return the kind of error and where it happened: files, lines and functions, never values or messages.

    Messages of unexpected errors may quote what was typed or read, so they stay out.
    """
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    chain = [f"caused by {type(cause).__name__}"] if cause is not None else []
    return "\n".join([f"CertDesk {__version__}", type(error).__name__, *chain, *lines])


class CrashHandler(QObject):
    """Takes every bug, from any thread, to one signal on the GUI thread."""

    crashed = Signal(str)  # the safe report
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._caught.connect(self.crashed.emit)

    def install(self) -> None:
        """Become the hook for unexpected errors of all threads."""
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def uninstall(self) -> None:
        """Give the hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def take(self, error: BaseException) -> None:
        """Log `error` and announce it."""
        report = safe_report(error)
        _LOG.error("unexpected error\n%s", report)
        self._caught.emit(report)

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.take(error)

    def _thread_hook(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.take(arguments.exc_value)
