"""Files dragged from another program's window with a real pointer on a real X display, onto the program itself."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.work import Silent
from certdesk.paths import places
from certdesk.services.desk import build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.e2e.conftest import START
from tests.e2e.on_x import desktop_on, missing, virtual_display
from tests.e2e.running import PATIENCE
from tests.e2e.stage import HandClock, Keyring, outside_of

_ROOT = Path(__file__).parents[2]
_STEPS = 12
_SOURCE = (30, 850)
_SIDEBAR = 140

pytestmark = [
    pytest.mark.foreign,
    pytest.mark.skipif(sys.platform != "linux", reason="X is tried on Linux"),
    pytest.mark.skipif(bool(missing()), reason=f"missing: {', '.join(missing())}"),
]


@pytest.fixture
def display() -> Iterator[str]:
    """A display for each test: a button that one left pressed would be pressed in the next."""
    with virtual_display() as number:
        yield number


@pytest.fixture
def desktop(display: str, tmp_path: Path) -> dict[str, str]:
    return desktop_on(display, tmp_path) | {"PYTHONPATH": str(_ROOT), "PYTHONUNBUFFERED": "1"}


@pytest.fixture
def samples(filled_home: Path, home: Path, tmp_path: Path) -> Path:
    """A home with the practice portfolio, and the practice files for its orders."""
    shutil.copytree(filled_home, home)
    data = places(home)
    practice = PracticeCA(data.practice_database, VaultKeys(data.data, Keyring(refuses=True)).key, HandClock(START))
    outside = outside_of(practice)
    desk = build_desk(outside, desk_database(data.desk_database), lambda _topics: None, home, practice.database)
    desk.home.open()
    return desk.practice.write_samples(tmp_path, Silent())


class Told:
    """What a process says on its standard output, line by line."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.lines: list[str] = []
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()

    def wait(self, begin: str) -> str:
        """Wait for a line that begins so, and return the rest of it."""
        end = time.monotonic() + PATIENCE
        while True:
            found = [line for line in self.lines if line.startswith(begin)]
            if found:
                return found[-1].removeprefix(begin).strip()
            assert self._process.poll() is None, self.lines
            assert time.monotonic() < end, f"not said: {begin}; but {self.lines}"
            time.sleep(0.02)

    def settle(self, begin: str, expected: str) -> None:
        """Wait until the last line that begins so goes on with what is `expected`."""
        end = time.monotonic() + PATIENCE
        while [line for line in self.lines if line.startswith(begin)][-1:] != [begin + expected]:
            assert self._process.poll() is None, self.lines
            assert time.monotonic() < end, f"not said at last: {begin}{expected}; but {self.lines}"
            time.sleep(0.02)

    def end(self) -> None:
        """Hear no more of a process that is gone."""
        self._reading.join(PATIENCE)
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self.lines.append(line.rstrip("\n"))


@contextmanager
def program(desktop: dict[str, str], module: str, *arguments: str) -> Iterator[Told]:
    """A program of ours on that desktop, which is killed in the end."""
    command = [sys.executable, "-m", f"tests.e2e.{module}", *arguments]
    process = subprocess.Popen(command, env=desktop, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    told = Told(process)
    try:
        yield told
    finally:
        process.kill()
        process.wait()
        told.end()


class Pointer:
    """The pointer of that display, moved in small steps as a hand does."""

    def __init__(self, desktop: dict[str, str]) -> None:
        self._desktop = desktop
        self._at = _SOURCE

    def press(self) -> None:
        self._do("mousemove", *map(str, self._at), "mousedown", "1")

    def drag(self, x: int, y: int) -> None:
        from_x, from_y = self._at
        for step in range(1, _STEPS + 1):
            at = (from_x + (x - from_x) * step // _STEPS, from_y + (y - from_y) * step // _STEPS)
            self._do("mousemove", *map(str, at))
            time.sleep(0.03)  # no hand is faster, and no drag protocol answers at once
        self._at = (x, y)

    def release(self) -> None:
        self._do("mouseup", "1")

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._desktop, check=True, capture_output=True, timeout=PATIENCE)


def _name_of(good: Path) -> str:
    return good.stem.removeprefix("01-good-")


def test_a_file_dragged_onto_the_window_is_read_and_its_verdict_shown(
    home: Path, samples: Path, desktop: dict[str, str]
) -> None:
    good = next(samples.glob("01-good-*"))
    with (
        program(desktop, "drop_target", str(home), _name_of(good)) as target,
        program(desktop, "drag_source", str(good)) as source,
    ):
        beside = [int(word) for word in target.wait("places").split()[2:]]
        source.wait("ready")
        pointer = Pointer(desktop)
        pointer.press()
        pointer.drag(*beside)
        target.settle("cue ", "Let go to find the order it is for")
        pointer.release()
        assert source.wait("dropped") == "CopyAction", "what is dragged is never moved away"
        target.wait(f"label Use it for {_name_of(good)}?")
        target.wait("label 4 checks passed")


def test_a_file_dragged_onto_a_row_goes_to_its_order(home: Path, samples: Path, desktop: dict[str, str]) -> None:
    good = next(samples.glob("01-good-*"))
    name = _name_of(good)
    with (
        program(desktop, "drop_target", str(home), name) as target,
        program(desktop, "drag_source", str(good)) as source,
    ):
        x, y = [int(word) for word in target.wait("places").split()[:2]]
        source.wait("ready")
        pointer = Pointer(desktop)
        pointer.press()
        pointer.drag(_SIDEBAR, y)  # not over the lower edge of the list, which scrolls while somebody stays there
        pointer.drag(x, y)
        target.settle("cue ", f"Let go to use it for {name}")
        pointer.release()
        assert source.wait("dropped") == "CopyAction"
        target.wait(f"label Reissue {name}")
        target.wait(f"label {good.name}")


def test_many_files_dragged_onto_the_window_become_a_list(home: Path, samples: Path, desktop: dict[str, str]) -> None:
    twenty = sorted(str(path) for path in (samples / "twenty").iterdir())
    good = next(samples.glob("01-good-*"))
    with (
        program(desktop, "drop_target", str(home), _name_of(good)) as target,
        program(desktop, "drag_source", *twenty) as source,
    ):
        beside = [int(word) for word in target.wait("places").split()[2:]]
        source.wait("ready")
        pointer = Pointer(desktop)
        pointer.press()
        pointer.drag(*beside)
        target.settle("cue ", "Let go to look through 20 files")
        pointer.release()
        target.wait("label Found 20 CSRs in 20 files")
        target.wait("label 20 ready")
