"""Getting the account: as it is known here, and from the directory when asked to."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, assert_never

from PySide6.QtCore import QObject, QTimer, Signal

from certdesk.domain.errors import CertDeskError, SessionRequired
from certdesk.domain.linking import AccountView
from certdesk.jobs.outcome import Done, Failed, Outcome, Stopped
from certdesk.jobs.runner import Runner
from certdesk.services import api

LATE_MILLISECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Fetched:
    """What is known of the account, and what is under way.

    `is_late`: that, or the keyring's answer, takes long enough to say so. `user` is what the user is called, once
    somebody wants to sign in for the first time. `ended` is the refusal by which the account's session turned out to be
    over; `error` is why nothing newer is known.
    """

    view: AccountView | None = None
    user: str = ""
    is_asking: bool = False
    is_late: bool = False
    error: CertDeskError | None = None
    ended: CertDeskError | None = None


class AccountFetch(QObject):
    """Of several answers only the latest counts. What is known is read again when the directory was asked in between.

    The directory is asked for an account that is signed in. Without one there is nothing newer to be had; where nobody
    ever signed in, it is asked who the user is, and has a password mailed by that.
    """

    changed = Signal(object)  # Fetched
    failed = Signal(object)  # Exception

    def __init__(self, accounts: api.Accounts, people: api.People, runner: Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._accounts, self._people, self._runner = accounts, people, runner
        self._fetched = Fetched()
        self._latest = 0
        self._load_waits = self._ask_waits = self._was_asked = False
        self._retry: Callable[[], None] = self.load
        self._late = QTimer(self, singleShot=True, interval=LATE_MILLISECONDS)
        self._late.timeout.connect(self._say_late)

    def load(self) -> None:
        """Read what is known. While the directory is asked, that waits for its answer."""
        if self._fetched.is_asking:
            self._load_waits = True
            return
        self._latest += 1
        if self._fetched.view is None:
            self._begin()
        self._runner.query(lambda _report: self._accounts.known(), partial(self._take_known, self._latest), self)

    def ask(self) -> None:
        """Have the directory asked. A second wish while one is under way is the same wish."""
        view = self._fetched.view
        if self._fetched.is_asking:
            return
        self._was_asked = True
        if view is None or not view.is_signed_in:
            self._ask_waits = True
            self.load()
            return
        self._latest += 1
        self._begin(is_asking=True)
        self._runner.command(lambda _report: self._accounts.refresh(), self._take_asked, self)

    def try_again(self) -> None:
        """Do once more what failed."""
        self._retry()

    def take(self, view: AccountView) -> None:
        """Show the answer of an act, which is newer than what is being read."""
        self._latest += 1
        self._end(view=view, error=None, ended=None)

    def end(self, error: CertDeskError) -> None:
        """Take it that the account's session is over: an act was refused for it."""
        self._set(ended=error)
        self.load()

    def _take_known(self, serial: int, outcome: Outcome[AccountView]) -> None:
        if serial != self._latest:
            return
        match outcome:
            case Done(view):
                is_mended = self._retry == self.load
                self._end(
                    view=view,
                    error=None if is_mended else self._fetched.error,
                    ended=None if view.is_signed_in else self._fetched.ended,
                )
                if view.awaits_keyring:
                    self._late.start()
            case Failed(error):
                self._refuse(error, self.load)
            case Stopped():
                self._end()
            case _:
                assert_never(outcome)
        self._go_on(self._fetched.view)

    def _go_on(self, view: AccountView | None) -> None:
        if view is None or view.awaits_keyring:
            return
        is_wanted, self._ask_waits = self._ask_waits, False
        if is_wanted and view.is_signed_in:
            self.ask()
        elif view.account is None and self._was_asked:
            self._meet()

    def _meet(self) -> None:
        self._runner.command(lambda _report: _user_of(self._people), self._take_user, self)

    def _take_user(self, outcome: Outcome[str]) -> None:
        match outcome:
            case Done(user):
                is_mended = self._retry == self._meet
                self._set(user=user, error=None if is_mended else self._fetched.error)
            case Failed(error):
                self._refuse(error, self._meet)
            case Stopped():
                pass
            case _:
                assert_never(outcome)

    def _take_asked(self, outcome: Outcome[AccountView]) -> None:
        load_waits, self._load_waits = self._load_waits, False
        match outcome:
            case Done(view):
                self._end(view=view, error=None, ended=None)
            case Failed(SessionRequired() as error):
                self._end(ended=error, error=None)
                load_waits = True
            case Failed(error):
                self._refuse(error, self.ask)
            case Stopped():
                self._end()
            case _:
                assert_never(outcome)
        if load_waits:
            self.load()

    def _refuse(self, error: Exception, again: Callable[[], None]) -> None:
        self._retry = again
        if isinstance(error, CertDeskError):
            self._end(error=error)
        else:
            self._end()
            self.failed.emit(error)

    def _begin(self, *, is_asking: bool = False) -> None:
        self._late.start()
        self._set(is_asking=is_asking)

    def _end(self, **changes: object) -> None:
        self._late.stop()
        self._set(is_asking=False, is_late=False, **changes)

    def _say_late(self) -> None:
        self._set(is_late=True)

    def _set(self, **changes: object) -> None:
        self._fetched = replace(self._fetched, **changes)  # type: ignore[arg-type]  # names are fields
        self.changed.emit(self._fetched)


def _user_of(people: api.People) -> str:
    return next((each.username for each in people.people() if each.is_user), "")
