"""The verbs of dev.py: what each of them needs, and the command that it becomes."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workshop.debian import Apt, Screen, provide_fonts, provide_libraries, screen_of
from workshop.environment import Environment, execute
from workshop.problems import SetupError
from workshop.scratch import room_of, scratch

ROOT = Path(__file__).resolve().parents[2]
MEMORY = Path("/dev/shm")


@dataclass(frozen=True, slots=True)
class Launch:
    """A program to hand over to, with what it finds in its environment and the folder it starts in."""

    command: tuple[str, ...]
    environ: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Workshop:
    """The working copy, its environment and the system around them."""

    environment: Environment
    apt: Apt
    environ: Mapping[str, str]
    platform: str = sys.platform

    def run(self, arguments: Sequence[str]) -> Launch:
        """Show CertDesk; its own options (--home DIR, --version) follow the verb."""
        speaks_only = not {"--help", "-h", "--version"}.isdisjoint(arguments)
        if not speaks_only:
            self._require_display()
        self._prepare(screen_of(self.environ))
        return Launch((self._python, "-P", "-m", "certdesk", *arguments))

    def test(self, arguments: Sequence[str]) -> Launch:
        """Run the tests; what follows the verb goes to pytest."""
        self._prepare(Screen.NOWHERE, development=True)
        if self.apt.which("Xvfb"):  # some tests then open a real window; the others can go on without
            try:
                provide_libraries(self.apt, Screen.X11)
            except SetupError as problem:
                self.apt.say(str(problem))
        parallel = () if arguments else in_parallel(cores())
        environ = scratch(self.environ, room_of(MEMORY), MEMORY)
        return Launch((self._python, "-m", "pytest", *parallel, *arguments), environ, ROOT)

    def tour(self, arguments: Sequence[str]) -> Launch:
        """Drive CertDesk without a display and write pictures of it: tour --out DIR."""
        return self._offscreen("tour", arguments)

    def bench(self, arguments: Sequence[str]) -> Launch:
        """Measure start, filtering, memory and downloads."""
        return self._offscreen("bench", arguments)

    def check(self) -> int:
        """Read the code with ruff, mypy and import-linter; each of them speaks, whatever the others found."""
        self._prepare(None, development=True)
        failed = []
        for name, command in self.checks().items():
            print(f"== {name}", flush=True)
            if subprocess.run(command, cwd=ROOT, check=False).returncode:
                failed.append(name)
        print(f"check: {', '.join(failed)} failed" if failed else "check: all in order", flush=True)
        return 1 if failed else 0

    def checks(self) -> dict[str, tuple[str, ...]]:
        """The readers of the code by name."""
        return {
            "ruff check": (self._python, "-m", "ruff", "check", "."),
            "ruff format": (self._python, "-m", "ruff", "format", "--check", "."),
            "mypy": (self._python, "-m", "mypy"),
            "import-linter": (str(self.environment.scripts / "lint-imports"), "--no-logo"),
        }

    @property
    def _python(self) -> str:
        return str(self.environment.python)

    def _prepare(self, screen: Screen | None, *, development: bool = False) -> None:
        """A screen of None is for what never loads Qt."""
        installed = self.environment.ensure(development=development)
        if screen is not None:
            provide_libraries(self.apt, screen)
            if installed:
                provide_fonts(self.apt)

    def _offscreen(self, folder: str, arguments: Sequence[str]) -> Launch:
        """The folder is on the path too, so that its modules can be imported as a package."""
        self._prepare(Screen.NOWHERE)
        home = ROOT / "packaging"
        environ = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(home)}
        return Launch((self._python, str(home / folder), *arguments), environ)

    def _require_display(self) -> None:
        """Asked before anything is downloaded."""
        chosen = any(self.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
        if self.platform == "linux" and not chosen:
            raise SetupError(
                "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so CertDesk has nowhere to "
                "open its window. This shows it at work without one, as pictures:\n"
                "    python3 packaging/dev.py tour --out tour-out"
            )


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def in_parallel(workers: int) -> tuple[str, ...]:
    """What pytest is told so that a whole run uses every core; a single core is faster without."""
    return ("-n", str(workers), "--dist", "worksteal") if workers > 1 else ()


def parser() -> argparse.ArgumentParser:
    """The verbs, with the words of `--help`."""
    made = argparse.ArgumentParser(
        prog="dev.py",
        description="CertDesk's workshop. The first use makes the folder .venv and installs what the lock names.",
        epilog="What follows a verb goes to its program: `dev.py test -k portal`, `dev.py run --home /tmp/desk`.",
    )
    verbs = made.add_subparsers(dest="verb", required=True, metavar="VERB")
    for name, words in {
        "run": "start CertDesk (needs a display)",
        "test": "run the tests; arguments go to pytest",
        "check": "ruff, mypy --strict and import-linter",
        "tour": "drive CertDesk without a display and write pictures: tour --out DIR",
        "bench": "measure speed and memory; writes a table and JSON",
    }.items():
        verbs.add_parser(name, help=words, add_help=False)
    return made


def hand_over(launch: Launch) -> int:
    """The program's exit code. On POSIX the program takes our place, so signals meant for us reach it."""
    environ = {**os.environ, **launch.environ}
    sys.stdout.flush()
    if launch.folder:
        os.chdir(launch.folder)
    if os.name == "posix":
        os.execve(launch.command[0], launch.command, environ)
    with subprocess.Popen(launch.command, env=environ) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue  # the program got it too, and ends in its own way


def say(line: str) -> None:
    """Tell the person what takes the time; standard output stays the program's."""
    print(f"dev.py: {line}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Do one verb; 2 when something must be put right first."""
    made = parser()
    verb, rest = made.parse_args(arguments[:1]).verb, arguments[1:]
    if verb == "check" and rest:
        made.error("check takes no arguments")
    apt = Apt(execute, say)
    workshop = Workshop(Environment(ROOT, execute, say, apt.install), apt, os.environ)
    launchers: dict[str, Callable[[Sequence[str]], Launch]] = {
        "run": workshop.run,
        "test": workshop.test,
        "tour": workshop.tour,
        "bench": workshop.bench,
    }
    try:
        return workshop.check() if verb == "check" else hand_over(launchers[verb](rest))
    except SetupError as problem:
        say(str(problem))
        return 2
    except KeyboardInterrupt:
        say("stopped; the next use starts where that is safe")
        return 130
