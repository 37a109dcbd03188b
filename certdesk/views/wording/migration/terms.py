"""The names by which people know a certificate and a client, fit to be shown."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from certdesk.domain.holdings import Holding
from certdesk.domain.text import displayable

_LONGEST_NAME: Final = 120
_LONGEST_CLIENT: Final = 120


def certificate_name(holding: Holding) -> str:
    """Return the name of a certificate as people read it."""
    return displayable(holding.name, _LONGEST_NAME)


def shown_client(client: str, limit: int = _LONGEST_CLIENT) -> str:
    """Return the name of a client, "" where nobody is named."""
    return displayable(client, limit)


def client_name(client: str, limit: int = _LONGEST_CLIENT) -> str:
    """Return the name of a client, or that nobody is named."""
    return shown_client(client, limit) or QCoreApplication.translate("Migration", "Unnamed client")
