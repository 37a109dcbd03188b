"""Where the tests keep their files: in memory, where there is plenty of it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PLENTY = 2 * 1024**3  # bytes


@dataclass(frozen=True, slots=True)
class Room:
    """What a folder offers: how many bytes, and whether programs in it can be run."""

    free: int
    runs_programs: bool


def room_of(folder: Path) -> Room | None:
    """None where the system cannot say, or where nothing can be written."""
    if not hasattr(os, "statvfs") or not os.access(folder, os.W_OK | os.X_OK):
        return None
    found = os.statvfs(folder)
    return Room(found.f_bavail * found.f_frsize, not found.f_flag & getattr(os, "ST_NOEXEC", 0))


def scratch(environ: Mapping[str, str], room: Room | None, memory: Path) -> dict[str, str]:
    """What tests find in their environment besides `environ`: a folder for temporary files that waits for no disk.

    Databases wait for the disk at every commit, and thousands of tests have one. Nothing where there is no such
    folder, where it is small or runs no programs (as in most containers), or where somebody chose another.
    """
    if environ.get("TMPDIR") or room is None or room.free < PLENTY or not room.runs_programs:
        return {}
    return {"TMPDIR": str(memory)}
