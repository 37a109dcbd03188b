"""Signing in to the guest portal with a code, and out again."""

from datetime import datetime

from certdesk.domain.activity import DeskAct, DeskEntry
from certdesk.domain.changes import Topic
from certdesk.domain.errors import Damaged
from certdesk.domain.orders import OrderId
from certdesk.domain.portal import CodeReceipt, GuestSession, Identifier, SessionPhase, session_phase
from certdesk.services.open_sessions import OpenSessions
from certdesk.services.ports import GuestPortal
from certdesk.services.visits import Visits, keep, portal_view
from certdesk.storage.desk import DeskStore, Records


class GuestSessions:
    """Implements `api.Sessions`. Codes and tokens pass through; neither is kept outside memory."""

    def __init__(self, portal: GuestPortal, sessions: OpenSessions, visits: Visits, store: DeskStore) -> None:
        self._portal = portal
        self._sessions = sessions
        self._visits = visits
        self._store = store

    def request_code(self, admin_email: str, identifier: Identifier) -> CodeReceipt:
        """Have a code sent, and note that. Raises FieldError, PolicyRefused."""
        receipt = self._portal.request_code(admin_email, identifier)
        self._store.announce(frozenset({Topic.MAIL}))
        self._note(receipt.order.id, DeskAct.CODE_REQUESTED, receipt.sent_at)
        return receipt

    def sign_in(self, receipt: CodeReceipt, code: str) -> GuestSession:
        """Open a session and keep what the portal shows of its order. Raises FieldError, PolicyRefused.

        The code is spent once the portal took it: the session counts even when nothing can be kept afterwards.
        """
        session = self._portal.sign_in(receipt.request, code)
        self._sessions.add(session)
        try:
            shown = self._visits.order(session.order)
            view = portal_view(shown, self._portal.now())
        except Damaged as trouble:
            self._store.regret(trouble)
            return session

        def change(records: Records) -> None:
            keep(records, shown, view)
            records.activity.add(DeskEntry(session.signed_in_at, session.order, DeskAct.SIGNED_IN))

        self._store.note(change)
        return session

    def sign_out(self, order: OrderId) -> None:
        """End the order's session, at once here and then at the portal. Without one, nothing happens."""
        session = self._sessions.take(order)
        if session is None:
            return
        now = self._portal.now()
        self._portal.sign_out(session.token)
        if session_phase(session, now) is not SessionPhase.ENDED:
            self._note(order, DeskAct.SIGNED_OUT, now)

    def forget(self, order: OrderId) -> None:
        """Stop showing an ended session (*at once*); a live one stays."""
        self._sessions.take_ended(order, self._portal.now())

    def all(self) -> tuple[GuestSession, ...]:
        """Return the sessions of this run, the one that ends first in front (*at once*)."""
        return self._sessions.all()

    def now(self) -> datetime:
        """Return the portal's time (*at once*)."""
        return self._portal.now()

    def _note(self, order: OrderId, act: DeskAct, at: datetime) -> None:
        self._store.note(lambda records: records.activity.add(DeskEntry(at, order, act)))
