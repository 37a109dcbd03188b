"""dev.py tour --out DIR: drives the built program from first run to saved files, and writes what it looked like."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tour import accounts, acts, book, counter, first_day, later, many, moving, reissuing
from tour.stage import Stage


def main() -> int:
    """Run the tour; the exit status is 1 when a step failed."""
    parser = argparse.ArgumentParser(prog="dev.py tour", description="Drive CertDesk and write pictures of it.")
    parser.add_argument("--out", type=Path, default=Path("tour-out"), metavar="DIR", help="where to (tour-out)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="certdesk-tour-") as home:
        stage = Stage(options.out.resolve(), Path(home))
        first_day.walk(stage)
        later.walk(stage)
        acts.walk(stage)
        reissuing.walk(stage)
        many.walk(stage)
        accounts.walk(stage)
        moving.walk(stage)
        counter.walk(stage)
        book.walk(stage)
        return stage.finish()


if __name__ == "__main__":
    sys.exit(main())
