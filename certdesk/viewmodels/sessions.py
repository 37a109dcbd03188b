"""The guest sessions of this run: the one that matters now, all of them, and a word before each ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from certdesk.domain.book import OrderDetails
from certdesk.domain.changes import Topic
from certdesk.domain.errors import NotFound
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import ENDING_SOON, GuestSession, SessionPhase, session_phase
from certdesk.jobs.outcome import Done, Failed, Outcome
from certdesk.jobs.runner import Runner
from certdesk.services import api
from certdesk.viewmodels.base import ViewModel

LAST_WORD = timedelta(minutes=5)
_MINUTE = timedelta(minutes=1)
_SECOND = timedelta(seconds=1)
_STEPS_OF_RING = 120
_START_OF_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SessionCard:
    """One session as it is shown. `left` is whole minutes, or seconds in the last one; `fraction` is 1 to 0."""

    order: OrderId
    name: str
    phase: SessionPhase
    left: timedelta
    fraction: float
    ends_at: datetime
    is_leaving: bool = False


@dataclass(frozen=True, slots=True)
class SessionEnding:
    """A session is about to end: in `minutes`, rounded up."""

    order: OrderId
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything the card and its popover depend on."""

    now: datetime = _START_OF_TIME
    sessions: tuple[GuestSession, ...] = ()
    names: Mapping[OrderId, str] = field(default_factory=dict)
    selected: OrderId | None = None
    leaving: frozenset[OrderId] = frozenset()


@dataclass(frozen=True, slots=True)
class Props:
    """The session that matters now (None: there is none), and all of them, the one that ends first in front."""

    card: SessionCard | None = None
    sessions: tuple[SessionCard, ...] = ()


def derive(inputs: Inputs) -> Props:
    """Return the cards, and which of them matters: the selected order's, else the live one that ends first."""
    cards = tuple(_card(session, inputs) for session in inputs.sessions)
    return Props(_that_matters(cards, inputs.selected), cards)


def _that_matters(cards: tuple[SessionCard, ...], selected: OrderId | None) -> SessionCard | None:
    for card in cards:
        if card.order == selected:
            return card
    live = [card for card in cards if card.phase is not SessionPhase.ENDED]
    if live:
        return min(live, key=lambda card: card.ends_at)
    return max(cards, key=lambda card: card.ends_at, default=None)


def _card(session: GuestSession, inputs: Inputs) -> SessionCard:
    left = max(session.ends_at - inputs.now, timedelta())
    whole = session.ends_at - session.signed_in_at
    share = min(left / whole, 1.0) if whole else 0.0
    return SessionCard(
        order=session.order,
        name=inputs.names.get(session.order, session.order),
        phase=session_phase(session, inputs.now),
        left=left - left % (_MINUTE if left >= _MINUTE else _SECOND),
        fraction=-(-share * _STEPS_OF_RING // 1) / _STEPS_OF_RING,
        ends_at=session.ends_at,
        is_leaving=session.order in inputs.leaving,
    )


class Warned(IntEnum):
    """How much the user was told of a session's end; it only grows."""

    NOTHING = 0
    SOON = 1
    LAST_WORD = 2
    ENDED = 3


def due(session: GuestSession, now: datetime) -> Warned:
    """Return what should have been said of the session's end at `now`."""
    left = session.ends_at - now
    if left <= timedelta():
        return Warned.ENDED
    if left <= LAST_WORD:
        return Warned.LAST_WORD
    return Warned.SOON if left <= ENDING_SOON else Warned.NOTHING


class SessionsViewModel(ViewModel[Inputs, Props]):
    """Follows the sessions by the portal's clock, and speaks up once at fifteen and once at five minutes left.

    When the computer slept through both, only what is true now is said.
    """

    ending = Signal(object)  # SessionEnding
    ended = Signal(object)  # OrderId

    def __init__(
        self, sessions: api.Sessions, orders: api.Orders, runner: Runner, parent: QObject | None = None
    ) -> None:
        super().__init__(Inputs(), derive, parent)
        self._sessions = sessions
        self._orders = orders
        self._runner = runner
        self._warned: dict[tuple[OrderId, datetime], Warned] = {}
        self._asked: set[OrderId] = set()
        self._naming: dict[OrderId, int] = {}  # how many questions for a name are not answered yet
        self.tick()

    def set_selected(self, order: OrderId | None) -> None:
        """Prefer that order's session."""
        self._apply(replace(self._inputs, selected=order))

    def sign_out(self, order: OrderId) -> None:
        """End the order's session."""
        if order in self._inputs.leaving:
            return
        self._apply(replace(self._inputs, leaving=self._inputs.leaving | {order}))
        self._runner.command(lambda _: self._sessions.sign_out(order), partial(self._signed_out, order), self)

    def forget(self, order: OrderId) -> None:
        """Stop showing an ended session."""
        self._sessions.forget(order)
        self.tick()

    def refresh(self, topics: frozenset[Topic]) -> None:
        """Follow sessions that were opened or closed, and a clock that was moved."""
        if topics & {Topic.SESSIONS, Topic.CLOCK, Topic.ORDERS}:
            self._asked &= set(self._inputs.names)
            self.tick()

    def tick(self) -> None:
        """Read the sessions and the time, and say what is due."""
        sessions, now = self._sessions.all(), self._sessions.now()
        self._apply(replace(self._inputs, sessions=sessions, now=now))
        for session in sessions:
            self._ask_name(session.order)
            self._warn(session, now)
        current = {_key(session) for session in sessions}
        self._warned = {key: told for key, told in self._warned.items() if key in current}

    def _warn(self, session: GuestSession, now: datetime) -> None:
        told, say = self._warned.get(_key(session), Warned.NOTHING), due(session, now)
        is_unnamed = session.order not in self._inputs.names and session.order in self._naming
        if say <= told or (is_unnamed and say is not Warned.ENDED):
            return  # what has its name to come is said with it
        self._warned[_key(session)] = say
        if session.order in self._inputs.leaving:
            return
        if say is Warned.ENDED:
            self.ended.emit(session.order)
        else:
            name = self._inputs.names.get(session.order, session.order)
            self.ending.emit(SessionEnding(session.order, name, -((now - session.ends_at) // _MINUTE)))

    def _ask_name(self, order: OrderId) -> None:
        if order not in self._asked:
            self._asked.add(order)
            self._naming[order] = self._naming.get(order, 0) + 1
            self._runner.query(lambda _: self._orders.details(order), partial(self._named, order), self)

    def _named(self, order: OrderId, outcome: Outcome[OrderDetails]) -> None:
        self._naming[order] -= 1
        if not self._naming[order]:
            del self._naming[order]
        match outcome:
            case Done(details):
                names = {**self._inputs.names, order: details.entry.shown_name}
                self._apply(replace(self._inputs, names=names))
            case Failed(error) if not isinstance(error, NotFound):
                self.failed.emit(error)
        self.tick()

    def _signed_out(self, order: OrderId, outcome: Outcome[None]) -> None:
        self.tick()
        self._apply(replace(self._inputs, leaving=self._inputs.leaving - {order}))
        if isinstance(outcome, Failed):
            self.failed.emit(outcome.error)


def _key(session: GuestSession) -> tuple[OrderId, datetime]:
    return session.order, session.signed_in_at
