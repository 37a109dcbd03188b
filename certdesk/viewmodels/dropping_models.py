"""The view-models of what is dropped on the window, and where each drop goes on."""

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.many_csrs.model import ManyCsrsViewModel
from certdesk.viewmodels.window_drops.model import WindowDropsViewModel


class DroppingModels(QObject):
    """One request goes on to its order, several to the page of many."""

    use_wanted = Signal(object)  # Use
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drops = WindowDropsViewModel(desk.requests, desk.orders, runner, self)
        self.many = ManyCsrsViewModel(desk.requests, desk.acts, desk.sessions, runner, self)
        self.drops.many_wanted.connect(self.many.take)
        self.drops.use_wanted.connect(self.use_wanted)
        self.drops.failed.connect(self.failed)
        self.many.failed.connect(self.failed)

    def tick(self) -> None:
        """Let a second pass."""
        self.many.tick()
