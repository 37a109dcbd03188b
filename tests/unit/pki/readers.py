"""Programs from outside that read certificates; a test that needs a missing one skips with its name."""

import shutil
import subprocess
from pathlib import Path

import pytest


def run(program: str, *arguments: str | Path, cwd: Path) -> str:
    """Run `program` and return what it printed; fail with that when it is not content."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run(
        [program, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, check=False, timeout=60
    )
    printed = done.stdout + done.stderr
    assert done.returncode == 0, printed
    return printed
