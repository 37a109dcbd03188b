"""The two sides of a measured process: the one that starts it, and what it says of itself before it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

Figures = dict[str, Any]

_STATUS = Path("/proc/self/status")
_ONE_MIB = 1024 * 1024


class MeasuringFailed(Exception):
    """A measured process ended badly; its last words are the message."""


def figures_of(program: str, *arguments: object) -> Figures:
    """Run the module `program` of this package in a fresh process and return the figures that it gives.

    It is told when it was started, by a clock that both processes read, and may write its byte-code, as every
    installed program has it. Raises MeasuringFailed.
    """
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-P", "-m", f"bench.{program}", repr(time.perf_counter()), *map(str, arguments)]
    done = subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise MeasuringFailed(done.stderr.strip() or f"{program} ended with {done.returncode}")
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def since_start() -> dict[str, float]:
    """Return what this process took until now: `ms` since it was started, `cpu_ms` of processor time in it."""
    return {"ms": (time.perf_counter() - float(sys.argv[1])) * 1000, "cpu_ms": time.process_time() * 1000}


def peak_mib() -> float | None:
    """Return the most memory that this process had resident so far, in MiB; None where the system does not tell."""
    if _STATUS.exists():  # ru_maxrss of a fresh process would begin with what its parent had
        fields = dict(line.split(":", 1) for line in _STATUS.read_text("ascii", "replace").splitlines())
        return int(fields["VmHWM"].split()[0]) / 1024
    if sys.platform == "win32":
        return None
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (_ONE_MIB if sys.platform == "darwin" else 1024)


def hand_in(figures: Figures) -> None:
    """Give the figures to whoever started this process, and end it here: how it ends is not measured."""
    sys.stdout.write(json.dumps(figures) + "\n")
    sys.stdout.flush()
    os._exit(0)
