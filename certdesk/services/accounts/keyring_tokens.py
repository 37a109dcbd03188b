"""Tokens in the system's keyring, which may be absent, refuse, forget, or wait for its user."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import RLock
from typing import Final

from certdesk.credentials.store import SecretStore, StoreUnusable
from certdesk.domain.accounts import Keeping
from certdesk.domain.errors import Unavailable
from certdesk.services.accounts.tokens import Opener
from certdesk.storage.desk import DeskStore
from certdesk.storage.keyring_entries import KeyringEntry

# What keyring raises where no backend fits this computer; anything else is a keyring that is there and refuses.
_ABSENT: Final = "NoKeyringError"


class KeyringTokens:
    """Tokens in the keyring, and those of this run in memory too.

    The database knows which entries are this desk's, by name and by a digest of what is in them: so nothing is asked
    before there is something to ask for, and what another home put under the same name is neither used nor taken
    out. A content is written down before it is put there and forgotten after it is gone, so that none outlives what
    is known of it. What the keyring will not give back now is marked, and taken out when it opens.

    The keyring is asked in turn, for as long as it takes; memory is never waited for.
    """

    def __init__(self, keyring: SecretStore, store: DeskStore) -> None:
        self._keyring = keyring
        self._store = store
        self._held: dict[Opener, str] = {}
        self._heard: set[Opener] = set()
        self._only_here: dict[Opener, Keeping] = {}
        self._trouble: Keeping | None = None
        self._memory = RLock()
        self._turn = RLock()

    def has(self, opener: Opener) -> bool | None:
        """Return at once whether there is a token; None: the keyring has one and was not asked for it yet."""
        with self._memory:
            if opener in self._held:
                return True
            if opener in self._heard:
                return False
        return None if self._current(opener) else False

    def get(self, opener: Opener) -> str | None:
        """Return a token, or None: there is none, or the keyring does not give it now."""
        held = self._held.get(opener)
        if held is not None:
            return held
        with self._turn:
            return self._held.get(opener) or self._recalled(opener)

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token in the keyring; where that does not work, for this run."""
        with self._memory:
            self._held[opener] = token
        with self._turn:
            reason = self._put(KeyringEntry(opener.entry, opener.username, _digest(token)), token)
            with self._memory:
                self._only_here.pop(opener, None)
                if reason is not None:
                    self._only_here[opener] = reason

    def drop(self, opener: Opener, token: str | None = None) -> None:
        """Let go of a token, and take it out of the keyring; of `token` only if one is named.

        What the keyring refused to give back before is not asked for again.
        """
        with self._memory:
            if token not in {None, self._held.get(opener)}:
                return
            self._let_go((opener,))
        with self._turn:
            if opener not in self._held:
                self._end(self._current(opener))

    def drop_all(self, username: str) -> None:
        """Let go of all tokens of an account, and take them out of the keyring."""
        with self._memory:
            self._let_go([Opener(username), *(each for each in self._held if each.username == username)])
        with self._turn:
            self._end([each for each in self._entries() if each.username == username])

    def forget_all(self) -> None:
        """Let go of every token, and take out what is marked in the database."""
        with self._memory:
            self._let_go(list(self._held))
            self._heard.clear()
        self.sweep()

    def sweep(self) -> None:
        """Take out what could not be taken out before."""
        with self._turn:
            self._take_out([each for each in self._entries() if each.is_over])

    def keeping(self) -> Keeping:
        """Return at once where tokens are kept, or why they are not kept for longer than this run."""
        with self._memory:
            return next(iter(self._only_here.values()), self._trouble or Keeping.KEYRING)

    def _let_go(self, openers: Iterable[Opener]) -> None:
        for opener in openers:
            self._held.pop(opener, None)
            self._only_here.pop(opener, None)
            self._heard.add(opener)

    def _entries(self) -> list[KeyringEntry]:
        with self._store.read() as records:
            return records.keyring_entries.all()

    def _current(self, opener: Opener) -> list[KeyringEntry]:
        """Return what may be in the keyring for this: two contents only after an end between them."""
        with self._store.read() as records:
            return [each for each in records.keyring_entries.called(opener.entry) if not each.is_over]

    def _recalled(self, opener: Opener) -> str | None:
        """Return what the keyring has for this, if it is what this desk put there."""
        digests = {each.digest for each in self._current(opener)}
        content = None
        if digests:
            with suppress(StoreUnusable), self._asking():
                content = self._keyring.get(opener.entry)
        with self._memory:
            self._heard.add(opener)
            if content is not None and _digest(content) in digests:
                return self._held.setdefault(opener, content)
        return self._held.get(opener)

    def _put(self, entry: KeyringEntry, token: str) -> Keeping | None:
        """Have the keyring keep a content; return why it does not. What was under the name before goes with it."""
        try:
            with self._store.write() as records:
                records.keyring_entries.keep(entry)
        except Unavailable as trouble:
            self._store.regret(trouble)
            return Keeping.DISK_REFUSED
        is_kept = False
        with suppress(StoreUnusable), self._asking():
            self._keyring.set(entry.name, token)
            is_kept = self._keyring.get(entry.name) == token
        with suppress(Unavailable), self._store.write() as records:
            for each in records.keyring_entries.called(entry.name):
                if not is_kept:
                    records.keyring_entries.end(each)
                elif each.digest != entry.digest:
                    records.keyring_entries.forget(each)
        return None if is_kept else self._trouble or Keeping.NO_KEYRING

    def _end(self, entries: list[KeyringEntry]) -> None:
        if entries:
            with suppress(Unavailable), self._store.write() as records:
                for entry in entries:
                    records.keyring_entries.end(entry)
        self._take_out(entries)

    def _take_out(self, entries: list[KeyringEntry]) -> None:
        """Take entries out that are still what this desk put there. From the first refusal on they remain marked."""
        with suppress(StoreUnusable):
            for entry in entries:
                with self._asking():
                    content = self._keyring.get(entry.name)
                    if content is not None and _digest(content) == entry.digest:
                        self._keyring.delete(entry.name)
                with suppress(Unavailable), self._store.write() as records:
                    records.keyring_entries.forget(entry)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Note whether the keyring answers. When it does again, it gives back what it refused to."""
        try:
            yield
        except StoreUnusable as refusal:
            self._trouble = Keeping.NO_KEYRING if refusal.cause == _ABSENT else Keeping.KEYRING_REFUSED
            raise
        was_shut, self._trouble = self._trouble is not None, None
        if was_shut:
            self.sweep()


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
