"""The stage of a tour: a fresh home, the built program on it, and the record of what was seen."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from certdesk.app.collector import Collector
from certdesk.app.run import application
from certdesk.bootstrap import Program, Surroundings, build
from certdesk.paths import places
from certdesk.views.theme.appearance import Scheme
from tour.visitor import NotThere, Visitor

SIZE = (1280, 800)


@dataclass(frozen=True, slots=True)
class Seen:
    """One step of the tour, its picture, and whether it went well."""

    step: str
    picture: str
    ok: bool
    seconds: float
    problem: str = ""


class Stage:
    """Runs steps one after the other; one that fails is noted and the tour goes on where it can."""

    def __init__(self, out: Path, home: Path) -> None:
        self.out = out
        self.files = out / "files"
        for old in (*out.glob("*.png"), *self.files.glob("*")):
            old.unlink()
        self.files.mkdir(parents=True, exist_ok=True)
        self._home = home
        self._seen: list[Seen] = []
        self._number = 0
        self.app: QApplication = application()
        self._collector = Collector(self.app)
        sys.excepthook = self._note_uncaught  # an error in a slot ends nothing, and would be seen by nobody
        self.program = self._open()

    @property
    def visitor(self) -> Visitor:
        """Somebody at the main window."""
        return Visitor(self.app, self.program.shell.window, self.out)

    def step(self, name: str, act: Callable[[], object], *, dark: bool = False) -> None:
        """Do a step and take its picture; with `dark`, also one in the dark theme."""
        self._number += 1
        file = f"{self._number:02d}-{name}"
        begun = time.monotonic()
        problem = ""
        try:
            act()
        except NotThere as missing:
            problem = f"not there: {missing}"
        picture = self.visitor.look(file)
        self._note(name, picture, problem, time.monotonic() - begun)
        if dark:
            self._look_dark(name, file)

    def look(self, name: str, picture: Callable[[str], str]) -> None:
        """Take a picture of another window."""
        self._number += 1
        self._note(name, picture(f"{self._number:02d}-{name}"), "", 0.0)

    def restart(self) -> None:
        """Close the program and open it again on the same home."""
        self.program.shell.window.close()
        self.program.close()
        self.visitor.settle()
        self.program = self._open()

    def finish(self) -> int:
        """Write tour.json; return 0 when every step went well."""
        steps = [asdict(seen) for seen in self._seen]
        (self.out / "tour.json").write_text(json.dumps({"steps": steps}, indent=1) + "\n", encoding="utf-8")
        bad = [seen for seen in self._seen if not seen.ok]
        print(f"{len(self._seen)} steps, {len(bad)} failed; pictures in {self.out}")
        return 1 if bad else 0

    def _open(self) -> Program:
        program = build(places(self._home), self.app, Surroundings(downloads=self.files))
        program.crashed.connect(self._note_crash)
        program.start()
        program.shell.window.resize(*SIZE)  # the screen behind the pictures is smaller than the window
        return program

    def _look_dark(self, name: str, file: str) -> None:
        appearance = self.program.shell.appearance
        before = appearance.scheme
        appearance.choose(Scheme.DARK)
        self._note(f"{name}, dark", self.visitor.look(f"{file}-dark"), "", 0.0)
        appearance.choose(before)

    def _note(self, name: str, picture: str, problem: str, seconds: float) -> None:
        self._seen.append(Seen(name, picture, not problem, round(seconds, 2), problem))
        if problem:
            print(f"{name}: {problem}", file=sys.stderr)

    def _note_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        self._note("uncaught", "", kind.__name__, 0.0)

    def _note_crash(self, error: Exception) -> None:
        self._note("crash", "", type(error).__name__, 0.0)
