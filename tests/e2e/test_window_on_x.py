"""The program on a real X display: seen, worked and ended from outside, as its user's desktop and tools do."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from certdesk.paths import places
from tests.e2e.on_x import desktop_on, missing, virtual_display
from tests.e2e.running import PATIENCE, command

_TREE_JOB = Path(__file__).with_name("tree_job.py")
_SYSTEM_PYTHON = "/usr/bin/python3"  # it has the distribution's bindings to the accessibility tree
_MINUTE = 60.0


def _can_read_trees() -> bool:
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    readable = Path(_SYSTEM_PYTHON).exists() and not _fails(_SYSTEM_PYTHON, "-c", asked)
    return readable and shutil.which("dbus-run-session") is not None


def _fails(*arguments: str) -> bool:
    return subprocess.run(arguments, capture_output=True, check=False).returncode != 0


pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="X is tried on Linux"),
    pytest.mark.skipif(bool(missing()), reason=f"missing: {', '.join(missing())}"),
]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """An X display that nobody sees."""
    with virtual_display() as number:
        yield number


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> dict[str, str]:
    """The environment of a user on that display, with folders of their own."""
    return desktop_on(display, tmp_path)


@contextmanager
def started(home: Path, desktop: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """CertDesk on that desktop, which is killed in the end if it still runs."""
    process = subprocess.Popen(command(home), env=desktop, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def window_of(process: subprocess.Popen[bytes], desktop: Mapping[str, str]) -> str:
    """Wait for the window called CertDesk and return its X number."""
    found: list[str] = []

    def is_there() -> bool:
        assert process.poll() is None, process.communicate()[0]
        search = ["xdotool", "search", "--onlyvisible", "--name", "^CertDesk$"]
        found[:] = subprocess.run(search, env=desktop, capture_output=True, text=True, check=False).stdout.split()
        return bool(found)

    wait_for(is_there, "no window called CertDesk")
    return found[0]


def wait_for(is_so: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def wait_for_settled(home: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the home is open, so that ending meets a program that runs."""
    database = places(home).practice_database
    wait_for(lambda: process.poll() is None and database.exists(), "the home was not opened")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_window_quietly_and_keeps_its_state(
    home: Path, desktop: dict[str, str], number: signal.Signals
) -> None:
    with started(home, desktop) as process:
        window_of(process, desktop)
        wait_for_settled(home, process)
        process.send_signal(number)
        said, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (0, b"")
    assert "geometry" in places(home).settings_file.read_text()


def test_ctrl_q_closes_the_window_quietly(home: Path, desktop: dict[str, str]) -> None:
    with started(home, desktop) as process:
        window = window_of(process, desktop)
        wait_for_settled(home, process)
        keys = ["xdotool", "windowfocus", "--sync", window, "key", "ctrl+q"]
        subprocess.run(keys, env=desktop, check=True, capture_output=True, timeout=PATIENCE)
        said, _ = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said) == (0, b"")


def test_without_a_display_one_sentence_says_so(home: Path, desktop: dict[str, str]) -> None:
    nowhere = {name: value for name, value in desktop.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    ended = subprocess.run(command(home), env=nowhere, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("certdesk: there is no display here")
    assert ended.stderr.count("\n") == 1
    assert not home.exists()


@pytest.mark.skipif(not _can_read_trees(), reason="missing: gir1.2-atspi-2.0, python3-gi, at-spi2-core or dbus")
def test_the_main_job_is_done_by_the_labels_of_the_accessibility_tree(home: Path, desktop: dict[str, str]) -> None:
    tree = desktop | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    job = ["dbus-run-session", "--", _SYSTEM_PYTHON, str(_TREE_JOB), *command(home)]
    done = subprocess.run(job, env=tree, capture_output=True, text=True, timeout=2 * _MINUTE, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1] == "CertDesk ended with 0 and said nothing"
    saved = Path(desktop["HOME"]) / "by-label.cer"
    assert saved.read_bytes().startswith(b"\x30\x82")
