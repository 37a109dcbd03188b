"""The view-models of the migration wizard, made when it is first opened: a start needs none of them."""

from PySide6.QtCore import QObject, Signal

from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.runner import Runner
from certdesk.services.api import Desk
from certdesk.viewmodels.migration.model import MigrationViewModel
from certdesk.viewmodels.migration.opened import OpenMigration


class MigrationModels(QObject):
    """One migration is open at a time; every page shows that one."""

    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, runner: Runner, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open = OpenMigration(desk.holdings, runner, self)
        self.wizard = MigrationViewModel(desk.migrations, self.open, runner, self)
        for model in (self.open, self.wizard):
            model.failed.connect(self.failed)
        hub.changed.connect(self.wizard.refresh)
