"""Requests and whatever else lies in what people paste and drop: PEM with anything around it, base64, and DER."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from certdesk.domain.csr import Wrapping
from certdesk.pki.armoured import Block, blocks_in, runs_in, without_quotes
from certdesk.pki.der import elements, is_cut
from certdesk.pki.plain_text import Text, is_text, plain_text
from certdesk.pki.recognition import Kind, kind_of

_PRIVATE_KEY = re.compile(
    r"(?:BEGIN|END)[A-Z0-9 ]{0,64}PRIVATE KEY"
    r"|PuTTY-User-Key-File-"
    r"|<D>[A-Za-z0-9+/=\s]{16,}"  # XML as .NET writes it
    r"|AGE-SECRET-KEY-1"
)
_JSON_KEY, _JSON_SECRET = '"kty"', re.compile(r'"[dk]"\s?:\s?"[A-Za-z0-9_-]{16,}')  # RFC 7518 6.2.2, 6.3.2, 6.4
_SSH_KEY = re.compile(r"(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\w{1,32}|sk-[\w@.-]{1,64}) AAAA")
_REQUEST_LABEL = re.compile(r"(?:NEW )?CERTIFICATE REQUEST")
_LABELS: Final = {
    "CERTIFICATE": Kind.CERTIFICATE,
    "X509 CERTIFICATE": Kind.CERTIFICATE,
    "TRUSTED CERTIFICATE": Kind.CERTIFICATE,
    "PUBLIC KEY": Kind.PUBLIC_KEY,
    "RSA PUBLIC KEY": Kind.PUBLIC_KEY,
    "SSH2 PUBLIC KEY": Kind.SSH_KEY,
    "PKCS7": Kind.PKCS7,
    "CMS": Kind.PKCS7,
    "X509 CRL": Kind.CRL,
    "PGP PUBLIC KEY BLOCK": Kind.PGP,
    "PGP MESSAGE": Kind.PGP,
    "PGP SIGNATURE": Kind.PGP,
    "PGP SIGNED MESSAGE": Kind.PGP,
}
_PARAMETERS: Final = ("DH PARAMETERS", "X9.42 DH PARAMETERS", "DSA PARAMETERS", "EC PARAMETERS")

# What DER begins with; where the sequence has more than 127 octets, the second octet is no ASCII character.
_SEQUENCE, _LONG_FORM = b"\x30", b"\x80"
_JAVA_STORES = (b"\xfe\xed\xfe\xed", b"\xce\xce\xce\xce")
_PRIVATE_KEY_BLOB: Final = b"\x1e\xf1\xb5\xb0"  # .pvk, as Microsoft's tools write it
_PADDING: Final = b"\0\r\n\t \x1a"
_DEEPEST: Final = 4
_MOST_BLOCKS: Final = 250  # as many requests as the smallest keys make of 64 KB, and more


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that was found: what it is, and its DER, which is empty where it could not be had.

    `line` is the line where reading it has to stop, should it be damaged, from 1; 0 where that cannot be told.
    A private key is told, and never kept.
    """

    kind: Kind
    der: bytes = field(default=b"", repr=False)
    wrapping: Wrapping = Wrapping.PEM
    line: int = 0


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in a file or a text, in its order, and whether anything stands around what was found."""

    pieces: tuple[Piece, ...] = ()
    has_stray_text: bool = False


def contents_of(content: bytes, depth: int = 0) -> Contents:
    """Return what lies in `content`; no piece where it is empty. Whatever it holds, nothing is raised."""
    if _begins_as_der(content):
        return _from_der(content, depth)
    if content.startswith(_JAVA_STORES):
        return Contents((Piece(Kind.JAVA_STORE),))
    if content.startswith(_PRIVATE_KEY_BLOB):
        return Contents((Piece(Kind.PRIVATE_KEY),))
    text = plain_text(content)
    if not text.text.strip():
        return Contents()
    if _holds_private_key(text.text):
        return Contents((Piece(Kind.PRIVATE_KEY),))
    found = _from_text(text, depth)
    return found if found.pieces else Contents((Piece(_kind_of_text(content, text.text)),), has_stray_text=True)


def _holds_private_key(text: str) -> bool:
    return bool(_PRIVATE_KEY.search(text) or (_JSON_KEY in text and _JSON_SECRET.search(text)))


def _begins_as_der(content: bytes) -> bool:
    if content[:1] != _SEQUENCE or content.isascii():
        return False
    return content[1:2] >= _LONG_FORM or kind_of(content) is not Kind.OTHER


def _from_der(content: bytes, depth: int) -> Contents:
    """Return what DER is, and whatever stands behind it."""
    whole = next((element.whole for element in elements(content)), content)
    behind = content[len(whole) :].strip(_PADDING)
    more = contents_of(behind, depth + 1) if behind and depth < _DEEPEST else Contents()
    told = tuple(piece for piece in more.pieces if piece.kind not in {Kind.TEXT, Kind.OTHER})
    return Contents((_piece(whole, Wrapping.DER), *told), bool(behind))


def _from_text(text: Text, depth: int) -> Contents:
    pieces: list[Piece] = []
    around: list[str] = []
    ended = 0
    for block in islice(blocks_in(text.text), _MOST_BLOCKS):
        around.append(text.text[ended : block.begins])
        ended = block.ends
        pieces += _from_block(block, text)
    around.append(text.text[ended:])
    rest = "\n\n".join(around)  # a run of base64 does not go on behind a block
    bare, is_stray = _from_runs(rest, depth)
    return Contents((*pieces, *bare), is_stray or any(piece.kind is not Kind.REQUEST for piece in pieces))


def _from_block(block: Block, text: Text) -> Iterator[Piece]:
    wrapping = Wrapping.UTF16 if text.is_utf16 else Wrapping.QUOTED if block.is_quoted else Wrapping.PEM
    is_told = text.has_lines and "\n" in block.body.strip() and block.stop >= 0
    line = text.text.count("\n", 0, block.stop) + 1 if is_told else 0
    piece = _piece(block.der, wrapping, line)
    is_request = bool(_REQUEST_LABEL.fullmatch(block.label))
    if block.label in _PARAMETERS:
        yield Piece(Kind.PARAMETERS)
    elif is_request and piece.kind is not Kind.PRIVATE_KEY and (piece.kind is Kind.OTHER or is_cut(block.der)):
        yield Piece(Kind.REQUEST, b"", wrapping, line)  # what is damaged may look like anything
    elif piece.kind is not Kind.OTHER:
        yield piece
    else:
        yield Piece(_LABELS.get(block.label, Kind.OTHER))


def _from_runs(text: str, depth: int) -> tuple[list[Piece], bool]:
    """Return what stands in bare base64, and whether anything else stands in `text`."""
    pieces: list[Piece] = []
    rest: list[str] = []
    ended, has_more = 0, False
    for der, begins, ends in runs_in(text):
        found = _from_run(der, depth)
        if found.pieces:
            rest.append(text[ended:begins])
            ended = ends
            has_more |= found.has_stray_text
            pieces += found.pieces
    rest.append(text[ended:])
    return pieces, has_more or bool(without_quotes("".join(rest)).replace(">", "").strip())


def _from_run(der: bytes, depth: int) -> Contents:
    if not der or depth >= _DEEPEST or (der[:1] == _SEQUENCE and kind_of(der) is Kind.OTHER):
        return Contents()
    found = contents_of(der, depth + 1)
    pieces = tuple(
        Piece(piece.kind, piece.der, Wrapping.BASE64)
        for piece in found.pieces
        if piece.kind not in {Kind.TEXT, Kind.OTHER}
    )
    return Contents(pieces, found.has_stray_text)


def _piece(der: bytes, wrapping: Wrapping, line: int = 0) -> Piece:
    kind = kind_of(der)
    return Piece(kind) if kind is Kind.PRIVATE_KEY else Piece(kind, der, wrapping, line)


def _kind_of_text(content: bytes, text: str) -> Kind:
    if _SSH_KEY.search(text):
        return Kind.SSH_KEY
    return Kind.TEXT if is_text(content) else Kind.OTHER
