"""The log file: what went wrong, without names of keys, codes, tokens or people."""

import logging
import logging.handlers
from pathlib import Path
from types import TracebackType

from certdesk.app.crash import safe_report

_BYTES = 512 * 1024
_FILES = 2

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def start_logging(path: Path) -> None:
    """Log to the file at `path`, at most one megabyte in all; where it cannot be written, nothing is logged."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(_SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("certdesk")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False


class _SafeFormatter(logging.Formatter):
    """Writes of an exception what kind it is and where it happened, whoever logs it."""

    def formatException(self, ei: Caught) -> str:
        return "" if ei[1] is None else safe_report(ei[1])
