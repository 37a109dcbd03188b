"""PEM text (RFC 7468) with the line ends that the portal's files carry."""

import binascii
from base64 import b64encode

from certdesk.pki.errors import damaged

LINE_END = "\r\n"
CERTIFICATE, PKCS7 = "CERTIFICATE", "PKCS7"
_WIDTH = 64
_BOM = "\ufeff"


def armour(der: bytes, label: str) -> bytes:
    """Return `der` as one PEM block of 64 columns with CRLF line ends [RB, IBM]."""
    text = b64encode(der).decode("ascii")
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    block = [f"-----BEGIN {label}-----", *lines, f"-----END {label}-----", ""]
    return LINE_END.join(block).encode("ascii")


def blocks(content: bytes, label: str) -> tuple[bytes, ...]:
    """Return the DER of every block in PEM text that holds nothing but whole blocks of this label.

    Any line ends, blank lines and a byte order mark are accepted. Raises Damaged when a block is cut, is
    not base64, or has something else beside it.
    """
    found: list[bytes] = []
    body: list[str] | None = None
    for line in _lines(content):
        if body is None:
            if line != f"-----BEGIN {label}-----":
                raise damaged("text")
            body = []
        elif line == f"-----END {label}-----":
            found.append(_decoded("".join(body)))
            body = None
        else:
            body.append(line)
    if body is not None or not found:
        raise damaged("end")
    return tuple(found)


def _lines(content: bytes) -> list[str]:
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError:
        raise damaged("text") from None
    return [line.strip() for line in text.splitlines() if line.strip()]


def _decoded(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        raise damaged("text") from None
