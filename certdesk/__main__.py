"""The command line: `certdesk`, `python -m certdesk`."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from certdesk import __version__
from certdesk.paths import HOME_VARIABLE, places


def main(arguments: Sequence[str] | None = None) -> int:
    """Run CertDesk and return its exit status."""
    options = _parser().parse_args(arguments)
    gc.disable()  # importing makes much and drops nothing; the running program collects when it is idle
    from certdesk.app.run import run  # noqa: PLC0415 - --help and --version need no Qt

    return run(places(options.home))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="certdesk", description="Look after your clients' TLS certificates, in one book of orders."
    )
    parser.add_argument(
        "--home",
        type=Path,
        metavar="DIR",
        help=f"keep data, settings and logs below DIR (also: the variable {HOME_VARIABLE})",
    )
    parser.add_argument("--version", action="version", version=f"CertDesk {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
