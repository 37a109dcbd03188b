"""Secret stores for tests: one that works, one that refuses, one that forgets; and keyring backends like them."""

from typing import NoReturn

from keyring.errors import PasswordDeleteError

from certdesk.credentials.store import StoreUnusable


class MemoryStore:
    """A keyring that works."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, account: str) -> str | None:
        return self.kept.get(account)

    def set(self, account: str, secret: str) -> None:
        self.kept[account] = secret

    def delete(self, account: str) -> None:
        self.kept.pop(account, None)


class ForgetfulStore(MemoryStore):
    """A keyring that takes everything and keeps nothing, as keyring's null backend does."""

    def set(self, account: str, secret: str) -> None:
        pass


class LockedStore:
    """A keyring that is there and does not open."""

    def get(self, account: str) -> NoReturn:
        raise StoreUnusable("KeyringLocked")

    def set(self, account: str, secret: str) -> NoReturn:
        raise StoreUnusable("KeyringLocked")

    def delete(self, account: str) -> NoReturn:
        raise StoreUnusable("KeyringLocked")


class MemoryBackend:
    """What keyring's backends do, in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("there is no such password")
        del self.kept[service, username]


class RaisingBackend:
    """A backend whose every answer is `error`."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def get_password(self, service: str, username: str) -> NoReturn:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> NoReturn:
        raise self.error

    def delete_password(self, service: str, username: str) -> NoReturn:
        raise self.error
