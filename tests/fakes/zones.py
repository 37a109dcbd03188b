"""What the fake practice world publishes: a record or file is there where a line begins with its place and holds it."""

from dataclasses import replace

from certdesk.domain.errors import FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.portal import ValidationMethod
from certdesk.domain.practice_zone import PracticeZone
from certdesk.domain.proofs import NameProof
from certdesk.transport.endpoints import endpoint_of

_RECORDS = {ValidationMethod.DNS_TXT: "TXT", ValidationMethod.DNS_CNAME: "CNAME"}


def checked(zone: PracticeZone) -> PracticeZone:
    """Return a zone that can be published."""
    for number, line in enumerate(zone.records.splitlines(), 1):
        if line.strip() and not {"TXT", "CNAME"} & set(line.split()[1:-1]):
            raise FieldError("records", MessageKey.ZONE_FORM, line=number)
    for number, line in enumerate(zone.files.splitlines(), 1):
        if line.strip() and not (line.startswith("http://") and len(line.split()) == 2):
            raise FieldError("files", MessageKey.ZONE_FORM, line=number)
    for field, typed in (("resolver", zone.resolver), ("web", zone.web)):
        if typed and endpoint_of(typed) is None:
            raise FieldError(field, MessageKey.ADDRESS_FORM)
    return zone


def with_proof(zone: PracticeZone, proof: NameProof) -> PracticeZone:
    """Return the zone with what proves a name in it."""
    if is_there(zone, proof):
        return zone
    if proof.method is ValidationMethod.HTTP:
        return replace(zone, files=_with_line(zone.files, f"{proof.place} {proof.value}"))
    return replace(zone, records=_with_line(zone.records, f"{proof.place}. {_RECORDS[proof.method]} {proof.value}"))


def is_there(zone: PracticeZone, proof: NameProof) -> bool:
    """Return whether what proves a name is in the zone."""
    if proof.method is ValidationMethod.EMAIL:
        return False
    lines = (zone.files if proof.method is ValidationMethod.HTTP else zone.records).splitlines()
    kind = _RECORDS.get(proof.method, "")
    return any(line.startswith(proof.place) and proof.value in line and kind in line for line in lines)


def _with_line(text: str, line: str) -> str:
    return "\n".join((*text.splitlines(), line, ""))
