"""Who one is at the DigiCert account: oneself, or for a while another person of the practice world."""

from dataclasses import dataclass, field
from threading import RLock

from certdesk.domain.usernames import is_same
from certdesk.services.accounts.keyring_tokens import KeyringTokens
from certdesk.services.accounts.tokens import HeldTokens, Opener, Tokens
from certdesk.storage.desk import DeskStore, desk_in_memory


@dataclass(frozen=True, slots=True)
class Identity:
    """An account by its username, and where its tokens and all else is kept. `acting` is the name of whom one acts
    as.
    """

    username: str
    tokens: Tokens = field(repr=False)
    store: DeskStore = field(repr=False)
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
    with the program: tokens and whatever was seen and attempted as that person never leave memory.

    Whatever asks the directory and then keeps the answer does so within `one_at_a_time`.
    """

    def __init__(self, tokens: KeyringTokens, store: DeskStore) -> None:
        self.one_at_a_time = RLock()
        self._tokens = tokens
        self._store = store
        self._own: str | None = None
        self._acting: Identity | None = None
        self._of_others: tuple[HeldTokens, DeskStore] | None = None
        self._changing = RLock()

    def present(self) -> Identity | None:
        """Return who one is, or None while nobody ever signed in."""
        with self._changing:
            if self._acting is not None:
                return self._acting
            if self._own is None:
                with self._store.read() as records:
                    self._own = records.accounts.in_use()
            return None if self._own is None else self._oneself(self._own)

    def sign_in(self, username: str) -> Identity:
        """Be the person with this username, who signed in: whom one acts as already, or oneself."""
        with self._changing:
            if self._acting is not None and is_same(self._acting.username, username):
                return self._acting
            self._acting, self._own = None, username
            return self._oneself(username)

    def act_as(self, username: str, name: str) -> Identity:
        """Be another person until told otherwise."""
        with self._changing:
            if self._of_others is None:
                self._of_others = HeldTokens(), DeskStore(desk_in_memory(), self._store.announce, self._store.regret)
            self._acting = Identity(username, *self._of_others, name)
            return self._acting

    def be_oneself(self, username: str) -> None:
        """Be the user with this username, and not whoever else signed in here; nobody where nobody ever did."""
        with self._changing:
            self._acting = None
            own = self.present()
            if own is not None and not is_same(own.username, username):
                with self._store.write() as records:
                    records.accounts.use(username)
                self._own = username

    def sweep(self) -> None:
        """Take out of the keyring what could not be taken out before."""
        self._tokens.sweep()

    def forget_everybody(self) -> None:
        """Let go of everybody and of all tokens, after the database forgot the accounts and marked the entries."""
        with self._changing:
            self._own, self._acting, self._of_others = None, None, None
        self._tokens.forget_all()

    def _oneself(self, username: str) -> Identity:
        return Identity(username, self._tokens, self._store)
