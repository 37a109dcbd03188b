"""A measured process: CertDesk as `certdesk --home DIR` starts it, until its orders are on the screen."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from bench.list_watch import ListWatch, order_list
from bench.processes import hand_in, peak_mib, since_start
from certdesk.__main__ import main


def watch() -> None:
    """Hand in the figures when the list has painted its rows."""
    ListWatch(order_list(), lambda: hand_in({**since_start(), "peak_mib": peak_mib()}))


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    QTimer.singleShot(0, watch)  # first of all in the event loop, so before anything is painted
    main(["--home", sys.argv[2]])
