"""Writing a folder of signing requests to try."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Practice


class SamplesViewModel(QObject):
    """One folder at a time; the practice world is not changed by it."""

    written = Signal(object)  # Path: the new folder
    failed = Signal(object)  # Exception

    def __init__(self, practice: Practice, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._practice, self._runner = practice, runner
        self._is_writing = False

    def write(self, folder: Path) -> None:
        """Write a folder of requests below `folder`. While one is being written, nothing happens."""
        if not self._is_writing:
            self._is_writing = True
            practice = self._practice
            self._runner.command(lambda report: practice.write_samples(folder, report), self._take, self)

    def _take(self, outcome: Outcome[Path]) -> None:
        self._is_writing = False
        match outcome:
            case Done(folder):
                self.written.emit(folder)
            case Failed(error):
                self.failed.emit(error)
