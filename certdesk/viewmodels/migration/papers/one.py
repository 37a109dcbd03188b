"""One paper on its way out: whom it is for, what its files are called, and how they are written."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.domain.papers import Paper
from certdesk.jobs.outcome import Failed, Outcome
from certdesk.jobs.runner import Runner

Told = Callable[[Outcome[None]], None]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A paper, the moment a mail of it is dated with, where that goes ("": not known), and its files' name, if any.

    `sender` is the address that such a mail is from, "" where none was given. `stem` is a name without an ending;
    without one the title is what the files are called by. `client` is whose pack it is, None for other papers.
    """

    paper: Paper
    at: datetime
    recipient: str = ""
    stem: str = ""
    client: str | None = None
    sender: str = ""


class PaperOut(QObject):
    """Has files written away from the GUI thread, for any number of papers. It keeps nothing of them."""

    failed = Signal(object)  # Exception: a bug

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner

    def save(self, path: Path, write: Callable[[Path], None], told: Told, owner: QObject) -> None:
        """Have `write` make a file, and `told` hear what came of it, unless `owner` is gone by then."""

        def work() -> None:
            write(path)

        self._runner.command(lambda _report: work(), partial(self._take, told), owner)

    def _take(self, told: Told, outcome: Outcome[None]) -> None:
        told(outcome)
        match outcome:
            case Failed(error) if not isinstance(error, CertDeskError):
                self.failed.emit(error)
