"""A measured process: CertDesk as `certdesk --home DIR` starts it, until its orders are on the screen."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from bench.opened_home import ListWatch, order_list
from bench.processes import hand_in, peak_mib, since_start
from certdesk.app.run import application, run
from certdesk.paths import places


def watch() -> None:
    """Hand in the figures when the list has painted its rows."""
    ListWatch(order_list(), lambda: hand_in({**since_start(), "peak_mib": peak_mib()}))


if __name__ == "__main__":
    application()
    QTimer.singleShot(0, watch)  # first of all in the event loop, so before anything is painted
    run(places(Path(sys.argv[2])))
