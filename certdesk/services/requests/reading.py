"""From sources to candidates: each signing request in them, or why there is none."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from certdesk.domain.csr import LARGEST_CSR, CsrFacts
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.handing_in import LARGEST_ARCHIVE, Candidate, Source
from certdesk.domain.messages import MessageKey
from certdesk.domain.work import Reporter
from certdesk.services.requests.archives import FIELD, entries, is_archive, too_big
from certdesk.services.requests.files import content_of

Describe = Callable[[bytes], Sequence[CsrFacts | FieldError]]
"""Returns the requests in a file or text, or why one cannot be read; one at least. Raises FieldError (`csr`, CSR_…)."""

_LINK: Final = re.compile(r"\s*(?:https?|ftp)://\S+\s*\Z", re.IGNORECASE)


def read(sources: Sequence[Source], describe: Describe, report: Reporter) -> tuple[Candidate, ...]:
    """Return what the sources hold, in their order. Raises Cancelled.

    Nothing that was read outlives this but facts: a private key is in no candidate, and in none of their errors.
    """
    found: list[Candidate] = []
    for done, source in enumerate(sources, start=1):
        report.check()
        found.extend(_in_source(source, describe))
        report.step(done, len(sources))
    return tuple(found)


def _in_source(source: Source, describe: Describe) -> list[Candidate]:
    bare = replace(source, text="")
    if source.refusal is not None:
        return [Candidate(bare, refusal=source.refusal)]
    try:
        if source.path is None:
            content = _content_of_text(source.text)
            return list(_described(bare, content, len(content), describe))
        content, size = content_of(source.path)
        if is_archive(content):
            return list(_in_archive(bare, content, describe))
        return list(_described(bare, content, size, describe))
    except CertDeskError as refusal:
        return [_refused(bare, refusal)]


def _content_of_text(text: str) -> bytes:
    if _LINK.match(text):
        raise FieldError(FIELD, MessageKey.CSR_LINK)
    return text.encode("utf-8", "replace")


def _in_archive(source: Source, content: bytes, describe: Describe) -> Iterator[Candidate]:
    if len(content) > LARGEST_ARCHIVE:
        raise too_big()
    for entry in entries(content):
        inner = replace(source, name=entry.name, place=source.name, entry=entry.path)
        if entry.refusal is not None:
            yield _refused(inner, entry.refusal, entry.size)
        else:
            yield from _described(inner, entry.content, entry.size, describe)


def _described(source: Source, content: bytes, size: int, describe: Describe) -> Iterator[Candidate]:
    """Yield the requests in what a file holds. One that is larger than any request is not looked at."""
    try:
        if size > LARGEST_CSR:
            raise FieldError(FIELD, MessageKey.CSR_BIG, size=size)
        for number, found in enumerate(describe(content), start=1):
            if isinstance(found, CsrFacts):
                yield Candidate(source, found, size=size, number=number)
            else:
                yield replace(_refused(source, found, size), number=number)
    except CertDeskError as refusal:
        yield _refused(source, refusal, size)


def _refused(source: Source, refusal: CertDeskError, size: int = 0) -> Candidate:
    """Return why there is no request. Where a private key lies is not remembered, nor are the steps that saw it."""
    if refusal.key is MessageKey.CSR_KEYFILE:
        source = Source(source.origin, source.name)
    refusal.__cause__ = refusal.__context__ = None
    return Candidate(source, refusal=refusal.with_traceback(None), size=size)
