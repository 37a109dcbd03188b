"""What somebody drops, sorted by what it holds: certificates, lists of names, renewal notices, or none of these.

How a file begins decides. What it is called counts only where that leaves it open, as between a list and a text.
"""

import re
import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path, PurePath
from typing import BinaryIO, Final

from certdesk.domain.claims import is_name
from certdesk.domain.errors import CertDeskError, FieldError
from certdesk.domain.messages import MessageKey
from certdesk.domain.text import displayable
from certdesk.domain.work import Reporter
from certdesk.pki.idn import to_ascii
from certdesk.services.api.migrations import Refused, SortedFiles
from certdesk.services.migrations.moves import MOST_REFUSED
from certdesk.services.notices.archives import entries
from certdesk.services.notices.intake import MailFile, files_of, is_maildir
from certdesk.services.notices.probing import LOOKED_AT, FileKind, kind_of
from certdesk.services.requests.files import opened

_FIELD: Final = "files"
_LONGEST_NAME: Final = 120

_CERTIFICATES: Final = frozenset(
    {
        ".pem",
        ".crt",
        ".cer",
        ".cert",
        ".der",
        ".p7b",
        ".p7c",
        ".spc",
        ".pfx",
        ".p12",
        ".jks",
        ".keystore",
        ".key",
        ".csr",
    }
)
_LISTS: Final = frozenset({".csv", ".tsv", ".tab", ".json"})
_SHEETS: Final = frozenset({".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".numbers"})
_MAILS: Final = frozenset({".eml", ".emlx", ".msg", ".mbox", ".mbx", ".mht", ".html", ".htm"})
_READ_AS_MAIL: Final = frozenset(
    {FileKind.MAIL, FileKind.MAILBOX, FileKind.OUTLOOK, FileKind.OUTLOOK_STORE, FileKind.WINMAIL}
)
_ARMOUR: Final = re.compile(rb"-----BEGIN (?:TRUSTED |X509 )?(?:CERTIFICATE|PKCS7|CMS)-----")
_BASE64: Final = re.compile(rb"\s*MI[I-M][A-Za-z0-9+/]{40,}[A-Za-z0-9+/=\s]*\Z")
_CELL: Final = re.compile(r"[,;\t|]")
_NAMES_LOOKED_AT: Final = 20
_WORDS_OF_A_HEADING: Final = 2


class Use(Enum):
    """What a file is read for."""

    CERTIFICATES = auto()
    LIST = auto()
    NOTICES = auto()


@dataclass(slots=True)
class _Sorting:
    certificates: list[Path] = field(default_factory=list)
    lists: list[Path] = field(default_factory=list)
    notices: list[Path] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def put(self, path: Path, uses: Iterable[Use], sizes: Iterable[int]) -> None:
        """Put a file or folder where it is read."""
        for use in uses:
            {Use.CERTIFICATES: self.certificates, Use.LIST: self.lists, Use.NOTICES: self.notices}[use].append(path)
            if use is Use.NOTICES:
                self.sizes += sizes

    def refuse(self, path: Path, why: CertDeskError) -> None:
        """Note what is read for nothing."""
        self.refused.append(Refused(_shown(path), why, path=path))

    def done(self) -> SortedFiles:
        """Return all of it."""
        refused, left_out = tuple(self.refused[:MOST_REFUSED]), max(0, len(self.refused) - MOST_REFUSED)
        certificates, lists, notices = map(tuple, (self.certificates, self.lists, self.notices))
        return SortedFiles(certificates, lists, notices, tuple(self.sizes), refused, left_out)


def sort_files(paths: Sequence[Path], report: Reporter) -> SortedFiles:
    """Return what files and folders hold. Of each file no more than its beginning is read. Raises Cancelled.

    A Maildir, and a folder of notices or certificates alone, stays together, so that what else lies in it is passed
    over as it is in a mailbox; the files of other folders are sorted one by one.
    """
    groups = [(path, list(files_of([path]))) for path in dict.fromkeys(paths)]
    sorting, total, done = _Sorting(), sum(len(files) for _, files in groups), 0
    for path, files in groups:
        if _is_maildir(path):
            sorting.put(path, [Use.NOTICES], [file.size for file in files])
            done += len(files)
            continue
        found: list[tuple[MailFile, frozenset[Use] | CertDeskError]] = []
        for file in files:
            report.check()
            found.append((file, _uses_of(file)))
            done += 1
            report.step(done, total)
        _put(sorting, path, found)
    return sorting.done()


def use_of(head: bytes, name: str) -> Use | None:  # noqa: PLR0911 - the surest first
    """Return what a file is read for that begins with `head`, its first 8 KB; None for what is of no use here."""
    kind, ending = kind_of(head), PurePath(name).suffix.lower()
    if kind in _READ_AS_MAIL:
        return Use.NOTICES
    if kind is FileKind.CERTIFICATE or _is_der(head) or _ARMOUR.search(head):
        return Use.CERTIFICATES
    if kind is FileKind.PAGE:
        return Use.NOTICES
    if ending in _CERTIFICATES:
        return Use.CERTIFICATES  # which says what is in it instead
    if kind in (FileKind.TEXT, FileKind.EMPTY) and ending in _LISTS:
        return Use.LIST
    if kind is FileKind.TEXT:
        if _BASE64.match(head):
            return Use.CERTIFICATES
        return Use.LIST if _names_only(head) else Use.NOTICES
    return Use.NOTICES if ending in _MAILS else None


def _put(sorting: _Sorting, path: Path, found: Sequence[tuple[MailFile, frozenset[Use] | CertDeskError]]) -> None:
    is_folder = _is_folder(path)
    if is_folder and not found:
        sorting.refuse(path, FieldError(_FIELD, MessageKey.FOLDER_BARE, file=_shown(path)))
        return
    uses = frozenset(use for _, each in found if not isinstance(each, CertDeskError) for use in each)
    if is_folder and len(uses) == 1 and Use.LIST not in uses:
        sorting.put(path, uses, [file.size for file, _ in found])
        return
    for file, each in found:
        # A link is handed on as it is, so that the folder it is in is still known.
        own = file.path if is_folder else path
        if isinstance(each, CertDeskError):
            sorting.refuse(own, each)
        else:
            sorting.put(own, each, [file.size])


def _uses_of(file: MailFile) -> frozenset[Use] | CertDeskError:
    if file.refusal is not None:
        return file.refusal
    try:
        with opened(file.path) as (stream, size):
            head = stream.read(LOOKED_AT)
            if kind_of(head) is FileKind.ARCHIVE and file.path.suffix.lower() not in _SHEETS:
                stream.seek(0)
                return _uses_in_archive(file.path, stream, size)
    except CertDeskError as why:
        return why
    use = use_of(head, file.path.name)
    return _of_no_use(file.path, kind_of(head)) if use is None else frozenset({use})


def _uses_in_archive(path: Path, stream: BinaryIO, size: int) -> frozenset[Use] | CertDeskError:
    heads = [(entry.name, entry.content.read()) for entry in entries(stream, size, LOOKED_AT) if entry.content]
    uses = frozenset(use for name, head in heads if (use := use_of(head, name)) is not None)
    if uses == {Use.LIST}:
        return FieldError(_FIELD, MessageKey.LIST_SHEET, file=_shown(path), instead=FileKind.PACKED.value)
    return uses - {Use.LIST} or _of_no_use(path, FileKind.PACKED if heads else FileKind.EMPTY)


def _of_no_use(path: Path, kind: FileKind) -> CertDeskError:
    is_sheet = kind in (FileKind.DOCUMENT, FileKind.OTHER, FileKind.ARCHIVE) and path.suffix.lower() in _SHEETS
    key = MessageKey.LIST_SHEET if is_sheet else MessageKey.DROP_FORM
    return FieldError(_FIELD, key, file=_shown(path), instead=(FileKind.DOCUMENT if is_sheet else kind).value)


def _is_der(head: bytes) -> bool:
    """Return whether this begins as a SEQUENCE of DER or BER does, and is no text that begins with a zero."""
    return head[:1] == b"\x30" and head[1:2] >= b"\x80" and not head.isascii()


def _names_only(head: bytes) -> bool:
    """Return whether each line begins with a name, below a heading or from the first on."""
    lines = [line for line in head.decode("utf-8", "replace").splitlines() if line.strip()][:_NAMES_LOOKED_AT]
    cells = [_CELL.split(line, maxsplit=1)[0].strip(" \"'\ufeff") for line in lines]
    if len(cells) > 1 and len(cells[0].split()) <= _WORDS_OF_A_HEADING and not is_name(to_ascii(cells[0])):
        del cells[0]
    return bool(cells) and all(is_name(to_ascii(cell)) for cell in cells)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _is_maildir(path: Path) -> bool:
    try:
        return _is_folder(path) and is_maildir(path)
    except OSError:
        return False


def _shown(path: Path) -> str:
    return displayable(path.name or str(path), _LONGEST_NAME)
