"""The project's own virtual environment: made from the locks, and made again only when they change."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path

from workshop.problems import SetupError, explain

Execute = Callable[[Sequence[str]], tuple[int, str]]
Say = Callable[[str], None]

NOTHING_LEFT = 4_000_000  # bytes; a disk this full fails in more ways than it can say


class Step(Enum):
    """One piece of work on the environment, in the order in which they are done."""

    CREATE = "create"
    RUNTIME = "runtime"
    DEVELOPMENT = "development"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Digests of what an environment was made from; an empty one means: not there, or not known to be whole."""

    runtime: str = ""
    development: str = ""
    project: str = ""


def plan(wanted: Stamp, found: Stamp, *, development: bool) -> tuple[Step, ...]:
    """What must be done so that the environment is as wanted; nothing when it already is.

    The development lock holds everything of the runtime lock, so one of the two is enough. A changed lock starts
    from an empty folder: a package that left the lock must not stay importable.
    """
    stale = development and found.development not in {"", wanted.development}
    if found.runtime != wanted.runtime or stale:
        lock = Step.DEVELOPMENT if development else Step.RUNTIME
        return (Step.CREATE, lock, Step.PROJECT)
    steps: list[Step] = []
    if development and not found.development:
        steps.append(Step.DEVELOPMENT)
    if found.project != wanted.project:
        steps.append(Step.PROJECT)
    return tuple(steps)


@dataclass(frozen=True, slots=True)
class Environment:
    """The folder `.venv` of one working copy."""

    root: Path
    execute: Execute
    say: Say
    install: Callable[[Sequence[str]], bool]  # Debian's packages; False when they cannot be installed

    @property
    def folder(self) -> Path:
        """Where the environment is."""
        return self.root / ".venv"

    @property
    def scripts(self) -> Path:
        """Where the environment keeps its programs."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def _stamp(self) -> Path:
        return self.folder / "certdesk-stamp.json"

    def ensure(self, *, development: bool) -> bool:
        """True when something was installed. Raises SetupError."""
        if not plan(self._wanted(), self._found(), development=development):
            return False
        self._refuse_what_is_not_ours()
        try:
            with _alone(self.root / ".venv.lock"):
                steps = plan(self._wanted(), self._found(), development=development)
                self._work_off(steps, development=development)
        except OSError as error:
            raise explain("setting up .venv", str(error)) from error
        return True

    def _work_off(self, steps: Sequence[Step], *, development: bool) -> None:
        """Without its stamp an unfinished environment counts as none, so an interruption heals by itself."""
        before, wanted = self._found(), self._wanted()
        stamp = self._stamp
        stamp.unlink(missing_ok=True)
        for step in steps:
            self._do(step)
        if Step.CREATE in steps:
            before = Stamp()
        kept = Stamp(wanted.runtime, wanted.development if development else before.development, wanted.project)
        part = stamp.with_suffix(".part")
        part.write_text(json.dumps(asdict(kept)), encoding="utf-8")
        part.replace(stamp)

    def _do(self, step: Step) -> None:
        pip = (str(self.python), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet")
        match step:
            case Step.CREATE:
                self._create()
            case Step.RUNTIME | Step.DEVELOPMENT:
                lock = self._lock(step)
                self.say(f"Installing the packages of {lock.relative_to(self.root)} (this happens once) ...")
                exact = ("--require-hashes", "--only-binary=:all:", "--requirement", str(lock))
                self._run("installing the packages", (*pip, *exact))
            case Step.PROJECT:
                in_place = ("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(self.root))
                self._run("installing CertDesk itself", (*pip, *in_place))

    def _create(self) -> None:
        package = f"python3.{sys.version_info.minor}-venv"
        if importlib.util.find_spec("ensurepip") is None and not self.install((package,)):
            raise SetupError(
                "This Python cannot make virtual environments. On Debian and Ubuntu that is a package of its own:\n"
                f"    sudo apt-get install {package}"
            )
        self.say("Making the folder .venv ...")
        # From inside the old environment, its own interpreter would be deleted under our feet.
        base = getattr(sys, "_base_executable", sys.executable)
        self._run("making .venv", (base, "-m", "venv", "--clear", str(self.folder)))

    def _run(self, what: str, command: Sequence[str]) -> None:
        code, output = self.execute(command)
        if code:  # venv and pip do not always pass on why a program that they started could not write
            full = shutil.disk_usage(self.folder if self.folder.exists() else self.root).free < NOTHING_LEFT
            raise explain(what, f"{output}\nno space left on device" if full else output)

    def _refuse_what_is_not_ours(self) -> None:
        if self.folder.is_symlink() or (self.folder.exists() and not (self.folder / "pyvenv.cfg").exists()):
            raise SetupError(
                f"{self.folder} is a link, or a folder that is not a virtual environment. dev.py would have to "
                "empty it. Move it away and run the same command again."
            )

    def _lock(self, step: Step) -> Path:
        return self.root / "packaging" / "locks" / f"{step.value}.txt"

    def _wanted(self) -> Stamp:
        """A moved working copy and another Python count as changes: neither can use the old environment."""
        here = f"{self.root}\0{sys.implementation.cache_tag}\0{sysconfig.get_platform()}".encode()
        return Stamp(
            runtime=_digest(here, self._lock(Step.RUNTIME).read_bytes()),
            development=_digest(here, self._lock(Step.DEVELOPMENT).read_bytes()),
            project=_digest(here, (self.root / "pyproject.toml").read_bytes()),
        )

    def _found(self) -> Stamp:
        try:
            read = Stamp(**json.loads(self._stamp.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return Stamp()
        return read if self.python.exists() else Stamp()


def execute(command: Sequence[str]) -> tuple[int, str]:
    """Run a program to its end: its exit code, and all it wrote."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold back a second dev.py in the same working copy until the first has finished its installation."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError as error:
                raise SetupError("Another dev.py is installing here. Wait until it has finished.") from error
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
