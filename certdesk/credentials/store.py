"""Where a secret can be kept outside CertDesk: one protocol, and the system's keyring behind it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, TypeVar

Answer = TypeVar("Answer")

SERVICE = "CertDesk"


class StoreUnusable(Exception):
    """A store did not answer, refused or is locked. `cause` is the type of what its backend raised."""

    def __init__(self, cause: str) -> None:
        super().__init__(cause)
        self.cause = cause


class SecretStore(Protocol):
    """Text by account name. A store may refuse, and it may silently keep nothing."""

    def get(self, account: str) -> str | None:
        """Return the secret of `account`, or None. Raises StoreUnusable."""

    def set(self, account: str, secret: str) -> None:
        """Keep the secret of `account`. Raises StoreUnusable."""

    def delete(self, account: str) -> None:
        """Take the secret of `account` out; nothing there is no error. Raises StoreUnusable."""


class Backend(Protocol):
    """The part of keyring's backends that is used here."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return a password, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a password."""

    def delete_password(self, service: str, username: str) -> None:
        """Take a password out. Most backends raise an error of their own where there is none."""


class SystemKeyring:
    """The keyring of this computer: Keychain, Credential Manager, Secret Service or KWallet.

    keyring takes 0.1 to 0.2 s to import and to choose a backend, so that waits for the first use.
    `backend` takes the place of the chosen one.
    """

    def __init__(self, backend: Backend | None = None) -> None:
        self._backend = backend

    def get(self, account: str) -> str | None:
        """Return the secret of `account`, or None. Raises StoreUnusable."""
        return _answer(lambda: self._chosen().get_password(SERVICE, account))

    def set(self, account: str, secret: str) -> None:
        """Keep the secret of `account`. Raises StoreUnusable."""
        _answer(lambda: self._chosen().set_password(SERVICE, account, secret))

    def delete(self, account: str) -> None:
        """Take the secret of `account` out; nothing there is no error. Raises StoreUnusable."""
        _answer(lambda: _take_out(self._chosen(), account))

    def _chosen(self) -> Backend:
        if self._backend is not None:
            return self._backend
        import keyring  # noqa: PLC0415 - it looks for its backends, which takes a while

        return keyring.get_keyring()


def _take_out(backend: Backend, account: str) -> None:
    if backend.get_password(SERVICE, account) is not None:
        backend.delete_password(SERVICE, account)


def _answer(ask: Callable[[], Answer]) -> Answer:
    """Return what `ask` gives, or raise StoreUnusable whatever it raised.

    Backends are plug-ins over D-Bus, Win32 and macOS, and raise the errors of those (`NoKeyringError`,
    `KeyringLocked`, `DBusErrorResponse`, `pywintypes.error`, …); they share no base class but Exception. So the
    question runs on a thread of its own, and what became of it is looked at as a value.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="keyring") as pool:
        answered = pool.submit(ask)
        error = answered.exception()
    if error is not None:
        raise StoreUnusable(type(error).__name__)
    return answered.result()
