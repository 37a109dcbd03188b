"""The practice world's DNS and web as the user wrote them, and where else the practice CA was told to look."""

from sqlite3 import Connection
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.practice_zone import PracticeZone
from certdesk.transport.endpoints import Endpoint, endpoint_of

_NOTHING: Final = PracticeZone()


def zone_of(connection: Connection) -> PracticeZone:
    """Return what the practice world publishes; at first that is nothing."""
    row = connection.execute("SELECT records, files, resolver, web FROM zone").fetchone()
    return _NOTHING if row is None else PracticeZone(*row)


def set_zone(connection: Connection, zone: PracticeZone) -> None:
    """Publish other things, or look elsewhere. Raises FieldError (`resolver`, `web`: ADDRESS_FORM)."""
    connection.execute(
        "INSERT OR REPLACE INTO zone (only, records, files, resolver, web) VALUES (1, ?, ?, ?, ?)",
        (zone.records, zone.files, _address("resolver", zone.resolver), _address("web", zone.web)),
    )


def _address(field: str, typed: str) -> str:
    """Return an address in its usual form; none is fine."""
    if not typed.strip():
        return ""
    endpoint: Endpoint | None = endpoint_of(typed)
    if endpoint is None:
        raise FieldError(field, MessageKey.ADDRESS_FORM)
    return str(endpoint)
