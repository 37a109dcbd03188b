"""Guest sessions of the practice portal. They live here, in memory, and nowhere else."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime
from random import Random
from threading import Lock

from certdesk.domain.errors import SessionRequired
from certdesk.domain.messages import MessageKey
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import SESSION_LIFETIME, GuestSession
from certdesk.simulator.secrecy import new_token

_REMEMBERED = 1000


class Sessions:
    """The sessions of this run, by token, ended ones too: so a late request can be told when its session ended.

    Several may live side by side, also for one order. `randomness` must be one that cannot be foreseen.
    """

    def __init__(self, randomness: Random) -> None:
        self._randomness = randomness
        self._by_token: OrderedDict[str, GuestSession] = OrderedDict()
        self._lock = Lock()

    def open(self, order: OrderId, now: datetime) -> GuestSession:
        """Return a new session of two hours for `order`."""
        session = GuestSession(order, new_token(self._randomness), now, now + SESSION_LIFETIME)
        with self._lock:
            self._by_token[session.token] = session
            while len(self._by_token) > _REMEMBERED:
                self._by_token.popitem(last=False)
        return session

    def live(self, token: str, now: datetime) -> GuestSession:
        """Return the session of `token`.

        Raises SessionRequired (SESSION_ENDED): with the facts `order` and `ended_at` for a session that is
        over, without facts for a token that never was one.
        """
        with self._lock:
            session = self._by_token.get(token)
        if session is None:
            raise SessionRequired(MessageKey.SESSION_ENDED)
        if now >= session.ends_at:
            raise SessionRequired(MessageKey.SESSION_ENDED, order=session.order, ended_at=session.ends_at)
        return session

    def close(self, token: str, now: datetime) -> None:
        """End the session of `token` at `now`, if it is still live."""
        with self._lock:
            session = self._by_token.get(token)
            if session is not None and now < session.ends_at:
                self._by_token[token] = replace(session, ends_at=now)

    def forget(self) -> None:
        """Drop all sessions."""
        with self._lock:
            self._by_token.clear()
