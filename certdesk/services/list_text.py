"""The bytes of a list as text: which encoding they are in, and that they are text at all."""

import codecs
from pathlib import Path
from typing import Final

from certdesk.domain.errors import FieldError
from certdesk.domain.lists import LARGEST_LIST, Encoding
from certdesk.domain.messages import MessageKey
from certdesk.services.requests.files import followed, opened

LIST: Final = "list"

_MARKS: Final = {
    codecs.BOM_UTF8: Encoding.UTF_8,
    codecs.BOM_UTF16_LE: Encoding.UTF_16_LE,
    codecs.BOM_UTF16_BE: Encoding.UTF_16_BE,
}
_LOOKED_AT: Final = 4096
_NUL: Final = "\0"


def read_list(path: Path) -> bytes:
    """Return the content of the file at `path`, an ordinary one: reading a pipe or a device might never end.

    Raises Unavailable (FILE_READ with `file` and `cause`), FieldError (`list`; LIST_EMPTY, LIST_BIG with `size` and
    `most`, in bytes).
    """
    with opened(followed(path)) as (stream, length):
        content = stream.read(LARGEST_LIST + 1)
    size = max(length, len(content))
    if size > LARGEST_LIST:
        raise FieldError(LIST, MessageKey.LIST_BIG, file=path.name, size=size, most=LARGEST_LIST)
    if not content.strip():
        raise FieldError(LIST, MessageKey.LIST_EMPTY, file=path.name)
    return content


def decoded(content: bytes, file: str) -> tuple[str, Encoding]:
    """Return a list as text, and the encoding it was in. Raises FieldError (`list`, LIST_FORM with `line`).

    A byte order mark decides. Without one it is UTF-16 where every other byte is zero, UTF-8 where that fits, and
    else what Windows of the West writes, which fits always.
    """
    encoding, text = _read(content)
    if _NUL in text:
        line = text.count("\n", 0, text.index(_NUL)) + 1
        raise FieldError(LIST, MessageKey.LIST_FORM, file=file, line=line)
    return text, encoding


def _read(content: bytes) -> tuple[Encoding, str]:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return encoding, content[len(mark) :].decode(encoding, "replace")
    if wide := _unmarked_utf_16(content[:_LOOKED_AT]):
        return wide, content.decode(wide, "replace")
    try:
        return Encoding.UTF_8, content.decode(Encoding.UTF_8)
    except UnicodeDecodeError:
        return Encoding.WINDOWS, content.decode(Encoding.WINDOWS, "replace")


def _unmarked_utf_16(head: bytes) -> Encoding | None:
    """Text of the West has a zero in most of its pairs of bytes, on one side; text in UTF-8 has none at all."""
    pairs = len(head) // 2
    first, second = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if second > pairs / 2 and first == 0:
        return Encoding.UTF_16_LE
    return Encoding.UTF_16_BE if first > pairs / 2 and second == 0 else None
