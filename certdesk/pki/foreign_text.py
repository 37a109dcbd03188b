"""DER out of what people paste and drop: PEM with anything around it, bare base64, and DER itself."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from certdesk.pki.recognition import Kind, kind_of

_BLOCK = re.compile(r"-----BEGIN ([A-Z0-9 ]{1,64})-----(.*?)-----END [A-Z0-9 ]{1,64}-----", re.DOTALL)
_REQUEST = re.compile(r"(?:NEW )?CERTIFICATE REQUEST")
_REQUEST_BEGINS = re.compile(rf"-----BEGIN {_REQUEST.pattern}-----")
_PRIVATE_KEY = re.compile(r"BEGIN [A-Z0-9 ]{0,64}PRIVATE KEY|^PuTTY-User-Key-File-", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_BREAKS = re.compile(r"\s+|\\[rn]")
_BARE = re.compile(r"[A-Za-z0-9+/_-]+=*")
_URL_SAFE = str.maketrans("-_", "+/")
_UNSEEN = str.maketrans("", "", "\ufeff\u200b\u2060")

# What DER begins with; where the sequence has more than 127 octets, the second octet is no ASCII character.
_SEQUENCE, _LONG_FORM = b"\x30", b"\x80"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_JAVA_STORES = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was found: what it is, and its DER, which is empty where it could not be had.

    A private key is told, and never kept.
    """

    kind: Kind
    der: bytes = field(default=b"", repr=False)


def pieces_in(content: bytes) -> tuple[Piece, ...]:
    """Return what lies in `content`, in its order; nothing where it is empty. Whatever it holds, nothing is raised."""
    if content[:1] == _SEQUENCE and not content.isascii():
        piece = _piece(content)
        if piece.kind is not Kind.OTHER or content[1:2] >= _LONG_FORM:
            return (piece,)
    if content.startswith(_JAVA_STORES):
        return (Piece(Kind.JAVA_STORE),)
    text = _decoded(content).translate(_UNSEEN)
    if not text.strip():
        return ()
    bare = _bare(text)
    return (bare,) if bare else tuple(_pieces_of(text)) or (Piece(Kind.OTHER if "\0" in text else Kind.TEXT),)


def _pieces_of(text: str) -> Iterator[Piece]:
    if _PRIVATE_KEY.search(text):
        yield Piece(Kind.PRIVATE_KEY)
    requests = 0
    for label, body in _BLOCK.findall(text):
        is_request = bool(_REQUEST.fullmatch(label))
        requests += is_request
        piece = _piece(_from_base64(_QUOTED.sub("", body)))
        yield Piece(Kind.REQUEST) if is_request and piece.kind is Kind.OTHER else piece
    for _ in range(len(_REQUEST_BEGINS.findall(text)) - requests):
        yield Piece(Kind.REQUEST)


def _bare(text: str) -> Piece | None:
    """Return the piece that `text` is in base64 and nothing else, or None."""
    joined = _BREAKS.sub("", text)
    piece = _piece(_from_base64(joined)) if _BARE.fullmatch(joined) else Piece(Kind.OTHER)
    return None if piece.kind is Kind.OTHER else piece


def _piece(der: bytes) -> Piece:
    kind = kind_of(der)
    return Piece(kind) if kind is Kind.PRIVATE_KEY else Piece(kind, der)


def _from_base64(text: str) -> bytes:
    """Return what base64 or base64url means, with or without padding; nothing where it means nothing."""
    joined = _BREAKS.sub("", text).translate(_URL_SAFE).rstrip("=")
    try:
        return binascii.a2b_base64(joined + "=" * (-len(joined) % 4), strict_mode=True)
    except ValueError:
        return b""


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", "replace")
    for encoding, high in (("utf-16-le", content[1::2]), ("utf-16-be", content[::2])):
        if high and not high.strip(b"\0"):
            return content.decode(encoding, "replace")
    return content.decode("utf-8", "replace")
