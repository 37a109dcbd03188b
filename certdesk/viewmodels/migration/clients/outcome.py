"""What follows from a decision: whom a letter goes to, which certificates it is about, and when [S3]."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QObject

from certdesk.domain.correspondents import Signatory, Webmaster, kept_webmaster
from certdesk.domain.errors import CertDeskError
from certdesk.domain.holdings import HoldingId
from certdesk.domain.letters import is_reachable
from certdesk.domain.migration import Decision, MigrationId, Situation, placed
from certdesk.jobs.outcome import Done, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services.api import Holdings, HoldingsRead, MigrationView, Sessions
from certdesk.viewmodels.base import ViewModel
from certdesk.viewmodels.migration.opened import Changed, OpenMigration


@dataclass(frozen=True, slots=True)
class About:
    """One certificate that it is about: its name as people read it, and its end (UTC) as far as that is known."""

    id: HoldingId
    name: str
    ends_at: datetime | None = None
    number: str = ""
    product: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The migration that is open, whom its letter goes to as typed, and why something was not taken."""

    view: MigrationView | None = None
    webmaster: Webmaster = field(default_factory=Webmaster)
    problem: CertDeskError | None = None


@dataclass(frozen=True, slots=True)
class Props:
    """The page. `removal` is the day on which the ISO account goes, as far as known; `signatory` signs the letter."""

    situation: Situation | None = None
    decision: Decision | None = None
    removal: date | None = None
    webmaster: Webmaster = field(default_factory=Webmaster)
    is_email_wrong: bool = False
    about: tuple[About, ...] = ()
    signatory: Signatory = field(default_factory=Signatory)
    problem: CertDeskError | None = None

    @property
    def recipient(self) -> str:
        """Where the letter goes, "" while that is not known."""
        return "" if self.is_email_wrong else self.webmaster.email.strip()


def derive(inputs: Inputs) -> Props:
    """Return the page. What is typed in the place of an address and is none goes on no letter."""
    if inputs.view is None:
        return Props()
    migration = placed(inputs.view.migration)
    email = inputs.webmaster.email.strip()
    return Props(
        situation=migration.situation,
        decision=migration.decision,
        removal=migration.removal,
        webmaster=inputs.webmaster,
        is_email_wrong=bool(email) and not is_reachable(email),
        about=tuple(
            About(
                each.holding.id,
                each.holding.name,
                each.holding.ends_at,
                each.number,
                each.holding.product,
            )
            for each in inputs.view.moved
        ),
        signatory=inputs.view.signatory,
        problem=inputs.problem,
    )


class OutcomeViewModel(ViewModel[Inputs, Props]):
    """Certificates and webmaster are kept as they are given, of what is typed the newest when it is its turn."""

    def __init__(
        self,
        holdings: Holdings,
        sessions: Sessions,
        opened: OpenMigration,
        runner: Runner,
        parent: QObject | None = None,
    ) -> None:
        kept = Webmaster() if opened.view is None else opened.view.migration.webmaster
        super().__init__(Inputs(opened.view, kept), derive, parent)
        self._holdings, self._sessions, self._open, self._runner = holdings, sessions, opened, runner
        self._typed: dict[MigrationId, Webmaster] = {}  # until it is kept
        self._is_keeping = False
        opened.changed.connect(self._take_opened)

    def now(self) -> datetime:
        """Return the time by the portal's clock, which papers are dated with."""
        return self._sessions.now()

    def set_name(self, name: str) -> None:
        """Take over the webmaster's name as it is typed."""
        self._set(replace(self._inputs.webmaster, name=name))

    def set_email(self, email: str) -> None:
        """Take over the webmaster's address as it is typed."""
        self._set(replace(self._inputs.webmaster, email=email))

    def add(self, text: str) -> None:
        """Add the certificates that were typed; what is no name is told, the rest is taken."""
        if (id_ := self._open.id) is None or not text.strip():
            return
        self._apply(replace(self._inputs, problem=None))
        self._runner.command(lambda _report: self._holdings.take_typed(id_, text), self._take_added, self)

    def leave_out(self, holding: HoldingId) -> None:
        """Take a certificate out of it; that can be undone."""
        if (id_ := self._open.id) is not None:
            work = partial(self._holdings.take_out, id_, (holding,))
            self._runner.command(lambda _report: work(), self._take_left_out, self)

    def _set(self, webmaster: Webmaster) -> None:
        if (id_ := self._open.id) is not None:
            self._typed[id_] = webmaster
            self._apply(replace(self._inputs, webmaster=webmaster))
            self._keep()

    def _keep(self) -> None:
        """Keep what is typed, as it is when its turn comes: the end of the program may let nothing follow it."""
        id_ = self._open.id
        typed = None if id_ is None else self._typed.get(id_)
        if id_ is None or typed is None or self._is_keeping:
            return
        self._is_keeping = True
        newest, take = self._typed, partial(self._take_kept, id_)
        self._open.answer(lambda migration: replace(migration, webmaster=newest.get(id_, typed)), take)

    def _take_kept(self, migration: MigrationId, outcome: Outcome[MigrationView]) -> None:
        self._is_keeping = False
        if done := self._finished(outcome):
            typed = self._typed.get(migration)
            if typed is not None and kept_webmaster(typed) == done.value.migration.webmaster:
                del self._typed[migration]
            self._keep()

    def _take_added(self, outcome: Outcome[HoldingsRead]) -> None:
        match outcome:
            case Done(read):
                self._apply(replace(self._inputs, problem=read.refused[0].why if read.refused else None))
                self._open.take(read.view, Changed.ADDED)
            case _:
                self._finished(outcome)

    def _take_left_out(self, outcome: Outcome[MigrationView]) -> None:
        if done := self._finished(outcome):
            self._open.take(done.value, Changed.TAKEN_OUT)

    def _take_opened(self, view: MigrationView | None) -> None:
        before, now = self._inputs.view, None if view is None else view.migration.id
        is_same = before is not None and before.migration.id == now
        typed = None if now is None else self._typed.get(now)
        kept = Webmaster() if view is None else view.migration.webmaster
        self._apply(Inputs(view, typed or kept, self._inputs.problem if is_same else None))
        if not is_same:
            self._is_keeping = False  # nobody is told of what was being kept of another migration
            self._keep()

    def _show_error(self, error: CertDeskError) -> None:
        self._apply(replace(self._inputs, problem=error))
