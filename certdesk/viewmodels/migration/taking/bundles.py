"""Bundles (.pfx) whose pass phrase is asked for: it is tried on them, and kept nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.jobs.outcome import Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Holdings, HoldingsRead, Refused
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration

_FIELD = "passphrase"


@dataclass(frozen=True, slots=True)
class Inputs:
    """The bundles that are locked, and what became of the pass phrase that was typed last."""

    locked: tuple[Refused, ...] = ()
    problem: CertDeskError | None = None
    is_opening: bool = False


@dataclass(frozen=True, slots=True)
class Props:
    """What is asked. `files` are the names of files and of entries of archives; `problem` stands at the field."""

    files: tuple[str, ...] = ()
    problem: CertDeskError | None = None
    is_opening: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a pass phrase is asked for."""
        return bool(self.files)


def derive(inputs: Inputs) -> Props:
    """Return what is asked."""
    return Props(tuple(each.file for each in inputs.locked), inputs.problem, inputs.is_opening)


def still_locked(locked: Sequence[Refused], read: HoldingsRead) -> tuple[tuple[Refused, ...], tuple[Refused, ...]]:
    """Return which bundles a pass phrase did not open, and why others gave nothing although it opened them."""
    asked = {(each.path, each.file) for each in locked}
    mine = [each for each in read.refused if (each.path, each.file) in asked]
    closed = {(each.path, each.file) for each in mine if is_locked(each)}
    left = tuple(each for each in locked if (each.path, each.file) in closed)
    return left, tuple(each for each in mine if not is_locked(each))


def is_locked(each: Refused) -> bool:
    """Return whether a pass phrase is all that keeps this from being read."""
    return each.why.key in {MessageKey.BUNDLE_PASSPHRASE, MessageKey.BUNDLE_CLOSED}


class BundlesViewModel(ViewModel[Inputs, Props]):
    """Asks for one pass phrase after the other, until every bundle is open or left out."""

    opened = Signal(object)  # HoldingsRead: a pass phrase opened some, and what that added
    given_up = Signal(object)  # tuple[Refused, ...]: what gave nothing in the end

    def __init__(
        self, holdings: Holdings, opened: OpenMigration, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._holdings, self._open, self._runner = holdings, opened, runner

    def ask_for(self, locked: Sequence[Refused]) -> None:
        """Ask for the pass phrase of these too."""
        if locked:
            self._apply(replace(self._inputs, locked=(*self._inputs.locked, *locked)))

    def try_passphrase(self, passphrase: str) -> None:
        """Try it on all that are locked."""
        locked, migration, holdings = self._inputs.locked, self._open.id, self._holdings
        if not locked or migration is None or self._inputs.is_opening:
            return
        if not passphrase:
            self._apply(replace(self._inputs, problem=_wanted(locked[0])))
            return
        paths: tuple[Path, ...] = tuple(dict.fromkeys(each.path for each in locked if each.path is not None))
        self._apply(replace(self._inputs, problem=None, is_opening=True))

        def then(outcome: Outcome[HoldingsRead]) -> None:
            self._take_read(locked, outcome)

        self._runner.query(lambda report: holdings.read_files(migration, paths, passphrase, report), then, self)

    def leave_out(self) -> None:
        """Read the rest without them."""
        locked = self._inputs.locked
        if locked and not self._inputs.is_opening:
            self._apply(Inputs())
            self.given_up.emit(locked)

    def forget(self) -> None:
        """Ask for nothing any more: another migration is open."""
        self._apply(Inputs())

    def _take_read(self, asked: tuple[Refused, ...], outcome: Outcome[HoldingsRead]) -> None:
        if asked != self._inputs.locked:
            return
        self._apply(replace(self._inputs, is_opening=False))
        done = self._finished(outcome)
        if done is None:
            return
        left, empty = still_locked(asked, done.value)
        opened = len(left) < len(asked)
        problem = FieldError(_FIELD, MessageKey.BUNDLE_CLOSED, file=left[0].file) if left and not opened else None
        self._open.take(done.value.view, Changed.ADDED)
        self._apply(Inputs(left, problem))
        if opened:
            self.opened.emit(done.value)
        if empty:
            self.given_up.emit(empty)

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))


def _wanted(locked: Refused) -> CertDeskError:
    return FieldError(_FIELD, MessageKey.BUNDLE_PASSPHRASE, file=locked.file)
