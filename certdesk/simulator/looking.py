"""Looking for what proves names: in the practice world, or at the servers that the user named."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, assert_never

from certdesk.domain.errors import Unavailable
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import DNS_LABEL, FILE_PATH
from certdesk.simulator.proofs import CNAME_ZONE, ProofRow
from certdesk.simulator.scopes import Proof, Scope
from certdesk.simulator.written_files import WrittenFiles
from certdesk.transport.endpoints import endpoint_of


class Records(Protocol):
    """Somewhere where DNS records are. Names are A-labels without the last dot. Both raise Unavailable (LOOKUP)."""

    def texts(self, name: str) -> frozenset[str]:
        """Return the text of each TXT record at a name, or where CNAMEs lead from there."""

    def aliases(self, name: str) -> frozenset[str]:
        """Return where the CNAMEs at a name lead."""


class Files(Protocol):
    """Somewhere where sites are. Raises Unavailable (LOOKUP)."""

    def holds(self, host: str, text: str) -> bool:
        """Return whether the file of a site holds `text`."""


class NoRecords:
    """A DNS without anything in it."""

    def texts(self, _name: str) -> frozenset[str]:
        """Return nothing."""
        return frozenset()

    def aliases(self, _name: str) -> frozenset[str]:
        """Return nothing."""
        return frozenset()


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look found, for which rows, and what it did not find. Where nobody answered, a row is in neither."""

    found: tuple[tuple[ProofRow, Proof], ...] = ()
    missing: tuple[ProofRow, ...] = ()


def look(zone: PracticeZone, rows: Iterable[ProofRow]) -> Looked:
    """Look for what proves `rows`, where `zone` says. It may take some seconds: hold no transaction meanwhile.

    Raises Unavailable (LOOKUP with `address`) when somebody did not answer and nothing else was found.
    """
    found: list[tuple[ProofRow, Proof]] = []
    missing: list[ProofRow] = []
    trouble: Unavailable | None = None
    records, files = _records(zone), _files(zone)
    for row in rows:
        try:
            proof = _proof(row, records, files)
        except Unavailable as unavailable:
            trouble = unavailable
        else:
            found += [(row, proof)] if proof else []
            missing += [] if proof else [row]
    if trouble is not None and not found:
        raise trouble
    return Looked(tuple(found), tuple(missing))


def published(zone: PracticeZone, rows: Sequence[ProofRow]) -> Sequence[bool]:
    """Return whether what proves each row is in the practice world now, as far as that is where one would look."""
    records: Records = NoRecords() if zone.resolver else _written_records(zone)
    files = WrittenFiles("" if zone.web else zone.files)
    return [_proof(row, records, files) is not None for row in rows]


def _proof(row: ProofRow, records: Records, files: Files) -> Proof | None:
    match row.method:
        case ValidationMethod.DNS_TXT:
            return next((proof for name, proof in _places(row) if _has_text(records, name, row.token)), None)
        case ValidationMethod.DNS_CNAME:
            target = f"{row.token}.{CNAME_ZONE}"
            labelled = (each for each in _places(row) if each[0].startswith(DNS_LABEL))
            return next((proof for name, proof in labelled if target in records.aliases(name)), None)
        case ValidationMethod.HTTP:
            return Proof(row.name, Scope.SITE) if files.holds(row.name, row.token) else None
        case ValidationMethod.EMAIL:
            return None
        case _:
            assert_never(row.method)


def _places(row: ProofRow) -> Iterator[tuple[str, Proof]]:
    """Yield where a record may stand, and what it proves there: at the registered domain first, then at the name."""
    for host, scope in ((row.domain, Scope.DOMAIN), (row.host, Scope.BELOW)):
        if scope is Scope.DOMAIN or host != row.domain:
            yield f"{DNS_LABEL}.{host}", Proof(host, scope)
            yield host, Proof(host, scope)


def _has_text(records: Records, name: str, token: str) -> bool:
    return any(text.strip() == token for text in records.texts(name))


def _records(zone: PracticeZone) -> Records:
    endpoint = endpoint_of(zone.resolver)
    if endpoint is None:
        return _written_records(zone)
    from certdesk.transport.resolver import Resolver  # noqa: PLC0415 - dnspython, where the user named a server

    return Resolver(endpoint)


def _written_records(zone: PracticeZone) -> Records:
    if not zone.records.strip():
        return NoRecords()
    from certdesk.transport.zone_lines import ZoneLines  # noqa: PLC0415 - once something is published

    return ZoneLines(zone.records)


def _files(zone: PracticeZone) -> Files:
    endpoint = endpoint_of(zone.web)
    if endpoint is None:
        return WrittenFiles(zone.files)
    from certdesk.transport.web import WebServer  # noqa: PLC0415 - requests, where the user named a server

    return _Sites(WebServer(endpoint))


class _Asked(Protocol):
    def text(self, host: str, path: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class _Sites:
    """The sites of a web server."""

    server: _Asked

    def holds(self, host: str, text: str) -> bool:
        """Return whether the file of a site holds `text`."""
        return self.server.text(host, FILE_PATH) == text
