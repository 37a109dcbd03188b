"""Another program's window, from which files are dragged: it holds what stands on its command line."""

import sys

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Source(QWidget):
    """Begins to drag as soon as it is pressed and moved."""

    def __init__(self, files: list[str]) -> None:
        super().__init__()
        self._files = files
        self._is_ready = False
        self.setGeometry(0, 820, 60, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        """It can be pressed from now on."""
        if not self._is_ready:
            self._is_ready = True
            sys.stdout.write("ready\n")
            sys.stdout.flush()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        sys.stdout.write("dragging\n")
        sys.stdout.flush()
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setHotSpot(QPoint(0, 0))
        offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        done = drag.exec(offered, Qt.DropAction.MoveAction)
        sys.stdout.write(f"dropped {done.name}\n")
        sys.stdout.flush()


def main() -> None:
    app = QApplication(sys.argv)
    source = Source(sys.argv[1:])
    source.show()
    app.exec()


if __name__ == "__main__":
    main()
