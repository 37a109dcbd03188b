"""Opening the home, and mending it with the user's consent."""

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Home
from certdesk.viewmodels.base import ViewModel


class StartUpViewModel(ViewModel[CertDeskError | None, CertDeskError | None]):
    """Opens the home's files. Its props are what stands in the way, or None."""

    opened = Signal()

    def __init__(self, home: Home, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(None, lambda problem: problem, parent)
        self._home = home
        self._runner = runner

    def open(self) -> None:
        """Open the home's files, or say what keeps them from being opened."""
        self._runner.command(lambda _report: self._home.open(), self._take, self)

    def take_problem(self, problem: CertDeskError) -> None:
        """Take over damage that showed only when the file was read."""
        self._apply(problem)

    def move_aside(self) -> None:
        """Move the file that cannot be used aside, then open a new one. Only after the user said so."""
        problem = self._props
        if problem is not None and "file" in problem.facts:
            file = str(problem.facts["file"])
            self._runner.command(lambda _report: self._mend(file), self._take, self)

    def _mend(self, file: str) -> None:
        self._home.move_aside(file)
        self._home.open()

    def _take(self, outcome: Outcome[None]) -> None:
        if self._finished(outcome):
            self._apply(None)
            self.opened.emit()

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(error)
