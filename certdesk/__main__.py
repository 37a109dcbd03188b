"""The command line: `certdesk`, `python -m certdesk`."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from certdesk import __version__
from certdesk.paths import HOME_VARIABLE, places

_NO_DISPLAY = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run CertDesk and return its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if not _has_display():
        parser.exit(_NO_DISPLAY, "certdesk: there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)\n")
    gc.disable()  # importing makes much and drops nothing; the running program collects when it is idle
    from certdesk.app.run import run  # noqa: PLC0415 - --help and --version need no Qt

    return run(places(options.home))


def _has_display() -> bool:
    """Whether there is somewhere to open a window; without, Qt ends the process with a core dump."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


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
