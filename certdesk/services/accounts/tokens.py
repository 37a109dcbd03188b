"""What opens a DigiCert account and its links without a password: in the keyring, or in memory for this run."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from threading import RLock
from typing import Final, Protocol

from certdesk.credentials.store import SecretStore, StoreUnusable
from certdesk.domain.accounts import Keeping, Seat
from certdesk.domain.errors import Unavailable
from certdesk.storage.desk import DeskStore
from certdesk.storage.keyring_entries import KeyringEntry

# What keyring raises where no backend fits this computer; anything else is a keyring that is there and refuses.
_ABSENT: Final = "NoKeyringError"


@dataclass(frozen=True, slots=True)
class Opener:
    """What a token opens: the account of `username`, or the link of one of its seats."""

    username: str
    seat: Seat | None = None

    @property
    def entry(self) -> str:
        """The name that its token has in the keyring."""
        if self.seat is None:
            return f"account/{self.username}"
        return f"link/{self.username}/{self.seat.organisation}/{self.seat.service.value}"


class Tokens(Protocol):
    """Tokens by what they open."""

    def get(self, opener: Opener, *, asks_again: bool = True) -> str | None:
        """Return a token, or None where there is none to be had. A keyring that refused is asked on request only."""

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token as long as may be."""

    def drop(self, opener: Opener) -> None:
        """Let go of a token; nothing there is no error."""

    def drop_all(self, username: str) -> None:
        """Let go of everything that opens something for an account."""

    def keeping(self) -> Keeping:
        """Return where tokens are kept."""


class HeldTokens:
    """Tokens in memory, gone when the program ends."""

    def __init__(self) -> None:
        self._held: dict[Opener, str] = {}

    def get(self, opener: Opener, *, asks_again: bool = True) -> str | None:  # noqa: ARG002 - there is nobody to ask
        """Return a token, or None."""
        return self._held.get(opener)

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token for this run."""
        self._held[opener] = token

    def drop(self, opener: Opener) -> None:
        """Let go of a token."""
        self._held.pop(opener, None)

    def drop_all(self, username: str) -> None:
        """Let go of all tokens of an account."""
        for opener in [each for each in self._held if each.username == username]:
            self._held.pop(opener, None)

    def keeping(self) -> Keeping:
        """Return that these are held for somebody whom one acts as."""
        return Keeping.ACTING


class KeyringTokens:
    """Tokens in the system's keyring, and those of this run in memory too.

    The database knows which entries are this desk's, by name and by a digest of what is in them: so nothing is asked
    before there is something to ask for, and what another home put under the same name is neither used nor taken
    out. What the keyring will not give back now is marked, and taken out when it opens (`sweep`).
    """

    def __init__(self, keyring: SecretStore, store: DeskStore) -> None:
        self._keyring = keyring
        self._store = store
        self._held: dict[Opener, str] = {}
        self._only_here: dict[Opener, Keeping] = {}
        self._trouble: Keeping | None = None
        self._one_at_a_time = RLock()

    def get(self, opener: Opener, *, asks_again: bool = True) -> str | None:
        """Return a token, or None: there is none, or the keyring does not give it now."""
        with self._one_at_a_time:
            if opener in self._held:
                return self._held[opener]
            if self._trouble is not None and not asks_again:
                return None
            entry = self._entry(opener.entry)
            if entry is None or entry.is_over:
                return None
            content = self._content(entry)
            if content is not None:
                self._held[opener] = content
            return content

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token in the keyring; where that does not work, for this run."""
        with self._one_at_a_time:
            self._held[opener] = token
            reason = self._put(KeyringEntry(opener.entry, opener.username, _digest(token)), token)
            if reason is None:
                self._only_here.pop(opener, None)
            else:
                self._only_here[opener] = reason

    def drop(self, opener: Opener) -> None:
        """Let go of a token, and take it out of the keyring."""
        with self._one_at_a_time:
            self._let_go(opener)
            entry = self._entry(opener.entry)
            if entry is not None:
                self._end(entry)

    def drop_all(self, username: str) -> None:
        """Let go of all tokens of an account, and take them out of the keyring."""
        with self._one_at_a_time:
            for opener in [each for each in self._held if each.username == username]:
                self._let_go(opener)
            for entry in self._entries():
                if entry.username == username:
                    self._end(entry)

    def forget_all(self) -> None:
        """Let go of every token, and take out what is marked in the database."""
        with self._one_at_a_time:
            self._held.clear()
            self._only_here.clear()
            self.sweep()

    def sweep(self) -> None:
        """Take out what could not be taken out before."""
        with self._one_at_a_time:
            for entry in self._entries():
                if entry.is_over:
                    self._take_out(entry)

    def keeping(self) -> Keeping:
        """Return where tokens are kept, or why they are not kept for longer than this run."""
        with self._one_at_a_time:
            return next(iter(self._only_here.values()), self._trouble or Keeping.KEYRING)

    def _let_go(self, opener: Opener) -> None:
        self._held.pop(opener, None)
        self._only_here.pop(opener, None)

    def _entry(self, name: str) -> KeyringEntry | None:
        with self._store.read() as records:
            return records.keyring_entries.find(name)

    def _entries(self) -> list[KeyringEntry]:
        with self._store.read() as records:
            return records.keyring_entries.all()

    def _content(self, entry: KeyringEntry) -> str | None:
        """Return what is in an entry, if it is what this desk put there."""
        try:
            content = self._keyring.get(entry.name)
        except StoreUnusable as refusal:
            self._trouble = _reason(refusal)
            return None
        self._trouble = None
        return content if content is not None and _digest(content) == entry.digest else None

    def _put(self, entry: KeyringEntry, token: str) -> Keeping | None:
        """Write an entry down and have the keyring keep its content; return why it does not."""
        try:
            with self._store.write() as records:
                records.keyring_entries.keep(entry)
        except Unavailable as trouble:
            self._store.regret(trouble)
            return Keeping.KEYRING_REFUSED
        try:
            self._keyring.set(entry.name, token)
            is_kept = self._keyring.get(entry.name) == token
        except StoreUnusable as refusal:
            self._trouble = _reason(refusal)
        else:
            self._trouble = None if is_kept else Keeping.NO_KEYRING
        if self._trouble is not None:
            self._mark(entry)
        return self._trouble

    def _end(self, entry: KeyringEntry) -> None:
        self._mark(entry)
        self._take_out(entry)

    def _mark(self, entry: KeyringEntry) -> None:
        with suppress(Unavailable), self._store.write() as records:
            records.keyring_entries.end(entry.name)

    def _take_out(self, entry: KeyringEntry) -> None:
        """Take an entry out if it is still what this desk put there. One that stays in remains marked."""
        if self._content(entry) is not None:
            try:
                self._keyring.delete(entry.name)
            except StoreUnusable as refusal:
                self._trouble = _reason(refusal)
        if self._trouble is None:
            with suppress(Unavailable), self._store.write() as records:
                records.keyring_entries.forget(entry.name)


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()


def _reason(refusal: StoreUnusable) -> Keeping:
    return Keeping.NO_KEYRING if refusal.cause == _ABSENT else Keeping.KEYRING_REFUSED
