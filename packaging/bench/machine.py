"""What the figures were measured on, and how busy it was."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime

from PySide6.QtCore import qVersion


def machine() -> dict[str, object]:
    """Return the system, its versions and its load at this moment; `load` is None where the system tells none."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "python": platform.python_version(),
        "qt": qVersion(),
        "load": [round(load, 2) for load in os.getloadavg()] if hasattr(os, "getloadavg") else None,
    }
