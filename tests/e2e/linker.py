"""Somebody who links, unlinks and links again, with a keyring in a file that outlives the program."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from threading import Event
from typing import Final, cast

from certdesk.credentials.vault import VaultKeys
from certdesk.domain.accounts import Linked, Seat, Service, Standing, Visit
from certdesk.domain.deeds import DeedKey, new_key
from certdesk.paths import places
from certdesk.services.api import Desk
from certdesk.services.desk import build_desk
from certdesk.services.ports import AccountDirectory
from certdesk.simulator.accounts.sample import TIDEWATER
from certdesk.simulator.practice import PracticeCA
from certdesk.storage.desk import desk_database
from tests.e2e.clerk import deaf
from tests.e2e.conftest import START
from tests.e2e.stage import HandClock, Keyring, outside_of

SEAT: Final = Seat(TIDEWATER.id, Service.DIGICERT_ONE)
USERNAME: Final = "m.okafor"
_ADDRESS: Final = "web@okafor.example"
_PASSWORD: Final = re.compile(r"^[a-z0-9]{4}(?:-[a-z0-9]{4}){2}$", re.MULTILINE)
READY, BEGUN, LINKED, STOPPED = "ready", "begun", "linked", "stopped"


@dataclass
class FileSafe:
    """A keyring that works, in a file: what was set is there after a kill."""

    path: Path

    def get(self, account: str) -> str | None:
        return self.kept().get(account)

    def set(self, account: str, secret: str) -> None:
        self._write(self.kept() | {account: secret})

    def delete(self, account: str) -> None:
        self._write({name: secret for name, secret in self.kept().items() if name != account})

    def kept(self) -> dict[str, str]:
        return dict(json.loads(self.path.read_text("utf-8"))) if self.path.exists() else {}

    def _write(self, kept: dict[str, str]) -> None:
        unfinished = self.path.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(kept), "utf-8")
        unfinished.replace(self.path)


def desk_at(home: Path, wrap: Callable[[AccountDirectory], AccountDirectory] | None = None) -> Desk:
    """Open the desk and the practice CA of a home; `wrap` puts something between them and the directory."""
    data = places(home)
    practice = PracticeCA(data.practice_database, VaultKeys(data.data, Keyring(refuses=True)).key, HandClock(START))
    outside = outside_of(practice, safe_of(home))
    if wrap is not None:
        outside = replace(outside, directory=wrap(outside.directory))
    desk = build_desk(outside, desk_database(data.desk_database), deaf, home, practice.database)
    desk.home.open()
    desk.accounts.recall()
    return desk


def safe_of(home: Path) -> FileSafe:
    """Return the keyring of whoever has this home."""
    return FileSafe(home / "keyring.json")


def sign_in(desk: Desk) -> None:
    """Sign in to the account with a password that is sent for."""
    desk.accounts.send_password(USERNAME)
    desk.accounts.sign_in(USERNAME, _newest_password(desk))


def link_and_stop(home: Path, paper: Path) -> None:
    """Link, and stand still once the directory has done so, before that can be noted here."""
    say = saying(paper)
    desk = desk_at(home, lambda directory: cast("AccountDirectory", Stopping(directory, lambda: say(STOPPED))))
    desk.accounts.link(desk.services.enter_by_company(SEAT), new_key())


def link_again_and_again(home: Path, paper: Path) -> None:
    """Start as the program does; then unlink, take another username, and link, until killed."""
    say, desk = saying(paper), desk_at(home)
    desk.accounts.settle()
    desk.accounts.refresh()
    say(READY)
    for number in count(len(paper.read_bytes())):  # never less than before
        visit = _unlinked_visit(desk)
        if not _standing(desk).is_sso:
            desk.services.rename(visit, f"maya.{number}")
        key = new_key()
        say(BEGUN, key)
        desk.accounts.link(visit, key)
        say(LINKED, key)


def saying(paper: Path) -> Callable[..., None]:
    """Return what writes a line down in one piece."""

    def say(*words: str) -> None:
        with paper.open("ab", buffering=0) as stream:
            stream.write(f"{' '.join(words)}\n".encode())

    return say


class Stopping:
    """A directory that stands still after it linked, and is another one in everything else."""

    def __init__(self, directory: AccountDirectory, stopped: Callable[[], None]) -> None:
        self._directory = directory
        self._stopped = stopped

    def __getattr__(self, name: str) -> object:
        return getattr(self._directory, name)

    def link(self, token: str, visit: str, key: DeedKey) -> Linked:
        linked = self._directory.link(token, visit, key)
        self._stopped()
        Event().wait()
        return linked


def _unlinked_visit(desk: Desk) -> Visit:
    """Return a visit of the user's own, whose link is ended if there was one."""
    standing = _standing(desk)
    if standing.linked_at is not None:
        visit = desk.accounts.open(SEAT)
        desk.accounts.unlink(SEAT)
        return visit
    if standing.is_sso:
        return desk.services.enter_by_company(SEAT)
    desk.services.send_password(SEAT, standing.service_username)
    return desk.services.enter(SEAT, standing.service_username, _newest_password(desk))


def _standing(desk: Desk) -> Standing:
    seat = desk.accounts.known().of(SEAT)
    assert seat is not None
    return seat.standing


def _newest_password(desk: Desk) -> str:
    newest = desk.practice.messages(_ADDRESS, "Reset password")[0]
    found = _PASSWORD.search(desk.practice.open_message(newest.id).text)
    assert found is not None
    return found.group()
