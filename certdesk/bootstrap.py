"""Builds the whole program: the only place that knows all of its parts."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QApplication

from certdesk.credentials.store import SecretStore, SystemKeyring
from certdesk.credentials.vault import VaultKeys
from certdesk.domain.clock import Clock
from certdesk.jobs.changes import ChangeHub
from certdesk.jobs.lanes import ThreadLane
from certdesk.jobs.runner import Runner
from certdesk.paths import Places
from certdesk.services.api import Desk
from certdesk.services.desk import Outside, build_desk
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from certdesk.viewmodels.models import Models
from certdesk.views.shell.assembly import Shell
from certdesk.views.shell.window_state import WindowState
from certdesk.views.theme.appearance import Appearance

_SECOND = 1_000
_QUERY_THREADS = 3


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present moment (aware UTC)."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a program is built upon besides its folders; tests hand in their own."""

    clock: Clock = field(default_factory=SystemClock)
    keyring: SecretStore = field(default_factory=SystemKeyring)
    downloads: Path | None = None


class Program(QObject):
    """A built program. `start` shows it; `close` ends its work and keeps its state."""

    crashed = Signal(object)  # Exception

    def __init__(self, desk: Desk, practice: PracticeCA, runner: Runner, models: Models, shell: Shell) -> None:
        super().__init__()
        self.desk = desk
        self.practice = practice
        self.models = models
        self.shell = shell
        self._runner = runner
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._second.timeout.connect(models.tick)
        shell.crashed.connect(self.crashed)
        models.start_up.failed.connect(self.crashed)

    def start(self) -> None:
        """Show the window and open the home."""
        self.shell.window.show()
        self.models.start_up.open()
        self._second.start()

    def show_crash(self, report: str) -> None:
        """Show what is known of a bug."""
        self.shell.sheets.show_crash(report)

    def close(self) -> bool:
        """Refuse new work, wait a limited time for what was ordered, let go of all parts; return whether all ended.

        Models go last, and with them every answer that is still on its way: none reaches a window that is gone.
        """
        self._second.stop()
        has_ended = self._runner.close()
        reissue = self.models.acts.reissue.made
        if reissue is not None:
            reissue.keeping.keep_at_the_end()
        self.practice.counter.stop_serving()
        for part in (self.shell.window, self.shell.appearance, self.shell, self.models):
            part.deleteLater()
        return has_ended


def build(places: Places, app: QApplication, surroundings: Surroundings | None = None) -> Program:
    """Return the program on `places`, not yet shown. Nothing on disk is touched before it starts."""
    around = surroundings or Surroundings()
    hub = ChangeHub()
    runner = Runner(ThreadLane(1), ThreadLane(_QUERY_THREADS))
    vault = VaultKeys(places.data, around.keyring)
    practice = PracticeCA(places.practice_database, vault.key, around.clock, set_key_aside=vault.set_aside)
    outside = Outside(
        practice.panel,
        practice.portal,
        practice.mailroom,
        practice.controls,
        practice.counter,
        practice.directory,
        practice.services,
        practice.people,
        practice.iso,
        around.keyring,
    )
    downloads = around.downloads or _downloads_folder()
    desk = build_desk(
        outside, desk_database(places.desk_database), hub.announce, downloads, practice.database, regret=hub.regret
    )
    models = Models(desk, runner, hub)
    hub.setParent(models)
    runner.setParent(models)
    state = WindowState(places.settings_file)
    appearance = Appearance(app, state.scheme())
    with appearance.assembling():
        shell = Shell(models, appearance, places, state)
    return Program(desk, practice, runner, models, shell)


def _downloads_folder() -> Path:
    """The user's folder for downloads; where there is none yet, the user's own, so that a first save succeeds."""
    downloads = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation))
    return downloads if downloads.is_dir() else Path.home()
