"""The guest sessions of this run: in memory, never written, gone when the program ends."""

from dataclasses import replace
from datetime import datetime
from threading import Lock

from certdesk.domain.changes import Announce, Topic
from certdesk.domain.errors import SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import GuestSession, SessionPhase, session_phase

_CHANGED = frozenset({Topic.SESSIONS})


class OpenSessions:
    """At most one session for each order. May be used from any thread; `announce` hears of every change."""

    def __init__(self, announce: Announce) -> None:
        self._announce = announce
        self._lock = Lock()
        self._by_order: dict[OrderId, GuestSession] = {}

    def add(self, session: GuestSession) -> None:
        """Take a new session in, in the place of an earlier one of its order."""
        with self._lock:
            self._by_order[session.order] = session
        self._announce(_CHANGED)

    def live(self, order: OrderId, now: datetime) -> GuestSession:
        """Return the session of `order`. Raises SessionRequired when there is none or it is over (`ended_at`)."""
        with self._lock:
            session = self._by_order.get(order)
        if session is None:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=order)
        if session_phase(session, now) is SessionPhase.ENDED:
            raise over(session)
        return session

    def end(self, session: GuestSession, now: datetime) -> GuestSession:
        """Note that the portal has ended `session`, and return it ended. A newer session of its order goes on."""
        ended = replace(session, ends_at=min(session.ends_at, now))
        with self._lock:
            if self._by_order.get(session.order) != session:
                return ended
            self._by_order[session.order] = ended
        self._announce(_CHANGED)
        return ended

    def take(self, order: OrderId) -> GuestSession | None:
        """Remove the session of `order` and return it, or None when there is none."""
        with self._lock:
            session = self._by_order.pop(order, None)
        if session is not None:
            self._announce(_CHANGED)
        return session

    def take_ended(self, order: OrderId, now: datetime) -> None:
        """Remove the session of `order` if it is over; a live one stays."""
        with self._lock:
            session = self._by_order.get(order)
            if session is None or session_phase(session, now) is not SessionPhase.ENDED:
                return
            del self._by_order[order]
        self._announce(_CHANGED)

    def all(self) -> tuple[GuestSession, ...]:
        """Return every session, ended ones too, the one that ends first in front."""
        with self._lock:
            sessions = tuple(self._by_order.values())
        return tuple(sorted(sessions, key=lambda session: (session.ends_at, session.order)))

    def clear(self) -> None:
        """Remove every session."""
        with self._lock:
            self._by_order.clear()
        self._announce(_CHANGED)


def over(session: GuestSession) -> SessionRequired:
    """Return the error that asks for a new sign-in, for it says which session ended and when."""
    return SessionRequired(MessageKey.SESSION_ENDED, order=session.order, ended_at=session.ends_at)
