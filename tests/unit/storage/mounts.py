"""Small and read-only file systems for tests; a superuser is not stopped by permission bits."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str = "256k") -> Iterator[Path]:
    """Mount a disk of `size` at `folder`, or skip the test where this may not be done."""
    folder.mkdir()
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a tmpfs needs a superuser and mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def make_read_only(folder: Path) -> None:
    """Mount the disk at `folder` again, for reading only."""
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
