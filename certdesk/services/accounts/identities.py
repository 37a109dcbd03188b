"""Who one is at the DigiCert account: oneself, or for a while another person of the practice world."""

from dataclasses import dataclass, field
from threading import RLock

from certdesk.domain.usernames import is_same
from certdesk.services.accounts.tokens import HeldTokens, KeyringTokens, Opener, Tokens
from certdesk.storage.desk import DeskStore


@dataclass(frozen=True, slots=True)
class Identity:
    """An account by its username, and what holds its tokens. `acting` is the name of whom one acts as."""

    username: str
    tokens: Tokens = field(repr=False)
    acting: str = ""

    @property
    def account(self) -> Opener:
        """What the token of the account session opens."""
        return Opener(self.username)

    @property
    def is_oneself(self) -> bool:
        """Whether what is done is the user's own."""
        return not self.acting


class Identities:
    """Knows who one is. It may be used from any thread.

    The user's own account is the one that was signed in to last, in an earlier run too. Acting as another person ends
    with the program, and its tokens never leave memory; what was seen and attempted as that person is remembered
    under their username like everybody's.
    """

    def __init__(self, tokens: KeyringTokens, store: DeskStore) -> None:
        self._tokens = tokens
        self._store = store
        self._own: str | None = None
        self._acting: Identity | None = None
        self._held = HeldTokens()
        self._one_at_a_time = RLock()

    def present(self) -> Identity | None:
        """Return who one is, or None while nobody ever signed in."""
        with self._one_at_a_time:
            if self._acting is not None:
                return self._acting
            if self._own is None:
                with self._store.read() as records:
                    self._own = records.accounts.in_use()
            return None if self._own is None else Identity(self._own, self._tokens)

    def sign_in(self, username: str) -> Identity:
        """Be the person with this username, who signed in: whom one acts as already, or oneself."""
        with self._one_at_a_time:
            if self._acting is not None and is_same(self._acting.username, username):
                return self._acting
            self._acting, self._own = None, username
            return Identity(username, self._tokens)

    def act_as(self, username: str, name: str) -> Identity:
        """Be another person until told otherwise."""
        with self._one_at_a_time:
            self._acting = Identity(username, self._held, name)
            return self._acting

    def be_oneself(self) -> None:
        """Act as nobody else any more."""
        with self._one_at_a_time:
            self._acting = None

    def sweep(self) -> None:
        """Take out of the keyring what could not be taken out before."""
        self._tokens.sweep()

    def forget_everybody(self) -> None:
        """Let go of everybody and of all tokens, after the database forgot the accounts and marked the entries."""
        with self._one_at_a_time:
            self._own, self._acting, self._held = None, None, HeldTokens()
            self._tokens.forget_all()
