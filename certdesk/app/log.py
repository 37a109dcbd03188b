"""The log file: what went wrong, without names of keys, codes, tokens or people."""

import logging
import logging.handlers
from pathlib import Path

_BYTES = 512 * 1024
_FILES = 2


def start_logging(path: Path) -> None:
    """Log to the file at `path`, at most one megabyte in all; where it cannot be written, nothing is logged."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("certdesk")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
