"""The log file: what went wrong, without names of keys, codes, tokens or people."""

import logging
import logging.handlers
from pathlib import Path

_BYTES = 512 * 1024
_FILES = 2


def start_logging(folder: Path) -> Path | None:
    """Log to a file in `folder`, at most one megabyte in all; return its path, or None where it cannot be written."""
    path = folder / "certdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_FILES - 1, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("certdesk")
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
    return path
