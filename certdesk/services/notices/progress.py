"""How far the reading of many files is, in bytes, told while their lines are read."""

from typing import BinaryIO, Final

from certdesk.domain.work import Reporter, Silent
from certdesk.services.notices.mailboxes import Lines
from certdesk.services.notices.trimming import MOST_OF_A_LINE

_TOLD_EVERY: Final = 256 * 1024


class Progress:
    """Counts the bytes of files that were read, and asks now and then whether to go on."""

    def __init__(self, report: Reporter, total: int) -> None:
        self._report = report
        self._total = total
        self._done = 0

    def passed(self, size: int) -> None:
        """Say that a file of this size was read."""
        self._done = min(self._total, self._done + size)
        self._report.step(self._done, self._total)

    def reached(self, position: int) -> None:
        """Say how far the present file was read. Raises Cancelled."""
        self._report.check()
        self._report.step(min(self._total, self._done + position), self._total)

    def lines_of(self, stream: BinaryIO) -> Lines:
        """Return what reads a file line by line, longer lines in pieces, and tells of it. Raises Cancelled."""
        read, told = 0, 0
        readline = stream.readline

        def line() -> bytes:
            nonlocal read, told
            found = readline(MOST_OF_A_LINE)
            read += len(found)
            if read - told > _TOLD_EVERY:
                told = read
                self.reached(read)
            return found

        return line

    def silent(self) -> "Progress":
        """Return what tells of nothing, for a file within another one, and still asks whether to go on."""
        return Progress(_Asking(self._report), 0)


class _Asking(Silent):
    """Passes on the wish to stop alone."""

    def __init__(self, report: Reporter) -> None:
        self._report = report

    def check(self) -> None:
        """Raise Cancelled when the user has stopped the work."""
        self._report.check()
