"""Files whose lines end as on the first Macintoshes, with a carriage return alone, read as if they ended with LF."""

from io import BufferedReader, RawIOBase
from typing import BinaryIO, cast

_CR, _LF = b"\r", b"\n"


def with_line_feeds(stream: BinaryIO, head: bytes) -> BinaryIO:
    """Return `stream`, or where its `head` has carriage returns alone one that gives line feeds at the same places."""
    if _LF in head or _CR not in head:
        return stream
    return cast("BinaryIO", BufferedReader(_LineFeeds(stream)))


class _LineFeeds(RawIOBase):
    """Gives what another stream holds, byte for byte, except for its line ends."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader hands in
        found = self._stream.read(len(buffer)).replace(_CR, _LF)
        buffer[: len(found)] = found
        return len(found)
