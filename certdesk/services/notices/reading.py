"""From files to what the mails in them say, one mail after the other, with progress and a way to stop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from certdesk.domain.errors import CertDeskError
from certdesk.domain.notices import MailPlace, NoNotice, Notice
from certdesk.domain.text import displayable
from certdesk.domain.work import Reporter
from certdesk.services.notices.archives import entries
from certdesk.services.notices.intake import MailFile, files_of
from certdesk.services.notices.letters import read_letters, read_page, read_text
from certdesk.services.notices.line_ends import with_line_feeds
from certdesk.services.notices.mailboxes import line_reader, mails, single
from certdesk.services.notices.probing import LOOKED_AT, FileKind, kind_of
from certdesk.services.notices.progress import Progress
from certdesk.services.notices.trimming import MOST_OF_A_TEXT
from certdesk.services.requests.files import opened

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is no mail, and what it is instead; or why it could not be read at all.

    `OUTLOOK` is a .msg: in Outlook, “Save as” has a type that CertDesk reads, and other mail programs write .eml.
    """

    file: str
    within: str
    kind: FileKind
    refusal: CertDeskError | None = None


ReadMail = Notice | NoNotice | Unread
"""What came of one mail, or of one file that holds none."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that was read: the notices, how many mails there were, and what was no mail."""

    notices: tuple[Notice, ...]
    others: tuple[NoNotice, ...]
    unread: tuple[Unread, ...]
    mails: int


def read_notices(paths: Sequence[Path], report: Reporter) -> Iterator[ReadMail]:
    """Yield what each mail in files, folders, Maildirs, mailboxes and archives says, in their order.

    Progress is in bytes. One mail is in memory at a time, without its attachments. Raises Cancelled between two mails,
    and within a long one; nothing else, whatever the files hold.
    """
    files = list(files_of(paths))
    progress = Progress(report, sum(each.size for each in files))
    for file in files:
        report.check()
        yield from _in_file(file, progress)
        progress.passed(file.size)


def gather(paths: Sequence[Path], report: Reporter, most_others: int = 100) -> Gathered:
    """Return what all mails say; of mails that are no notices the first `most_others`. Raises Cancelled."""
    notices: list[Notice] = []
    others: list[NoNotice] = []
    unread: list[Unread] = []
    count = 0
    for each in read_notices(paths, report):
        match each:
            case Notice():
                notices.append(each)
            case NoNotice():
                others.extend([each] if len(others) < most_others else [])
            case Unread():
                unread.append(each)
        count += not isinstance(each, Unread)
    return Gathered(tuple(notices), tuple(others), tuple(unread), count)


def read_pasted(text: str | bytes) -> list[ReadMail]:
    """Return what a pasted text says: a mail with its header, or text alone. Bytes are a mail as it was sent."""
    content = text if isinstance(text, bytes) else text[:MOST_OF_A_TEXT].encode("utf-8", "replace")
    kind = kind_of(content[:LOOKED_AT])
    place = MailPlace("")
    if kind is FileKind.MAIL:
        return list(read_letters(single(line_reader(BytesIO(content))), place))
    content = content[:MOST_OF_A_TEXT]
    return [read_page(content, place) if kind is FileKind.PAGE else read_text(content, place)]


def _in_file(file: MailFile, progress: Progress) -> Iterator[ReadMail]:
    name, within = displayable(file.path.name, _LONGEST_NAME), displayable(file.within, _LONGEST_NAME)
    place = MailPlace(name, within)
    if file.refusal is not None:
        yield Unread(name, within, FileKind.OTHER, file.refusal)
        return
    try:
        with opened(file.path) as (stream, size):
            if kind_of(_head(stream)) is FileKind.ARCHIVE:
                yield from _in_archive(stream, size, place, progress)
            else:
                yield from _in_stream(stream, place, progress)
    except CertDeskError as refusal:
        yield Unread(name, within, FileKind.OTHER, refusal)


def _in_archive(stream: BinaryIO, size: int, place: MailPlace, progress: Progress) -> Iterator[ReadMail]:
    for entry in entries(stream, size):
        inner = MailPlace(displayable(entry.name, _LONGEST_NAME), place.file)
        if entry.content is None:
            yield Unread(inner.file, inner.within, FileKind.LEFT_OUT)
        else:
            yield from _in_stream(entry.content, inner, progress.silent())
        progress.reached(min(stream.tell(), size))


def _in_stream(stream: BinaryIO, place: MailPlace, progress: Progress) -> Iterator[ReadMail]:
    head = _head(stream)
    kind = kind_of(head)
    if kind in {FileKind.MAILBOX, FileKind.MAIL}:
        stream = with_line_feeds(stream, head)
    lines = progress.lines_of(stream)
    match kind:
        case FileKind.MAILBOX:
            for number, content in enumerate(mails(stream, lines), start=1):
                yield from read_letters(content, replace(place, number=number))
        case FileKind.MAIL:
            _skip_count(stream, head)
            yield from read_letters(single(lines), place)
        case FileKind.PAGE:
            yield read_page(stream.read(MOST_OF_A_TEXT), place)
        case FileKind.TEXT:
            yield read_text(stream.read(MOST_OF_A_TEXT), place)
        case _:
            yield Unread(place.file, place.within, kind)


def _head(stream: BinaryIO) -> bytes:
    head = stream.read(LOOKED_AT)
    stream.seek(0)
    return head


def _skip_count(stream: BinaryIO, head: bytes) -> None:
    """Pass what is before the header: a byte order mark, empty lines, the length that Apple Mail writes first."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ")
    first = BytesIO(rest).readline()
    if first.strip().isdigit():
        rest = rest[len(first) :]
    stream.seek(len(head) - len(rest))
