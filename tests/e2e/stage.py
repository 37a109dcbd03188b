"""The built program on a temporary home: everything real but the clock, the keyring and the downloads folder."""

import gc
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from certdesk.bootstrap import Program, Surroundings, build
from certdesk.credentials.store import SecretStore, StoreUnusable, SystemKeyring
from certdesk.paths import Places, places
from certdesk.services.desk import Outside
from certdesk.simulator.practice import PracticeCA
from tests.e2e.patience import is_at_work, outlast_work, wait_until
from tests.e2e.visitor import Visitor


@dataclass
class HandClock:
    """The computer's clock, moved by hand."""

    present: datetime

    def now(self) -> datetime:
        return self.present

    def forward(self, by: timedelta) -> None:
        self.present += by


@dataclass
class Keyring:
    """A keyring that works; `refuses` makes it one that is locked."""

    kept: dict[str, str] = field(default_factory=dict)
    refuses: bool = False

    def get(self, account: str) -> str | None:
        if self.refuses:
            raise StoreUnusable("KeyringLocked")
        return self.kept.get(account)

    def set(self, account: str, secret: str) -> None:
        if self.refuses:
            raise StoreUnusable("KeyringLocked")
        self.kept[account] = secret

    def delete(self, account: str) -> None:
        if self.refuses:
            raise StoreUnusable("KeyringLocked")
        self.kept.pop(account, None)


def outside_of(practice: PracticeCA, keyring: SecretStore | None = None) -> Outside:
    """Return what a desk without a window talks to: a practice CA, and a keyring or the system's."""
    return Outside(
        practice.panel,
        practice.portal,
        practice.mailroom,
        practice.controls,
        practice.counter,
        practice.directory,
        practice.services,
        practice.people,
        practice.iso,
        keyring or SystemKeyring(),
    )


class Stage:
    """Opens and closes the program on one home, as its user does from day to day."""

    def __init__(self, qtbot: QtBot, app: QApplication, home: Path, clock: HandClock) -> None:
        self.qtbot = qtbot
        self.home = home
        self.clock = clock
        self.downloads = home.parent / "downloads"
        self.downloads.mkdir(exist_ok=True)
        self.keyring: SecretStore = Keyring(refuses=True)
        self.crashes: list[Exception] = []
        self.height = 0
        self._app = app
        self._program: Program | None = None

    @property
    def places(self) -> Places:
        return places(self.home)

    @property
    def program(self) -> Program:
        assert self._program is not None, "the program is closed"
        return self._program

    def open(self) -> Visitor:
        """Start the program, and return somebody at its window.

        It gets its first size again, since the screen of the offscreen platform is too narrow to restore that.
        """
        self._program = build(self.places, self._app, Surroundings(self.clock, self.keyring, self.downloads))
        self.program.crashed.connect(self.crashes.append)
        self.program.start()
        window = self.program.shell.window
        self.height = window.height()
        window.resize(1280, 800)
        with self.qtbot.waitExposed(window, timeout=60_000):
            pass
        return Visitor(self.qtbot, window)

    def open_book(self) -> Visitor:
        """Start the program, and wait for the orders of its book."""
        visitor = self.open()
        visitor.wait("the order book", lambda: self.program.models.orders.props.total)
        visitor.button("Practice CA")
        return visitor

    def end(self) -> None:
        """Close it once nothing is under way: how quickly the machine does what a story began says nothing."""
        wait_until(self.qtbot, lambda: not is_at_work())
        self.close()

    def close(self) -> None:
        """Close the window and end the program, as the end of the event loop does."""
        if self._program is None:
            return
        program, self._program = self._program, None
        program.shell.window.close()
        if not program.close():
            outlast_work()  # its five seconds are a person's patience, and this machine may have more to do
        program.crashed.disconnect()
        del program
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    def restart(self) -> Visitor:
        """Close the program and open it again on the same home."""
        self.close()
        return self.open_book()

    def pass_minute(self) -> None:
        """Let a minute pass while the program is closed."""
        self.clock.forward(timedelta(minutes=1))

    def pass_time(self, by: timedelta) -> None:
        """Let time pass by the computer's clock, and the window notice."""
        self.clock.forward(by)
        self.program.models.tick()
