"""A measured process: typing into the filter, one key after the other, each until the list is painted again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from bench.list_watch import ListWatch, order_list
from bench.opened_home import built
from bench.processes import hand_in, peak_mib

_LONGEST_WORD = 12
_PATIENCE = 60.0


class Typist:
    """Types into the filter of an open home."""

    def __init__(self, home: Path) -> None:
        self._program = built(home)
        self._list = order_list()
        self._is_painted = False
        self._watch = ListWatch(self._list, self._note)
        self._program.start()
        self._wait()
        field = self._program.shell.window.findChild(QLineEdit, "orders_search")
        if not isinstance(field, QLineEdit):
            raise TypeError
        self._field = field
        field.setFocus()

    def words(self) -> Iterator[str]:
        """Yield the beginnings of names from the top, the middle and the end of the list, so that each finds some."""
        model = self._list.model()
        last = model.rowCount() - 1
        for place in (1, last // 4, last // 2, last):
            name: str = model.index(max(1, place), 0).data(Qt.ItemDataRole.DisplayRole)
            yield name[:_LONGEST_WORD]

    def type_and_clear(self, word: str) -> Iterator[float]:
        """Type `word` and take it back; yield for each key the milliseconds until the list was painted."""
        for letter in word:
            yield self._timed(partial(QTest.keyClicks, self._field, letter))
        for _ in word:
            yield self._timed(partial(QTest.keyClick, self._field, Qt.Key.Key_Backspace))

    def _timed(self, press: Callable[[], None]) -> float:
        QApplication.processEvents()
        self._is_painted = False
        begun = time.perf_counter()
        press()
        self._wait()
        return (time.perf_counter() - begun) * 1000

    def _wait(self) -> None:
        """A second is the longest that the loop sleeps: the program's own clock ticks."""
        end = time.monotonic() + _PATIENCE
        while not self._is_painted:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.monotonic() > end:
                raise TimeoutError

    def _note(self) -> None:
        self._is_painted = True


def main() -> None:
    """Type as many words as were asked for, and hand in the time of every key."""
    typist = Typist(Path(sys.argv[2]))
    words = list(typist.words()) * int(sys.argv[3])
    keys = [took for word in words for took in typist.type_and_clear(word)]
    hand_in({"keys": keys, "peak_mib": peak_mib()})


if __name__ == "__main__":
    main()
