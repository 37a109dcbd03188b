"""What a file is, by how it begins and never by what it is called."""

import re
from enum import StrEnum
from typing import Final

from certdesk.services.notices.charsets import unmarked_utf_16

LOOKED_AT: Final = 8_192


class FileKind(StrEnum):
    """What a file holds. Those up to TEXT are read; LEFT_OUT is said of one file of an archive."""

    MAIL = "mail"
    MAILBOX = "mailbox"
    ARCHIVE = "zip archive"
    PAGE = "web page"
    TEXT = "text"
    EMPTY = "nothing"
    OUTLOOK = "outlook message"
    OUTLOOK_STORE = "outlook data file"
    WINMAIL = "winmail.dat"
    PDF = "pdf"
    PICTURE = "picture"
    DOCUMENT = "office document"
    RICH_TEXT = "rich text"
    CERTIFICATE = "certificate"
    PACKED = "packed file"
    LEFT_OUT = "too large or broken"
    PROGRAM = "program"
    OTHER = "something else"


_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNINGS: Final = (
    (b"PK\x03\x04", FileKind.ARCHIVE),
    (b"PK\x05\x06", FileKind.ARCHIVE),
    (b"PK\x07\x08", FileKind.ARCHIVE),
    (b"!BDN", FileKind.OUTLOOK_STORE),
    (b"\x78\x9f\x3e\x22", FileKind.WINMAIL),
    (b"\x89PNG", FileKind.PICTURE),
    (b"\xff\xd8\xff", FileKind.PICTURE),
    (b"GIF8", FileKind.PICTURE),
    (b"BM", FileKind.PICTURE),
    (b"II*\x00", FileKind.PICTURE),
    (b"MM\x00*", FileKind.PICTURE),
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"\x1f\x8b", FileKind.PACKED),
    (b"BZh", FileKind.PACKED),
    (b"\xfd7zXZ", FileKind.PACKED),
    (b"7z\xbc\xaf", FileKind.PACKED),
    (b"Rar!", FileKind.PACKED),
    (b"(\xb5/\xfd", FileKind.PACKED),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"\x30\x82", FileKind.CERTIFICATE),
)
_TEXTUAL: Final = frozenset({b"BM", b"MZ", b"BZh"})
_PDF: Final = b"%PDF-"
_ARMOUR: Final = re.compile(rb"\s*-----BEGIN [A-Z0-9 ]{1,40}-----")
_OFFICE: Final = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis")
_WIDE_BEGINNINGS: Final = (b"\xff\xfe", b"\xfe\xff")
_MARK: Final = b"\xef\xbb\xbf"
_SEPARATOR: Final = re.compile(rb"From [^\r\n]{0,400}?[0-9]{1,2}:[0-9]{2}[^\r\n]{0,60}")
_HEADER: Final = re.compile(rb"[!-9;-~]{1,100}[ \t]{0,10}:")
_COUNT: Final = re.compile(rb"[0-9]{1,12}[ \t]*\r?\n")
_KNOWN: Final = re.compile(
    rb"^(?:return-path|received|from|to|cc|subject|date|sent|message-id|mime-version|delivered-to|content-type|reply-to|"
    rb"sender|x-[a-z0-9-]+|dkim-signature|authentication-results|envelope-to|status|list-[a-z]+|von|an|betreff|gesendet|"
    rb"de|objet|envoy\S{1,3}|asunto|para|oggetto|onderwerp)[ \t]{0,10}:",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE: Final = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<table[\s>]|<div[\s>]", re.IGNORECASE)


def kind_of(head: bytes) -> FileKind:  # noqa: PLR0911 - a table of kinds, the surest first
    """Return what a file is that begins with `head`, its first 8 KB."""
    if not head.strip(b"\x00 \t\r\n"):
        return FileKind.EMPTY if not head.strip() else FileKind.OTHER
    if binary := _binary(head):
        return binary
    if head.startswith(_WIDE_BEGINNINGS):
        return FileKind.TEXT
    text = head.removeprefix(_MARK).lstrip(b"\r\n\t ")
    if _SEPARATOR.match(text):
        return FileKind.MAILBOX
    if begins_mail(text):
        return FileKind.MAIL
    if _ARMOUR.match(text):
        return FileKind.CERTIFICATE
    if _PAGE.search(text[:2_048]):
        return FileKind.PAGE
    return FileKind.OTHER if b"\x00" in head and not unmarked_utf_16(head) else FileKind.TEXT


def begins_mail(text: bytes) -> bool:
    """Return whether a text begins with the header of a mail; Apple Mail writes the mail's length before it."""
    if count := _COUNT.match(text):
        text = text[count.end() :]
    if not _HEADER.match(text):
        return False
    header = re.split(rb"\r?\n\r?\n|\r\r", text, maxsplit=1)[0]
    lines = [line for line in header.splitlines() if line and not line[:1].isspace()]
    headers = sum(1 for line in lines if _HEADER.match(line))
    return bool(_KNOWN.search(header)) and headers > 1 and headers * 2 > len(lines)


def _binary(head: bytes) -> FileKind | None:
    if _PDF in head[:1_024] and not begins_mail(head):
        return FileKind.PDF
    if head.startswith(_OLE):
        return FileKind.OUTLOOK if _holds_message(head) else FileKind.DOCUMENT
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning) and not (beginning in _TEXTUAL and b"\x00" not in head):
            is_office = kind is FileKind.ARCHIVE and any(each in head for each in _OFFICE)
            return FileKind.DOCUMENT if is_office else kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return FileKind.PICTURE
    return None


def _holds_message(head: bytes) -> bool:
    """Return whether an OLE file is a mail of Outlook, as far as its beginning shows."""
    wide = ("__substg1.0_".encode("utf-16-le"), "__properties_version1.0".encode("utf-16-le"))
    return any(each in head for each in wide)
