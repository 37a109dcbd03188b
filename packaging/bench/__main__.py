"""`packaging/dev.py bench`: measure everything, print a table, and write JSON when asked to."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.machine import machine
from bench.measuring import Plan, measure
from bench.table import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and return 0 whatever the figures are: they are for reading, beside those of the same run."""
    options = _parser().parse_args(arguments)
    before = machine()
    with tempfile.TemporaryDirectory(prefix="certdesk-bench-") as folder:
        plan = Plan(tuple(options.sizes), options.runs, options.mailbox, tuple(options.certificates))
        report = measure(plan, Path(folder), _say)
    whole = {"before": before, "after": machine(), **report}
    print(table(whole))
    if options.out:
        options.out.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    return 0


def _say(line: str) -> None:
    print(f"bench: {line}", file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py bench",
        description="Measure start, filtering, memory, downloads, lists, issuing, requests, OCSP, notices, migrations.",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="also write everything measured as JSON to FILE")
    parser.add_argument("--runs", type=_count, default=7, metavar="N", help="fresh processes per figure (default 7)")
    parser.add_argument(
        "--sizes",
        type=_count,
        nargs="+",
        default=[42, 10_000, 100_000],
        metavar="ORDERS",
        help="books to measure (default: 42 10000 100000)",
    )
    parser.add_argument(
        "--mailbox",
        type=_count,
        default=25,
        metavar="MIB",
        help="mailbox to read, written to a temporary folder first (default 25; 500 is the aim's)",
    )
    parser.add_argument(
        "--certificates",
        type=_count,
        nargs="+",
        default=[500, 5_000],
        metavar="CERTIFICATES",
        help="migrations to measure (default: 500 5000, which is the most that one takes)",
    )
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


if __name__ == "__main__":
    sys.exit(main())
