"""The practice CA's own controls: setting its world up, moving its clock, reading its mail, starting over."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from certdesk.domain.activity import WHOLE_DESK, DeskAct, DeskEntry
from certdesk.domain.book import Book
from certdesk.domain.changes import Topic
from certdesk.domain.mail import Mailbox, Message, MessageSummary
from certdesk.domain.practice import PracticeState, WorldPlan
from certdesk.domain.work import Reporter, Silent
from certdesk.services.accounts.identities import Identities
from certdesk.services.api import Orders
from certdesk.services.open_sessions import OpenSessions
from certdesk.services.ports import Mailboxes, PracticeControls
from certdesk.storage.desk import DeskStore

_WORLD = frozenset({Topic.CLOCK, Topic.MAIL, Topic.SESSIONS, Topic.REQUESTS, Topic.MIGRATIONS})


class PracticeWorld:
    """Implements `api.Practice`."""

    def __init__(
        self,
        controls: PracticeControls,
        mail_room: Mailboxes,
        orders: Orders,
        sessions: OpenSessions,
        identities: Identities,
        store: DeskStore,
    ) -> None:
        self._controls = controls
        self._mail_room = mail_room
        self._orders = orders
        self._sessions = sessions
        self._identities = identities
        self._store = store

    def state(self) -> PracticeState:
        """Return where the practice CA stands."""
        return self._controls.state()

    def open_portfolio(self, plan: WorldPlan, report: Reporter) -> Book:
        """Set the world up, if there is none, and take its orders into the book. Raises Cancelled, Unavailable."""
        self._controls.set_up(plan, report)
        self._store.announce(_WORLD)
        return self._orders.refresh(Silent())

    def advance(self, by: timedelta) -> Book:
        """Move the practice clock forward and take over what changed."""
        self._controls.advance(by)
        self._store.announce(_WORLD)
        return self._orders.refresh(Silent())

    def start_over(self) -> None:
        """Forget what the desk knows of the practice world, its keys, sessions and accounts, and then the world itself.

        In this order, so that a failure in between leaves an empty desk that a portfolio fills again. Where
        downloads go is remembered: that folder is the user's. So is what migrations have of the user's own files. What
        is being asked of the DigiCert account is waited for, so that no answer of the old world is kept in the new one.
        """
        with self._identities.one_at_a_time:
            self._forget_world()
        self._store.announce(_WORLD)

    def _forget_world(self) -> None:
        from certdesk.services.migrations.starting_over import (  # noqa: PLC0415 - no start needs it
            bring_back,
            forget_practice,
        )

        self._sessions.clear()
        begun = DeskEntry(self._controls.state().now, WHOLE_DESK, DeskAct.STARTED_OVER)
        with self._store.write() as records:
            records.intents.clear()
            records.drafts.clear()
            records.orders.clear()
            records.activity.clear()
            records.activity.add(begun)
            records.preferences.forget_servers()
            records.private_keys.clear()
            records.accounts.clear()
            records.attempts.clear()
            records.link_intents.clear()
            records.keyring_entries.end_all()
            forget_practice(records)
        self._identities.forget_everybody()
        self._controls.start_over()
        with self._store.write() as records:
            bring_back(records, self._controls.state().now)

    def write_samples(self, folder: Path, report: Reporter) -> Path:
        """Write a folder of signing requests to try, with a note of what each shows, and return where it is."""
        from certdesk.services.samples import chosen_orders, write_samples  # noqa: PLC0415 - seldom asked for

        with self._store.read() as records:
            entries = records.orders.book().entries
        chosen = chosen_orders(entries)
        return write_samples(folder, chosen, self._controls.names(chosen.all), report)

    def mailboxes(self) -> Sequence[Mailbox]:
        """Return the mailboxes, those with the newest mail first."""
        return self._mail_room.mailboxes()

    def messages(self, address: str | None, search: str) -> Sequence[MessageSummary]:
        """Return the messages of one mailbox, or of all, that hold every word of `search`; newest first."""
        return self._mail_room.messages(address, search)

    def open_message(self, message: int) -> Message:
        """Return one message and mark it as read. Raises NotFound."""
        opened = self._mail_room.open(message)
        self._store.announce(frozenset({Topic.MAIL}))
        return opened
