"""Bytes of mails and texts as characters, whatever they say of their own encoding."""

import codecs
import re
from functools import lru_cache
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CALLED: Final = {
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "x-gbk": "gb18030",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "windows-874": "cp874",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
}
# Encodings of no mail: some take a time that grows with the square of the text.
_NEVER: Final = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_NOT_LIKE_ASCII: Final = (
    "utf-16",
    "utf16",
    "utf-32",
    "utf-7",
    "utf7",
    "unicode",
    "iso-2022",
    "hz",
    "ibm",
    "cp0",
    "ebcdic",
)
_SAYS_NOTHING: Final = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "x-unknown", "default", "8bit", "binary"})
_WRITTEN_DIRECTION: Final = re.compile(
    r"-[ie]\Z"
)  # iso-8859-8-i: how right-to-left text is stored, not how it is encoded
_META: Final = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_LOOKED_AT: Final = 4_096
_UTF_8: Final = "utf-8"
_WESTERN: Final = "cp1252"


def decoded(content: bytes, said: str = "") -> str:
    """Return `content` as text.

    A byte order mark decides, then zeros in every other place, then the encoding that is `said`, where it fits. What is
    said to be nothing more than ASCII, or in an encoding that does not exist or fit, is UTF-8 where that fits, and else
    what Windows of the West writes. Nothing is refused: what fits nowhere is replaced.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if content.isascii() and b"\0" not in content and not _changes_ascii(said):
        return content.decode("ascii")
    codec = (unmarked_utf_16(content[:_LOOKED_AT]) if b"\0" in content else None) or _codec(said)
    for each in dict.fromkeys(filter(None, (codec, _UTF_8))):
        try:
            return content.decode(each)
        except ValueError:
            continue
    return content.decode(codec or _WESTERN, "replace")


def decoded_page(content: bytes, said: str = "") -> str:
    """Return an HTML page as text: by what is said of it, else by what it says of itself."""
    meta = None if said else _META.search(content[:_LOOKED_AT])
    return decoded(content, said or (meta[1].decode("ascii") if meta else ""))


def unmarked_utf_16(head: bytes) -> str | None:
    """Return which UTF-16 a text without a mark is in: most pairs of bytes have a zero on one side."""
    pairs = len(head) // 2
    first, second = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if second > pairs / 2 and first == 0:
        return "utf-16-le"
    return "utf-16-be" if first > pairs / 2 and second == 0 else None


def _changes_ascii(said: str) -> bool:
    return said.lower().startswith(_NOT_LIKE_ASCII)


@lru_cache(64)
def _codec(said: str) -> str | None:
    """Return the codec for a name that a mail gives an encoding, or None."""
    name = _WRITTEN_DIRECTION.sub("", said.strip().strip("\"'").lower())
    if name in _SAYS_NOTHING:
        return None
    try:
        found = codecs.lookup(_CALLED.get(name, name))
        b"a".decode(found.name, "replace")  # LookupError for what is no encoding of text
    except (LookupError, ValueError):
        return None
    return None if found.name.replace("-", "_") in _NEVER else found.name
