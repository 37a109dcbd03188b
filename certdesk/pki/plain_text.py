"""Text out of what people paste and drop: decoded, and rid of what mail programs, editors and web forms did to it."""

import re
from dataclasses import dataclass
from typing import Final

_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_MOSTLY: Final = 0.8
_UNSEEN = dict.fromkeys(map(ord, "\0\ufeff\u200b\u2060\u00ad"))
_SPACES = dict.fromkeys(map(ord, "\t\v\f\x1c\x1d\x1e\x1f\u00a0\u2007\u202f\u3000"), " ")
_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\n")
_TIDY = {**_UNSEEN, **_SPACES, **_BREAKS}

_SPELLED_BREAK = re.compile(r"(?:\\{1,4}r)?\\{1,4}n|\\{1,4}r")
_SPELLED_SLASH = re.compile(r"\\{1,4}/")
_PRINTABLE_ENCODED = re.compile(r"=3D|quoted-printable", re.IGNORECASE)
_SOFT_BREAK = re.compile(r"= *\n")
_UNPRINTED = re.compile(r"[\0-\x08\x0e-\x19]")


@dataclass(frozen=True, slots=True)
class Text:
    """Text with `\\n` between its lines and plain spaces. `has_lines` says that its lines are those of the source."""

    text: str
    is_utf16: bool = False
    has_lines: bool = True


def plain_text(content: bytes) -> Text:
    """Return `content` as text, whatever it is encoded in; what is no text gives something without meaning."""
    decoded, is_utf16 = _decoded(content)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n").translate(_TIDY)
    before = text
    if "\\" in text:
        text = _SPELLED_SLASH.sub("/", _SPELLED_BREAK.sub("\n", text))
    if "=" in text and _PRINTABLE_ENCODED.search(text):
        text = _SOFT_BREAK.sub("", text).replace("=3D", "=")
    return Text(text, is_utf16, has_lines=text == before)


def is_text(content: bytes) -> bool:
    """Return whether people can read `content` as text."""
    decoded, is_utf16 = _decoded(content)
    return is_utf16 or not _UNPRINTED.search(decoded)


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, and whether it was UTF-16: by its mark, or because nearly every other octet is zero."""
    if content.startswith(_UTF16_MARKS):
        return content.decode("utf-16", "replace"), True
    low, high = content[::2], content[1::2]
    for encoding, zeros, letters in (("utf-16-le", high, low), ("utf-16-be", low, high)):
        if zeros and zeros.count(0) >= _MOSTLY * len(zeros) and letters.count(0) < (1 - _MOSTLY) * len(letters):
            return content.decode(encoding, "replace"), True
    return content.decode("utf-8", "replace"), False
