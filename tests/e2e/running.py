"""CertDesk run as it is from the command line: in this process with somebody at it, or in one of its own."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from certdesk.app.run import run
from certdesk.bootstrap import Surroundings
from certdesk.paths import places

PATIENCE = 60.0  # seconds for another process, of which only one that hangs needs as many


def run_with(home: Path, surroundings: Surroundings, act: Callable[[], object]) -> int:
    """Run CertDesk on `home`, let `act` happen once it runs, and close its windows; return the exit status."""
    problems: list[BaseException] = []

    def visit() -> None:
        try:
            act()
        except BaseException as problem:  # noqa: BLE001 - the program takes what nobody caught for a bug of its own
            problems.append(problem)
        for window in QApplication.topLevelWidgets():
            window.close()

    log = logging.getLogger("certdesk")
    before = log.propagate, log.level
    QTimer.singleShot(0, visit)
    try:
        status = run(places(home), surroundings)
    finally:
        for handler in log.handlers[:]:
            log.removeHandler(handler)
            handler.close()
        log.propagate, log.level = before
    if problems:
        raise problems[0]
    return status


@contextmanager
def running(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """CertDesk in a process of its own, which is killed in the end."""
    process = subprocess.Popen(command(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def command(home: Path) -> list[str]:
    """The command line that starts CertDesk on `home`."""
    return [sys.executable, "-m", "certdesk", "--home", str(home)]


def wait_until_open(home: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the process has the home's files open."""
    end = time.monotonic() + PATIENCE
    while not (places(home).desk_database.exists() and holder(home) == process.pid):
        assert process.poll() is None, f"CertDesk ended with {process.returncode}"
        assert time.monotonic() < end, "CertDesk did not start"
        time.sleep(0.02)


def holder(home: Path) -> int:
    """The process that holds the home by its lock file, or 0."""
    try:
        return int((places(home).data / "certdesk.lock").read_text().splitlines()[0])
    except (OSError, IndexError, ValueError):
        return 0


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process that has no say in it."""
    process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    process.wait(PATIENCE)
