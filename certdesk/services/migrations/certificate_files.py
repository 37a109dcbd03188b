"""Certificates out of files that somebody drops: of any form, told by content, within bounds. Keys are passed over."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from certdesk.domain.certificates import CertificateFacts
from certdesk.domain.claims import is_name
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.holdings import MOST_NAMES, Holding, HoldingId, Origin
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.domain.work import Reporter
from certdesk.services import x509
from certdesk.services.api.migrations import Refused
from certdesk.services.notices.archives import entries
from certdesk.services.notices.intake import MailFile, files_of
from certdesk.services.requests.archives import is_archive
from certdesk.services.requests.files import opened

LARGEST_FILE: Final = 4 * 1024 * 1024

_FIELD: Final = "certificates"
_LONGEST_NAME: Final = 120
_LOOKED_AT: Final = 4

Read = Holding | Refused
NewId = Callable[[], HoldingId]


def read_certificates(
    paths: Sequence[Path], passphrase: str, new_id: NewId, report: Reporter
) -> tuple[list[Holding], list[Refused]]:
    """Return the certificates of sites in files, folders and archives, and what gave none. Raises Cancelled."""
    from certdesk.pki.idn import to_ascii, to_unicode  # noqa: PLC0415 - 18 ms, for a start that moves nothing

    found: list[Holding] = []
    refused: list[Refused] = []
    files = list(files_of(paths))
    for done, file in enumerate(files, start=1):
        report.check()
        try:
            for name, facts in _in_file(file, passphrase, refused, report):
                if names := _names(facts, to_ascii):
                    found.append(_holding(names, facts, name, HoldingId(new_id()), to_unicode))
                else:
                    nameless = FieldError(_FIELD, MessageKey.CERTIFICATE_NAMELESS, file=name)
                    refused.append(Refused(name, nameless, path=file.path))
        except CertDeskError as why:
            refused.append(_refused(displayable(file.path.name, _LONGEST_NAME), why, file.path))
        report.step(done, len(files))
    return found, refused


def _in_file(
    file: MailFile, passphrase: str, refused: list[Refused], report: Reporter
) -> Iterator[tuple[str, CertificateFacts]]:
    if file.refusal is not None:
        raise file.refusal
    name = displayable(file.path.name, _LONGEST_NAME)
    with opened(file.path) as (stream, size):
        if not is_archive(stream.read(_LOOKED_AT)):
            stream.seek(0)
            content = stream.read(LARGEST_FILE + 1)
            yield from ((name, each) for each in x509.site_certificates(content, name, passphrase))
            return
        stream.seek(0)
        for entry in entries(stream, size):
            report.check()
            inner = displayable(entry.name, _LONGEST_NAME)
            content = b"" if entry.content is None else entry.content.read(LARGEST_FILE + 1)
            try:
                yield from ((inner, each) for each in x509.site_certificates(content, inner, passphrase))
            except FieldError as why:
                refused.append(_refused(inner, why, file.path))


def _names(facts: CertificateFacts, to_ascii: Callable[[str], str]) -> tuple[str, ...]:
    """Return the names of a certificate in lower-case A-labels, the common name first where it is one."""
    told = (to_ascii(name) for name in (facts.common_name, *facts.names) if len(name) <= 2 * _LONGEST_NAME)
    return tuple(dict.fromkeys(name for name in told if is_name(name)))[:MOST_NAMES]


def _holding(
    names: tuple[str, ...], facts: CertificateFacts, file: str, id_: HoldingId, to_unicode: Callable[[str], str]
) -> Holding:
    return Holding(
        id=id_,
        common_name=names[0],
        names=names,
        shown_name=to_unicode(names[0]),
        fingerprint=facts.sha256.hex(),
        ends_at=facts.not_after,
        issuer=displayable(facts.issuer, _LONGEST_NAME),
        origins=frozenset({Origin.FILE}),
        files=(file,),
    )


def _refused(file: str, why: CertDeskError, path: Path) -> Refused:
    """Return a refusal without the steps that saw what was in the file, which may have been a private key."""
    why.__cause__ = why.__context__ = None
    return Refused(file, why.with_traceback(None), path=path)
