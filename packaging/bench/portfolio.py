"""A measured process: making a practice world and taking it into the book, as the first-run page does."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.opened_home import built
from bench.processes import hand_in, peak_mib
from certdesk.domain.practice import WorldPlan
from certdesk.domain.work import Silent


def main() -> None:
    """Fill the home that was named with so many orders, and hand in how long that took, key generation included."""
    desk = built(Path(sys.argv[2])).desk
    desk.home.open()
    begun, worked = time.perf_counter(), time.process_time()
    book = desk.practice.open_portfolio(WorldPlan(orders=int(sys.argv[3])), Silent())
    took, used = time.perf_counter() - begun, time.process_time() - worked
    hand_in({"orders": len(book.entries), "ms": took * 1000, "cpu_ms": used * 1000, "peak_mib": peak_mib()})


if __name__ == "__main__":
    main()
