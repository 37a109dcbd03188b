"""CertDesk on a home, for the measured processes that use it from inside."""

from __future__ import annotations

from pathlib import Path

from certdesk.app.collector import Collector
from certdesk.app.run import application
from certdesk.bootstrap import Program, Surroundings, build
from certdesk.credentials.store import StoreUnusable
from certdesk.paths import places


class NoKeyring:
    """A computer without a keyring: the vault key stays inside the measured home."""

    def get(self, _account: str) -> str | None:
        """Refuse."""
        raise StoreUnusable("none")

    def set(self, _account: str, _secret: str) -> None:
        """Refuse."""
        raise StoreUnusable("none")

    def delete(self, _account: str) -> None:
        """Refuse."""
        raise StoreUnusable("none")


def built(home: Path) -> Program:
    """Return the program on `home`, not yet shown."""
    app = application()
    Collector(app)
    return build(places(home), app, Surroundings(keyring=NoKeyring(), downloads=home))
