"""The practice world's DNS and web as the user wrote them, and where else the practice CA was told to look."""

from dataclasses import replace
from sqlite3 import Connection
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.simulator.proofs import ProofRow, place_and_value
from certdesk.simulator.written_files import WrittenFiles
from certdesk.transport.endpoints import endpoint_of

_NOTHING: Final = PracticeZone()


def zone_of(connection: Connection) -> PracticeZone:
    """Return what the practice world publishes; at first that is nothing."""
    row = connection.execute("SELECT records, files, resolver, web FROM zone").fetchone()
    return _NOTHING if row is None else PracticeZone(*row)


def set_zone(connection: Connection, zone: PracticeZone) -> None:
    """Publish other things, or look elsewhere.

    Raises FieldError (`records`, `files`: ZONE_FORM with `line`; `resolver`, `web`: ADDRESS_FORM).
    """
    if zone.records.strip():
        from certdesk.transport.zone_lines import ZoneLines  # noqa: PLC0415 - dnspython, once something is published

        ZoneLines(zone.records)
    WrittenFiles(zone.files)
    _keep(connection, replace(zone, resolver=_address("resolver", zone.resolver), web=_address("web", zone.web)))


def add(connection: Connection, row: ProofRow) -> None:
    """Put what proves a name into the practice world, beside whatever is there. It is not what is mailed."""
    zone = zone_of(connection)
    place, value = place_and_value(row)
    if row.method is ValidationMethod.HTTP:
        _keep(connection, replace(zone, files=_with_line(zone.files, f"{place} {value}")))
    elif row.method is ValidationMethod.DNS_TXT:
        _keep(connection, replace(zone, records=_with_line(zone.records, f'{place}. TXT "{value}"')))
    else:
        _keep(connection, replace(zone, records=_with_line(zone.records, f"{place}. CNAME {value}.")))


def _with_line(text: str, line: str) -> str:
    before = text if not text or text.endswith("\n") else f"{text}\n"
    return text if line in text.split("\n") else f"{before}{line}\n"


def _keep(connection: Connection, zone: PracticeZone) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO zone (only, records, files, resolver, web) VALUES (1, ?, ?, ?, ?)",
        (zone.records, zone.files, zone.resolver, zone.web),
    )


def _address(field: str, typed: str) -> str:
    """Return an address in its usual form; none is fine."""
    if not typed.strip():
        return ""
    endpoint = endpoint_of(typed)
    if endpoint is None:
        raise FieldError(field, MessageKey.ADDRESS_FORM)
    return str(endpoint)
