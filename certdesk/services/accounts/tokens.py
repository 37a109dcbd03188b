"""What opens a DigiCert account and its links without a password, by what it opens; and such tokens in memory."""

from dataclasses import dataclass
from typing import Protocol

from certdesk.domain.accounts import Keeping, Seat


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

    def has(self, opener: Opener) -> bool | None:
        """Return at once whether there is a token; None: the keyring has one and was not asked for it yet."""

    def get(self, opener: Opener) -> str | None:
        """Return a token, or None where there is none to be had now. It may take until the user unlocks the keyring."""

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token as long as may be."""

    def drop(self, opener: Opener, token: str | None = None) -> None:
        """Let go of a token, of `token` only if one is named; nothing there is no error."""

    def drop_all(self, username: str) -> None:
        """Let go of everything that opens something for an account."""

    def keeping(self) -> Keeping:
        """Return at once where tokens are kept."""


class HeldTokens:
    """Tokens in memory, gone when the program ends."""

    def __init__(self) -> None:
        self._held: dict[Opener, str] = {}

    def has(self, opener: Opener) -> bool:
        """Return whether there is a token."""
        return opener in self._held

    def get(self, opener: Opener) -> str | None:
        """Return a token, or None."""
        return self._held.get(opener)

    def keep(self, opener: Opener, token: str) -> None:
        """Keep a token for this run."""
        self._held[opener] = token

    def drop(self, opener: Opener, token: str | None = None) -> None:
        """Let go of a token, of `token` only if one is named."""
        if token in {None, self._held.get(opener)}:
            self._held.pop(opener, None)

    def drop_all(self, username: str) -> None:
        """Let go of all tokens of an account."""
        for opener in [each for each in self._held if each.username == username]:
            self._held.pop(opener, None)

    def keeping(self) -> Keeping:
        """Return that these are held for somebody whom one acts as."""
        return Keeping.ACTING
