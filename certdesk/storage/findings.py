"""How a finding stands in a row, and how it comes back."""

import json
from datetime import date
from typing import Any, Final

from certdesk.domain.notices import Confidence, EndDate, Evidence, Finding, MailPlace, Suspect, Suspicion, Witness
from certdesk.storage.columns import (
    moment_or_none,
    names_of,
    stored_moment_or_none,
    stored_names,
    stored_text,
)

Row = tuple[Any, ...]

_ENCODED: Final = json.JSONEncoder(ensure_ascii=False).encode


def finding_row(finding: Finding) -> Row:
    """Return the columns of a finding."""
    days = () if finding.ends is None else finding.ends.days
    told = [text for each in finding.suspects for text in (each.why.value, each.about)]
    return (
        stored_text(finding.number),
        finding.witness.value,
        finding.confidence.value,
        stored_moment_or_none(finding.at),
        stored_names(finding.names),
        stored_names(day.isoformat() for day in days),
        None if finding.evidence is None else _stored_evidence(finding.evidence),
        stored_names(told),
        finding.is_vouched,
    )


def finding_of(row: Row) -> Finding:
    """Return the finding that was stored."""
    number, witness, confidence, said_at, names, ends, evidence, suspects, is_vouched = row
    days = tuple(map(date.fromisoformat, names_of(ends)))
    told = names_of(suspects)
    return Finding(
        number=number,
        witness=Witness(witness),
        confidence=Confidence(confidence),
        at=moment_or_none(said_at),
        names=names_of(names),
        ends=EndDate(days) if days else None,
        evidence=None if evidence is None else _evidence(evidence),
        suspects=tuple(Suspect(Suspicion(why), about) for why, about in zip(told[::2], told[1::2], strict=True)),
        is_vouched=bool(is_vouched),
    )


def _stored_evidence(evidence: Evidence) -> str:
    place = evidence.place
    stored = {
        "file": stored_text(place.file),
        "within": stored_text(place.within),
        "number": place.number,
        "depth": place.depth,
        "message_id": stored_text(place.message_id),
        "subject": stored_text(place.subject),
        "sender": stored_text(place.sender),
        "sent_at": stored_moment_or_none(place.sent_at),
        "line": evidence.line,
        "text": stored_text(evidence.text),
    }
    return _ENCODED(stored)


def _evidence(text: str) -> Evidence:
    stored = json.loads(text)
    line, said = stored.pop("line"), stored.pop("text")
    return Evidence(MailPlace(**{**stored, "sent_at": moment_or_none(stored["sent_at"])}), line, said)
