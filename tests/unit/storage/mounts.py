"""Small disks and folders closed to writing, for tests of what happens there."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str = "256k") -> Iterator[Path]:
    """Mount a disk of `size` at `folder`, or skip the test where this may not be done."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting a tmpfs needs a superuser and mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def closed_folder(folder: Path, fill: Callable[[Path], object], size: str = "256k") -> Iterator[Path]:
    """Make `folder`, `fill` it, and close it to writing: by its rights, or by a read-only disk for a superuser.

    A superuser is not stopped by rights, and nobody else may mount.
    """
    if os.name != "posix":
        pytest.skip("rights of this kind are a POSIX notion")
    if os.geteuid() == 0:
        with small_disk(folder, size):
            fill(folder)
            subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
            yield folder
        return
    folder.mkdir()
    fill(folder)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
