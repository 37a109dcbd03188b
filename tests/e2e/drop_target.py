"""CertDesk on the home of its command line, telling on standard output what its window shows of what is dropped."""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget

from certdesk.bootstrap import Program, Surroundings, build
from certdesk.paths import places
from tests.e2e.conftest import START
from tests.e2e.patience import is_at_work
from tests.e2e.stage import HandClock, Keyring

_EVERY = 50


class Teller:
    """Says each label once, and what the cue of a drag says whenever that changes."""

    def __init__(self, program: Program, order: str) -> None:
        self._program, self._order = program, order
        self._said: set[str] = set()
        self._cue = ""
        self._places = ""
        self._are_places_told = False
        self._timer = QTimer(program)
        self._timer.timeout.connect(self._look)
        self._timer.start(_EVERY)

    def _look(self) -> None:
        window = self._program.shell.window
        if self._program.models.orders.props.total and window.isVisible() and not is_at_work():
            self._tell_places(window)
        for label in window.findChildren(QLabel):
            if label.isVisible() and label.text():
                self._say(f"label {label.text()}")
        for cue in window.findChildren(QWidget, "drop_cue"):
            if cue.isVisible() and cue.accessibleName() != self._cue:
                self._cue = cue.accessibleName()
                _tell(f"cue {self._cue}")

    def _tell_places(self, window: QWidget) -> None:
        """Tell them once they stay: what is read while it starts comes to stand above the list."""
        view = window.findChild(QListView, "orders_list")
        if view is None:
            return
        model = view.model()
        names = [model.index(row, 0).data() for row in range(model.rowCount())]
        if self._are_places_told or self._order not in names:
            return
        index = model.index(names.index(self._order), 0)
        view.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        place = view.viewport().mapToGlobal(view.visualRect(index).center())
        beside = window.mapToGlobal(QPoint(window.width() - 200, window.height() // 2))
        before, self._places = self._places, f"places {place.x()} {place.y()} {beside.x()} {beside.y()}"
        if before == self._places:
            self._are_places_told = True
            _tell(self._places)

    def _say(self, words: str) -> None:
        if words not in self._said:
            self._said.add(words)
            _tell(words)


def _tell(words: str) -> None:
    sys.stdout.write(words.replace("\n", " ") + "\n")
    sys.stdout.flush()


def main() -> None:
    home, order = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv[:1])
    program = build(places(home), app, Surroundings(HandClock(START), Keyring(refuses=True), home))
    program.start()
    program.shell.window.setGeometry(100, 0, 1280, 800)
    teller = Teller(program, order)
    app.exec()
    del teller


if __name__ == "__main__":
    main()
